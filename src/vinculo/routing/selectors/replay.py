"""The last day, repeated with other settings from what the decisions wrote down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.identity import api as identity
from vinculo.routing.contracts import DecisionKind, Term
from vinculo.routing.domain.replay import (
    Arrival,
    Chosen,
    Waits,
    chosen_instead,
    given_anew,
    waits,
)
from vinculo.routing.domain.settings import settings_from
from vinculo.routing.models import Decision
from vinculo.routing.selectors.setup import settings_in_force

DAY = timedelta(days=1)
SHOWN = 20
MOST = 20_000


@dataclass(frozen=True, kw_only=True)
class Other:
    """One decision that would have been another."""

    item_id: UUID
    was: str
    would_be: str


@dataclass(frozen=True, kw_only=True)
class Replay:
    """What other settings would have changed in the last 24 hours."""

    decisions: int
    others: tuple[Other, ...]
    how_many: int
    before: Waits
    after: Waits


def of_last_day(*, values: Mapping[str, int], at: datetime) -> Replay:
    """Repeat the offers of the last 24 hours. Raises OutOfRangeError, CareTooHeavyError."""
    _, now = settings_in_force()
    settings = settings_from({**now.plain(), **values})
    rows = list(
        Decision.objects.filter(kind=DecisionKind.OFFERED, at__gt=at - DAY, at__lte=at)
        .order_by("at", "pk")
        .values_list("item_id", "at", "inputs")[:MOST]
    )
    others = []
    arrivals: dict[UUID, Arrival] = {}
    for item_id, given_at, inputs in rows:
        best = tuple(
            (UUID(each["user"]), {Term(term): value for term, value in each["terms"].items()})
            for each in inputs["best"]
        )
        instead = chosen_instead(Chosen(item_id=item_id, best=best), settings)
        if instead is not None:
            others.append((item_id, best[0][0], instead))
        item = inputs["item"]
        arrivals[item_id] = Arrival(
            item_id=item_id,
            queue_id=UUID(item["queue"]),
            enqueued_at=datetime.fromisoformat(item["since"]),
            given_at=given_at,
            priority=item["priority"],
            due_at=datetime.fromisoformat(item["due"]) if item["due"] else None,
            customer_class=item["class"],
            upset_pct=item["upset_pct"],
        )
    came = list(arrivals.values())
    names = identity.user_names({user for _, was, would in others for user in (was, would)})
    return Replay(
        decisions=len(rows),
        others=tuple(
            Other(item_id=item, was=names.get(was, ""), would_be=names.get(would, ""))
            for item, was, would in others[:SHOWN]
        ),
        how_many=len(others),
        before=waits(came, {each.item_id: each.given_at for each in came}),
        after=waits(came, given_anew(came, settings)),
    )
