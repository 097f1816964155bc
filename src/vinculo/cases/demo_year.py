"""Thousands of cases of a demo company at once, with their histories, notes, classes and tags."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from vinculo.cases.contracts import CaseKind, CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.access import keys_of_case
from vinculo.cases.domain.facts import TermKind
from vinculo.cases.events import CaseOpened, CaseReopened, CaseResolved
from vinculo.cases.models import Case, CaseEntry, CaseMessage, CaseTag, Note, Term
from vinculo.cases.services.numbering import next_numbers
from vinculo.kernel import evidence
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.events import proof_of
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.organization import api as organization


@dataclass(frozen=True, kw_only=True)
class YearMessage:
    """A message of the case's thread."""

    id: UUID
    at: datetime
    is_ours: bool


@dataclass(frozen=True, kw_only=True)
class YearCase:
    """A case as it went; its times say how far it came."""

    place: int
    number: str
    key: str
    subject: str
    kind: CaseKind
    leaf: str
    tag: str
    service: str
    customer_id: UUID
    conversation_id: UUID | None
    item_id: UUID
    agent_id: UUID
    registered_by: UUID | None
    note: str
    waits: bool
    opened_at: datetime
    first_answered_at: datetime | None
    first_resolved_at: datetime | None
    reopened_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    warn_at: datetime | None
    messages: tuple[YearMessage, ...]

    @cached_property
    def id(self) -> UUID:
        """Its fixed id."""
        return case_id(self.place, self.opened_at)


@lru_cache(maxsize=16_384)
def case_id(place: int, at: datetime) -> UUID:
    """The fixed id of a case that began at ``at``."""
    return timed_id(f"year:case:{place}", at)


def keys_of(*, service: str, people: Iterable[UUID | None]) -> tuple[str, ...]:
    """Who may see a case of a service that these people have."""
    return tuple(
        keys_of_case(
            queue_id=demo_id(f"queue:{service}"),
            service_id=demo_id(f"service:{service}"),
            people=people,
        )
    )


def numbers(opened: Sequence[datetime]) -> list[str]:
    """The numbers of cases that began then, in their order."""
    zone = ZoneInfo(organization.company().timezone)
    return next_numbers([at.astimezone(zone).year for at in opened])


@dataclass(frozen=True)
class Terms:
    """What cases are classed and tagged with, by name."""

    leaves: Mapping[str, UUID]
    tags: Mapping[str, UUID]


def terms() -> Terms:
    """The classes and tags of the company."""
    return Terms(
        leaves=dict(Term.objects.filter(kind=TermKind.SUBJECT).values_list("name", "pk")),
        tags=dict(Term.objects.filter(kind=TermKind.TAG).values_list("name", "pk")),
    )


def write_cases(cases: Sequence[YearCase], *, terms: Terms) -> None:
    """Write cases, histories, notes and classes; the search rows follow by themselves."""
    leaves, tags = terms.leaves, terms.tags
    insert_all(_row(case, leaves.get(case.leaf)) for case in cases)
    insert_all(
        fresh(
            CaseMessage,
            id=timed_id(f"link:{message.id}", message.at),
            case_id=case.id,
            message_id=message.id,
            at=message.at,
        )
        for case in cases
        for message in case.messages
    )
    insert_all(_note(case) for case in cases if case.note)
    insert_all(entry for case in cases for entry in _history(case))
    insert_all(
        fresh(
            CaseTag,
            id=timed_id(f"tag:{case.place}", case.opened_at),
            case_id=case.id,
            term_id=tags[case.tag],
            at=case.first_answered_at or case.opened_at,
        )
        for case in cases
        if case.tag in tags
    )
    evidence.record_all([proof for case in cases for proof in _proofs(case)])


def _status(case: YearCase) -> CaseStatus:
    if case.closed_at:
        return CaseStatus.CLOSED
    if case.resolved_at:
        return CaseStatus.RESOLVED
    if case.first_answered_at is None:
        return CaseStatus.NEW
    return CaseStatus.WAITING if case.waits else CaseStatus.OPEN


