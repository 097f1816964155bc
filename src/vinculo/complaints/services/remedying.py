"""Remedies: granting within one's limit, asking above it, approving at one press, carrying out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    WAITING_REMEDIES,
    ComplaintState,
    RemedyState,
)
from vinculo.complaints.domain.remedies import (
    NoRefusalReasonError,
    OtherCurrencyError,
    OverLimitError,
    OwedReasonError,
    OwedSecondError,
    RemedyStateError,
    chosen_amount,
    counted,
    currency_of,
    is_second,
    is_sure_to_be_owed,
    may_grant,
    room,
    takes_two,
)
from vinculo.complaints.domain.steps import WHY_AT_LEAST, check_may_decide
from vinculo.complaints.events import RemedyDecided
from vinculo.complaints.models import Complaint, Remedy, RemedyKind, RemedyLimit
from vinculo.complaints.selectors.remedies import owed_together, used_together
from vinculo.complaints.services import legal, story
from vinculo.identity import api as identity
from vinculo.kernel import events
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.amounts import money
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.organization import api as organization
from vinculo.work import api as work

NOTHING = Decimal(0)


class NoSuchRemedyError(DomainError):
    """No such remedy in the catalogue or on the complaint."""

    code = "complaint_no_such_remedy"


class NobodyApprovesError(DomainError):
    """Nobody who sees the complaint may grant that much: a limit is missing."""

    code = "complaint_nobody_approves"


class NobodySecondsError(DomainError):
    """Nobody else sees the complaint who may be the second to approve what is owed."""

    code = "complaint_nobody_seconds"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A remedy of the catalogue, with its amount where the catalogue leaves it open."""

    kind_id: UUID
    amount: Decimal | None = None
    words: str = ""


def limit_of(actor: Actor, currency: str) -> tuple[Decimal, str]:
    """What ``actor`` may grant on one case, and by which role; the highest of their roles'.

    Only what is set in the currency of the remedy limits it, and lets it be granted.
    """
    rows = RemedyLimit.objects.filter(
        role__in=[role.value for role in actor.roles], currency=currency
    )
    best = rows.order_by("-amount", "role").values_list("amount", "role").first()
    if best is not None:
        return best
    return NOTHING, next((role.value for role in policy.WORKERS if role in actor.roles), "")


def check_currency(actor: Actor, amount: Decimal, currency: str) -> None:
    """A limit says nothing of money in another currency. Raises OtherCurrencyError."""
    mine = RemedyLimit.objects.filter(role__in=[role.value for role in actor.roles])
    if amount and not mine.filter(currency=currency).exists():
        limit = mine.filter(amount__gt=0).order_by("-amount").first()
        if limit is not None:
            raise OtherCurrencyError(
                limit=money(limit.amount, limit.currency), amount=money(amount, currency)
            )


def used_on(complaint_id: UUID, currency: str) -> Decimal:
    """What was granted on a complaint in a currency, without what was owed anyhow.

    Each remedy counts as what the customer gets or what it costs, whichever is more; those of the
    complaints that are one with it count too, since a limit is for the case.
    """
    return used_together(complaint_id).get(currency, NOTHING)


def _owed_by_word(complaint_id: UUID, kind: RemedyKind, currency: str) -> Decimal:
    """What is granted already on a case as owed by people's own word, where this is more of it."""
    if not kind.is_owed or kind.amount is not None:
        return NOTHING
    return owed_together(complaint_id).get(currency, NOTHING)


def _takes_two(complaint_id: UUID, remedy: Remedy) -> bool:
    """Whether nobody alone may grant it, with what was owed there by people's word already."""
    said = _owed_by_word(complaint_id, remedy.kind, remedy.currency)
    counts = said + counted(remedy.amount, remedy.cost)
    return takes_two(counts, is_owed=remedy.is_owed, highest=_highest(remedy.currency))


def _highest(currency: str) -> Decimal:
    """The most that anybody grants alone in a currency."""
    rows = RemedyLimit.objects.filter(currency=currency)
    return rows.aggregate(most=Max("amount"))["most"] or NOTHING


