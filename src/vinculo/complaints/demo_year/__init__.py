"""The complaints of a demo company's year, as far as each has come."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import translation

from vinculo.complaints.contracts import (
    ComplaintKind,
    ComplaintState,
    Decision,
    LegalType,
    Medium,
    Origin,
    ReceiptWay,
    RemedyState,
    Said,
)
from vinculo.complaints.demo_year.outside import Refused, write_outside
from vinculo.complaints.events import (
    ComplaintAnswered,
    ComplaintClosed,
    ComplaintFiled,
    ReceiptDelivered,
    ReceiptMade,
    ReceiptReturned,
)
from vinculo.complaints.models import (
    Complaint,
    ComplaintStep,
    Handling,
    Lesson,
    Point,
    Receipt,
    Remedy,
    RemedyKind,
)
from vinculo.complaints.services.receipts import TEMPLATE, Received, paper
from vinculo.kernel import events, evidence
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.blobs import store_many
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.inserting import insert_all
from vinculo.kernel.papers import pdfs
from vinculo.organization import api as organization
from vinculo.work import api as work

ORDER = tuple(ComplaintState)
LANGUAGE = "es"
WAYS, WAYS_INSIDE, ONE_INSIDE_OF = "arbitration consumer_office", "review", 41
"""Of so many answers one told only that the company would look again: it is an alarm."""
TIME_TO_MAKE, TIME_TO_MAIL, TIME_TO_POST = (
    timedelta(minutes=1),
    timedelta(minutes=2),
    timedelta(hours=5),
)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
ONE_COMES_BACK_OF = 31
"""Of so many mails with a receipt one came back, and nobody gave it otherwise."""


@dataclass(frozen=True, kw_only=True)
class YearComplaint:
    """A complaint; its times say how far it came. ``remedy`` and ``cause`` are names."""

    place: int
    case_id: UUID
    kind: str
    service: str
    customer_id: UUID
    agent_id: UUID
    decider_id: UUID
    owner_id: UUID
    filed_at: datetime
    acknowledged_at: datetime | None
    assessed_at: datetime | None
    investigated_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    grades: tuple[int, int, int]
    points: tuple[tuple[str, str], ...]
    findings: str
    decision: str
    reasons: str
    said: str
    cause: str
    pattern: str
    remedy: str
    amount: Decimal
    is_done: bool
    lesson: str
    handling: tuple[int, int, int] | None

    @property
    def id(self) -> UUID:
        """Its fixed id."""
        return timed_id(f"year:complaint:{self.place}", self.filed_at)

    @property
    def state(self) -> ComplaintState:
        """The last step that has a time."""
        times = (
            self.filed_at,
            self.acknowledged_at,
            self.assessed_at,
            self.investigated_at,
            self.answered_at,
            self.closed_at,
        )
        return [state for state, at in zip(ORDER[: len(times)], times, strict=True) if at][-1]


@dataclass(frozen=True, kw_only=True)
class YearReceipt:
    """What the receipt of a complaint says; ``is_mailed``: it went to an address."""

    place: int
    kind: str
    key: str
    number: str
    subject: str
    service: str
    said: str
    filed_at: datetime
    is_mailed: bool


class Papers:
    """The receipts of a year, set in a child of their own while other rows are written."""

    def __init__(self, receipts: Sequence[YearReceipt]) -> None:
        company = organization.company()
        with translation.override(company.language):
            papers = [paper(_received(one), company) for one in receipts]
        self._receipts = receipts
        self._setter = ThreadPoolExecutor(1, thread_name_prefix="receipts")
        self._made = self._setter.submit(pdfs, TEMPLATE, papers)

    def kept(self) -> "dict[int, Kept]":
        """Each on disk, by the place of its complaint. Raises PaperError."""
        made = self._made.result() if self._receipts else []
        self._setter.shutdown()
        stored = store_many(made)
        return {
            one.place: Kept(digest=digest, size=size, is_mailed=one.is_mailed)
            for one, (digest, size) in zip(self._receipts, stored, strict=True)
        }


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A receipt on disk."""

    digest: str
    size: int
    is_mailed: bool


def _received(one: YearReceipt) -> Received:
    return Received(
        key=one.key,
        number=one.number,
        filed_at=one.filed_at,
        subject=one.subject,
        service=one.service,
        kind=ComplaintKind(one.kind),
        legal_type=LegalType.COMPLAINT,
        said=one.said,
    )


