"""The terms of a matter and the promises that they are, told to the contexts that keep them."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.cases.contracts import CaseView
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling, TermState, TermView
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source
from vinculo.statutory.contracts import MatterKind, MatterTopic
from vinculo.statutory.models import Matter, MatterReceipt

A_SECOND = timedelta(seconds=1)
REQUEST = "request"
"""What terms call whatever is neither a query nor an incident nor a complaint."""
ENDED = frozenset({TermState.KEPT, TermState.LATE})


def subject_of(case_id: UUID) -> str:
    """What terms call the case."""
    return f"case:{case_id}"


def filing_of(row: Matter, case: CaseView) -> NewFiling:
    """What the matter is called now, for the terms that the law gives."""
    kind, topic = MatterKind(row.kind), MatterTopic(row.topic)
    return NewFiling(
        subject=subject_of(row.case_id),
        service_id=row.service_id,
        kind=REQUEST if kind is MatterKind.NONE else kind.value,
        topic=topic.value,
        filed_at=row.filed_at,
        keys=case.keys,
    )


def file(row: Matter, case: CaseView, *, at: datetime) -> int:
    """Begin the terms of what the matter is called now; how many duties run."""
    return portfolio.file_matter(filing_of(row, case), at=at)


def are_open(found: Iterable[TermView]) -> bool:
    """Whether one of these terms runs or stands still."""
    return any(term.stopped_at is None for term in found)


def firsts(row: Matter) -> list[TermView]:
    """Of each duty the term that ends first."""
    subject = subject_of(row.case_id)
    return [term for term in portfolio.terms_of([subject])[subject] if term.is_first]


def runs(row: Matter, duty: str) -> bool:
    """Whether a term of that duty runs."""
    return any(term.duty == duty and term.stopped_at is None for term in firsts(row))


def promise(row: Matter, case: CaseView, *, at: datetime) -> None:
    """Each duty is a promise: what runs is open, what was called off is taken back."""
    found = firsts(row)
    running = [term for term in found if term.stopped_at is None]
    promises.let_duties_stand(ends={_origin(row, t): _last(t) for t in running}, at=at)
    for term in running:
        _open(row, case, term, at=at)
    called_off = [_origin(row, t) for t in found if t.state is TermState.CANCELLED]
    promises.call_off_duties(origins=called_off, at=at)


def end(row: Matter, *, at: datetime, duties: Collection[str] = ()) -> None:
    """The customer was told at ``at``: terms and promises are kept, or late.

    Of ``duties`` alone when some are named.
    """
    subject = subject_of(row.case_id)
    origins = [_origin(row, t) for t in firsts(row) if not duties or t.duty in duties]
    promises.keep_duties(subject=subject, at=at, origins=origins)
    portfolio.stop_terms(subject=subject, at=at, duties=duties)


def run_on(row: Matter, *, ended_at: datetime, at: datetime) -> None:
    """It was not the end: terms whose last moment is to come run on; what was in time stays so."""
    subject = subject_of(row.case_id)
    duties = [
        term.duty
        for term in firsts(row)
        if term.state in ENDED
        if term.stopped_at == ended_at and term.ends_before and term.ends_before > at
    ]
    if duties:
        portfolio.take_stop_back(subject=subject, stopped_at=ended_at, at=at, duties=duties)
        promises.take_resolution_back(
            subject=subject, resolved_at=ended_at, at=at, is_still_due=True
        )


def run_anew(row: Matter, *, since: datetime, until: datetime, at: datetime) -> None:
    """What seemed to end its terms between these moments never was: all run to their true ends.

    Those too whose last moment is past: they are late, and their promises broken.
    """
    subject = subject_of(row.case_id)
    ended = [
        (term.stopped_at, term.duty)
        for term in firsts(row)
        if term.state in ENDED and term.stopped_at and since <= term.stopped_at <= until
    ]
    for moment in sorted({stopped_at for stopped_at, _ in ended}):
        duties = [duty for stopped_at, duty in ended if stopped_at == moment]
        portfolio.take_stop_back(subject=subject, stopped_at=moment, at=at, duties=duties)
    promises.take_duties_back(subject=subject, since=since, until=until, at=at)


def knows(row: Matter, kind: str, *, at: datetime) -> bool:
    """Whether one of its terms runs still and its law knows the pause."""
    return any(term.may_stand_still(kind, at=at) for term in firsts(row))


def call_off(row: Matter, *, at: datetime) -> None:
    """It should never have been filed: terms and promises count nowhere; what ran out is late."""
    portfolio.cancel_terms(subject=subject_of(row.case_id), at=at)
    origins = [_origin(row, t) for t in firsts(row) if t.state is TermState.CANCELLED]
    promises.call_off_duties(origins=origins, at=at)


def rename_promises(row: Matter, prefix: str) -> None:
    """A complaint carries on what was promised: the origins begin with ``prefix`` from now on."""
    names = {_origin(row, term): f"{prefix}{term.duty}" for term in firsts(row)}
    promises.rename_duties(names=names)


def has_receipt(row: Matter) -> bool:
    """Whether its receipt was made."""
    return MatterReceipt.objects.filter(matter=row).exists()


def _origin(row: Matter, term: TermView) -> str:
    return promises.origin_of_duty(row.pk, term.duty)


def _last(term: TermView) -> datetime | None:
    return term.ends_before and term.ends_before - A_SECOND


def promise_all(
    begun: Sequence[tuple[Matter, CaseView, Sequence[TermView]]], *, at: datetime
) -> None:
    """Each duty of matters that begin is a promise; what is late already cannot be promised."""
    services = {row.service_id for row, _case, _views in begun}
    owners = {one: service.owner_id for one in services if (service := portfolio.service(one))}
    promises.open_all(
        [
            _promise(row, case, term, last, owners.get(row.service_id))
            for row, case, views in begun
            for term in views
            if term.is_first and term.stopped_at is None and (last := _last(term))
        ],
        actor=SYSTEM,
        at=at,
    )


def _open(row: Matter, case: CaseView, term: TermView, *, at: datetime) -> None:
    last = _last(term)
    if last is None:
        return
    service = portfolio.service(row.service_id)
    with suppress(DomainError):  # its time is over: that cannot be promised any more
        new = _promise(row, case, term, last, service.owner_id if service else None)
        promises.open_promise(new, actor=SYSTEM, at=at)


def _promise(
    row: Matter, case: CaseView, term: TermView, last: datetime, owner_id: UUID | None
) -> NewPromise:
    return NewPromise(
        source=Source.DUTY,
        words=f"{term.title} ({term.article})"[:300],
        service_id=row.service_id,
        customer_id=case.customer_id,
        subject=term.subject,
        owner_id=owner_id,
        given_at=row.filed_at,
        due_at=last,
        origin=_origin(row, term),
        keys=case.keys,
    )
