"""Giving promises, keeping, breaking, taking back and repairing them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.clocks import api as clocks
from vinculo.kernel import events, evidence, live
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.lib.calendar import Calendar
from vinculo.notices import api as notices
from vinculo.portfolio import api as portfolio
from vinculo.promises import policy
from vinculo.promises.contracts import NOT_KEPT, NewPromise, PromiseState, Proof
from vinculo.promises.domain.lifecycle import (
    KeptByItselfError,
    LedElsewhereError,
    NoApologyError,
    NoProofError,
    PastDueError,
    PromiseAction,
    WrongStateError,
    check_given,
    is_allowed,
    is_kept_by_itself,
    judged,
    led_on,
    next_state,
)
from vinculo.promises.events import PromiseAtRisk, PromiseBroken
from vinculo.promises.models import PassedOver, Promise, PromiseRule, PromiseStep
from vinculo.promises.selectors.register import ServiceRule
from vinculo.work import api as work

CLOCK = "promise"
PREFIX = "promise:"
RESTRICTED = "restricted:"
WARN_PCT = 75
TIME_TO_REPAIR = timedelta(days=1)
CHANGED = "promises.changed"


class NoSuchPromiseError(DomainError):
    """No such promise within the person's sight."""

    code = "promise_not_found"


class ToldAlreadyError(DomainError):
    """The customer was told; nobody says it twice."""

    code = "promise_told"


@transaction.atomic
def open_promise(new: NewPromise, *, actor: Actor, at: datetime) -> UUID:
    """Write a promise down and let its clock run; the same origin twice is the same promise.

    Raises NotAllowedError, NoWordsError, DueBeforeGivenError, GivenOutsideError, DueTooFarError.
    """
    if not (actor.is_system or policy.may(actor, "promises.give")):
        raise NotAllowedError(action="promises.give")
    words = check_given(new.words, given_at=new.given_at, due_at=new.due_at, at=at)
    if new.origin:
        known = Promise.objects.filter(origin=new.origin).first()
        if known is not None:
            return known.pk
    row = new_row(new, words, at=at)
    row.save(force_insert=True)
    clocks.start(
        subject=f"{PREFIX}{row.pk}",
        kind=CLOCK,
        target=new.target or new.due_at - new.given_at,
        warn_pct=WARN_PCT,
        calendar=(new.target and new.calendar) or Calendar.always_open(),
        started_at=new.given_at,
    )
    enter_step(row, at=at, actor=actor, words="")
    say_changed(row)
    return row.pk


def new_row(new: NewPromise, words: str, *, at: datetime) -> Promise:
    """A promise as it begins, unsaved."""
    return Promise(
        source=new.source,
        words=words[:300],
        customer_id=new.customer_id,
        subject=new.subject,
        service_id=new.service_id,
        standard_id=new.standard_id,
        claim_id=new.claim_id,
        party_id=new.party_id,
        owner_id=new.owner_id,
        given_by_id=new.given_by,
        given_at=new.given_at,
        due_at=new.due_at,
        warn_at=new.given_at + (new.due_at - new.given_at) * WARN_PCT / 100,
        on_resolve=new.on_resolve,
        origin=new.origin,
        access_keys=_keys(new.keys, new.service_id, new.owner_id),
        created_at=at,
    )


@transaction.atomic
def keep(
    *,
    promise_id: UUID,
    proof: Proof,
    words: str,
    actor: Actor,
    at: datetime,
    done_at: datetime | None = None,
) -> PromiseState:
    """Say that the thing was done, when, and what shows it; answers where the promise stands now.

    Done after its time it is broken, and repaired. Raises NoSuchPromiseError, NoProofError,
    DoneBeforeGivenError, WrongStateError and what :func:`check_by_hand` does.
    """
    row = locked(promise_id, actor)
    check_by_hand(row, actor)
    shown = words.strip()
    if not shown:
        raise NoProofError
    done = done_at or at
    state = PromiseState(row.state)
    if not is_allowed(state, PromiseAction.KEEP):
        raise WrongStateError
    action = judged(state, given_at=row.given_at, due_at=row.due_at, done_at=done, at=at)
    if action is PromiseAction.BREAK:
        _break(row, at=at)
        action = PromiseAction.REPAIR
    row.state = next_state(PromiseState(row.state), action)
    if action is PromiseAction.REPAIR:
        row.repaired_at = done
    else:
        row.ended_at = done
    row.proof, row.proof_words = proof, shown[:1000]
    row.save()
    clocks.stop(subject=f"{PREFIX}{row.pk}", kind=CLOCK, at=done)
    enter_step(row, at=at, actor=actor, words=row.proof_words)
    _finish_repair(row, at=at)
    say_changed(row)
    return PromiseState(row.state)


