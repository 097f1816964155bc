"""Special requests as contracts: one with what was tried, the list with the share achieved."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.orders import policy
from vinculo.orders.contracts import RequestState, RequestView
from vinculo.orders.domain.requests import Share, share_of
from vinculo.orders.models import Attempt, SpecialRequest
from vinculo.orders.selectors.reading import about, names_for
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseView

MOST = 20


@dataclass(frozen=True, kw_only=True)
class AttemptView:
    """What was tried, with whom, and what came of it."""

    at: datetime
    by: str
    tried: str
    with_whom: str
    result: str
    is_handing: bool


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    """One special request with all that belongs to it; ``latest_message_id`` is the last read.

    ``has_ended``, ``has_conversation`` and the message are those of the case in which it goes on.
    """

    view: RequestView
    attempts: tuple[AttemptView, ...]
    asker: str
    ender: str
    told_how: str
    has_conversation: bool
    has_ended: bool
    latest_message_id: UUID | None
    promise: PromiseView | None

    @property
    def was_tried(self) -> bool:
        """Whether anybody tried; handing it on is no try."""
        return any(not one.is_handing for one in self.attempts)


def request_page(*, actor: Actor, request_id: UUID, at: datetime) -> RequestPage | None:
    """One special request; None out of sight."""
    row = _rows(actor).select_related("asked_by", "ended_by").filter(pk=request_id).first()
    if row is None:
        return None
    (view,) = _views([row], actor=actor, at=at)
    case = where_it_goes_on(row.case)
    attempts = Attempt.objects.filter(request=row).select_related("by").order_by("at", "pk")
    return RequestPage(
        view=view,
        attempts=tuple(
            AttemptView(
                at=one.at,
                by=one.by.name if one.by else "",
                tried=one.tried,
                with_whom=one.with_whom,
                result=one.result,
                is_handing=one.is_handing,
            )
            for one in attempts
        ),
        asker=row.asked_by.name if row.asked_by else "",
        ender=row.ended_by.name if row.ended_by else "",
        told_how=row.told_how,
        has_conversation=case.conversation_id is not None,
        has_ended=case.resolved_at is not None,
        latest_message_id=case.latest_message_id,
        promise=_promise(row.promise_id),
    )


def _promise(promise_id: UUID | None) -> PromiseView | None:
    """The promise to tell, of a request within sight."""
    return promises.promise(actor=SYSTEM, promise_id=promise_id) if promise_id else None


def requests_of_case(*, actor: Actor, case_id: UUID, at: datetime) -> list[RequestView]:
    """The special requests of a case, the newest first."""
    rows = _rows(actor).filter(about(case_id)).order_by("-asked_at", "-pk")
    return _views(rows[:MOST], actor=actor, at=at)


def requests_like(
    *,
    actor: Actor,
    states: Collection[RequestState],
    at: datetime,
    cursor: str | None = None,
    size: int = 50,
) -> Page[RequestView]:
    """A page of the list, the newest first; without states all of them."""
    rows = _rows(actor)
    if states:
        rows = rows.filter(state__in=list(states))
    page = keyset(rows, cursor=cursor, limit=size, time="asked_at")
    return Page(_views(page.rows, actor=actor, at=at), page.next_cursor)


def share(*, actor: Actor) -> Share:
    """How many were achieved, of those within the reader's sight that ended."""
    seen = SpecialRequest.objects.filter(policy.visible(actor)).values("state")
    rows = seen.annotate(n=Count("pk")).order_by()
    return share_of({RequestState(row["state"]): row["n"] for row in rows})


def request_numbers_of(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Numbers of special requests by id, of those within sight."""
    seen = SpecialRequest.objects.filter(policy.visible(actor), pk__in=list(ids))
    return dict(seen.values_list("pk", "number"))


def where_it_goes_on(case: Any) -> Any:
    """The case into which this one was merged; itself when it was not."""
    while case.merged_into_id is not None:
        case = case.merged_into
    return case


def _rows(actor: Actor) -> Any:
    rows = SpecialRequest.objects.select_related("case", "service", "owner")
    return rows.filter(policy.visible(actor))


def _views(rows: Iterable[Any], *, actor: Actor, at: datetime) -> list[RequestView]:
    known = list(rows)
    names = names_for(known, actor)
    return [
        RequestView(
            id=row.pk,
            number=row.number,
            state=RequestState(row.state),
            wanted=row.wanted,
            case_id=row.case_id,
            case_number=row.case.number,
            service_id=row.service_id,
            service_name=row.service.name,
            customer_id=row.case.customer_id,
            customer_name=names.get(row.case.customer_id, ""),
            owner_id=row.owner_id,
            owner_name=row.owner.name,
            asked_at=row.asked_at,
            due_at=row.due_at,
            ended_at=row.ended_at,
            outcome=row.outcome,
            alternative=row.alternative,
            is_late=(row.ended_at or at) > row.due_at,
        )
        for row in known
    ]
