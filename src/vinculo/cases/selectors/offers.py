"""Offers on cases that a law keeps free of them: who asked for one, what was refused and sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from vinculo.cases import policy
from vinculo.cases.contracts import CaseStatus
from vinculo.cases.domain.offers import Ground, OfferWhat
from vinculo.cases.models import Case, CaseMessage, OfferLine
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset

MOST_MESSAGES = 20


@dataclass(frozen=True, kw_only=True)
class OfferLineView:
    """One line: what happened on which case, with the words or the first ones of the message."""

    case_id: UUID
    number: str
    what: OfferWhat
    ground: Ground | None
    name: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OffersOfCase:
    """What was asked for on a case, and the customer's messages in which they may have."""

    is_open: bool
    lines: tuple[OfferLineView, ...]
    messages: tuple[tuple[UUID, datetime, str], ...]


@dataclass(frozen=True, kw_only=True)
class OfferCounts:
    """What happened in a period where a law keeps service free of offers.

    ``loose`` counts those that were sent on no ground: the aim is none.
    """

    refused: int
    asked: int
    sent_asked: int
    sent_order: int
    loose: int


def offers_of_case(*, actor: Actor, case_id: UUID) -> OffersOfCase | None:
    """The lines of a case within sight, the newest first; None out of sight."""
    case = Case.objects.filter(policy.visible(actor), pk=case_id).values("status").first()
    if case is None:
        return None
    theirs = CaseMessage.objects.filter(
        case=case_id, message__direction=Direction.IN, message__is_automatic=False
    )
    told = theirs.order_by("-at", "-pk").values_list("message_id", "at", "message__text")
    return OffersOfCase(
        is_open=case["status"] != CaseStatus.CLOSED,
        lines=tuple(_view(row) for row in _rows().filter(case=case_id).order_by("-at", "-pk")[:20]),
        messages=tuple((pk, at, _first(text)) for pk, at, text in told[:MOST_MESSAGES]),
    )


def counts_of_offers(*, since: datetime, until: datetime) -> OfferCounts:
    """In the whole company."""
    rows = OfferLine.objects.filter(at__gte=since, at__lt=until)
    sent = Q(what=OfferWhat.SENT)
    found = rows.aggregate(
        refused=Count("pk", filter=Q(what=OfferWhat.REFUSED)),
        asked=Count("pk", filter=Q(what=OfferWhat.ASKED)),
        sent_asked=Count("pk", filter=sent & Q(ground=Ground.ASKED)),
        sent_order=Count("pk", filter=sent & Q(ground=Ground.ORDER)),
        loose=Count("pk", filter=sent & Q(ground="")),
    )
    return OfferCounts(**found)


def offer_lines(*, actor: Actor, cursor: str | None) -> Page[OfferLineView]:
    """The lines of cases within sight, the newest first."""
    seen = _rows().filter(case__in=Case.objects.filter(policy.visible(actor)))
    page = keyset(seen, cursor=cursor, time="at", key="id")
    return Page([_view(row) for row in page.rows], page.next_cursor)


def _rows() -> QuerySet[OfferLine]:
    return OfferLine.objects.select_related("case", "message", "by")


def _view(row: OfferLine) -> OfferLineView:
    text = row.words or (row.message.text if row.message and row.what == OfferWhat.ASKED else "")
    return OfferLineView(
        case_id=row.case_id,
        number=row.case.number,
        what=OfferWhat(row.what),
        ground=Ground(row.ground) if row.ground else None,
        name=row.name,
        words=_first(text),
        by=row.by.name if row.by else "",
        at=row.at,
    )


def _first(text: str) -> str:
    return " ".join(text.split())[:160]