def check_by_hand(row: Promise, actor: Actor) -> None:
    """Not what is led elsewhere, nor what a law or a contract sets: what happens there ends it.

    Raises KeptByItselfError, LedElsewhereError.
    """
    if actor.is_system:
        return
    if is_kept_by_itself(row.origin):
        raise KeptByItselfError
    if led_on(row.origin):
        raise LedElsewhereError


@transaction.atomic
def withdraw(*, promise_id: UUID, apology: str, actor: Actor, at: datetime) -> None:
    """Take a promise back before it breaks, with what the customer is told.

    Raises NoSuchPromiseError, NoApologyError, WrongStateError, PastDueError and what
    :func:`check_by_hand` does.
    """
    row = locked(promise_id, actor)
    check_by_hand(row, actor)
    if not apology.strip():
        raise NoApologyError
    state = next_state(PromiseState(row.state), PromiseAction.WITHDRAW)
    if at > row.due_at:
        raise PastDueError
    row.state = state
    row.apology, row.ended_at = whole(apology.strip(), most=1000), at
    row.save()
    clocks.cancel(subject=f"{PREFIX}{row.pk}", kind=CLOCK, at=at)
    enter_step(row, at=at, actor=actor, words=row.apology)
    say_changed(row)


@transaction.atomic
def repair(*, promise_id: UUID, words: str, actor: Actor, at: datetime) -> None:
    """Say how a broken promise was made good. It stays broken in every count.

    Raises NoSuchPromiseError, NoProofError, WrongStateError.
    """
    row = locked(promise_id, actor)
    if not words.strip():
        raise NoProofError
    row.state = next_state(PromiseState(row.state), PromiseAction.REPAIR)
    row.proof, row.proof_words, row.repaired_at = Proof.WORD, whole(words.strip(), most=1000), at
    row.save()
    clocks.stop(subject=f"{PREFIX}{row.pk}", kind=CLOCK, at=at)
    enter_step(row, at=at, actor=actor, words=row.proof_words)
    _finish_repair(row, at=at)
    say_changed(row)


@transaction.atomic
def hand_on(
    *, promise_id: UUID, owner_id: UUID, keys: Collection[str], actor: Actor, at: datetime
) -> None:
    """Let somebody else answer for a promise that was not kept yet, with the task of repairing it.

    ``keys``: of whoever may see what it is about. Raises NoSuchPromiseError, WrongStateError.
    """
    row = locked(promise_id, actor)
    if not is_allowed(PromiseState(row.state), PromiseAction.KEEP):
        raise WrongStateError
    if row.owner_id == owner_id:
        return
    row.owner_id = owner_id
    row.access_keys = _keys(keys, row.service_id, owner_id)
    row.save(update_fields=["owner", "access_keys"])
    enter_step(row, at=at, actor=actor, words=gettext("La lleva otra persona"))
    if row.state == PromiseState.BROKEN:
        work.finish_about(subject=f"{PREFIX}{row.pk}", at=at)
        give_repair(row, at=at)
    say_changed(row)


@transaction.atomic
def hear_warning(*, promise_id: UUID, at: datetime) -> None:
    """Its clock warns: the promise is at risk, and its owner hears so. Safe to hear twice."""
    row = Promise.objects.select_for_update(of=("self",)).filter(pk=promise_id).first()
    if row is None or not is_allowed(PromiseState(row.state), PromiseAction.WARN):
        return
    row.state = next_state(PromiseState(row.state), PromiseAction.WARN)
    row.save(update_fields=["state"])
    enter_step(row, at=at, actor=None, words="")
    _tell_owner(row, "promises.at_risk", at=at)
    say_changed(row)
    events.publish(PromiseAtRisk(promise_id=row.pk, subject=row.subject, due_at=row.due_at))


@transaction.atomic
def hear_breach(*, promise_id: UUID, at: datetime) -> None:
    """Its clock ran out: the promise is broken unless somebody kept it. Safe to hear twice."""
    row = Promise.objects.select_for_update(of=("self",)).filter(pk=promise_id).first()
    if row is None or not is_allowed(PromiseState(row.state), PromiseAction.BREAK):
        return
    _break(row, at=at)
    say_changed(row)


