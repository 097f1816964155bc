"""What happened with one customer, in all cases within sight: messages and turns, latest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Substr

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind, EntryView
from vinculo.cases.models import Case, CaseEntry, CaseMessage
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import Actor

EXCERPT = 180
SHOWN = 20
TURNS = (
    EntryKind.OPENED,
    EntryKind.REGISTERED,
    EntryKind.WAITING,
    EntryKind.RESOLVED,
    EntryKind.REOPENED,
    EntryKind.CLOCK_BROKEN,
)
"""What is worth telling of a case beside its messages."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A message (with its first words) or a turn of a case."""

    at: datetime
    case_id: UUID
    number: str
    entry: EntryView | None = None
    is_ours: bool = False
    who: str = ""
    words: str = ""


def moments_of(*, actor: Actor, customer_ids: Sequence[UUID], most: int = SHOWN) -> list[Moment]:
    """The latest of both, in two queries."""
    mine = Q(case__in=Case.objects.filter(policy.visible(actor), customer_id__in=customer_ids))
    messages = (
        CaseMessage.objects.filter(mine)
        .annotate(begins=Substr(Coalesce("message__text", "message__subject"), 1, EXCERPT))
        .order_by("-at", "-pk")
        .values(
            "at", "case_id", "begins",
            number=F("case__number"), direction=F("message__direction"),
            who=F("message__sender_name"), address=F("message__sender_address"),
        )[:most]
    )  # fmt: skip
    turns = (
        CaseEntry.objects.filter(mine, kind__in=[kind.value for kind in TURNS])
        .order_by("-at", "-pk")
        .values("id", "at", "case_id", "kind", "params", "actor_id", "ref",
                number=F("case__number"), actor_name=F("actor__name"))[:most]
    )  # fmt: skip
    found = [
        Moment(
            at=row["at"],
            case_id=row["case_id"],
            number=row["number"],
            is_ours=row["direction"] == Direction.OUT,
            who=row["who"] or row["address"],
            words=" ".join(row["begins"].split()),
        )
        for row in messages
    ]
    found += [
        Moment(
            at=row["at"],
            case_id=row["case_id"],
            number=row["number"],
            entry=EntryView(
                id=row["id"],
                kind=EntryKind(row["kind"]),
                at=row["at"],
                actor_id=row["actor_id"],
                actor_name=row["actor_name"] or "",
                ref=row["ref"],
                params=row["params"],
            ),
        )
        for row in turns
    ]
    return sorted(found, key=lambda moment: moment.at, reverse=True)[:most]
