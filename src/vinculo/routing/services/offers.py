"""Answers to offers, and what ends an offer without one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from vinculo.identity import api as identity
from vinculo.kernel import live, locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.notices import api as notices
from vinculo.routing import policy
from vinculo.routing.contracts import (
    DecisionKind,
    OfferState,
    PresenceState,
    Refusal,
    subject_kinds,
)
from vinculo.routing.models import Offer, Presence, WorkItem
from vinculo.routing.selectors import setup
from vinculo.routing.services import take as taking
from vinculo.routing.services.decisions import note, tell
from vinculo.routing.services.dispatch import ask_for
from vinculo.routing.services.holding_out import OFFERED
from vinculo.routing.services.leads import leads_of


class OfferExpiredError(DomainError):
    """The time to answer was over; the item waits again."""

    code = "routing_offer_expired"


class OfferGoneError(DomainError):
    """The offer was withdrawn, answered, or never was for this person."""

    code = "routing_offer_gone"


def accept(*, offer_id: UUID, actor: Actor, at: datetime) -> str:
    """Take what is held out; answers the subject. Raises OfferExpiredError, OfferGoneError."""
    return locks.again_when_crossed(lambda: _accept(offer_id, actor, at))


@transaction.atomic
def _accept(offer_id: UUID, actor: Actor, at: datetime) -> str:
    offer = (
        Offer.objects.filter(policy.own_offers(actor), pk=offer_id).select_related("item").first()
    )
    if offer is None:
        raise OfferGoneError
    if offer.state == OfferState.EXPIRED or (
        offer.state == OfferState.OPEN and at > offer.expires_at
    ):
        raise OfferExpiredError
    if offer.state != OfferState.OPEN:
        raise OfferGoneError
    subject = offer.item.subject
    kind = subject_kinds.get(subject.partition(":")[0])
    if kind is not None:
        kind.take(subject, actor, at)
    else:
        taking.take(subject=subject, queue_ids=[], actor=actor, at=at)
    return subject


def refuse(*, offer_id: UUID, refusal: Refusal, actor: Actor, at: datetime) -> None:
    """Say no to what is held out: it is offered to somebody else. Raises OfferGoneError."""
    locks.again_when_crossed(lambda: _refuse(offer_id, refusal, actor, at))


@transaction.atomic
def _refuse(offer_id: UUID, refusal: Refusal, actor: Actor, at: datetime) -> None:
    offer = Offer.objects.filter(policy.own_offers(actor), pk=offer_id).first()
    if offer is None:
        raise OfferGoneError
    if not close(offer.pk, OfferState.REFUSED, at=at, actor=actor, refusal=refusal):
        raise OfferGoneError
    Presence.objects.filter(pk=offer.user_id).update(unanswered=0)
    if refusal is Refusal.BREAK:
        Presence.objects.filter(pk=offer.user_id).update(
            state=PresenceState.AWAY, since=at, until=None, reason=None, told_at=None
        )
        withdraw_from(offer.user_id, at=at)
        live.push(
            topics=[f"person:{offer.user_id}"], kind="routing.presence_changed", ref=offer.user_id
        )
    ask_for()


def close(
    offer_id: UUID,
    state: OfferState,
    *,
    at: datetime,
    actor: Actor | None = None,
    refusal: str = "",
) -> bool:
    """End an open offer that nobody accepted; False when it was no longer open."""
    of_offer = Offer.objects.filter(pk=offer_id).values("item_id")
    item = WorkItem.objects.select_for_update(of=("self",)).filter(pk__in=of_offer).first()
    changed = Offer.objects.filter(pk=offer_id, state=OfferState.OPEN).update(
        state=state, answered_at=at, refusal=refusal
    )
    if item is None or not changed:
        return False
    who = item.offered_to_id
    item.offered_to_id = None
    item.save(update_fields=["offered_to"])
    note(
        item,
        DecisionKind(state.value),
        at=at,
        actor_id=actor.user_id if actor else None,
        why=refusal or state.value,
        user=who,
    )
    tell(item)
    # what came to nothing does not use up the share of somebody who warms up
    Presence.objects.filter(pk=who, signed_in_at__gt=item.enqueued_at).update(
        warm_up_left=F("warm_up_left") + 1
    )
    if who:
        live.push(topics=[f"person:{who}"], kind=OFFERED, ref=offer_id)
    return True


@transaction.atomic
def withdraw_from(user_id: UUID, *, at: datetime) -> int:
    """Nothing stays held out to somebody who left; answers how many offers ended."""
    open_now = Offer.objects.filter(user_id=user_id, state=OfferState.OPEN)
    ended = sum(
        close(pk, OfferState.WITHDRAWN, at=at) for pk in open_now.values_list("pk", flat=True)
    )
    if ended:
        ask_for()
    return ended


def expire(*, at: datetime) -> int:
    """End the offers that nobody answered in time; who lets several pass is taken for away.

    Each in a transaction of its own, so that nobody who accepts meanwhile is waited for twice.
    """
    due = list(
        Offer.objects.filter(state=OfferState.OPEN, expires_at__lt=at)
        .order_by("expires_at", "pk")
        .values_list("pk", "user_id")
    )
    if not due:
        return 0
    _, settings = setup.settings_in_force()
    return sum(_expire(*each, at, settings.unanswered_limit) for each in due)


@transaction.atomic
def _expire(offer_id: UUID, user_id: UUID, at: datetime, most: int) -> bool:
    if not close(offer_id, OfferState.EXPIRED, at=at):
        return False
    Presence.objects.filter(pk=user_id).update(unanswered=F("unanswered") + 1)
    silent = Presence.objects.filter(
        pk=user_id, unanswered__gte=most, state=PresenceState.AVAILABLE
    ).update(state=PresenceState.AWAY, since=at, unanswered=0, told_at=at, until=None, reason=None)
    if silent:
        withdraw_from(user_id, at=at)
        _tell_of_silence(user_id, at)
    return True


def _tell_of_silence(user_id: UUID, at: datetime) -> None:
    live.push(topics=[f"person:{user_id}"], kind="routing.presence_changed", ref=user_id)
    names = identity.user_names([user_id])
    notices.tell(
        leads_of(user_id),
        kind="routing.unanswered",
        subject=f"person:{user_id}",
        at=at,
        params={"person": names.get(user_id, "")},
    )
