"""Reads of decisions: why this person, and why not that one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization
from vinculo.routing import policy
from vinculo.routing.contracts import DecisionKind, LeftOut, Term
from vinculo.routing.domain.needs import is_marked
from vinculo.routing.domain.settings import Settings, settings_from
from vinculo.routing.models import Decision, Presence, Queue, Setting, WorkItem

MOST = 200


@dataclass(frozen=True, kw_only=True)
class TermLine:
    """One term of one person: its value, its weight, and the points it gave."""

    term: Term
    value: int
    weight: int
    points: float


@dataclass(frozen=True, kw_only=True)
class Contender:
    """One of the ten best of a decision."""

    user_id: UUID
    name: str
    points: float
    lines: tuple[TermLine, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """A decision with everything that it saw."""

    id: UUID
    kind: DecisionKind
    at: datetime
    why: str
    who: str
    inputs: Mapping[str, Any]
    version: int
    best: tuple[Contender, ...]
    left_out: tuple[tuple[LeftOut, int], ...]
    candidates: int


@dataclass(frozen=True, kw_only=True)
class Story:
    """All that was decided about one item, the latest first."""

    item_id: UUID
    subject: str
    queue_name: str
    queue_id: UUID
    stuck_at: datetime | None
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, kw_only=True)
class WhyNot:
    """Why one person did not get it in one decision: a reason, or the points they lacked."""

    name: str
    decision: DecisionView
    reason: LeftOut | None = None
    contender: Contender | None = None
    behind: float | None = None
    is_chosen: bool = False


def story_of(*, actor: Actor, item_id: UUID) -> Story | None:
    """Every decision about an item within the actor's sight; None when there is none."""
    item = (
        WorkItem.objects.filter(policy.visible(actor), pk=item_id).select_related("queue").first()
    )
    if item is None:
        return None
    rows = list(Decision.objects.filter(item=item).order_by("-at", "-pk")[:MOST])
    ids = {row.actor_id for row in rows if row.actor_id}
    for row in rows:
        ids |= {UUID(each["user"]) for each in row.inputs.get("best", ())}
        ids |= {UUID(str(one)) for one in _people_in(row)}
    names = identity.user_names(ids)
    settings = _settings({row.inputs.get("settings", 0) for row in rows})
    return Story(
        item_id=item.pk,
        subject=item.subject,
        queue_name=item.queue.name,
        queue_id=item.queue_id,
        stuck_at=item.stuck_at,
        decisions=tuple(_view(row, names, settings) for row in rows),
    )


_PEOPLE = ("user", "owner_after", "before", "owner_before")


def _people_in(row: Decision) -> list[str]:
    """The ids of whom a decision names; before a change of priority stood a number."""
    if row.kind == DecisionKind.REPRIORITISED:
        return []
    return [row.inputs[key] for key in _PEOPLE if row.inputs.get(key)]


def why_not(*, actor: Actor, story: Story, user_id: UUID) -> WhyNot | None:
    """Why a person of the queue did not get what was last offered; None: nothing was, yet."""
    offered = next((d for d in story.decisions if d.kind is DecisionKind.OFFERED), None)
    if offered is None or user_id not in dict(people_of(actor=actor, story=story)):
        return None
    name = identity.user_names([user_id]).get(user_id, "")
    for place, each in enumerate(offered.best):
        if each.user_id == user_id:
            return WhyNot(
                name=name,
                decision=offered,
                contender=each,
                behind=offered.best[0].points - each.points,
                is_chosen=place == 0,
            )
    number = Presence.objects.filter(pk=user_id).values_list("number", flat=True).first()
    marked = offered.inputs.get("who", {})
    for reason, text in marked.items():
        if number is not None and is_marked(text, number):
            return WhyNot(name=name, decision=offered, reason=LeftOut(reason))
    return WhyNot(name=name, decision=offered)


def people_of(*, actor: Actor, story: Story) -> list[tuple[UUID, str]]:
    """Who works the queues that the item asked, by name, for the question «why not that one»."""
    asked = {story.queue_id}
    for decision in story.decisions:
        asked |= {UUID(queue) for queue in decision.inputs.get("asked", {}).get("queues", ())}
    if not policy.may(actor, "routing.see_why"):
        return []
    teams = set(Queue.objects.filter(pk__in=asked).values_list("team_id", flat=True))
    members = organization.members_by_team(teams).values()
    names = identity.user_names({member.user_id for team in members for member in team})
    return sorted(names.items(), key=lambda pair: pair[1])


def _settings(versions: set[int]) -> dict[int, Settings]:
    rows = Setting.objects.filter(version__in=versions).values_list("version", "values")
    return {0: Settings()} | {version: settings_from(values) for version, values in rows}


def _view(
    row: Decision, names: Mapping[UUID, str], settings: Mapping[int, Settings]
) -> DecisionView:
    version = row.inputs.get("settings", 0)
    concerned = next(iter(_people_in(row)), row.actor_id)
    best = tuple(_contender(each, names, settings[version]) for each in row.inputs.get("best", ()))
    return DecisionView(
        id=row.pk,
        kind=DecisionKind(row.kind),
        at=row.at,
        why=row.why,
        who=best[0].name if best else names.get(UUID(str(concerned)), "") if concerned else "",
        inputs=row.inputs,
        version=version,
        best=best,
        left_out=tuple((LeftOut(k), n) for k, n in row.inputs.get("left_out", {}).items()),
        candidates=row.inputs.get("candidates", 0),
    )


def _contender(each: Mapping[str, Any], names: Mapping[UUID, str], settings: Settings) -> Contender:
    user_id = UUID(each["user"])
    lines = [
        TermLine(
            term=Term(term),
            value=value,
            weight=settings.weight(Term(term)),
            points=settings.weight(Term(term)) * value / 100,
        )
        for term, value in each["terms"].items()
    ]
    return Contender(
        user_id=user_id,
        name=names.get(user_id, ""),
        points=each["score"] / 100,
        lines=tuple(lines),
    )
