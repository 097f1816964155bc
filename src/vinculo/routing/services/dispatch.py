"""Giving out what waits: people and items are matched in memory, then held out all at once.

A turn is one transaction of a few offers. It plans on the scene as it was read, then locks the
people and the items of the plan; where somebody else was quicker the plan is kept up to there, and
the rest is planned again on a new scene. So every explanation says what was true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.kernel import jobs
from vinculo.routing.contracts import LeftOut
from vinculo.routing.domain.choice import Agent, Asked, Choice, Work, asked_of, choose, why_not
from vinculo.routing.selectors import setup
from vinculo.routing.services.heads import EACH, MANY, Head, heads, work_of
from vinculo.routing.services.holding_out import Plan, hold_out
from vinculo.routing.services.scene import Scene, set_up

AT_ONCE = 25
TASK = "routing.dispatch"
WIDER = 4


@dataclass
class Turn:
    """What one transaction wants to give out, and to whom."""

    scene: Scene
    without: set[UUID]
    plans: list[Plan] = field(default_factory=list)
    loads: dict[UUID, int] = field(default_factory=dict)
    """What each chosen person held when the scene was read, to see whether that is still so."""


def ask_for(*, at: datetime | None = None) -> None:
    """Let the worker give out what waits, after the commit; or not before ``at``."""
    if at is not None:
        jobs.defer(TASK, arguments={}, queueing_lock=f"{TASK}:{at:%H%M%S}", at=at)
    elif setup.anything_is_offered():
        jobs.defer(TASK, arguments={}, queueing_lock=TASK)


def dispatch(*, at: datetime, most: int | None = None) -> int:
    """Offer what waits to those who are there and have room; answers how much was offered.

    Turn after turn until nobody can take anything more, or ``most`` were offered. Two who dispatch
    at once take different items and different people, and wait for nobody.
    """
    busy: set[UUID] = set()
    scene = set_up(at=at)
    offered = 0
    while most is None or offered < most:
        wanted = AT_ONCE if most is None else min(AT_ONCE, most - offered)
        kept, crossed = _take_a_turn(scene, wanted, busy)
        offered += kept
        if crossed:
            busy |= crossed
            scene = set_up(at=at, without=busy)
        elif kept < wanted:
            break
    return offered


@transaction.atomic
def _take_a_turn(scene: Scene, most: int, busy: set[UUID]) -> tuple[int, set[UUID]]:
    """Plan and hold out; answers how much, and the people and items somebody else has now."""
    turn = Turn(scene, busy)
    _plan(turn, most)
    if not turn.plans:
        return 0, set()
    kept, crossed = hold_out(scene, turn.plans, turn.loads)
    if kept:
        seconds = min(scene.queues[plan.item.queue_id].offer_seconds for plan in kept)
        ask_for(at=scene.at + timedelta(seconds=seconds + 1))
    return len(kept), crossed


def _plan(turn: Turn, most: int) -> None:
    """Go through the items worth looking at; deeper into each need while more can be given."""
    scene, each = turn.scene, EACH
    while len(turn.plans) < most and (giving := scene.giving()):
        free = [agent.user_id for agent in scene.free()]
        taken = {plan.item.pk for plan in turn.plans} | turn.without
        found = heads(
            queue_ids=giving, free=free, at=scene.at, each=each, fresh=scene.fresh_since()
        )
        items = [item for item in found if item.pk not in taken]
        before = len(turn.plans)
        _plan_items(turn, items, most)
        is_blocked = len(turn.plans) == before
        if is_blocked and (each >= MANY or not any(item.pk in scene.declined for item in items)):
            return
        each = MANY if is_blocked else each * WIDER


def _plan_items(turn: Turn, items: Sequence[Head], most: int) -> None:
    scene = turn.scene
    for item in items:
        if len(turn.plans) >= most:
            return
        queue = scene.queues[item.queue_id]
        work = work_of(item, queue, scene.declined.get(item.pk, frozenset()))
        asked = asked_of(work, queue.steps, scene.at)
        if plan := _match(scene, item, work, asked):
            agent = plan.agent
            turn.plans.append(plan)
            turn.loads.setdefault(agent.user_id, agent.load_pct)
            scene.burden(
                agent.user_id, weight_pct=item.weight_pct, kind=item.kind, is_old=plan.is_old
            )


def _match(scene: Scene, item: Head, work: Work, asked: Asked) -> Plan | None:
    """Decide about one item; None: nobody can take it now."""
    awaited = _awaits(scene, work, asked)
    free = [agent for agent in scene.agents.values() if not agent.queues.isdisjoint(asked.queues)]
    if not any(why_not(agent, work, asked, awaited=awaited) is None for agent in free):
        return None
    others: dict[LeftOut, list[int]] = {}
    for other in scene.others_in(asked.queues):
        others.setdefault(other.reason, []).append(other.number)
    choice: Choice = choose(
        work, asked, free, scene.settings, scene.at, others=others, awaited=awaited
    )
    agent: Agent = choice.best[0].agent
    return Plan(
        item=item,
        asked=asked,
        choice=choice,
        is_old=bool(agent.signed_in_at and item.enqueued_at < agent.signed_in_at),
    )


def _awaits(scene: Scene, work: Work, asked: Asked) -> bool:
    """Whether there is still patience for the preferred person, who is there."""
    if work.preferred is None or work.patient_until is None or scene.at >= work.patient_until:
        return False
    return work.preferred not in work.declined_by and scene.is_there(work.preferred, asked.queues)
