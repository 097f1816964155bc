"""Reads of what is configured: loads, skills, limits, pauses, ladders, the settings in force."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vinculo.kernel.statements import Statement
from vinculo.lib.calendar import Calendar
from vinculo.organization import api as organization
from vinculo.routing.contracts import ChannelKind, PauseView, SettingView, SkillView
from vinculo.routing.domain.capacity import FIRST_LOADS, Load
from vinculo.routing.domain.choice import Step
from vinculo.routing.domain.settings import Settings, settings_from
from vinculo.routing.models import (
    AgentLimit,
    AgentSkill,
    ChannelLoad,
    LadderStep,
    PauseReason,
    Queue,
    QueueSkill,
    Setting,
    Skill,
)


@dataclass(frozen=True, kw_only=True)
class QueueSetup:
    """A queue with all that giving out its work needs."""

    id: UUID
    name: str
    team_id: UUID
    offers: bool
    may_take: bool
    offer_seconds: int
    patience: timedelta
    calendar: Calendar | None = None
    calendar_id: UUID | None = None
    skills: dict[str, int] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def loads() -> dict[ChannelKind, Load]:
    """What each kind weighs: the company's word, or the first one."""
    own = {
        ChannelKind(row.kind): Load(
            weight_pct=row.weight_pct,
            wrap_up_seconds=row.wrap_up_seconds,
            cannot_wait=row.cannot_wait,
        )
        for row in ChannelLoad.objects.all()
    }
    return {**FIRST_LOADS, **own}


def settings_in_force() -> tuple[int, Settings]:
    """The number of the version in force and its values; version 0 before anybody chose."""
    latest = _latest_setting.first()
    return (0, Settings()) if latest is None else (latest[0], settings_from(latest[1]))


@Statement
def _latest_setting() -> QuerySet[Any, Any]:
    return Setting.objects.order_by("-version").values("version", "values")[:1]


def setting_versions(*, most: int = 20) -> list[SettingView]:
    """The latest versions of the settings, the one in force first."""
    rows = Setting.objects.order_by("-version")[:most]
    return [
        SettingView(
            version=row.version,
            settings=settings_from(row.values).plain(),
            at=row.at,
            actor_id=row.actor_id,
            why=row.why,
        )
        for row in rows
    ]


def queue_setups(queue_ids: Collection[UUID] | None = None) -> dict[UUID, QueueSetup]:
    """All queues (or those named) with skills, ladder and opening hours."""
    queues = Queue.objects.order_by("name", "pk")
    if queue_ids is not None:
        queues = queues.filter(pk__in=queue_ids)
    skills: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    for row in _queue_skills.rows():
        skills[row.queue_id][str(row.skill_id)] = row.min_level
    steps: defaultdict[UUID, list[Step]] = defaultdict(list)
    for step in _ladders.rows():
        steps[step.queue_id].append(
            Step(
                after=timedelta(minutes=step.after_minutes),
                lower_by=step.lower_by,
                drops_language=step.drops_language,
                to_queue=step.to_queue_id,
            )
        )
    rows = list(queues)
    wanted = {row.calendar_id for row in rows if row.calendar_id}
    calendars = organization.calendars_of(wanted) if wanted else {}
    return {
        row.pk: QueueSetup(
            id=row.pk,
            name=row.name,
            team_id=row.team_id,
            offers=row.offers,
            may_take=row.may_take,
            offer_seconds=row.offer_seconds,
            patience=timedelta(minutes=row.patience_minutes),
            calendar=calendars[row.calendar_id] if row.calendar_id else None,
            calendar_id=row.calendar_id,
            skills=skills[row.pk],
            steps=tuple(steps[row.pk]),
        )
        for row in rows
    }


@Statement
def _queue_skills() -> QuerySet[Any, Any]:
    return QueueSkill.objects.order_by("pk").values("queue_id", "skill_id", "min_level")


@Statement
def _ladders() -> QuerySet[Any, Any]:
    return LadderStep.objects.order_by("after_minutes").values(
        "queue_id", "after_minutes", "lower_by", "drops_language", "to_queue_id"
    )


def anything_is_offered() -> bool:
    """Whether any queue gives its work out by itself."""
    return Queue.objects.filter(offers=True).exists()


def skills() -> list[SkillView]:
    """All skills, by name."""
    return [
        SkillView(id=row.pk, name=row.name, language=row.language)
        for row in Skill.objects.order_by("name", "pk")
    ]


def languages() -> dict[str, str]:
    """Which skill is which language: from the skill's id to the code."""
    rows = Skill.objects.exclude(language="").values_list("pk", "language")
    return {str(pk): language for pk, language in rows}


def skills_of(user_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """What each person can do, by the id of the skill."""
    found: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    rows = AgentSkill.objects.filter(user_id__in=user_ids)
    for user_id, skill_id, level in rows.values_list("user_id", "skill_id", "level"):
        found[user_id][str(skill_id)] = level
    return found


def limits_of(user_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """How many contacts of each kind a person has at most."""
    found: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    rows = AgentLimit.objects.filter(user_id__in=user_ids)
    for user_id, kind, at_most in rows.values_list("user_id", "kind", "at_most"):
        found[user_id][kind] = at_most
    return found


def pauses(*, all_of_them: bool = False) -> list[PauseView]:
    """The reasons for a pause that can be chosen, by name; with those closed when asked."""
    rows = PauseReason.objects.order_by("name", "pk")
    return [
        PauseView(id=row.pk, name=row.name, max_minutes=row.max_minutes, is_open=row.is_open)
        for row in (rows if all_of_them else rows.filter(is_open=True))
    ]
