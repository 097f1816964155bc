"""Repeating the chain: finds lines that were changed, removed, put in or never taken up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery

from vinculo.kernel.evidence.hashing import BEGINNING, line_hash, link_hash
from vinculo.kernel.evidence.heads import Kept
from vinculo.kernel.evidence.rows import proved_rows
from vinculo.kernel.evidence.sealing import Head
from vinculo.kernel.models import EvidenceCheck, EvidenceLine, EvidenceLink, EvidenceSeal

CHUNK = 2_000
LATE = timedelta(minutes=10)


class FaultKind(StrEnum):
    """What does not agree."""

    CHANGED = "changed"
    """A line says something else than when it was kept."""
    BROKEN = "broken"
    """A link does not follow from the one before it and from its line."""
    MISSING = "missing"
    """A position of the chain, or the end that a seal, a head or a repetition knew, is gone."""
    UNSEALED = "unsealed"
    """A line stands outside the chain for longer than it takes to be taken up."""
    SEAL = "seal"
    """A seal, an exported head or an earlier repetition names another hash for its position."""
    HEAD = "head"
    """An exported head that a repetition counted is gone, or one cannot be read."""
    RECORD = "record"
    """Rows of which a line keeps the digest are not those that were kept."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One disagreement, at a position of the chain (None: outside it)."""

    kind: FaultKind
    position: int | None
    line_id: UUID | None = None
    recorded_at: datetime | None = None
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The whole chain repeated: its length and end as computed, and all that disagrees."""

    length: int
    hash: str
    faults: tuple[Fault, ...]
    fault_count: int

    @property
    def is_whole(self) -> bool:
        """Nothing disagrees."""
        return self.fault_count == 0


def check(
    *, at: datetime, heads: Iterable[Head] = (), own: Kept | None = None, most: int = 20
) -> Verdict:
    """Repeat every hash from the first line to the last; keeps the first ``most`` faults.

    ``heads`` were exported on other days, ``own`` are those of this installation: the chain must
    still pass through them, and through every end that an earlier repetition saw. Reads in
    chunks: the memory does not grow with the chain.
    """
    known: defaultdict[int, set[str]] = defaultdict(set)
    for head in (*heads, *(own.heads if own else ())):
        known[head.position].add(head.hash)
    for length, end in EvidenceCheck.objects.filter(length__gt=0).values_list("length", "hash"):
        known[length].add(end)
    walk = _Walk(known)
    faults: list[Fault] = []
    count = 0
    for fault in (*walk.faults(), *_heads(own), *_unsealed(at), *_records()):
        count += 1
        if len(faults) < most:
            faults.append(fault)
    return Verdict(
        length=walk.position, hash=walk.previous, faults=tuple(faults), fault_count=count
    )


class _Walk:
    """One walk along the chain; remembers where it stands."""

    def __init__(self, known: dict[int, set[str]]) -> None:
        self.known = known
        self.position = 0
        self.previous = BEGINNING

    def faults(self) -> Iterator[Fault]:
        """What disagrees; what is sealed while the walk goes on is none of its matter."""
        end = EvidenceSeal.objects.aggregate(end=Max("position"))["end"] or 0
        seals = EvidenceSeal.objects.filter(position=OuterRef("position"))
        links = (
            EvidenceLink.objects.select_related("line")
            .annotate(sealed=Subquery(seals.values("hash")[:1]))
            .order_by("position")
        )
        for link in links.iterator(chunk_size=CHUNK):
            yield from self._step(link, link.sealed)
        yield from self._beyond(end)

    def _step(self, link: EvidenceLink, sealed: str | None) -> Iterator[Fault]:
        if link.position != self.position + 1:
            yield Fault(kind=FaultKind.MISSING, position=self.position + 1)
        line = link.line

        def fault(kind: FaultKind) -> Fault:
            return Fault(
                kind=kind,
                position=link.position,
                line_id=line.pk,
                recorded_at=line.recorded_at,
            )

        if _hash_of(line) != line.hash:
            yield fault(FaultKind.CHANGED)
        if link_hash(self.previous, line.hash) != link.hash:
            yield fault(FaultKind.BROKEN)
        known = self.known.pop(link.position, set())
        if known - {link.hash} or sealed not in {None, link.hash}:
            yield fault(FaultKind.SEAL)
        self.position, self.previous = link.position, link.hash

    def _beyond(self, end: int) -> Iterator[Fault]:
        seals = EvidenceSeal.objects.filter(position__gt=self.position, position__lte=end)
        known = {*seals.values_list("position", flat=True), *self.known}
        for position in sorted(known):
            yield Fault(kind=FaultKind.MISSING, position=position)


def _heads(own: Kept | None) -> Iterator[Fault]:
    """Of the heads of this installation: those that say nothing, and the first that is gone."""
    if own is None:
        return
    gone = _first_gone(own.days)
    for day in sorted({*own.unreadable, *([gone] if gone else [])}):
        yield Fault(kind=FaultKind.HEAD, position=None, subject=day.isoformat())


def _first_gone(days: Iterable[date]) -> date | None:
    """The day of the first repetition that counted more heads than there are now up to that day.

    That there is no head of a day says nothing by itself: the machine may have been off.
    """
    left = sorted(days, reverse=True)
    here = 0
    for at, counted in EvidenceCheck.objects.order_by("checked_at").values_list(
        "checked_at", "heads"
    ):
        day = at.astimezone(UTC).date()
        while left and left[-1] <= day:
            left.pop()
            here += 1
        if counted > here:
            return day
    return None


def _hash_of(line: EvidenceLine) -> str:
    return line_hash(
        line_id=line.pk,
        kind=line.kind,
        subject=line.subject,
        recorded_at=line.recorded_at,
        facts=line.facts,
        digest=line.digest,
    )


def _unsealed(at: datetime) -> Iterator[Fault]:
    waiting = EvidenceLine.objects.filter(recorded_at__lt=at - LATE, link__isnull=True)
    for line in waiting.order_by("recorded_at", "pk").iterator(chunk_size=CHUNK):
        yield Fault(
            kind=FaultKind.UNSEALED, position=None, line_id=line.pk, recorded_at=line.recorded_at
        )


def _records() -> Iterator[Fault]:
    for key in proved_rows:
        for subject in proved_rows[key]():
            yield Fault(kind=FaultKind.RECORD, position=None, subject=subject)
