"""What other contexts' tests may use of the kernel."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.evidence import sealing
from vinculo.kernel.jobs import worker_app
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.registry import Registry


def actor(*roles: Role, keys: tuple[str, ...] = (), user_id: UUID | None = None) -> Actor:
    """An actor that no login stands behind."""
    who = user_id or uuid4()
    return Actor(
        user_id=who,
        name="Prueba",
        roles=frozenset(roles),
        keys=frozenset((f"person:{who}", *keys)),
    )


def run_jobs(*, limit: int = 200) -> list[str]:
    """Run what waits in the outbox, oldest first, in this connection; return the tasks' names.

    Errors rise. Jobs scheduled for later are left alone.
    """
    done: list[str] = []
    while len(done) < limit:
        job = (
            ProcrastinateJob.objects.filter(status="todo", scheduled_at__isnull=True)
            .order_by("id")
            .first()
        )
        if job is None:
            return done
        task = worker_app.tasks[job.task_name]
        task.func(**job.args)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk]
            )
        done.append(job.task_name)
    raise AssertionError(f"more than {limit} jobs: {done[-5:]}")


def seal_all(*, at: datetime, batch: int = sealing.BATCH, within: float = 120) -> int:
    """Take every line of evidence up into the chain; how many were taken.

    A line is final when no older transaction is open, of other test processes' databases either:
    waits up to ``within`` seconds for them. Raises TimeoutError.
    """
    sealed = 0
    ends = time.monotonic() + within
    while EvidenceLine.objects.filter(link__isnull=True).exists():
        sealed += sealing.seal(at=at, batch=batch)
        if time.monotonic() > ends:
            raise TimeoutError("some lines are never final")
        time.sleep(0.02)
    return sealed


@dataclass(frozen=True, kw_only=True)
class Things:
    """For the permission matrix: a thing that a person may see and one that they may not.

    Values as they stand in an address; None when there is no such thing for this person.
    ``kept``: one that they would see by team or role, but which was kept from this very person.
    """

    own: object | None
    foreign: object | None
    kept: object | None = None


ThingMaker = Callable[[UUID, frozenset[Role]], Things]

matrix_things: Registry[ThingMaker] = Registry("things of the permission matrix")
"""From the name of a part of an address (``case_id``) to who makes such things for a person.

Each context's ``testing.py`` registers the names that its own addresses use.
"""


def as_owner(statement: str, *values: object) -> None:
    """What somebody does who owns the tables and switches every guard off."""
    admin = os.environ["VINCULO_TEST_ADMIN_URL"]  # noqa: TID251 - the tests' own
    here = admin.replace("@/postgres?", f"@/{connection.settings_dict['NAME']}?")
    with psycopg.connect(here, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute(statement, values)