def write_complaints(complaints: Sequence[YearComplaint], papers: Papers) -> None:
    """Write them with points, remedies, histories, receipts and evidence.

    Those that still wait for an answer are told as new: terms, promises and receipts follow as
    for any other.
    """
    remedies = {kind.name: kind for kind in RemedyKind.objects.all()}
    insert_all(_row(one) for one in complaints)
    insert_all(point for one in complaints for point in _points(one))
    insert_all(_remedy(one, remedies[one.remedy]) for one in complaints if one.remedy)
    insert_all(step for one in complaints for step in _steps(one))
    insert_all(_handling(one) for one in complaints if one.handling and one.closed_at)
    insert_all(_lesson(one) for one in complaints if one.lesson and one.answered_at)
    write_outside(
        [
            Refused(
                id=one.id,
                place=one.place,
                agent_id=one.agent_id,
                decider_id=one.decider_id,
                closed_at=one.closed_at,
            )
            for one in complaints
            if one.said == Said.REFUSED and one.closed_at
        ],
        until=max((one.filed_at for one in complaints), default=EARLIEST),
    )
    kept = papers.kept()
    answered = [one for one in complaints if one.answered_at]
    insert_all(_receipt(one, kept[one.place]) for one in answered)
    insert_all(step for one in answered for step in _receipt_steps(one, kept[one.place]))
    evidence.record_all([proof for one in answered for proof in _proofs(one, kept[one.place])])
    for one in complaints:
        if one.answered_at is None:
            events.publish(_filed(one))


def _row(one: YearComplaint) -> Complaint:
    severity, complexity, impact = one.grades if one.assessed_at else (None, None, None)
    answered = one.answered_at
    return Complaint(
        id=one.id,
        case_id=one.case_id,
        kind=one.kind,
        legal_type=LegalType.COMPLAINT,
        origin=Origin.AGENT,
        state=one.state,
        service_id=demo_id(f"service:{one.service}"),
        filed_at=one.filed_at,
        filed_medium=Medium.WRITTEN,
        filed_language=LANGUAGE,
        filed_by_id=one.agent_id,
        acknowledged_at=one.acknowledged_at,
        champion_id=one.agent_id,
        investigator_id=one.decider_id if one.investigated_at else None,
        decided_by_id=one.decider_id if answered else None,
        severity=severity,
        complexity=complexity,
        impact=impact,
        assessed_at=one.assessed_at,
        findings=one.findings if one.investigated_at else "",
        investigated_at=one.investigated_at,
        decision=one.decision if answered else "",
        reasons=one.reasons if answered else "",
        answered_at=answered,
        answered_medium=Medium.WRITTEN if answered else "",
        answered_language=LANGUAGE if answered else "",
        repaired_at=_done_at(one),
        ways_named=WAYS if answered else "",
        ways_told=_ways_told(one) if answered else None,
        said=one.said if one.closed_at else "",
        closed_at=one.closed_at,
        closed_by_id=one.agent_id if one.closed_at else None,
        learned_at=answered + timedelta(days=2) if one.lesson and answered else None,
        cause_id=demo_id(f"cause:{one.cause}") if one.cause and one.investigated_at else None,
        pattern=one.pattern if one.investigated_at else "",
        pattern_by_id=one.decider_id if one.pattern and one.investigated_at else None,
    )


def _ways_told(one: YearComplaint) -> str:
    return WAYS_INSIDE if one.place % ONE_INSIDE_OF == 0 else WAYS


def _done_at(one: YearComplaint) -> datetime | None:
    if not (one.remedy and one.is_done and one.answered_at):
        return None
    return one.answered_at + timedelta(days=1)


def _points(one: YearComplaint) -> list[Point]:
    answered = one.investigated_at
    return [
        Point(
            id=timed_id(f"point:{one.place}:{number}", one.filed_at),
            complaint_id=one.id,
            position=number,
            words=words,
            answer=answer if answered else "",
            answered_at=answered,
            answered_by_id=one.agent_id if answered else None,
        )
        for number, (words, answer) in enumerate(one.points, start=1)
        if one.assessed_at
    ]


def _remedy(one: YearComplaint, kind: RemedyKind) -> Remedy:
    answered, done = one.answered_at, _done_at(one)
    amount = kind.amount if kind.amount is not None else one.amount
    state = RemedyState.DONE if done else RemedyState.GRANTED
    asked = one.investigated_at or one.filed_at
    return Remedy(
        id=timed_id(f"remedy:{one.place}", asked),
        complaint_id=one.id,
        kind_id=kind.pk,
        amount=amount,
        cost=kind.cost if kind.cost is not None else amount,
        currency=kind.currency,
        is_owed=kind.is_owed,
        state=state if answered else RemedyState.ASKED,
        role="agent",
        asked_by_id=one.agent_id,
        asked_at=asked,
        decided_by_id=one.decider_id if answered else None,
        decided_at=answered,
        done_at=done,
        done_by_id=one.agent_id if done else None,
    )


def _steps(one: YearComplaint) -> list[ComplaintStep]:
    grades = "/".join(str(grade) for grade in one.grades)
    told = [
        ("filed", one.filed_at, one.agent_id, "", Origin.AGENT.value),
        ("acknowledged", one.acknowledged_at, one.agent_id, "", ""),
        ("assessed", one.assessed_at, one.agent_id, "", grades),
        ("investigated", one.investigated_at, one.decider_id, "", ""),
        ("caused", one.investigated_at if one.cause else None, one.decider_id, one.cause, ""),
        ("answered", one.answered_at, one.decider_id, "", one.decision),
        ("remedy_done", _done_at(one), one.agent_id, one.remedy, ""),
        ("closed", one.closed_at, one.agent_id, "", one.said),
    ]
    return [
        ComplaintStep(
            id=timed_id(f"step:{one.place}:{what}", at),
            complaint_id=one.id,
            what=what,
            at=at,
            by_id=person,
            words=words,
            code=code,
        )
        for what, at, person, words, code in told
        if at
    ]


