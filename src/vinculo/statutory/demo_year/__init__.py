"""Queries and faults of a demo company's year before the law: what each is, was told and got."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import translation

from vinculo.kernel import events, evidence
from vinculo.kernel.blobs import store_many
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.kernel.papers import pdfs
from vinculo.organization import api as organization
from vinculo.statutory.contracts import (
    TIME_TO_ANSWER_AT_ONCE,
    MatterKind,
    MatterState,
    MatterTopic,
)
from vinculo.statutory.events import (
    CauseTold,
    MatterEnded,
    MatterFiled,
    MatterReceiptGiven,
    MatterReceiptMade,
    MatterReceiptReturned,
)
from vinculo.statutory.models import Matter, MatterReceipt
from vinculo.statutory.services.receipts import HAND, MAIL, PAGE, TEMPLATE, Received, paper

__all__ = ["Papers", "Received", "YearMatter", "YearReceipt", "write_complaints", "write_matters"]
LANGUAGE = "es"
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
TIME_TO_HAND, TIME_TO_OPEN, TIME_TO_RETURN = 20 * A_MINUTE, 3 * AN_HOUR, 2 * A_MINUTE
ONE_COMES_BACK_OF, ONE_OPENS_OF, ONE_IS_FORGOTTEN_OF = 41, 9, 60
"""Of so many mailed receipts one came back and was handed over; of so many of those that nobody
mailed one lies in the house still, and one customer in nine took it from their own page."""


@dataclass(frozen=True, kw_only=True)
class YearMatter:
    """A query or a fault as it went.

    ``topic`` is what it is about now; ``said_at``: since when a person says so, with ``reason``
    where that took a term away. ``told_at``: when the cause was told. ``begun_at``: when its terms
    began, which is its filing, or the first signature of a scope where that came later.
    """

    place: int
    case_id: UUID
    service: str
    kind: MatterKind
    first_topic: MatterTopic
    topic: MatterTopic
    agent_id: UUID
    is_mail: bool
    filed_at: datetime
    begun_at: datetime
    said_at: datetime | None
    reason: str
    cause: str
    restores_at: datetime | None
    told_at: datetime | None
    message_id: UUID | None
    first_ended_at: datetime | None
    lived_again_at: datetime | None
    ended_at: datetime | None

    @property
    def id(self) -> UUID:
        """Its fixed id."""
        return timed_id(f"year:matter:{self.place}", self.filed_at)

    @property
    def receipt_at(self) -> datetime | None:
        """When its receipt was made; None where none is owed: a query answered at once."""
        ended = self.first_ended_at or self.ended_at
        if self.kind is MatterKind.INCIDENT:
            return self.begun_at + A_MINUTE
        if ended and ended <= self.filed_at + TIME_TO_ANSWER_AT_ONCE:
            return None
        return max(self.begun_at, self.filed_at + TIME_TO_ANSWER_AT_ONCE) + A_MINUTE

    def of(self) -> dict[str, UUID]:
        """What each of its events names."""
        return {
            "matter_id": self.id,
            "case_id": self.case_id,
            "service_id": demo_id(f"service:{self.service}"),
        }


@dataclass(frozen=True, kw_only=True)
class YearReceipt:
    """What the receipt of the matter at ``place`` tells."""

    place: int
    told: Received


class Papers:
    """The receipts of a year, set in a child of their own while other rows are written."""

    def __init__(self, receipts: Sequence[YearReceipt]) -> None:
        company = organization.company()
        with translation.override(LANGUAGE):
            papers = [paper(one.told, company, language=LANGUAGE) for one in receipts]
        self._places = [one.place for one in receipts]
        self._setter = ThreadPoolExecutor(1, thread_name_prefix="receipts")
        self._made = self._setter.submit(pdfs, TEMPLATE, papers)

    def kept(self) -> dict[int, tuple[str, int]]:
        """Digest and size of each on disk, by the place of its matter. Raises PaperError."""
        made = self._made.result() if self._places else []
        self._setter.shutdown()
        return dict(zip(self._places, store_many(made), strict=True))


def write_matters(matters: Sequence[YearMatter], papers: Papers, *, at: datetime) -> None:
    """Write them with their receipts and their lines of evidence; terms and promises lie below."""
    kept = papers.kept()
    insert_all(_row(one, has_receipt=one.place in kept) for one in matters)
    insert_all(_receipt(one, kept[one.place], at) for one in matters if one.place in kept)
    reasons = {f"matter:{one.id}": one.reason.encode() for one in matters if one.reason}
    digests = evidence.digests_of(reasons)
    evidence.record_all([proof for one in matters for proof in _proofs(one, kept, digests, at)])


def write_complaints(filed: Mapping[UUID, tuple[str, datetime]]) -> None:
    """Write that these cases are complaints from their first word: service and filing by case."""
    insert_all(
        fresh(
            Matter,
            id=timed_id(f"year:complaint:{case_id}", filed_at),
            case_id=case_id,
            service_id=demo_id(f"service:{service}"),
            kind=MatterKind.NONE,
            state=MatterState.COMPLAINT,
            filed_at=filed_at,
        )
        for case_id, (service, filed_at) in filed.items()
    )


def _row(one: YearMatter, *, has_receipt: bool) -> Matter:
    return fresh(
        Matter,
        id=one.id,
        case_id=one.case_id,
        service_id=demo_id(f"service:{one.service}"),
        kind=one.kind,
        topic=one.topic,
        is_presumed=one.said_at is None and one.told_at is None,
        state=MatterState.ANSWERED if one.ended_at else MatterState.OPEN,
        wants_receipt=not has_receipt,
        filed_at=one.filed_at,
        answered_at=one.ended_at,
        cause=one.cause if one.told_at else "",
        restores_at=one.restores_at if one.told_at else None,
        told_at=one.told_at,
    )


@dataclass(frozen=True, kw_only=True)
class _Way:
    """How a receipt came to its customer, or that its mail came back."""

    way: str
    given_at: datetime | None
    returned_at: datetime | None


def _way(one: YearMatter, made_at: datetime, at: datetime) -> _Way:
    """By mail; handed over, or opened by the customer, where no mail went or it came back."""
    returned = None
    way, given = MAIL, made_at + A_MINUTE
    if not one.is_mail:
        way, given = HAND, made_at + TIME_TO_HAND
        if one.place % ONE_OPENS_OF == 0:
            way, given = PAGE, made_at + TIME_TO_OPEN
    elif one.place % ONE_COMES_BACK_OF == 0:
        returned = made_at + TIME_TO_RETURN
        way, given = HAND, made_at + 26 * AN_HOUR
    is_forgotten = one.place % ONE_IS_FORGOTTEN_OF == 0 and way != MAIL
    if is_forgotten or given >= at:
        return _Way(way="", given_at=None, returned_at=returned)
    return _Way(way=way, given_at=given, returned_at=returned)


def _receipt(one: YearMatter, kept: tuple[str, int], at: datetime) -> MatterReceipt:
    digest, size = kept
    made = one.receipt_at or one.filed_at
    way = _way(one, made, at)
    return fresh(
        MatterReceipt,
        id=timed_id(f"matter receipt:{one.place}", made),
        matter_id=one.id,
        blob=digest,
        size_bytes=size,
        language=LANGUAGE,
        made_at=made,
        returned_at=way.returned_at,
        given_at=way.given_at,
        way=way.way,
    )


def _proofs(
    one: YearMatter,
    kept: Mapping[int, tuple[str, int]],
    digests: Mapping[str, str],
    at: datetime,
) -> Iterator[evidence.Proof]:
    """All that was said of it, in its order."""
    told = list(_events(one))
    if (receipt := kept.get(one.place)) and (made := one.receipt_at):
        told += _of_receipt(one, receipt[0], made, at)
    told.sort(key=lambda each: each[0])
    for _moment, event in told:
        if isinstance(event, MatterFiled) and event.said_by and one.reason:
            yield _reason(one, digests)
        yield events.proof_of(event)


def _reason(one: YearMatter, digests: Mapping[str, str]) -> evidence.Proof:
    """A term was taken away: the digest of the reason."""
    owner = f"matter:{one.id}"
    facts = {"was": one.first_topic.value, "now": one.topic.value, "by": str(one.agent_id)}
    return evidence.Proof(kind="statutory.topic", subject=owner, facts=facts, digest=digests[owner])


def _filed(one: YearMatter, topic: MatterTopic, at: datetime, by: UUID | None) -> MatterFiled:
    has_receipt = (made := one.receipt_at) is not None and made <= at
    return MatterFiled(
        **one.of(),
        kind=one.kind,
        topic=topic,
        is_presumed=by is None and at == one.begun_at,
        owes_receipt=not has_receipt,
        filed_at=one.filed_at,
        said_by=by,
        said_at=at,
    )


def _events(one: YearMatter) -> Iterator[tuple[datetime, events.Event]]:
    yield one.begun_at, _filed(one, one.first_topic, one.begun_at, None)
    if one.said_at:
        yield one.said_at, _filed(one, one.topic, one.said_at, one.agent_id)
    if one.told_at and one.restores_at:
        yield (
            one.told_at,
            CauseTold(
                **one.of(),
                message_id=one.message_id,
                restores_at=one.restores_at,
                told_by=one.agent_id,
                told_at=one.told_at,
            ),
        )
    if one.lived_again_at and one.first_ended_at:
        yield one.first_ended_at, _ended(one, one.first_ended_at)
        yield one.lived_again_at, _filed(one, one.topic, one.lived_again_at, None)
    if one.ended_at:
        yield one.ended_at, _ended(one, one.ended_at)


def _ended(one: YearMatter, at: datetime) -> MatterEnded:
    return MatterEnded(**one.of(), state=MatterState.ANSWERED, ended_at=at)


def _of_receipt(
    one: YearMatter, digest: str, made: datetime, at: datetime
) -> list[tuple[datetime, events.Event]]:
    way = _way(one, made, at)
    told: list[tuple[datetime, events.Event]] = [
        (made, MatterReceiptMade(**one.of(), sha256=digest, made_at=made))
    ]
    if way.returned_at:
        returned = MatterReceiptReturned(**one.of(), returned_at=way.returned_at)
        told.append((way.returned_at, returned))
    if way.given_at:
        by = one.agent_id if way.way == HAND else None
        given = MatterReceiptGiven(**one.of(), way=way.way, given_by=by, given_at=way.given_at)
        told.append((way.given_at, given))
    return told
