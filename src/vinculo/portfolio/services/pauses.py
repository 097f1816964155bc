"""Terms stand still while a customer completes what is missing: asked, proved, ended, alarmed."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.formats import date_format

from vinculo.kernel import evidence
from vinculo.kernel.errors import DomainError
from vinculo.portfolio.contracts import Asked, AskedBy, PauseView, TermState
from vinculo.portfolio.domain.completing import LONGEST, Counted, day_is_over, least_day
from vinculo.portfolio.domain.deadlines import Place
from vinculo.portfolio.domain.frozen_days import thawed
from vinculo.portfolio.domain.legal import PauseRule
from vinculo.portfolio.models import LegalTerm, TermPause
from vinculo.portfolio.profiles import versions_of
from vinculo.portfolio.selectors.pauses import view_of
from vinculo.portfolio.services.term_clocks import count_again, duty_of
from vinculo.portfolio.services.term_rows import open_rows, proof_that, ran_out


class UnknownPauseError(DomainError):
    """No term that runs may pause for that."""

    code = "term_pause_unknown"


class NoPauseReasonError(DomainError):
    """A pause says what was asked of the customer."""

    code = "term_pause_reason"


class PausedAlreadyError(DomainError):
    """One pause at a time."""

    code = "term_paused_already"


class AnswerTooSoonError(DomainError):
    """The law wants the customer to have more time; ``day`` is the first that may be named."""

    code = "term_answer_too_soon"


class AnswerTooLateError(DomainError):
    """A day so far away leaves the customer without an answer."""

    code = "term_answer_too_late"


class AskedOutsideError(DomainError):
    """Nobody can have been asked before it was filed, nor after now."""

    code = "term_asked_outside"


class NoWarningError(DomainError):
    """Who is asked for something is told what happens otherwise."""

    code = "term_pause_no_warning"


@transaction.atomic
def pause_terms(
    *,
    subject: str,
    kind: str,
    reason: str,
    asked: Asked,
    at: datetime,
    by: UUID | None = None,
) -> int:
    """Let the terms whose law knows this pause stand still; how many. The others run on.

    ``asked`` proves that the customer was asked, given at least the time that the law wants them
    to have, and warned. A duty that ran out where it ended first is late already, wherever else
    it still runs. Raises NoPauseReasonError, NoWarningError, PausedAlreadyError,
    UnknownPauseError, AskedOutsideError, AnswerTooSoonError, AnswerTooLateError.
    """
    if not reason.strip():
        raise NoPauseReasonError
    if not asked.warning.strip():
        raise NoWarningError
    able = _able(open_rows(subject), kind, at)
    if not able:
        raise UnknownPauseError
    if TermPause.objects.filter(subject=subject, ends_at__isnull=True).exists():
        raise PausedAlreadyError
    pause = TermPause.objects.create(
        subject=subject,
        kind=kind,
        starts_at=at,
        reason=reason.strip()[:300],
        paused_by=by,
        asked_by=asked.by,
        asked_ref=asked.ref,
        asked_at=asked.at,
        answer_by=asked.answer_by,
        answer_before=_checked(able, kind, asked, at),
    )
    count_again(able, at=at)
    _prove("paused", subject, at=at, kind=kind, by=str(by or ""))
    told = {"pause": str(pause.pk), "by": asked.by.value, "ref": str(asked.ref)}
    _prove("asked", subject, at=asked.at, **told)
    warned = proof_that(
        "warned",
        subject,
        at=asked.at,
        pause=str(pause.pk),
        answer_by=asked.answer_by.isoformat(),
    )
    digest = evidence.digest_of(asked.warning.encode(), owner=subject)
    evidence.record(
        evidence.Proof(kind=warned.kind, subject=subject, facts=warned.facts, digest=digest)
    )
    return len({row.duty for row in able})


@transaction.atomic
def resume_terms(
    *, subject: str, at: datetime, completed_ref: UUID | None = None, why: str = "completed"
) -> bool:
    """The customer answered: what stood still goes on as its law says. False: nothing stood.

    ``completed_ref`` is the message with which they did; ``why`` the code of another reason for
    which it goes on.
    """
    rows = open_rows(subject)
    pause = TermPause.objects.filter(subject=subject, ends_at__isnull=True).first()
    if pause is None:
        return False
    pause.ends_at, pause.completed_ref = max(at, pause.starts_at), completed_ref
    pause.save(update_fields=["ends_at", "completed_ref"])
    count_again([row for row in rows if row.state == TermState.PAUSED], at=at)
    _prove("resumed", subject, at=at, kind=pause.kind, why=why)
    if why == "completed":
        _prove("completed", subject, at=at, pause=str(pause.pk), ref=str(completed_ref or ""))
    return True


@transaction.atomic
def note_unanswered(*, at: datetime, most: int = 200) -> list[PauseView]:
    """Note which customers let their day go by: each once, and nothing ends by it."""
    rows = (
        TermPause.objects.select_for_update(skip_locked=True)
        .filter(ends_at__isnull=True, ran_out_at__isnull=True, answer_before__lte=at)
        .order_by("answer_before", "pk")[:most]
    )
    found = []
    for row in rows:
        row.ran_out_at = at
        row.save(update_fields=["ran_out_at"])
        day = row.answer_by.isoformat() if row.answer_by else ""
        _prove("unanswered", row.subject, at=at, pause=str(row.pk), answer_by=day)
        found.append(view_of(row))
    return found


def least_answer_day(subjects: Sequence[str], kind: str, *, asked_at: datetime) -> date | None:
    """The first day that may be named to whoever is asked then; None: no term knows the pause."""
    rows = LegalTerm.objects.open().filter(subject__in=subjects, state=TermState.RUNNING)
    able = _able(list(rows.select_related("days").order_by("pk")), kind, asked_at)
    return least_day(_counted(able, kind), asked_at) if able else None


def _able(found: Sequence[LegalTerm], kind: str, at: datetime) -> list[LegalTerm]:
    """Those that know the pause, of duties that did not run out where they ended first."""
    over = {row.duty for row in found if row.is_first and ran_out(row, at)}
    return [row for row in found if row.duty not in over and _rule(row, kind)]


def _rule(row: LegalTerm, kind: str) -> PauseRule | None:
    return next((rule for rule in duty_of(row).pause_rules if rule.kind == kind), None)


def _counted(able: Sequence[LegalTerm], kind: str) -> list[Counted]:
    return [
        Counted(profile=versions_of(row.profile)[0], rule=rule, place=_place(row))
        for row in able
        if (rule := _rule(row, kind))
    ]


def _place(row: LegalTerm) -> Place:
    """Where a term is counted, with the days that were frozen when it began."""
    return Place(zone=ZoneInfo(row.timezone), calendar=thawed(row.days.days), words=row.place)


def _checked(able: Sequence[LegalTerm], kind: str, asked: Asked, at: datetime) -> datetime:
    """When the day that the customer was given is over. Raises what ``pause_terms`` does."""
    if asked.by is AskedBy.EARLIER or not min(row.started_at for row in able) <= asked.at <= at:
        raise AskedOutsideError
    least = least_day(_counted(able, kind), asked.at)
    if asked.answer_by < least:
        raise AnswerTooSoonError(day=date_format(least, "DATE_FORMAT"))
    if asked.answer_by > max(least, (asked.at + LONGEST).date()):
        raise AnswerTooLateError
    over = day_is_over(asked.answer_by, [_place(row) for row in able])
    if over <= at:
        raise AnswerTooSoonError(day=date_format(least, "DATE_FORMAT"))
    return over


def _prove(what: str, subject: str, *, at: datetime, **facts: str) -> None:
    evidence.record(proof_that(what, subject, at=at, **facts))