@transaction.atomic
def grant(
    *, complaint_id: UUID, wanted: Wanted, actor: Actor, at: datetime, asks: bool = False
) -> UUID:
    """Grant a remedy; above the limit it is refused, or with ``asks`` asked for. The remedy's id.

    Raises NoSuchRemedyError, AmountError, OtherCurrencyError, OverLimitError,
    NobodyApprovesError, AboutThemError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(actor.user_id, about=row.about_id)
    kind = RemedyKind.objects.filter(pk=wanted.kind_id, is_retired=False).first()
    if kind is None:
        raise NoSuchRemedyError
    amount = chosen_amount(kind.amount, wanted.amount)
    today = organization.currency()
    currency = currency_of(kind.currency, amount=kind.amount, cost=kind.cost, company=today)
    limit, role = limit_of(actor, currency)
    used = used_on(complaint_id, currency)
    counts = counted(amount, kind.cost)
    said = _owed_by_word(complaint_id, kind, currency)
    is_owed = kind.is_owed and is_sure_to_be_owed(
        kind.amount, said + amount, limit=_highest(currency)
    )
    is_within = may_grant(counts, is_owed=is_owed, limit=limit, used=used + said)
    if not is_within and not asks:
        check_currency(actor, counts, currency)
        left = money(room(limit, used), currency)
        raise OverLimitError(room=left, amount=money(counts, currency))
    remedy = Remedy(
        complaint=row,
        kind=kind,
        amount=amount,
        cost=kind.cost if kind.cost is not None else amount,
        currency=currency,
        is_owed=kind.is_owed,
        words=whole(wanted.words.strip(), most=500),
        state=RemedyState.GRANTED if is_within else RemedyState.ASKED,
        role=role,
        asked_by_id=actor.user_id,
        asked_at=at,
    )
    if is_within:
        remedy.decided_by_id, remedy.decided_at = actor.user_id, at
    else:
        remedy.task_id = _ask(row, remedy, used=used, actor=actor, at=at)
    remedy.save()
    row.repaired_at = None
    row.save(update_fields=["repaired_at"])
    story.enter(row, f"remedy_{remedy.state}", at=at, actor=actor, words=kind.name)
    if is_within:
        _publish(row, remedy, actor, at)
    return remedy.pk


@transaction.atomic
def decide(*, remedy_id: UUID, is_granted: bool, reason: str, actor: Actor, at: datetime) -> None:
    """Grant or refuse what a colleague asked for; who comes second reads who decided.

    What is owed above every limit two people grant, with a reason that is evidence. Raises
    NoSuchRemedyError, RemedyStateError, OtherCurrencyError, OverLimitError, OwedReasonError,
    OwedSecondError, NoRefusalReasonError, AboutThemError, NotAllowedError.
    """
    row, remedy = _locked(remedy_id, actor)
    if not policy.may(actor, "complaints.approve"):
        raise NotAllowedError(action="complaints.approve")
    if remedy.state != RemedyState.ASKED:
        who = remedy.decided_by.name if remedy.decided_by else "Vínculo"
        raise RemedyStateError(who=who)
    check_may_decide(actor.user_id, about=row.about_id)
    currency = remedy.currency
    limit, role = limit_of(actor, currency)
    used = used_on(row.pk, currency)
    counts = counted(remedy.amount, remedy.cost)
    above = _takes_two(row.pk, remedy)
    if is_granted and above:
        _check_second(remedy, reason, actor)
    elif is_granted and not may_grant(counts, is_owed=False, limit=limit, used=used):
        check_currency(actor, counts, currency)
        left = money(room(limit, used), currency)
        raise OverLimitError(room=left, amount=money(counts, currency))
    if not is_granted and not reason.strip():
        raise NoRefusalReasonError
    remedy.state = RemedyState.GRANTED if is_granted else RemedyState.REFUSED
    remedy.decided_by_id, remedy.decided_at = actor.user_id, at
    remedy.reason = whole(reason.strip(), most=500)
    remedy.role = role if is_granted else remedy.role
    remedy.save()
    if remedy.task_id is not None:
        work.complete(task_id=remedy.task_id, by=SYSTEM, at=at, result=remedy.reason)
    _mark_repaired(row, at)
    words = " · ".join(filter(None, [remedy.kind.name, remedy.reason]))
    story.enter(row, f"remedy_{remedy.state}", at=at, actor=actor, words=words)
    if is_granted and above:
        _prove_second(row, remedy)
    _publish(row, remedy, actor, at)


@transaction.atomic
def carry_out(*, remedy_id: UUID, actor: Actor, at: datetime) -> None:
    """Say that the customer has it. Raises NoSuchRemedyError, RemedyStateError."""
    row, remedy = _locked(remedy_id, actor)
    if remedy.state != RemedyState.GRANTED:
        by = remedy.done_by or remedy.decided_by
        raise RemedyStateError(who=by.name if by else "Vínculo")
    remedy.state, remedy.done_at, remedy.done_by_id = RemedyState.DONE, at, actor.user_id
    remedy.save()
    _mark_repaired(row, at)
    story.enter(row, "remedy_done", at=at, actor=actor, words=remedy.kind.name)


def approvers(complaint_id: UUID, amount: Decimal, currency: str) -> list[UUID]:
    """Who sees the complaint and may grant ``amount``, counted in all; supervisors first."""
    limits = RemedyLimit.objects.filter(amount__gte=amount, currency=currency)
    able = set(limits.values_list("role", flat=True))
    roles = [role for role in (Role.SUPERVISOR, Role.OWNER) if role.value in able]
    return _seers(complaint_id, roles)


def seconds(complaint_id: UUID, *, asker: Actor) -> list[UUID]:
    """Who sees the complaint and may be the second to approve what is owed; owners first."""
    roles = (Role.OWNER, Role.SUPERVISOR) if Role.OWNER in asker.roles else (Role.OWNER,)
    return [one for one in _seers(complaint_id, roles) if one != asker.user_id]


def _seers(complaint_id: UUID, roles: Sequence[Role]) -> list[UUID]:
    """People of these roles who see the complaint, none of whom it speaks of, in their order."""
    found: list[UUID] = []
    for role in roles:
        for user in identity.users(role):
            actor = identity.actor_for(user.id)
            seen = actor and Complaint.objects.filter(policy.visible(actor), pk=complaint_id)
            if seen and seen.exclude(about_id=user.id).exists() and user.id not in found:
                found.append(user.id)
    return found


def _check_second(remedy: Remedy, reason: str, actor: Actor) -> None:
    """Whether ``actor`` is the other of two, and says why it is owed."""
    asker = identity.actor_for(remedy.asked_by_id) if remedy.asked_by_id else None
    asked_owner = asker is not None and Role.OWNER in asker.roles
    is_owner = Role.OWNER in actor.roles
    asked_by = remedy.asked_by_id
    if not is_second(actor.user_id, asker=asked_by, is_owner=is_owner, asked_owner=asked_owner):
        raise OwedSecondError
    if len(reason.strip()) < WHY_AT_LEAST:
        raise OwedReasonError


def _prove_second(row: Complaint, remedy: Remedy) -> None:
    legal.prove(
        row,
        "owed_above_limits",
        remedy.reason,
        remedy=str(remedy.pk),
        amount=str(remedy.amount),
        currency=remedy.currency,
        asked_by=str(remedy.asked_by_id),
        approved_by=str(remedy.decided_by_id),
    )


def _ask(row: Complaint, remedy: Remedy, *, used: Decimal, actor: Actor, at: datetime) -> UUID:
    counts = counted(remedy.amount, remedy.cost)
    words, people = money(counts, remedy.currency), list[UUID]()
    if _takes_two(row.pk, remedy):
        people = seconds(row.pk, asker=actor)
        if not people:
            raise NobodySecondsError(amount=words)
    else:
        able = approvers(row.pk, used + counts, remedy.currency)
        people = [one for one in able if one != actor.user_id]
    if not people:
        raise NobodyApprovesError(amount=words)
    title = gettext("Aprobar un remedio de %(amount)s en %(number)s")
    task = work.give(
        owner_id=people[0],
        title=title % {"amount": words, "number": row.case.number},
        details="",
        by=actor,
        subject=story.subject_of(row.pk),
        url=story.page_of(row.pk),
        at=at,
    )
    return task.id


def _locked(remedy_id: UUID, actor: Actor) -> tuple[Complaint, Remedy]:
    known = Remedy.objects.filter(pk=remedy_id).values_list("complaint_id", flat=True).first()
    if known is None:
        raise NoSuchRemedyError
    row = story.locked(known, actor)
    remedy = Remedy.objects.select_related("kind").select_for_update(of=("self",)).get(pk=remedy_id)
    return row, remedy


def _mark_repaired(row: Complaint, at: datetime) -> None:
    """Repaired is what was answered and of which nothing waits any more."""
    is_told = row.state in {ComplaintState.ANSWERED, ComplaintState.CLOSED}
    waits = Remedy.objects.filter(complaint=row, state__in=WAITING_REMEDIES).exists()
    if is_told and not waits and row.repaired_at is None:
        row.repaired_at = at
        row.save(update_fields=["repaired_at"])


def _publish(row: Complaint, remedy: Remedy, actor: Actor, at: datetime) -> None:
    events.publish(
        RemedyDecided(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            remedy_id=remedy.pk,
            state=RemedyState(remedy.state),
            cents=int(remedy.amount * 100),
            currency=remedy.currency,
            decided_by=actor.user_id,
            decided_at=at,
        )
    )


def granted_on(complaint_id: UUID) -> list[UUID]:
    """The remedies of a complaint that wait to be handed over."""
    rows = Remedy.objects.filter(complaint_id=complaint_id, state=RemedyState.GRANTED)
    return list(rows.order_by("asked_at", "pk").values_list("pk", flat=True))