@transaction.atomic
def keep_resolved(*, subject: str, actor: Actor, at: datetime) -> int:
    """Keep what was promised «when it is resolved»; answers how many promises that were."""
    rows = (
        Promise.objects.open()
        .filter(subject=subject, on_resolve=True)
        .select_for_update(of=("self",))
    )
    ready = [row for row in rows.order_by("pk") if at <= row.due_at]
    for row in ready:
        row.state = next_state(PromiseState(row.state), PromiseAction.KEEP)
        row.proof, row.ended_at = Proof.RESOLVED, at
        row.save(update_fields=["state", "proof", "ended_at"])
        clocks.stop(subject=f"{PREFIX}{row.pk}", kind=CLOCK, at=at)
        enter_step(row, at=at, actor=actor, words="")
        say_changed(row)
    return len(ready)


@transaction.atomic
def take_resolution_back(
    *, subject: str, resolved_at: datetime, at: datetime, is_still_due: bool = False
) -> None:
    """It was never resolved: what was kept by that alone can be kept or broken again.

    With ``is_still_due`` what was kept in time and whose time is over stays kept.
    """
    rows = Promise.objects.filter(
        subject=subject, state=PromiseState.KEPT, proof=Proof.RESOLVED, ended_at=resolved_at
    )
    if is_still_due:
        rows = rows.filter(due_at__gt=at)
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        row.state = PromiseState.AT_RISK if at >= row.warn_at else PromiseState.OPEN
        row.proof, row.ended_at = "", None
        row.save(update_fields=["state", "proof", "ended_at"])
        clocks.revive(subject=f"{PREFIX}{row.pk}", kind=CLOCK, stopped_at=resolved_at, at=at)
        enter_step(row, at=at, actor=None, words="")
        say_changed(row)


@transaction.atomic
def set_customer(*, subjects: Collection[str], customer_id: UUID | None) -> None:
    """What was given about these things was promised to this customer."""
    Promise.objects.filter(subject__in=subjects).update(customer_id=customer_id)


@transaction.atomic
def set_keys(*, subject: str, keys: Collection[str]) -> None:
    """Hand the promises about one thing to those who see it now, with the tasks of repairing."""
    is_restricted = any(key.startswith(RESTRICTED) for key in keys)
    for row in Promise.objects.filter(subject=subject).order_by("pk"):
        was_restricted = any(key.startswith(RESTRICTED) for key in row.access_keys)
        row.access_keys = _keys(keys, row.service_id, row.owner_id)
        row.save(update_fields=["access_keys"])
        if is_restricted or was_restricted:
            _keep_tasks(row, is_restricted=is_restricted)


@transaction.atomic
def give_back_keys(promise_ids: Collection[UUID]) -> None:
    """Show promises that nobody saw to their owners again; what they are about adds the rest."""
    for row in Promise.objects.filter(pk__in=promise_ids, access_keys=[]).order_by("pk"):
        row.access_keys = _keys([], row.service_id, row.owner_id)
        row.save(update_fields=["access_keys"])


@transaction.atomic
def claim_telling(*, promise_id: UUID, at: datetime) -> None:
    """Note that the customer is told that it broke or was taken back, before they are: once.

    Raises NoSuchPromiseError, WrongStateError, ToldAlreadyError.
    """
    row = Promise.objects.select_for_update(of=("self",)).filter(pk=promise_id).first()
    if row is None:
        raise NoSuchPromiseError
    if row.state not in {*NOT_KEPT, PromiseState.WITHDRAWN}:
        raise WrongStateError
    if row.told_at is not None:
        raise ToldAlreadyError
    row.told_at = at
    row.save(update_fields=["told_at"])
    say_changed(row)


@transaction.atomic
def pass_over(*, mark: str, actor: Actor, at: datetime) -> None:
    """Note that words which read like a promise are none."""
    PassedOver.objects.get_or_create(mark=mark[:120], defaults={"at": at, "by": actor.user_id})


@transaction.atomic
def set_rule(rule: ServiceRule, *, actor: Actor) -> None:
    """Decide what a service does when a promise breaks. Raises NotAllowedError."""
    if not policy.may_set(actor, rule.service_id):
        raise NotAllowedError(action="promises.set_rules")
    PromiseRule.objects.update_or_create(
        service_id=rule.service_id,
        defaults={
            "telling": rule.telling,
            "words": rule.words.strip(),
            "words_en": rule.words_en.strip(),
        },
    )


def start_clock(row: Promise) -> None:
    """Let the clock of a promise run from when it was given until it is due."""
    clocks.start(
        subject=f"{PREFIX}{row.pk}",
        kind=CLOCK,
        target=row.due_at - row.given_at,
        warn_pct=WARN_PCT,
        calendar=Calendar.always_open(),
        started_at=row.given_at,
    )


