"""Making a plan true: people and items are locked, offers and reasons written, all at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from vinculo.kernel import live
from vinculo.kernel.ids import new_id
from vinculo.kernel.statements import fetch
from vinculo.routing.contracts import DecisionKind, OfferState
from vinculo.routing.domain.choice import Agent, Asked, Choice
from vinculo.routing.domain.needs import marks
from vinculo.routing.services.heads import Head
from vinculo.routing.services.scene import Scene

OFFERED = "routing.offered"

PEOPLE = """
SELECT p.user_id FROM routing_presence p
  JOIN unnest(%s::uuid[], %s::int[]) AS was(user_id, load_pct) USING (user_id)
 WHERE p.load_pct = was.load_pct AND p.state IN ('available', 'wrap_up')
   FOR UPDATE OF p SKIP LOCKED
"""
ITEMS = """
SELECT id FROM routing_workitem
 WHERE id = ANY(%s::uuid[]) AND state = 'waiting' AND offered_to_id IS NULL FOR UPDATE SKIP LOCKED
"""
HOLD_OUT = """
UPDATE routing_workitem AS w SET offered_to_id = held.user_id, stuck_at = NULL
  FROM unnest(%s::uuid[], %s::uuid[]) AS held(id, user_id) WHERE w.id = held.id
"""
NO_LONGER_IDLE = """
UPDATE routing_presence AS p
   SET idle_since = %s::timestamptz, warm_up_left = greatest(p.warm_up_left - had.old, -30000)
  FROM unnest(%s::uuid[], %s::int[]) AS had(user_id, old) WHERE p.user_id = had.user_id
"""
DECIDE = """
INSERT INTO routing_decision (id, item_id, kind, at, why, inputs)
SELECT id, item_id, %s, %s::timestamptz, 'best', inputs
  FROM unnest(%s::uuid[], %s::uuid[], %s::jsonb[]) AS made(id, item_id, inputs)
"""
OFFER = """
INSERT INTO routing_offer
       (id, item_id, user_id, decision_id, state, made_at, expires_at, refusal)
SELECT id, item_id, user_id, decision_id, %s, %s::timestamptz,
       %s::timestamptz + interval '1 second' * seconds, ''
  FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[], %s::int[])
       AS made(id, item_id, user_id, decision_id, seconds)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """An item and who should get it, with everything that was considered."""

    item: Head
    asked: Asked
    choice: Choice
    is_old: bool

    @property
    def agent(self) -> Agent:
        """Who should get it."""
        return self.choice.best[0].agent


def hold_out(
    scene: Scene, plans: Sequence[Plan], loads: dict[UUID, int]
) -> tuple[list[Plan], set[UUID]]:
    """Hold out what is planned, in its order, up to where somebody else was quicker.

    Answers the plans that came true, and the people and items that are somebody else's now.
    """
    people = {row[0] for row in fetch(PEOPLE, [list(loads), list(loads.values())])}
    items = {row[0] for row in fetch(ITEMS, [[plan.item.pk for plan in plans]])}
    crossed = loads.keys() - people | {plan.item.pk for plan in plans} - items
    kept = list(plans)
    for number, plan in enumerate(plans):
        if plan.item.pk in crossed or plan.agent.user_id in crossed:
            kept = list(plans[:number])
            break
    if kept:
        _write(scene, kept)
    return kept, crossed


def _write(scene: Scene, kept: Sequence[Plan]) -> None:
    items = [plan.item.pk for plan in kept]
    users = [plan.agent.user_id for plan in kept]
    decisions = [new_id() for _ in kept]
    offers = [new_id() for _ in kept]
    inputs = [json.dumps(explain(scene, plan)) for plan in kept]
    seconds = [scene.queues[plan.item.queue_id].offer_seconds for plan in kept]
    old: dict[UUID, int] = {}
    for plan in kept:
        counts = plan.is_old and plan.agent.warm_up_left is not None
        old[plan.agent.user_id] = old.get(plan.agent.user_id, 0) + counts
    at = scene.at
    fetch(HOLD_OUT, [items, users])
    fetch(NO_LONGER_IDLE, [at, list(old), list(old.values())])
    fetch(DECIDE, [DecisionKind.OFFERED.value, at, decisions, items, inputs])
    fetch(OFFER, [OfferState.OPEN.value, at, at, offers, items, users, decisions, seconds])
    topics = [f"person:{user_id}" for user_id in users]
    live.push_each(zip(topics, offers, strict=True), kind=OFFERED)


def explain(scene: Scene, plan: Plan) -> dict[str, object]:
    """Everything that the decision saw, in codes and ids, for whoever asks later."""
    item, asked, choice = plan.item, plan.asked, plan.choice
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
