"""Promises of a demo company's year: kept, broken, made good, taken back, and still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.kernel import evidence
from vinculo.kernel.demo import demo_id, timed_id
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.promises.contracts import PromiseState, Proof, Source
from vinculo.promises.models import Promise, PromiseStep
from vinculo.promises.services.duties import DONE

PROVED = "Comprobado con el cliente."
NOT_ASKED = "La ley ya no pide este plazo: cambió el tipo o el asunto."
SORRY = "Le pedimos disculpas: no dependía de nosotros y debimos decírselo antes."


@dataclass(frozen=True, kw_only=True)
class YearPromise:
    """A promise and what became of it; ``repaired_at`` only after it broke."""

    place: int
    source: str
    words: str
    service: str
    customer_id: UUID
    owner_id: UUID
    subject: str
    keys: tuple[str, ...]
    given_at: datetime
    due_at: datetime
    warn_at: datetime
    state: str
    ended_at: datetime | None
    repaired_at: datetime | None
    origin: str = ""
    """Of what it is the promise; else of the year itself."""
    is_of_law: bool = False
    """A term of the law, which what happens in its case keeps, and no word of ours."""


def promise_id(place: int, at: datetime) -> UUID:
    """The fixed id of a promise that was given at ``at``."""
    return timed_id(f"year:promise:{place}", at)


def write_promises(promises: Sequence[YearPromise]) -> None:
    """Write them with their steps and their lines of evidence."""
    rows = [_row(promise) for promise in promises]
    insert_all(rows)
    steps = [
        step
        for promise, row in zip(promises, rows, strict=True)
        for step in _steps(promise, row.pk)
    ]
    insert_all(steps)
    by_id = {row.pk: row for row in rows}
    evidence.record_all([_proof(by_id[step.promise_id], step) for step in steps])


def _row(promise: YearPromise) -> Promise:
    state = PromiseState(promise.state)
    is_proved = state in {PromiseState.KEPT, PromiseState.REPAIRED}
    service_id = demo_id(f"service:{promise.service}")
    is_word = promise.source == Source.WORD
    proof = Proof.MESSAGE if is_word else Proof.FILE
    proof = Proof.RESOLVED if promise.is_of_law else proof
    return fresh(
        Promise,
        id=promise_id(promise.place, promise.given_at),
        source=promise.source,
        words=promise.words,
        state=state,
        customer_id=promise.customer_id,
        subject=promise.subject,
        service_id=service_id,
        owner_id=promise.owner_id,
        given_by_id=promise.owner_id if is_word else None,
        given_at=promise.given_at,
        due_at=promise.due_at,
        warn_at=promise.warn_at,
        proof=proof if is_proved else "",
        proof_words=_proved(promise) if is_proved else "",
        apology=_sorry(promise) if state is PromiseState.WITHDRAWN else "",
        ended_at=promise.ended_at,
        told_at=promise.ended_at if state is PromiseState.WITHDRAWN else None,
        repaired_at=promise.repaired_at,
        origin=promise.origin or f"year:{promise.place}",
        access_keys=sorted({*promise.keys, f"service:{service_id}", f"person:{promise.owner_id}"}),
        created_at=promise.given_at,
    )


def _proved(promise: YearPromise) -> str:
    return DONE if promise.is_of_law else PROVED


def _sorry(promise: YearPromise) -> str:
    return NOT_ASKED if promise.is_of_law else SORRY


def _steps(promise: YearPromise, promise_id: UUID) -> list[PromiseStep]:
    """Each state with its moment: given, near its end, ended, made good."""
    told = [(PromiseState.OPEN, promise.given_at, "")]
    state = PromiseState(promise.state)
    if state is PromiseState.AT_RISK:
        told.append((state, promise.warn_at, ""))
    elif state is PromiseState.REPAIRED and promise.ended_at and promise.repaired_at:
        told.append((PromiseState.BROKEN, promise.ended_at, ""))
        told.append((state, promise.repaired_at, _proved(promise)))
    elif promise.ended_at:
        said = {PromiseState.KEPT: _proved, PromiseState.WITHDRAWN: _sorry}.get(state)
        words = said(promise) if said else ""
        told.append((state, promise.ended_at, words))
    return [
        fresh(
            PromiseStep,
            id=timed_id(f"{step}:{promise.place}", at),
            promise_id=promise_id,
            state=step,
            at=at,
            by_id=promise.owner_id if words and not promise.is_of_law else None,
            words=words,
        )
        for step, at, words in told
    ]


def _proof(row: Promise, step: PromiseStep) -> evidence.Proof:
    facts = {
        "source": row.source,
        "service": str(row.service_id),
        "about": row.subject,
        "given_at": row.given_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "at": step.at.isoformat(),
        "by": str(step.by_id or ""),
    }
    return evidence.Proof(kind=f"promises.{step.state}", subject=f"promise:{row.pk}", facts=facts)
