"""What a term is made of: which duties begin, the row, how it ends, and the lines that prove it."""

from collections.abc import Sequence
from datetime import datetime

from vinculo.kernel import evidence
from vinculo.portfolio.contracts import NewFiling, TermState
from vinculo.portfolio.domain.deadlines import Due
from vinculo.portfolio.domain.filing import Kind, Matter, Topic, begins
from vinculo.portfolio.domain.legal import Duty, Profile
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.selectors.law import CountedPlace


def beginning(
    filing: NewFiling,
    bound: Sequence[tuple[Profile, tuple[Duty, ...]]],
    tags: frozenset[str],
) -> list[tuple[Profile, Duty]]:
    """Of the duties that bind a service those that begin with this filing."""
    matter = _matter(filing)
    return [
        (profile, duty)
        for profile, duties in bound
        for duty in duties
        if begins(duty, matter, tags)
    ]


def is_about(filing: NewFiling, duty: Duty) -> bool:
    """Whether a duty that began once is about what is filed now.

    What it asks of the company was met when it began, and no later answer about the company
    changes that.
    """
    return begins(duty, _matter(filing), frozenset(duty.applies_to))


def _matter(filing: NewFiling) -> Matter:
    return Matter(
        kind=Kind(filing.kind),
        topic=Topic(filing.topic),
        on_official_sheet=filing.on_official_sheet,
    )


def term_row(
    filing: NewFiling,
    profile: Profile,
    duty: Duty,
    *,
    where: CountedPlace,
    end: Due,
    days: str,
    is_first: bool,
) -> LegalTerm:
    """The row of a term that begins with a filing; ``days`` is the digest of its frozen days."""
    return LegalTerm(
        subject=filing.subject,
        service_id=filing.service_id,
        profile=profile.key,
        duty=duty.id,
        place=where.place.words,
        calendar_version=where.version,
        timezone=where.place.zone.key,
        days_id=days,
        is_first=is_first,
        started_at=filing.filed_at,
        due_on=end.due_on,
        ends_before=end.ends_before,
    )


def open_rows(subject: str) -> list[LegalTerm]:
    """The terms of a subject whose duty is not done, locked, with the days they are counted by."""
    rows = LegalTerm.objects.open().select_for_update(of=("self",)).filter(subject=subject)
    return list(rows.select_related("days").order_by("pk"))


def ran_out(row: LegalTerm, at: datetime) -> bool:
    """Whether its end had come by then."""
    return row.ends_before is not None and row.ends_before <= at


def end_row(row: LegalTerm, *, at: datetime) -> evidence.Proof:
    """What a term is once its duty was done, unsaved, and the line that says so."""
    row.state = TermState.LATE if ran_out(row, at) else TermState.KEPT
    row.stopped_at = at
    return proof_that("ended", row.subject, at=at, duty=row.duty, state=row.state, rule=row.profile)


def proof_of_start(row: LegalTerm) -> evidence.Proof:
    """That a term began, with all that says when it ends."""
    facts = {
        "duty": row.duty,
        "rule": row.profile,
        "is_first": row.is_first,
        "calendar_version": row.calendar_version,
        "days": row.days_id,
        "timezone": row.timezone,
        "started_at": row.started_at.isoformat(),
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "ends_before": row.ends_before.isoformat() if row.ends_before else None,
    }
    return evidence.Proof(kind="portfolio.term_started", subject=row.subject, facts=facts)


def proof_that(what: str, subject: str, *, at: datetime, **facts: str) -> evidence.Proof:
    """The line that something happened to a matter's terms."""
    kept = {"at": at.isoformat(), **facts}
    return evidence.Proof(kind=f"portfolio.term_{what}", subject=subject, facts=kept)