def _row(case: YearCase, leaf: UUID | None) -> Case:
    told = (case.opened_at, case.first_answered_at, case.resolved_at, case.closed_at)
    moments = [*filter(None, told), *(message.at for message in case.messages)]
    owner = case.agent_id if case.first_answered_at else None
    theirs = [message.id for message in case.messages if not message.is_ours]
    return fresh(
        Case,
        id=case.id,
        number=case.number,
        key=case.key,
        subject=case.subject,
        status=_status(case),
        kind=case.kind,
        outcome=_outcome(case) if case.resolved_at else "",
        service_id=demo_id(f"service:{case.service}"),
        customer_id=case.customer_id,
        conversation_id=case.conversation_id,
        item_id=case.item_id,
        subject_class_id=leaf if case.first_answered_at else None,
        registered_by_id=case.registered_by,
        opened_at=case.opened_at,
        first_answered_at=case.first_answered_at,
        resolved_at=case.resolved_at,
        closed_at=case.closed_at,
        due_at=case.due_at,
        warn_at=case.warn_at,
        changed_at=max(moments),
        latest_message_id=theirs[-1] if theirs else None,
        reopened_count=1 if case.reopened_at else 0,
        access_keys=list(keys_of(service=case.service, people=(owner, case.registered_by))),
    )


def _outcome(case: YearCase) -> Outcome:
    is_asked = case.kind in {CaseKind.QUERY, CaseKind.COMPLIMENT}
    return Outcome.ANSWERED if is_asked else Outcome.SOLVED


def _note(case: YearCase) -> Note:
    at = case.first_answered_at or case.opened_at
    return fresh(
        Note,
        id=timed_id(f"note:{case.place}", at),
        case_id=case.id,
        author_id=case.registered_by or case.agent_id,
        text=case.note,
        at=case.opened_at if case.registered_by else at,
    )


def _history(case: YearCase) -> list[CaseEntry]:
    """The lines of its history, in their order."""
    told: list[tuple[EntryKind, datetime, UUID | None, UUID | None]] = []
    began = EntryKind.REGISTERED if case.registered_by else EntryKind.OPENED
    told.append((began, case.opened_at, case.registered_by, None))
    taken = case.first_answered_at
    for message in case.messages:
        kind = EntryKind.ANSWERED if message.is_ours else EntryKind.MESSAGE
        person = case.agent_id if message.is_ours else None
        told.append((kind, message.at, person, message.id))
    if taken:
        told.append((EntryKind.TAKEN, taken, case.agent_id, None))
    if case.first_resolved_at:
        told.append((EntryKind.RESOLVED, case.first_resolved_at, case.agent_id, None))
    if case.reopened_at and case.resolved_at:
        told.append((EntryKind.REOPENED, case.reopened_at, None, None))
        told.append((EntryKind.RESOLVED, case.resolved_at, case.agent_id, None))
    if case.waits:
        told.append((EntryKind.WAITING, case.messages[-1].at, case.agent_id, None))
    if case.closed_at:
        told.append((EntryKind.CLOSED, case.closed_at, None, None))
    return [
        fresh(
            CaseEntry,
            id=timed_id(f"entry:{case.place}:{number}:{kind}", at),
            case_id=case.id,
            kind=kind,
            at=at,
            actor_id=person,
            ref=ref,
            params=_params(case, kind, is_first=number == 0),
        )
        for number, (kind, at, person, ref) in enumerate(sorted(told, key=lambda line: line[1]))
    ]


def _params(case: YearCase, kind: EntryKind, *, is_first: bool) -> dict[str, str]:
    if is_first:
        return {"number": case.number}
    return {"outcome": _outcome(case).value} if kind is EntryKind.RESOLVED else {}


def _proofs(case: YearCase) -> list[evidence.Proof]:
    """What the chain keeps of it: that it began, ended, and lived again."""
    service_id = demo_id(f"service:{case.service}")
    found = [
        proof_of(
            CaseOpened(
                case_id=case.id,
                number=case.number,
                kind=case.kind,
                service_id=service_id,
                customer_id=case.customer_id,
                opened_at=case.opened_at,
            )
        )
    ]
    ends = [case.first_resolved_at]
    if case.reopened_at:
        ends.append(case.resolved_at)
        found.append(
            proof_of(
                CaseReopened(
                    case_id=case.id,
                    service_id=service_id,
                    customer_id=case.customer_id,
                    reopened_by=None,
                    reopened_at=case.reopened_at,
                )
            )
        )
    found += [
        proof_of(
            CaseResolved(
                case_id=case.id,
                service_id=service_id,
                customer_id=case.customer_id,
                outcome=_outcome(case),
                resolved_by=case.agent_id,
                resolved_at=end,
            )
        )
        for end in ends
        if end
    ]
    return found
