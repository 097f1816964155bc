"""Rules that would wake each other for ever: found before they are switched on, and cut after."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from vinculo.cases.domain.rules.conditions import REFUSING, Condition

DEEPEST = 4
"""How many rules may wake one another by one event."""
MOST_A_DAY = 8
"""How often one rule may act on one case in one day of the company."""


class Cut(StrEnum):
    """Why a rule was kept from acting."""

    CIRCLE = "circle"
    TOO_DEEP = "too_deep"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What an action does to a case, as far as it can be said beforehand.

    ``wakes`` are the events that it makes at once, ``later`` those that come of it by the clock.
    ``leaves`` says of single-valued fields what stands in them afterwards, ``adds`` and ``takes``
    which choices of the others are there, or are not.
    """

    wakes: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    leaves: Mapping[str, str] = field(default_factory=dict)
    adds: frozenset[tuple[str, str]] = frozenset()
    takes: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What of a rule decides whether it can take part in a circle."""

    id: UUID
    name: str
    event: str
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    effects: tuple[Effect, ...] = ()


def circle_of(rule: Shape, others: Iterable[Shape]) -> tuple[Shape, ...]:
    """The shortest circle of rules through ``rule``, beginning with it; () when there is none.

    What a rule does at once never wakes itself: alone it makes a circle only by the clock.
    """
    by_id = {one.id: one for one in (*others, rule)}
    if _wakes_later(rule, rule):
        return (rule,)
    came_from: dict[UUID, UUID] = {}
    waiting = deque([rule.id])
    while waiting:
        at = by_id[waiting.popleft()]
        for other in by_id.values():
            if other.id == at.id or not wakes(at, other):
                continue
            if other.id == rule.id:
                return _way(at.id, rule.id, came_from, by_id)
            if other.id not in came_from:
                came_from[other.id] = at.id
                waiting.append(other.id)
    return ()


def wakes(first: Shape, second: Shape) -> bool:
    """Whether what ``first`` does makes the event of ``second``, whose conditions can hold then.

    By the time that the clock wakes it anything may have changed.
    """
    if _wakes_later(first, second):
        return True
    made = {event for effect in first.effects for event in effect.wakes}
    return second.event in made and _may_hold(first.effects, second)


def _wakes_later(first: Shape, second: Shape) -> bool:
    return any(second.event in effect.later for effect in first.effects)


def _may_hold(effects: Sequence[Effect], rule: Shape) -> bool:
    if any(is_known_false(one, effects) for one in rule.all_of):
        return False
    return not rule.any_of or not all(is_known_false(one, effects) for one in rule.any_of)


def is_known_false(condition: Condition, effects: Sequence[Effect]) -> bool:
    """Whether a condition cannot be true after these actions; False also when nobody knows."""
    pair = condition.field, condition.value
    refuses = condition.operator in REFUSING
    known: bool | None = None
    for effect in effects:
        if condition.field in effect.leaves:
            known = effect.leaves[condition.field] == condition.value
        if pair in effect.adds:
            known = True
        if pair in effect.takes:
            known = False
    return known is not None and known == refuses


def _way(
    last: UUID, first: UUID, came_from: Mapping[UUID, UUID], by_id: Mapping[UUID, Shape]
) -> tuple[Shape, ...]:
    found = [last]
    while found[-1] != first:
        found.append(came_from[found[-1]])
    return tuple(by_id[one] for one in reversed(found))


def cut_for(rule: UUID, chain: Sequence[UUID], runs_today: int) -> Cut | None:
    """Why ``rule`` may not act any more: ``chain`` are the rules behind the event, first to last.

    A rule's own doing wakes it never: its callers leave it out before they ask.
    """
    if rule in chain:
        return Cut.CIRCLE
    if len(chain) >= DEEPEST:
        return Cut.TOO_DEEP
    return Cut.TOO_OFTEN if runs_today >= MOST_A_DAY else None
