"""The API of promises: reading the register, writing down what a contract or the law binds to."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, P, Router, Schema, Status
from ninja.params import QueryEx
from pydantic import AwareDatetime

from vinculo.customers import api as customers
from vinculo.kernel import clock, sight
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.rest import Paged
from vinculo.portfolio import api as portfolio
from vinculo.promises.contracts import Asked, NewPromise, PromiseState, PromiseView, Proof, Source
from vinculo.promises.selectors import register
from vinculo.promises.services import promising

PREFIX = "/promises"
router = Router(tags=["promises"])


class PromiseOut(Schema):
    """A promise; ``customer_id`` is null where it is to nobody in particular or out of sight.

    ``party_id`` is the third party in whose hands it lies; null: the company itself. A ``replaced``
    one gave way to ``replaced_by``, for the day that the customer asked for, with how they asked.
    """

    id: UUID
    source: Source
    state: PromiseState
    words: str
    service_id: UUID
    customer_id: UUID | None
    owner_id: UUID | None
    party_id: UUID | None
    given_at: AwareDatetime
    due_at: AwareDatetime
    ended_at: AwareDatetime | None
    repaired_at: AwareDatetime | None
    told_at: AwareDatetime | None
    proof: Proof | None
    proof_words: str
    apology: str
    asked_how: Asked | None
    asked_words: str
    replaced_by: UUID | None


class PromiseIn(Schema):
    """A promise to write down; the same ``reference`` twice is the same promise."""

    source: Literal["word", "contract", "duty"]
    words: str = Field(max_length=300)
    service_id: UUID
    given_at: AwareDatetime
    due_at: AwareDatetime
    customer_id: UUID | None = None
    party_id: UUID | None = None
    reference: str = Field(default="", max_length=80)


@router.get("", response=Paged[PromiseOut], url_name="promises", summary=gettext_noop("Promesas"))
@api_action("promises.see")
def list_promises(
    request: HttpRequest,
    state: PromiseState | None = None,
    source: Source | None = None,
    service_id: UUID | None = None,
    cursor: str = "",
    limit: QueryEx[int, P(ge=1, le=100)] = 50,
) -> dict[str, object]:
    """Promises within sight, those that are due last first."""
    actor = the_actor(request)
    wanted = register.Wanted(states=(state,) if state else (), source=source, service_id=service_id)
    page = register.promises(actor=actor, wanted=wanted, cursor=cursor or None, size=limit)
    _note_sight(actor, page.rows)
    return {"items": list(page.rows), "next_cursor": page.next_cursor or None}


@router.get(
    "/{uuid:promise_id}",
    response=PromiseOut,
    url_name="promise",
    summary=gettext_noop("Una promesa"),
)
@api_action("promises.see")
def one_promise(request: HttpRequest, promise_id: UUID) -> PromiseView:
    """One promise; that you saw whom it names is recorded."""
    return _one(the_actor(request), promise_id)


@router.post(
    "",
    response={201: PromiseOut},
    url_name="open_promise",
    summary=gettext_noop("Apuntar una promesa"),
)
@api_action("promises.give")
def open_promise(request: HttpRequest, new: PromiseIn) -> Status[PromiseView]:
    """Write down what was promised: from then on its time runs, and you answer for it."""
    actor, at = the_actor(request), clock.now()
    if portfolio.service(new.service_id) is None:
        raise Http404
    if new.customer_id and new.customer_id not in customers.names_of(
        [new.customer_id], actor=actor
    ):
        raise Http404
    if new.party_id and new.party_id not in {party.id for party in portfolio.parties()}:
        raise Http404
    promise_id = promising.open_promise(
        NewPromise(
            source=Source(new.source),
            words=new.words,
            service_id=new.service_id,
            customer_id=new.customer_id,
            given_at=new.given_at,
            due_at=new.due_at,
            owner_id=actor.user_id,
            given_by=actor.user_id,
            party_id=new.party_id,
            origin=f"api:{new.reference}" if new.reference else "",
        ),
        actor=actor,
        at=at,
    )
    return Status(201, _one(actor, promise_id))


def _one(actor: Actor, promise_id: UUID) -> PromiseView:
    found = register.promise(actor=actor, promise_id=promise_id)
    if found is None:
        raise Http404
    _note_sight(actor, [found])
    return found


def _note_sight(actor: Actor, found: Sequence[PromiseView]) -> None:
    seen = {f"customer:{one.customer_id}" for one in found if one.customer_id}
    sight.record_all(actor=actor, subjects=seen, where="api", at=clock.now())
