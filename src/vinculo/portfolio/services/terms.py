"""Terms of the law: begun when something is filed, paused as the law allows, stopped, called off.

Each duty that binds is counted in every place where it could be; what ends first has the clock
that warns. Rule, calendar and days are frozen at the beginning: no later change of the law, of the
calendar or of a choice moves a term that runs.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from vinculo.clocks import api as clocks
from vinculo.kernel import evidence
from vinculo.kernel.ids import new_id
from vinculo.portfolio.contracts import EARLIER, NewFiling, TermState
from vinculo.portfolio.domain.deadlines import Due, Place, due
from vinculo.portfolio.domain.frozen_days import digest_of_days, frozen
from vinculo.portfolio.domain.legal import Duty, Profile
from vinculo.portfolio.models import FrozenDays, LegalTerm, Service, TermPause
from vinculo.portfolio.selectors.law import (
    CountedPlace,
    company_day,
    counted_places,
    law_book,
)
from vinculo.portfolio.services.catalogue import ServiceNotFoundError
from vinculo.portfolio.services.pauses import resume_terms
from vinculo.portfolio.services.term_clocks import PREFIX, count_again, duty_of, start_clock
from vinculo.portfolio.services.term_rows import (
    beginning,
    end_row,
    is_about,
    open_rows,
    proof_of_start,
    proof_that,
    ran_out,
    term_row,
)


@dataclass(frozen=True, kw_only=True)
class _Counted:
    profile: Profile
    duty: Duty
    where: CountedPlace
    due: Due


@transaction.atomic
def file_matter(filing: NewFiling, *, at: datetime) -> int:
    """Begin the terms that the law gives for what was filed; how many duties that is.

    What binds is what had been signed and chosen when it was filed. Filed again with another kind
    or topic, duties that are not about it any more are called off, each judged by the law under
    which it began, and those that now apply begin at the first filing; nothing that was signed,
    chosen or written into a law since calls off a term. What had run out before is late and stays
    so: no new name of a matter mends a term that was missed. What ended before this was filed
    belongs to an earlier matter of the same subject, and stays with that. Safe to say twice.
    Raises ServiceNotFoundError.
    """
    if not Service.objects.filter(pk=filing.service_id).exists():
        raise ServiceNotFoundError
    _set_earlier_aside(filing)
    open_now = LegalTerm.objects.open().select_for_update().filter(subject=filing.subject)
    rows = list(open_now.order_by("pk"))
    again = _run_again(filing, at=at)
    ever = set(LegalTerm.objects.filter(subject=filing.subject).values_list("duty", flat=True))
    over = [row for row in rows if not is_about(filing, duty_of(row))]
    _call_off([row for row in over if not ran_out(row, at)], at=at)
    _end([row for row in over if ran_out(row, at)], at=at)
    fresh = [(profile, duty) for profile, duty in _wanted(filing) if duty.id not in ever]
    for profile, duty in fresh:
        _begin(filing, profile, duty)
    _end_idle_pause(filing.subject, at=at)
    stay = {row.duty for row in rows} - {row.duty for row in over}
    return len({duty.id for _, duty in fresh} | stay | again)


def _end_idle_pause(subject: str, *, at: datetime) -> None:
    """A pause in which nothing stands still any more ends: nobody could end it on a page."""
    if not TermPause.objects.filter(subject=subject, ends_at__isnull=True).exists():
        return
    if not LegalTerm.objects.filter(subject=subject, state=TermState.PAUSED).exists():
        resume_terms(subject=subject, at=at, why="idle")


@transaction.atomic
def stop_terms(*, subject: str, at: datetime, duties: Collection[str] = ()) -> int:
    """The duty was done at ``at``: its terms are kept or late; how many duties were still open.

    Of ``duties`` alone when some are named. A pause that is still open ends with it, unless another
    duty stands still by it.
    """
    found = open_rows(subject)
    standing = [row for row in found if row.state == TermState.PAUSED]
    if duties and any(row.duty not in duties for row in standing):
        count_again([row for row in standing if row.duty in duties], at=at, until=at)
    else:
        resume_terms(subject=subject, at=at, why="answered")
    rows = [row for row in open_rows(subject) if not duties or row.duty in duties]
    _end(rows, at=at)
    return len({row.duty for row in rows})


def _end(rows: Sequence[LegalTerm], *, at: datetime) -> None:
    for row in rows:
        proof = end_row(row, at=at)
        row.save(update_fields=["state", "stopped_at"])
        if row.is_first:
            clocks.stop(subject=f"{PREFIX}{row.subject}", kind=row.duty, at=at)
            evidence.record(proof)


@transaction.atomic
def take_stop_back(
    *, subject: str, stopped_at: datetime, at: datetime, duties: Collection[str] = ()
) -> int:
    """It was not done after all: the terms that ended then run on to the ends they had.

    Of ``duties`` alone when some are named.
    """
    rows = LegalTerm.objects.select_for_update().filter(
        subject=subject, stopped_at=stopped_at, state__in=[TermState.KEPT, TermState.LATE]
    )
    return _revive([row for row in rows if not duties or row.duty in duties], at=at)


def _set_earlier_aside(filing: NewFiling) -> None:
    """Terms and pauses that ended before the filing keep what they say, under another name."""
    earlier = LegalTerm.objects.filter(subject=filing.subject, stopped_at__lt=filing.filed_at)
    if not earlier.exists():
        return
    name = f"{filing.subject}{EARLIER}{new_id().hex[-12:]}"
    earlier.update(subject=name)
    pauses = TermPause.objects.filter(subject=filing.subject, ends_at__lt=filing.filed_at)
    pauses.update(subject=name)


@transaction.atomic
def set_terms_aside(*, subject: str, started_at: datetime | None = None) -> int:
    """What ended under this subject belongs to an earlier matter and keeps what it says; how many.

    For whoever files a new matter of the same thing that was said before the other ended. Of
    those alone that began at ``started_at``, when it is named.
    """
    name = f"{subject}{EARLIER}{new_id().hex[-12:]}"
    ended = LegalTerm.objects.filter(subject=subject, stopped_at__isnull=False)
    if started_at is not None:
        ended = ended.filter(started_at=started_at)
    TermPause.objects.filter(subject=subject, ends_at__isnull=False).update(subject=name)
    return ended.update(subject=name)


def _run_again(filing: NewFiling, *, at: datetime) -> set[str]:
    """What was called off and applies again runs on to the end it had; nothing is lost by it."""
    rows = LegalTerm.objects.select_for_update(of=("self",)).filter(
        subject=filing.subject, state=TermState.CANCELLED
    )
    found = [row for row in rows.select_related("days") if is_about(filing, duty_of(row))]
    _revive(found, at=at)
    count_again([row for row in found if row.ends_before is None], at=at)
    return {row.duty for row in found}


def _revive(found: Sequence[LegalTerm], *, at: datetime) -> int:
    for row in found:
        stopped_at = row.stopped_at
        row.state, row.stopped_at = TermState.RUNNING, None
        row.save(update_fields=["state", "stopped_at"])
        if row.is_first:
            clocks.revive(
                subject=f"{PREFIX}{row.subject}", kind=row.duty, stopped_at=stopped_at, at=at
            )
            _prove("resumed", row.subject, at=at, duty=row.duty)
    return len({row.duty for row in found})


@transaction.atomic
def cancel_terms(*, subject: str, at: datetime) -> int:
    """It should never have been filed (spam, a duplicate): its terms count nowhere.

    What had run out before is late and stays so.
    """
    resume_terms(subject=subject, at=at, why="called_off")
    rows = open_rows(subject)
    _call_off([row for row in rows if not ran_out(row, at)], at=at)
    _end([row for row in rows if ran_out(row, at)], at=at)
    return len({row.duty for row in rows})


def _wanted(filing: NewFiling) -> list[tuple[Profile, Duty]]:
    book = law_book(company_day(filing.filed_at), known_at=filing.filed_at)
    return beginning(filing, book.of(filing.service_id), book.tags)


def count_everywhere(
    profile: Profile, duty: Duty, started: datetime | date
) -> list[tuple[CountedPlace, Due]]:
    """A duty's end in every place where it could be counted, the earliest first.

    The page that computes a date and every filing ask this. Raises DeadlineError, and what the
    calendars raise.
    """
    day = started.date() if isinstance(started, datetime) else started
    return count_in(counted_places(profile, day.year), duty, started)


def count_in(
    places: Sequence[CountedPlace], duty: Duty, started: datetime | date
) -> list[tuple[CountedPlace, Due]]:
    """A duty's end in each of these places, the earliest first. Raises as above."""
    assert duty.clock is not None  # noqa: S101
    ends = [(where, due(duty.clock, started, where.place)) for where in places]
    return sorted(ends, key=lambda pair: (pair[1].ends_before is None, pair[1].ends_before or 0))


