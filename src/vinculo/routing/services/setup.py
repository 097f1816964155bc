"""What a company decides about giving out work: weights, loads, skills, limits, pauses."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from vinculo.kernel import locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.routing.contracts import ChannelKind, CustomerClass
from vinculo.routing.domain.capacity import Load
from vinculo.routing.domain.order import CLASS_SHARE, FURTHEST_DEADLINE, WITHOUT_DEADLINE
from vinculo.routing.domain.settings import Settings, settings_from
from vinculo.routing.models import (
    AgentLimit,
    AgentSkill,
    ChannelLoad,
    PauseReason,
    Setting,
    Skill,
)
from vinculo.routing.selectors import setup
from vinculo.routing.services.dispatch import ask_for

RANK_ANEW = """
UPDATE routing_workitem SET rank_at = enqueued_at
   + least(greatest(coalesce(due_at - enqueued_at, %(without)s::interval), interval '0'),
           %(furthest)s::interval)
     * %(due_share)s / 100
   - interval '1 minute' * %(minutes)s * (priority
     + (%(class_points)s * CASE customer_class
          WHEN 'a' THEN %(a)s WHEN 'b' THEN %(b)s ELSE %(c)s END
        + %(mood_points)s * coalesce(upset_pct, 0)) / 100.0)
 WHERE state <> 'done'
"""


class NameTakenError(DomainError):
    """Another one has that name."""

    code = "routing_name_taken"


class NothingChangedError(DomainError):
    """A new version would say what the one in force says."""

    code = "routing_nothing_changed"


@transaction.atomic
def save_settings(*, values: Mapping[str, int], actor: Actor, at: datetime, why: str) -> int:
    """A new version of the settings, in force from now on; what waits is put in its new order.

    Answers its number. Raises OutOfRangeError, CareTooHeavyError, NothingChangedError.
    """
    locks.wait_for("routing settings")
    version, before = setup.settings_in_force()
    settings = settings_from({**before.plain(), **values})
    if settings == before:
        raise NothingChangedError
    Setting.objects.create(
        version=version + 1,
        values=settings.plain(),
        at=at,
        actor_id=actor.user_id,
        why=why.strip()[:200],
    )
    _rank_anew(settings)
    ask_for()
    return version + 1


def _rank_anew(settings: Settings) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            RANK_ANEW,
            {
                "without": f"{WITHOUT_DEADLINE.days} days",
                "furthest": f"{FURTHEST_DEADLINE.days} days",
                "due_share": settings.due_share_pct,
                "minutes": settings.minutes_per_point,
                "class_points": settings.class_points,
                "mood_points": settings.mood_points,
                "a": CLASS_SHARE[CustomerClass.A],
                "b": CLASS_SHARE[CustomerClass.B],
                "c": CLASS_SHARE[CustomerClass.C],
            },
        )


@transaction.atomic
def set_load(*, kind: ChannelKind, load: Load) -> None:
    """What a kind weighs from now on; what people hold already keeps the weight it had."""
    ChannelLoad.objects.update_or_create(
        kind=kind,
        defaults={
            "weight_pct": load.weight_pct,
            "wrap_up_seconds": load.wrap_up_seconds,
            "cannot_wait": load.cannot_wait,
        },
    )


@transaction.atomic
def add_skill(*, name: str, language: str = "") -> UUID:
    """Something that people can be better or worse at. Raises NameTakenError."""
    name = name.strip()
    taken = Skill.objects.filter(name__iexact=name)
    if taken.exists() or (language and Skill.objects.filter(language=language).exists()):
        raise NameTakenError(name=name)
    return Skill.objects.create(name=name, language=language).pk


@transaction.atomic
def set_level(*, user_id: UUID, skill_id: UUID, level: int | None) -> None:
    """How well somebody does something; None: not at all."""
    if level is None:
        AgentSkill.objects.filter(user_id=user_id, skill_id=skill_id).delete()
    else:
        AgentSkill.objects.update_or_create(
            user_id=user_id, skill_id=skill_id, defaults={"level": level}
        )


@transaction.atomic
def set_limit(*, user_id: UUID, kind: ChannelKind, at_most: int | None) -> None:
    """How many contacts of a kind somebody has at most at once; None: as many as weigh in."""
    if at_most is None:
        AgentLimit.objects.filter(user_id=user_id, kind=kind).delete()
    else:
        AgentLimit.objects.update_or_create(
            user_id=user_id, kind=kind, defaults={"at_most": at_most}
        )


@transaction.atomic
def keep_pause(
    *, name: str, max_minutes: int | None, pause_id: UUID | None = None, is_open: bool = True
) -> None:
    """A reason for a pause, made or changed. Raises NameTakenError."""
    name = name.strip()
    others = PauseReason.objects.filter(name__iexact=name)
    if (others if pause_id is None else others.exclude(pk=pause_id)).exists():
        raise NameTakenError(name=name)
    if pause_id is None:
        PauseReason.objects.create(name=name, max_minutes=max_minutes)
    else:
        PauseReason.objects.filter(pk=pause_id).update(
            name=name, max_minutes=max_minutes, is_open=is_open
        )
