"""The chain of evidence: whole by itself, and every way of tampering is found."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar
from uuid import UUID, uuid4

import psycopg
import pytest

from vinculo.kernel import clock, events, evidence
from vinculo.kernel.evidence import checking, hashing, heads, sealing
from vinculo.kernel.evidence.checking import FaultKind
from vinculo.kernel.evidence.writing import Proof
from vinculo.kernel.models import EvidenceLine, EvidenceLink, EvidenceSalt, EvidenceSeal
from vinculo.kernel.testing import as_owner, seal_all

NOW = datetime(2026, 11, 9, 9, 30, tzinfo=UTC)


def some_lines(count: int) -> None:
    evidence.record_all(
        [Proof(kind="test.happened", subject=f"case:{n}", facts={"n": n}) for n in range(count)]
    )


def faults(**given: object) -> list[tuple[FaultKind, int | None]]:
    found = checking.check(at=clock.now(), **given)  # type: ignore[arg-type]
    return [(fault.kind, fault.position) for fault in found.faults]


def test_a_line_is_hashed_as_its_page_says() -> None:
    line_id = UUID("018f0000-0000-7000-8000-000000000001")
    facts = hashing.facts_text({"b": "á", "a": 1})
    assert facts == '{"a":1,"b":"á"}'
    found = hashing.line_hash(
        line_id=line_id, kind="k", subject="s", recorded_at=NOW, facts=facts, digest=""
    )
    by_hand = json.dumps(
        [str(line_id), "k", "s", "2026-11-09T09:30:00.000000+00:00", facts, ""],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    assert found == hashlib.sha256(by_hand.encode()).hexdigest()
    with pytest.raises(ValueError, match="time zone"):
        hashing.moment_text(NOW.replace(tzinfo=None))


@pytest.mark.usefixtures("committed")
def test_lines_are_chained_in_batches_and_the_whole_agrees() -> None:
    some_lines(7)
    assert sealing.head().position == 0
    assert seal_all(at=NOW, batch=3) == 7
    some_lines(2)
    assert seal_all(at=NOW) == 2
    assert sealing.seal(at=NOW) == 0
    verdict = checking.check(at=clock.now())
    assert verdict.is_whole
    assert (verdict.length, verdict.hash) == (9, sealing.head().hash)
    previous = hashing.BEGINNING
    for link in EvidenceLink.objects.select_related("line").order_by("position"):
        previous = hashing.link_hash(previous, link.line.hash)
        assert link.hash == previous


@pytest.mark.usefixtures("committed")
def test_what_is_written_beside_a_longer_transaction_waits_for_it() -> None:
    with psycopg.connect(os.environ["DATABASE_APP_URL"]) as slow:
        slow.execute("SELECT pg_current_xact_id()")
        some_lines(2)
        assert sealing.seal(at=NOW) == 0
        slow.rollback()
    assert seal_all(at=NOW) == 2


@pytest.mark.usefixtures("committed")
def test_a_restored_database_goes_on_with_the_chain() -> None:
    some_lines(3)
    seal_all(at=NOW)
    some_lines(2)
    as_owner("UPDATE kernel_evidenceseal SET cluster = 'another', low_xid = 9999999")
    as_owner("UPDATE kernel_evidenceline SET xid = '99999999'")
    assert seal_all(at=NOW) == 2
    some_lines(4)
    assert seal_all(at=NOW) == 4
    assert checking.check(at=clock.now()).is_whole


@pytest.mark.usefixtures("committed")
def test_what_is_sealed_while_the_chain_is_repeated_is_no_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some_lines(3)
    seal_all(at=NOW)
    by_itself = checking.line_hash

    def meanwhile(**line: object) -> str:
        monkeypatch.setattr(checking, "line_hash", by_itself)
        some_lines(2)
        seal_all(at=NOW)
        return by_itself(**line)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "line_hash", meanwhile)
    verdict = checking.check(at=clock.now())
    assert (verdict.length, verdict.is_whole, sealing.head().position) == (3, True, 5)


TAMPERINGS = [
    pytest.param(
        "UPDATE kernel_evidenceline SET facts = '{\"n\":99}' WHERE subject = 'case:2'",
        [(FaultKind.CHANGED, 3)],
        id="a fact changed",
    ),
    pytest.param(
        "UPDATE kernel_evidenceline SET recorded_at = recorded_at - interval '1 day'"
        " WHERE subject = 'case:0'",
        [(FaultKind.CHANGED, 1)],
        id="a time changed",
    ),
    pytest.param(
        "UPDATE kernel_evidenceline SET hash = repeat('a', 64) WHERE subject = 'case:1'",
        [(FaultKind.CHANGED, 2), (FaultKind.BROKEN, 2)],
        id="its hash too",
    ),
    pytest.param(
        "DELETE FROM kernel_evidenceline WHERE subject = 'case:3'",
        [(FaultKind.MISSING, 4), (FaultKind.BROKEN, 5)],
        id="a line removed",
    ),
    pytest.param(
        "DELETE FROM kernel_evidencelink WHERE position > 3",
        [(FaultKind.MISSING, 5)],
        id="the end cut off",
    ),
    pytest.param(
        "UPDATE kernel_evidenceseal SET hash = repeat('b', 64)",
        [(FaultKind.SEAL, 5)],
        id="a seal changed",
    ),
]


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize(("statement", "expected"), TAMPERINGS)
def test_tampering_is_found(statement: str, expected: list[tuple[FaultKind, int]]) -> None:
    some_lines(5)
    seal_all(at=NOW)
    as_owner(statement)
    assert faults()[: len(expected)] == expected


@pytest.mark.usefixtures("committed")
def test_a_chain_written_anew_disagrees_with_the_head_of_another_day(
    tmp_path: Path, settings: object
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    assert heads.export(at=NOW) is None
    some_lines(4)
    seal_all(at=NOW)
    path = heads.export(at=NOW)
    assert path is not None
    assert heads.export(at=NOW) is None
    assert [day for day, _path in heads.exported()] == [NOW.date()]
    known = heads.read(path)
    assert checking.check(at=clock.now(), heads=[known]).is_whole
    for table in ("link", "seal", "line"):
        as_owner(f"DELETE FROM kernel_evidence{table}")
    some_lines(3)
    seal_all(at=NOW)
    assert checking.check(at=clock.now()).is_whole
    assert faults(heads=[known]) == [(FaultKind.MISSING, 4)]
    path.write_text("{}")
    with pytest.raises(heads.UnreadableHeadError, match="head-2026-11-09"):
        heads.read(path)


@pytest.mark.usefixtures("committed")
def test_a_line_that_nobody_took_up_is_said() -> None:
    some_lines(1)
    found = checking.check(at=clock.now() + timedelta(hours=1))
    assert [fault.kind for fault in found.faults] == [FaultKind.UNSEALED]


@pytest.mark.django_db
def test_a_text_is_proved_without_being_kept_and_no_more_once_its_person_is_gone() -> None:
    text = b"Me cobraron dos veces"
    digest = evidence.digest_of(text, owner="customer:1")
    assert evidence.digest_of(text, owner="customer:2") != digest
    assert evidence.is_content_of(digest, text, owner="customer:1")
    assert not evidence.is_content_of(digest, b"otra cosa", owner="customer:1")
    assert evidence.forget(owner="customer:1")
    assert not evidence.is_content_of(digest, text, owner="customer:1")
    assert EvidenceSalt.objects.count() == 1


@dataclass(frozen=True, kw_only=True)
class _Told(events.Event):
    name: ClassVar[str] = "test.Told"
    is_evidence: ClassVar[bool] = True
    codes: ClassVar[tuple[str, ...]] = ("number",)
    case_id: UUID
    number: str
    key: str
    at: datetime
    count: int = 1
    parts: tuple[str, ...] = ()
    nobody: UUID | None = None

    @property
    def aggregate(self) -> str:
        return f"case:{self.case_id}"


@pytest.mark.django_db
def test_an_event_becomes_a_line_of_codes_and_never_of_text() -> None:
    told = _Told(case_id=uuid4(), number="C-7", key="secreta", at=NOW, parts=("Ana",))
    events.publish(told)
    line = EvidenceLine.objects.get()
    assert (line.kind, line.subject) == ("test.Told", f"case:{told.case_id}")
    assert json.loads(line.facts) == {
        "case_id": str(told.case_id),
        "number": "C-7",
        "at": NOW.isoformat(),
        "count": 1,
    }
    assert not EvidenceSeal.objects.exists()