def locked(promise_id: UUID, actor: Actor) -> Promise:
    """The promise, locked. Raises NoSuchPromiseError, NotAllowedError."""
    row = (
        Promise.objects.filter(policy.visible(actor), pk=promise_id)
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        raise NoSuchPromiseError
    if not (actor.is_system or policy.may(actor, "promises.change")):
        raise NotAllowedError(action="promises.change")
    return row


def _break(row: Promise, *, at: datetime) -> None:
    row.state = next_state(PromiseState(row.state), PromiseAction.BREAK)
    row.ended_at = row.due_at
    row.save(update_fields=["state", "ended_at"])
    enter_step(row, at=at, actor=None, words="")
    _tell_owner(row, "promises.broken", at=at)
    give_repair(row, at=at)
    events.publish(PromiseBroken(promise_id=row.pk, subject=row.subject, due_at=row.due_at))


def give_repair(row: Promise, *, at: datetime) -> None:
    """Whoever answers for a broken promise gets the task of repairing it."""
    if (person := answers_for(row)) is not None:
        work.create(
            owner_id=person,
            title=_title(row),
            created_by=None,
            at=at,
            subject=f"{PREFIX}{row.pk}",
            url=page_of(row),
            due_at=at + TIME_TO_REPAIR,
        )


def answers_for(row: Promise) -> UUID | None:
    """Its owner while they may read it, else the owner of its service; None: nobody may."""
    service = portfolio.service(row.service_id)
    asked = [row.owner_id, service.owner_id if service else None]
    able = policy.readers(f"{PREFIX}{row.pk}", [each for each in asked if each])
    return next((each for each in asked if each in able), None)


def _finish_repair(row: Promise, *, at: datetime) -> None:
    """The task of repairing is done with the promise, whoever did it."""
    for task in work.tasks_on(f"{PREFIX}{row.pk}"):
        if task.done_at is None:
            work.complete(task_id=task.id, by=SYSTEM, at=at, result=row.proof_words)


def _keep_tasks(row: Promise, *, is_restricted: bool) -> None:
    """The tasks of repairing say what was promised: they are for those who still may read it."""
    subject = f"{PREFIX}{row.pk}"
    owners = {task.owner_id for task in work.tasks_on(subject)}
    if owners:
        people = policy.readers(subject, owners) if is_restricted else None
        work.keep_to(subject=subject, people=people)


def _title(row: Promise) -> str:
    return (gettext("Reparar una promesa rota: %(words)s") % {"words": row.words})[:200]


def _tell_owner(row: Promise, kind: str, *, at: datetime) -> None:
    if (person := answers_for(row)) is not None:
        notices.tell(
            [person],
            kind=kind,
            subject=f"{PREFIX}{row.pk}",
            at=at,
            params={"words": row.words},
            url=page_of(row),
        )


def page_of(row: Promise) -> str:
    """Where it is read."""
    return reverse("promises:promise", args=[row.pk])


def enter_step(row: Promise, *, at: datetime, actor: Actor | None, words: str) -> None:
    """Add a line to its history, with its evidence."""
    step, proof = step_of(row, at=at, actor=actor, words=words)
    step.save(force_insert=True)
    evidence.record(proof)


def step_of(
    row: Promise, *, at: datetime, actor: Actor | None, words: str
) -> tuple[PromiseStep, evidence.Proof]:
    """A line of its history, unsaved, and its evidence."""
    step = PromiseStep(
        promise=row,
        state=row.state,
        at=at,
        by_id=actor.user_id if actor else None,
        words=words,
    )
    facts = {
        "source": row.source,
        "service": str(row.service_id),
        "about": row.subject,
        "given_at": row.given_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "at": at.isoformat(),
        "by": str(actor.user_id) if actor and actor.user_id else "",
    }
    proof = evidence.Proof(kind=f"promises.{row.state}", subject=f"{PREFIX}{row.pk}", facts=facts)
    return step, proof


def _keys(keys: Collection[str], service_id: UUID, owner_id: UUID | None) -> list[str]:
    """Who sees it: whoever sees what it is about, and its owner; of the restricted nobody else."""
    if any(key.startswith(RESTRICTED) for key in keys):
        return sorted(set(keys))
    own = {f"person:{owner_id}"} if owner_id else set()
    return sorted({*keys, f"service:{service_id}", *own})


def say_changed(row: Promise) -> None:
    """Let open pages look again."""
    live.push(topics=row.access_keys, kind=CHANGED, ref=row.pk)
