"""Preparing a wave of questions, sending it, stopping it and hearing what customers say.

Each invitation is committed with its mail in the outbox, which sends a question at most once.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.cases import api as cases
from vinculo.customers import api as customers
from vinculo.customers.contracts import Holder, Purpose
from vinculo.feedback import mails, policy
from vinculo.feedback.contracts import InvitationState, NewWave, Skip, Trouble, WaveState
from vinculo.feedback.domain import waves as rules
from vinculo.feedback.domain.first_rating import LIFE, GoneRatingError
from vinculo.feedback.domain.waves import Member, NobodyToAskError, Plan, WaveGoneError
from vinculo.feedback.models import Wave, WaveInvitation
from vinculo.feedback.selectors.fatigue import asked_with, last_asked
from vinculo.feedback.services.rating import refuse_for
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Occasion, Question, WrittenOnPage
from vinculo.kernel import jobs, locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.crypto import is_signed, sign
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.lengths import whole

SEND, HAND_OVER = "feedback.send_wave", "feedback.hand_over_said"
PURPOSE = "feedback.wave"
AT_ONCE = 50
LONGEST_TEXT = 4000


def token_of(ref: str) -> str:
    """What stands in the link of an invitation: its name and our signature."""
    return f"{ref}.{sign(PURPOSE, ref)}"


@transaction.atomic
def prepare(new: NewWave, *, by: Actor, at: datetime) -> UUID:
    """Keep a draft, with whom it would ask today. Raises NotAllowedError, BadWaveError."""
    _require(by)
    rules.check(new)
    row = Wave.objects.create(
        name=new.name.strip(),
        service_id=new.service_id,
        since=new.since,
        until=new.until,
        margin_pct=new.margin_pct,
        response_pct=new.response_pct,
        seed=new.seed,
        worth=new.worth,
        currency=new.currency,
        created_by_id=by.user_id,
        created_at=at,
    )
    _note(row, rules.plan(_members(row), new, at=at))
    row.save()
    return row.pk


@transaction.atomic
def start(*, wave_id: UUID, by: Actor, at: datetime) -> int:
    """Draw the sample as things stand now and begin to send; how many will be asked.

    Raises NotAllowedError, WaveGoneError, NobodyToAskError.
    """
    row = _locked(wave_id, by)
    if row.state != WaveState.DRAFT:
        raise WaveGoneError
    found = rules.plan(_members(row), _as_new(row), at=at)
    if not found.chosen:
        raise NobodyToAskError
    _note(row, found)
    row.state, row.started_at = WaveState.SENDING, at
    row.save()
    WaveInvitation.objects.bulk_create(
        [WaveInvitation(wave=row, customer_id=one) for one in found.chosen], batch_size=1000
    )
    jobs.defer(SEND, arguments={"wave_id": str(row.pk)}, queue="outbound")
    return len(found.chosen)


@transaction.atomic
def stop(*, wave_id: UUID, by: Actor) -> None:
    """Send no more of it; who was asked can still answer. Raises NotAllowedError, WaveGoneError."""
    row = _locked(wave_id, by)
    if row.state != WaveState.SENDING:
        raise WaveGoneError
    row.state = WaveState.STOPPED
    row.save()


@transaction.atomic
def send_some(*, wave_id: UUID, at: datetime) -> int:
    """Send the next mails of a wave and ask for the rest; how many were looked at. Safe twice."""
    row = Wave.objects.select_for_update(of=("self",)).select_related("service").get(pk=wave_id)
    if row.state != WaveState.SENDING:
        return 0
    waiting = list(
        WaveInvitation.objects.select_for_update(of=("self",))
        .filter(wave=row, state=InvitationState.PLANNED)
        .order_by("pk")[:AT_ONCE]
    )
    if not waiting:
        row.state = WaveState.SENT
        row.save()
        return 0
    ids = [one.customer_id for one in waiting]
    locks.wait_for_all({f"feedback.ask:{one}" for one in asked_with(ids)})
    holders = {one.customer_id: one for one in customers.reachable(ids, purpose=Purpose.ASKING)}
    members = {one.customer_id: one for one in _judged(list(holders.values()))}
    able = [one for one in members.values() if rules.why_not(one, at=at) is None]
    firsts = set(rules.one_of_each_address(able, row.seed))
    for one in waiting:
        member = members.get(one.customer_id)
        why = rules.why_not(member, at=at) if member else Skip.UNKNOWN
        if why is None and one.customer_id not in firsts:
            why = Skip.SAME_ADDRESS  # two who changed to one address since they were drawn
        if why is not None:
            one.state, one.skipped = InvitationState.SKIPPED, why
        else:
            one.mail_id = _mail(row, one, holders[one.customer_id], at=at)
            one.state, one.sent_at = InvitationState.SENT, at
        one.save()
    jobs.defer(SEND, arguments={"wave_id": str(row.pk)}, queue="outbound")
    return len(waiting)


@transaction.atomic
def all_fine(*, token: str, at: datetime) -> None:
    """Nothing was wrong. Who told of something before stays heard. Raises GoneRatingError."""
    row = opened(token, at=at, lock=True)
    if row.state == InvitationState.SENT:
        row.state, row.answered_at = InvitationState.FINE, at
        row.save()


@transaction.atomic
def say(*, token: str, trouble: Trouble, text: str, had_told: bool, at: datetime) -> None:
    """Something was not right: it becomes a message of the customer's and so a case.

    Said once; the conversation goes on by mail. Raises GoneRatingError.
    """
    row = opened(token, at=at, lock=True)
    if row.state == InvitationState.SAID:
        return
    holder = _holder_of(row)
    if holder is None:
        raise GoneRatingError
    row.state, row.answered_at = InvitationState.SAID, at
    row.trouble, row.text, row.had_told = trouble, whole(text.strip(), most=LONGEST_TEXT), had_told
    with translation.override(holder.language):
        subject = _("Algo no fue bien: %(service)s") % {"service": row.wave.service.name}
    mailbox = _mailbox_of(row.wave.service_id)
    if holder.email and mailbox is not None:
        row.conversation_id, _key = interactions.start_conversation(
            mailbox_id=mailbox,
            service_id=row.wave.service_id,
            customer_id=row.customer_id,
            name=holder.name,
            address=holder.email,
            subject=subject,
            at=at,
        )
        jobs.defer(HAND_OVER, arguments={"invitation_id": str(row.pk)})
    row.save()


def hand_over(*, invitation_id: UUID, at: datetime) -> None:
    """Let what was said arrive as any message does. Safe twice: the same mark is one message."""
    row = WaveInvitation.objects.get(pk=invitation_id)
    holder = _holder_of(row)
    if row.conversation_id is None or holder is None or not holder.email:
        return
    written = WrittenOnPage(
        conversation_id=row.conversation_id,
        address=holder.email,
        text=row.text,
        mark=row.ref,
    )
    interactions.take_written(written, at=at)


@transaction.atomic
def refuse(*, token: str, at: datetime) -> None:
    """Whoever holds the link wants to be asked no more, whenever. Raises GoneRatingError."""
    refuse_for(known(token).customer_id, at=at)


def known(token: str) -> WaveInvitation:
    """The invitation that a link names, however long ago it was sent. Raises GoneRatingError."""
    row = _of_link(token).filter(sent_at__isnull=False).first()
    if row is None:
        raise GoneRatingError
    return row


def opened(token: str, *, at: datetime, lock: bool = False) -> WaveInvitation:
    """The invitation that a link opens while it can be answered. Raises GoneRatingError."""
    rows = _of_link(token)
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(sent_at__gt=at - LIFE).first()
    if row is None:
        raise GoneRatingError
    return row


def _of_link(token: str) -> "QuerySet[WaveInvitation]":
    ref, _dot, signature = token.rpartition(".")
    if not ref or not is_signed(PURPOSE, ref, signature):
        raise GoneRatingError
    return WaveInvitation.objects.select_related("wave__service").filter(ref=ref)


def _holder_of(row: WaveInvitation) -> Holder | None:
    """The customer of an invitation; None when they are blocked or gone meanwhile."""
    return next(iter(customers.reachable([row.customer_id], purpose=Purpose.ASKING)), None)


def _require(by: Actor) -> None:
    if not policy.may(by, "feedback.ask"):
        raise NotAllowedError(action="feedback.ask")


def _locked(wave_id: UUID, by: Actor) -> Wave:
    _require(by)
    row = (
        Wave.objects.select_for_update(of=("self",))
        .filter(policy.visible_waves(by), pk=wave_id)
        .first()
    )
    if row is None:
        raise WaveGoneError
    return row


def _as_new(row: Wave) -> NewWave:
    return NewWave(
        name=row.name,
        service_id=row.service_id,
        since=row.since,
        until=row.until,
        margin_pct=row.margin_pct,
        response_pct=row.response_pct,
        seed=row.seed,
    )


def _note(row: Wave, found: Plan) -> None:
    row.population, row.size = found.population, len(found.chosen)
    row.left_out = {str(why): n for why, n in found.left_out.items()}


def _members(row: Wave) -> list[Member]:
    return _judged(customers.holders(service_id=row.service_id, since=row.since, until=row.until))


def _judged(holders: list[Holder]) -> list[Member]:
    """What speaks for and against asking each of them, with few questions for all."""
    records = [record for one in holders for record in one.records]
    is_open = cases.customers_with_open(records)
    shared = customers.sharing(records)
    asked = last_asked(set(records).union(*shared.values()))
    mailable = interactions.mailable([one.email for one in holders if one.email])
    return [
        Member(
            customer_id=one.customer_id,
            may_ask=one.may_ask,
            is_mailable=one.email in mailable,
            has_open_case=any(record in is_open for record in one.records),
            last_asked_at=max(
                (
                    asked[other]
                    for record in one.records
                    for other in shared.get(record, frozenset()) | {record}
                    if other in asked
                ),
                default=None,
            ),
            address=one.email,
        )
        for one in holders
    ]


def _mailbox_of(service_id: UUID) -> UUID | None:
    found = interactions.mailboxes()
    own = next((one.id for one in found if one.service_id == service_id), None)
    return own or next((one.id for one in found), None)


def _mail(wave: Wave, row: WaveInvitation, holder: Holder, *, at: datetime) -> UUID:
    token = token_of(row.ref)
    url = f"{settings.BASE_URL}{reverse('feedback:anything_wrong', args=[token])}"
    refusal = f"{settings.BASE_URL}{reverse('feedback:refuse_wave', args=[token])}"
    return interactions.ask(
        Question(
            to=holder.email,
            occasion=Occasion.ASKING,
            language=holder.language,
            closing=mails.was_it_right(language=holder.language, url=url, refusal_url=refusal),
            refusal_url=refusal,
            reference=f"wave:{wave.pk}",
            service_id=wave.service_id,
            values={"servicio": wave.service.name},
            at=at,
        )
    )
