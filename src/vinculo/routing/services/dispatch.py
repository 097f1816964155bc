"""Giving out what waits: one transaction decides, holds out the offers and writes down why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.kernel import jobs, live
from vinculo.kernel.ids import new_id
from vinculo.routing.contracts import DecisionKind, ItemState, OfferState
from vinculo.routing.domain.choice import (
    WHOLE,
    Agent,
    Asked,
    Choice,
    Scored,
    Work,
    asked_of,
    awaits_preferred,
    choose,
    why_not,
)
from vinculo.routing.domain.needs import marks
from vinculo.routing.models import Decision, Offer, Presence, WorkItem
from vinculo.routing.selectors import setup
from vinculo.routing.services.heads import MANY, cool_off, heads, who_declined, work_of
from vinculo.routing.services.scene import Scene, set_up

AT_ONCE = 25
OFFERED = "routing.offered"
TASK = "routing.dispatch"


@dataclass
class Round:
    """What one transaction gives out."""

    scene: Scene
    decisions: list[Decision] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)


def ask_for(*, at: datetime | None = None) -> None:
    """Let the worker give out what waits, after the commit; or not before ``at``."""
    if at is not None:
        jobs.defer(TASK, arguments={}, queueing_lock=f"{TASK}:{at:%H%M%S}", at=at)
    elif setup.anything_is_offered():
        jobs.defer(TASK, arguments={}, queueing_lock=TASK)


@transaction.atomic
def dispatch(*, at: datetime, most: int = AT_ONCE) -> int:
    """Offer what waits to those who are there and have room; answers how much was offered.

    Two who dispatch at once take different items and different people, and wait for nobody.
    """
    scene = set_up(at=at)
    giving = [queue.id for queue in scene.queues.values() if scene.gives_out(queue)]
    if not giving or not scene.free():
        return 0
    this_round = Round(scene)
    declined = _offer_heads(this_round, giving, most)
    if declined and not this_round.offers:
        _offer_heads(this_round, giving, most, each=MANY)
    Decision.objects.bulk_create(this_round.decisions)
    Offer.objects.bulk_create(this_round.offers)
    for offer in this_round.offers:
        live.push(topics=[f"person:{offer.user_id}"], kind=OFFERED, ref=offer.pk)
    if this_round.offers:
        ask_for(at=min(offer.expires_at for offer in this_round.offers) + timedelta(seconds=1))
    return len(this_round.offers)


def _offer_heads(this_round: Round, queue_ids: Sequence[UUID], most: int, **how: int) -> bool:
    """Go through the items worth looking at; answers whether refusals stood in the way."""
    scene = this_round.scene
    free = {agent.user_id for agent in scene.free()}
    fresh = scene.fresh_since()
    items = heads(queue_ids=queue_ids, free=free, at=scene.at, fresh=fresh, **how)
    since = cool_off(scene.at, scene.settings.cool_off_minutes)
    declined = who_declined([item.pk for item in items], since=since)
    while items and len(this_round.offers) < most:
        given = sum(
            _offer(this_round, item, declined.get(item.pk, frozenset()))
            for item in items[: most - len(this_round.offers)]
        )
        if not given or not scene.free():
            break
        items = heads(queue_ids=queue_ids, free=free, at=scene.at, fresh=fresh, **how)
    return bool(declined)


def _offer(this_round: Round, item: WorkItem, declined_by: frozenset[UUID]) -> bool:
    """Decide about one item and hold it out; False: nobody can take it now."""
    scene = this_round.scene
    queue = scene.queues[item.queue_id]
    work = work_of(item, queue, declined_by)
    asked = asked_of(work, queue.steps, scene.at)
    while _somebody_could(scene, work, asked):
        choice = choose(work, asked, scene.agents.values(), scene.settings, scene.at)
        if choice.chosen is None:
            return False
        if not _is_still_free(choice.chosen.agent, work):
            scene.burden(choice.chosen.agent.user_id, weight_pct=WHOLE, kind="", is_old=False)
            continue
        return _hold_out(this_round, item, work, asked, choice)
    return False


def _somebody_could(scene: Scene, work: Work, asked: Asked) -> bool:
    """A quick look at those with room, before everybody is judged and counted."""
    awaited = awaits_preferred(work, scene.agents.values(), scene.at)
    return any(
        why_not(agent, work, asked, awaited=awaited) is None
        for agent in scene.free()
        if not agent.queues.isdisjoint(asked.queues)
    )


def _is_still_free(agent: Agent, work: Work) -> bool:
    """Lock the person unless somebody else gives them something right now."""
    row = (
        Presence.objects.select_for_update(skip_locked=True)
        .filter(pk=agent.user_id, load_pct=agent.load_pct)
        .values_list("load_pct", flat=True)
        .first()
    )
    return row is not None and row + work.weight_pct <= WHOLE


def _hold_out(this_round: Round, item: WorkItem, work: Work, asked: Asked, choice: Choice) -> bool:
    scene = this_round.scene
    chosen: Scored = choice.best[0]
    locked = (
        WorkItem.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(pk=item.pk, state=ItemState.WAITING, offered_to__isnull=True)
        .values_list("pk", flat=True)
        .first()
    )
    if locked is None:
        return False
    user_id = chosen.agent.user_id
    WorkItem.objects.filter(pk=item.pk).update(offered_to=user_id, stuck_at=None)
    is_old = bool(chosen.agent.signed_in_at and item.enqueued_at < chosen.agent.signed_in_at)
    changes = {"idle_since": scene.at}
    if chosen.agent.warm_up_left is not None and is_old:
        changes["warm_up_left"] = chosen.agent.warm_up_left - 1  # type: ignore[assignment]
    Presence.objects.filter(pk=user_id).update(**changes)
    decision = Decision(
        pk=new_id(),
        item_id=item.pk,
        kind=DecisionKind.OFFERED,
        at=scene.at,
        why="best",
        inputs=explain(scene, item, asked, choice),
    )
    seconds = scene.queues[item.queue_id].offer_seconds
    this_round.decisions.append(decision)
    this_round.offers.append(
        Offer(
            pk=new_id(),
            item_id=item.pk,
            user_id=user_id,
            decision_id=decision.pk,
            state=OfferState.OPEN,
            made_at=scene.at,
            expires_at=scene.at + timedelta(seconds=seconds),
        )
    )
    scene.burden(user_id, weight_pct=work.weight_pct, kind=work.kind, is_old=is_old)
    return True


def explain(scene: Scene, item: WorkItem, asked: Asked, choice: Choice) -> dict[str, object]:
    """Everything that the decision saw, in codes and ids, for whoever asks later."""
    return {
        "settings": scene.version,
        "item": {
            "queue": str(item.queue_id),
            "kind": item.kind,
            "weight_pct": item.weight_pct,
            "priority": item.priority,
            "due": item.due_at.isoformat() if item.due_at else None,
            "since": item.enqueued_at.isoformat(),
            "rank": item.rank_at.isoformat(),
            "class": item.customer_class,
            "upset_pct": item.upset_pct,
            "preferred": str(item.preferred_id) if item.preferred_id else None,
        },
        "asked": {
            "skills": dict(asked.skills),
            "language": asked.language,
            "queues": sorted(str(queue) for queue in asked.queues),
            "rung": asked.rung,
        },
        "candidates": choice.candidates,
        "best": [
            {
                "user": str(each.agent.user_id),
                "score": each.score,
                "terms": {term.value: value for term, value in each.terms.items()},
            }
            for each in choice.best
        ],
        "left_out": {reason.value: len(who) for reason, who in choice.left_out.items()},
        "who": {reason.value: marks(list(who)) for reason, who in choice.left_out.items()},
    }
