"""The complaints of a demo company's year that customers took to a body outside of court."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from vinculo.complaints.contracts import OutsideOutcome, OutsideProof, WayOut
from vinculo.complaints.models import ComplaintStep, Dispute, DisputeEnd
from vinculo.complaints.selectors.holding import day_of
from vinculo.complaints.services.story import subject_of
from vinculo.kernel import evidence
from vinculo.kernel.demo import timed_id
from vinculo.kernel.inserting import insert_all

ONE_OF = 3
"""Of so many who did not accept the decision one went outside."""
GOES_AFTER, TOLD_AFTER = timedelta(days=12), timedelta(hours=3)
LASTS = (timedelta(days=55), timedelta(days=150))
MORNING = time(8, 20)
BODIES = (
    (WayOut.ARBITRATION, "Junta Arbitral de Consumo de Andalucía"),
    (WayOut.CONSUMER_OFFICE, "OMIC de Sevilla"),
    (WayOut.REGULATOR, "Oficina de Atención al Usuario de Telecomunicaciones"),
)
OUTCOMES = (OutsideOutcome.AGREEMENT, OutsideOutcome.FOR_COMPANY, OutsideOutcome.FOR_CUSTOMER)
WORDS = "Con el cliente, que lo cuenta por teléfono"


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A closed complaint whose customer did not accept the decision."""

    id: UUID
    place: int
    agent_id: UUID
    decider_id: UUID
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class _Went:
    number: int
    one: Refused
    until: datetime | None

    @property
    def began_at(self) -> datetime:
        return _begins(self.one)

    @property
    def id(self) -> UUID:
        return timed_id(f"year:outside:{self.one.place}", self.began_at)

    @property
    def outcome(self) -> OutsideOutcome:
        return OUTCOMES[self.number % len(OUTCOMES)]


def write_outside(refused: Sequence[Refused], *, until: datetime) -> None:
    """Some went there; of those the most have ended, the latest run on ``until`` the last day."""
    chosen = [one for one in refused[::ONE_OF] if _begins(one) + TOLD_AFTER < until]
    went = [
        _Went(number=number, one=one, until=ended if ended + TOLD_AFTER < until else None)
        for number, one in enumerate(chosen)
        for ended in [_begins(one) + LASTS[number % len(LASTS)]]
    ]
    insert_all(_dispute(each) for each in went)
    insert_all(_end(each, each.until) for each in went if each.until)
    insert_all(line for each in went for line in _lines(each))
    evidence.record_all([proof for each in went for proof in _proofs(each)])


def _begins(one: Refused) -> datetime:
    return (one.closed_at + GOES_AFTER).replace(hour=MORNING.hour, minute=MORNING.minute)


def _dispute(went: _Went) -> Dispute:
    way, body = BODIES[went.number % len(BODIES)]
    return Dispute(
        id=went.id,
        complaint_id=went.one.id,
        way=way,
        body=body,
        reference=f"{went.began_at.year}/{1000 + went.one.place}",
        began_on=day_of(went.began_at),
        proof=OutsideProof.CALL,
        words=WORDS,
        said_at=went.began_at + TOLD_AFTER,
        said_by_id=went.one.agent_id,
    )


def _end(went: _Went, ended_at: datetime) -> DisputeEnd:
    return DisputeEnd(
        id=timed_id(f"year:outside_end:{went.one.place}", ended_at),
        dispute_id=went.id,
        ended_on=day_of(ended_at),
        outcome=went.outcome,
        proof=OutsideProof.CALL,
        words=WORDS,
        said_at=ended_at + TOLD_AFTER,
        said_by_id=went.one.decider_id,
    )


def _lines(went: _Went) -> list[ComplaintStep]:
    way, body = BODIES[went.number % len(BODIES)]
    one = went.one
    told = [("outside_began", went.began_at, one.agent_id, body, way.value)]
    if went.until:
        told.append(("outside_ended", went.until, one.decider_id, WORDS, went.outcome.value))
    return [
        ComplaintStep(
            id=timed_id(f"year:{what}:{went.one.place}", at + TOLD_AFTER),
            complaint_id=went.one.id,
            what=what,
            at=at + TOLD_AFTER,
            by_id=by,
            words=words,
            code=code,
        )
        for what, at, by, words, code in told
    ]


def _proofs(went: _Went) -> list[evidence.Proof]:
    way, _body = BODIES[went.number % len(BODIES)]
    facts = {
        "dispute": str(went.id),
        "way": way.value,
        "began_on": day_of(went.began_at).isoformat(),
        "by": str(went.one.agent_id),
    }
    subject = subject_of(went.one.id)
    found = [evidence.Proof(kind="complaints.outside_began", subject=subject, facts=facts)]
    if went.until:
        ended = {
            "outcome": went.outcome.value,
            "ended_on": day_of(went.until).isoformat(),
            "by": str(went.one.decider_id),
        }
        found.append(
            evidence.Proof(kind="complaints.outside_ended", subject=subject, facts=facts | ended)
        )
    return found