def _begin(filing: NewFiling, profile: Profile, duty: Duty) -> None:
    for number, (where, end) in enumerate(count_everywhere(profile, duty, filing.filed_at)):
        days = keep_days(where.place, where.place.year_of(filing.filed_at))
        row = term_row(filing, profile, duty, where=where, end=end, days=days, is_first=number == 0)
        row.save(force_insert=True)
        if row.is_first:
            start_clock(row, keys=filing.keys)
        evidence.record(proof_of_start(row))


def keep_days(place: Place, year: int) -> str:
    """Keep what a term of that year may need of a calendar; its digest."""
    days = frozen(place.calendar, year)
    digest = digest_of_days(days)
    FrozenDays.objects.bulk_create([FrozenDays(digest=digest, days=days)], ignore_conflicts=True)
    return digest


def _call_off(rows: Sequence[LegalTerm], *, at: datetime) -> None:
    for row in rows:
        row.state, row.stopped_at = TermState.CANCELLED, at
        row.save(update_fields=["state", "stopped_at"])
        if row.is_first:
            clocks.cancel(subject=f"{PREFIX}{row.subject}", kind=row.duty, at=at)
            _prove("ended", row.subject, at=at, duty=row.duty, state=row.state)


def _prove(what: str, subject: str, *, at: datetime, **facts: str) -> None:
    evidence.record(proof_that(what, subject, at=at, **facts))
