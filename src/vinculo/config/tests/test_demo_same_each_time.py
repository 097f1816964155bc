"""Two loads of one day write the same rows, column by column, in every table."""

import hashlib
import itertools
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test import override_settings

from vinculo.config import demo
from vinculo.config.demos import USUAL, Loading, demo_companies
from vinculo.config.demos.conectasur.writing import year_of
from vinculo.config.tests.test_demo_companies import AT, SCALE
from vinculo.kernel import clock, ids
from vinculo.kernel.demo import demo_name, demo_secrets

COUNTED, DRAWN, CLOCK = "the server counts on", "a secret drawn anew", "the server's own clock"
LETTER = "bytes of a letter with the moment and the boundary of its writing"
NOT_THE_SAME = {
    "account_emailaddress.id": COUNTED,
    "cases_numberyear.starts_after": COUNTED,
    "cases_trackinglink.digest": DRAWN,
    "delivery_outgoingmail.blob": LETTER,
    "identity_user.password": DRAWN,
    "interactions_rawmessage.blob": LETTER,
    "kernel_evidenceline.digest": "under a salt",
    "kernel_evidenceline.hash": "of lines under a salt",
    "kernel_evidenceline.xid": COUNTED,
    "kernel_evidencesalt.salt": DRAWN,
    "kernel_liveevent.at": CLOCK,
    "kernel_liveevent.id": COUNTED,
    "kernel_liveevent.xid": COUNTED,
    "routing_agentskill.id": COUNTED,
    "routing_ladderstep.id": COUNTED,
    "routing_presence.heartbeat_at": CLOCK,
    "routing_presence.number": COUNTED,
    "routing_presence.since": CLOCK,
    "routing_queuechange.id": COUNTED,
}
"""Columns that may differ from load to load, each with its reason."""
BUT_FOR = {"kernel_evidenceline.facts": "(facts::jsonb - 'digest')"}
"""What is compared of a column that holds something under a salt among the rest."""
OF_HISTORY = (".pgh_id", ".pgh_obj_id", ".pgh_created_at", ".pgh_context_id")
"""Of each table of histories: its counter, the key that is counted, the server's clock."""
OF_THE_SERVER = ("django_", "procrastinate_")
"""Tables of the tools below, which count on through whatever is rolled back."""


@contextmanager
def drawn_alike() -> Iterator[None]:
    """What is drawn by chance for ids and keys, and the time of day: the same in each load."""
    chance, ticks = Random(7), itertools.count(int(AT.timestamp()) * 10**9, 1_000_003)
    with ExitStack() as stack:
        enter = stack.enter_context
        enter(patch.object(ids.secrets, "randbits", chance.getrandbits))
        enter(patch.object(ids.secrets, "randbelow", chance.randrange))
        enter(patch.object(ids.time, "time_ns", ticks.__next__))
        enter(patch.object(clock, "now", lambda: AT))
        yield


def digests() -> dict[str, str]:
    """Of each column of each table: a hash over all its rows, in the order of their keys."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1, 2"
        )
        columns = cursor.fetchall()
        for table, column in columns:
            if table.startswith(OF_THE_SERVER):
                continue
            value = BUT_FOR.get(f"{table}.{column}", f'"{column}"')
            cursor.execute(
                f"SELECT coalesce(string_agg(said, '|' ORDER BY said), '')"
                f" FROM (SELECT coalesce({value}::text, '-') AS said FROM \"{table}\") AS t"
            )
            found[f"{table}.{column}"] = hashlib.sha256(cursor.fetchone()[0].encode()).hexdigest()
    return found


def loaded() -> tuple[dict[str, str], dict[str, str]]:
    """What a load wrote; and the same with one name changed."""
    year_of.cache_clear()
    with drawn_alike(), transaction.atomic():
        demo.write(Loading(at=AT, scale=SCALE, say=lambda _words: None), demo_companies[USUAL])
        told = digests()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE customers_customer SET sort_name = sort_name || 'x'")
        spoilt = digests()
        transaction.set_rollback(True)
    return told, spoilt


def moved(one: dict[str, str], two: dict[str, str]) -> list[str]:
    """Columns that differ and should not."""
    return [
        column
        for column in sorted(one)
        if one[column] != two[column]
        and column not in NOT_THE_SAME
        and not column.endswith(OF_HISTORY)
    ]


@pytest.fixture
def two_loads(django_db_setup: None, django_db_blocker) -> Iterator[list]:
    before = (demo_secrets.password, demo_name.name, demo_name.domain)
    demo_secrets.password = "laguna-verde-27"
    with django_db_blocker.unblock(), override_settings(PRACTICE=True):
        yield [loaded(), loaded()]
    demo_secrets.password, demo_name.name, demo_name.domain = before


def test_only_what_is_named_here_differs_between_two_loads(two_loads) -> None:
    (one, _spoilt), (two, spoilt) = two_loads
    assert len(one) > 1000
    assert moved(one, two) == []
    assert "customers_customer.sort_name" in moved(one, spoilt)