def _handling(one: YearComplaint) -> Handling:
    process, treatment, result = one.handling or (3, 3, 3)
    asked = one.closed_at or one.filed_at
    return Handling(
        id=timed_id(f"handling:{one.place}", asked),
        complaint_id=one.id,
        asked_at=asked,
        process=process,
        treatment=treatment,
        result=result,
        answered_at=asked + timedelta(hours=9),
    )


def _lesson(one: YearComplaint) -> Lesson:
    answered = one.answered_at or one.filed_at
    made, due = answered + timedelta(days=2), answered + timedelta(days=45)
    task = work.give(
        owner_id=one.owner_id,
        title=f"Que no se repita: {one.lesson}",
        details=one.lesson,
        by=SYSTEM,
        subject=f"complaint:{one.id}",
        url=f"/reclamaciones/{one.id}/",
        due_at=due,
        at=made,
    )
    return Lesson(
        id=timed_id(f"lesson:{one.place}", made),
        complaint_id=one.id,
        words=one.lesson,
        owner_id=one.owner_id,
        made_by_id=one.decider_id,
        due_at=due,
        made_at=made,
        task_id=task.id,
    )


def _of(one: YearComplaint) -> dict[str, UUID]:
    return {
        "complaint_id": one.id,
        "case_id": one.case_id,
        "service_id": demo_id(f"service:{one.service}"),
    }


def _filed(one: YearComplaint) -> ComplaintFiled:
    return ComplaintFiled(
        **_of(one),
        kind=ComplaintKind(one.kind),
        legal_type=LegalType.COMPLAINT,
        origin=Origin.AGENT,
        customer_id=one.customer_id,
        filed_by=one.agent_id,
        filed_at=one.filed_at,
        medium=Medium.WRITTEN,
        language=LANGUAGE,
    )


def _proofs(one: YearComplaint, kept: Kept) -> list[evidence.Proof]:
    if one.answered_at is None:
        return []
    told: list[events.Event] = [
        _filed(one),
        ComplaintAnswered(
            **_of(one),
            decision=Decision(one.decision),
            answered_by=one.decider_id,
            answered_at=one.answered_at,
            medium=Medium.WRITTEN,
            language=LANGUAGE,
            ways=_ways_told(one),
        ),
        ReceiptMade(**_of(one), sha256=kept.digest, made_at=one.filed_at + TIME_TO_MAKE),
        ReceiptDelivered(**_of(one), way=_way(kept), delivered_at=_given_at(one, kept)),
    ]
    if _came_back(one, kept):
        returned_at = one.filed_at + TIME_TO_POST
        told.append(ReceiptReturned(**_of(one), way=ReceiptWay.MAIL, returned_at=returned_at))
    if one.closed_at:
        told.append(
            ComplaintClosed(
                **_of(one),
                said=Said(one.said),
                closed_by=one.agent_id,
                closed_at=one.closed_at,
            )
        )
    return [events.proof_of(event) for event in told]


def _receipt(one: YearComplaint, kept: Kept) -> Receipt:
    made, given = one.filed_at + TIME_TO_MAKE, _given_at(one, kept)
    is_back = _came_back(one, kept)
    return Receipt(
        id=timed_id(f"receipt:{one.place}", made),
        complaint_id=one.id,
        blob=kept.digest,
        size_bytes=kept.size,
        made_at=made,
        mailed_at=made if kept.is_mailed else None,
        sent_at=given if kept.is_mailed and not is_back else None,
        returned_at=one.filed_at + TIME_TO_POST if is_back else None,
        handed_at=None if kept.is_mailed else given,
        handed_way="" if kept.is_mailed else ReceiptWay.POST,
        handed_by_id=None if kept.is_mailed else one.agent_id,
        handed_words="" if kept.is_mailed else "A su dirección, por Correos",
    )


def _given_at(one: YearComplaint, kept: Kept) -> datetime:
    return one.filed_at + (TIME_TO_MAIL if kept.is_mailed else TIME_TO_POST)


def _came_back(one: YearComplaint, kept: Kept) -> bool:
    return kept.is_mailed and one.place % ONE_COMES_BACK_OF == 0


def _way(kept: Kept) -> ReceiptWay:
    return ReceiptWay.MAIL if kept.is_mailed else ReceiptWay.POST


def _receipt_steps(one: YearComplaint, kept: Kept) -> list[ComplaintStep]:
    told = [
        ("receipt", one.filed_at + TIME_TO_MAKE, kept.digest[:12]),
        ("receipt_given", _given_at(one, kept), _way(kept).value),
    ]
    if _came_back(one, kept):
        told.append(("receipt_returned", one.filed_at + TIME_TO_POST, ""))
    return [
        ComplaintStep(
            id=timed_id(f"step:{one.place}:{what}", at),
            complaint_id=one.id,
            what=what,
            at=at,
            words="",
            code=code,
        )
        for what, at, code in told
    ]
