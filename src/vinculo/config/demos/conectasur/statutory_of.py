"""Queries and faults of the plan before the law: what each was, and what its terms came to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vinculo.cases.contracts import CaseKind
from vinculo.clocks import demo_year as clocks
from vinculo.config.demos.conectasur.cases_of import agent_of, case_id_of, keys_of
from vinculo.config.demos.conectasur.matters import Matter
from vinculo.customers.demo_year import customer_id
from vinculo.interactions import demo_year as interactions
from vinculo.kernel.demo import demo_id
from vinculo.portfolio.demo_year import terms as portfolio
from vinculo.promises import demo_year as promises
from vinculo.statutory import demo_year as statutory
from vinculo.statutory.contracts import QUICK, MatterKind, MatterTopic

KINDS = {CaseKind.QUERY: MatterKind.QUERY, CaseKind.INCIDENT: MatterKind.INCIDENT}
ABOUT_BILLS = frozenset({"importe", "movil"})
NO_FAULT = {
    "cita": "No es un corte: es la cita con el técnico, y la línea funciona.",
}
OF_THE_HOUSE = "No es un corte: la línea funciona y lo que falla es un aparato de la casa."
A_SECOND = timedelta(seconds=1)
FIRST_PLACE = 1_000_000
"""The places of these promises, beside those of words, orders and requests."""


@dataclass(frozen=True, kw_only=True)
class Lawful:
    """A matter of the plan with what the law makes of it."""

    matter: Matter
    kind: MatterKind
    begun_at: datetime

    @property
    def first_topic(self) -> MatterTopic:
        """What it is taken for with its first word."""
        is_fault = self.kind is MatterKind.INCIDENT
        return MatterTopic.CONTINUITY if is_fault else MatterTopic.OTHER

    @property
    def topic(self) -> MatterTopic:
        """What it is about, as whoever answered it says."""
        if self.matter.answered_at is None or self.is_at_once:
            return self.first_topic
        if self.matter.topic.key in ABOUT_BILLS:
            return MatterTopic.BILLING
        if self.first_topic is MatterTopic.CONTINUITY and self.matter.restores_at is None:
            return MatterTopic.OTHER
        return self.first_topic

    @property
    def is_at_once(self) -> bool:
        """Whether the first answer was the end of it."""
        return self.matter.answered_at == self.matter.first_resolved_at

    @property
    def said_at(self) -> datetime | None:
        """When somebody said that it is about something else than it was taken for."""
        is_said = self.topic is not self.first_topic
        return self.matter.answered_at if is_said else None

    @property
    def reason(self) -> str:
        """Why a term was taken away."""
        if self.said_at is None or self.first_topic is MatterTopic.OTHER:
            return ""
        return NO_FAULT.get(self.matter.topic.key, OF_THE_HOUSE)

    @property
    def told_at(self) -> datetime | None:
        """When the customer was told what failed and when it is expected back."""
        if self.first_topic is not MatterTopic.CONTINUITY or self.matter.restores_at is None:
            return None
        return self.matter.answered_at


def lawful(matters: Sequence[Matter], claimed: frozenset[int], *, since: datetime) -> list[Lawful]:
    """The queries and faults that a law gives terms to, without those that became complaints.

    ``since``: when a scope was signed first. What was open then began its terms that day, counted
    from its first word; what had ended has none.
    """
    return [
        Lawful(
            matter=matter,
            kind=KINDS[matter.topic.kind],
            begun_at=max(since, matter.opened_at),
        )
        for matter in matters
        if matter.topic.kind in KINDS and matter.place not in claimed
        if matter.opened_at >= since or matter.resolved_at is None or matter.resolved_at > since
    ]


def matter_of(one: Lawful) -> statutory.YearMatter:
    """Its rows."""
    matter = one.matter
    is_again = matter.reopened_at is not None
    return statutory.YearMatter(
        place=matter.place,
        case_id=case_id_of(matter),
        service=matter.service.key,
        kind=one.kind,
        first_topic=one.first_topic,
        topic=one.topic,
        agent_id=agent_of(matter),
        is_mail=matter.is_mail,
        filed_at=matter.opened_at,
        begun_at=one.begun_at,
        said_at=one.said_at,
        reason=one.reason,
        cause=matter.plot.fault,
        restores_at=matter.restores_at,
        told_at=one.told_at,
        message_id=_first_answer(matter) if one.told_at else None,
        first_ended_at=matter.first_resolved_at if is_again else None,
        lived_again_at=matter.reopened_at,
        ended_at=matter.resolved_at,
    )


def _first_answer(matter: Matter) -> UUID | None:
    if not matter.is_mail:
        return None
    return next(
        interactions.letter_id(matter.place, place, letter.at)
        for place, letter in enumerate(matter.letters)
        if letter.is_ours
    )


def receipt_of(one: Lawful, *, number: str, key: str) -> statutory.YearReceipt:
    """What its receipt tells: the first letter, or what was noted of a call."""
    matter = one.matter
    return statutory.YearReceipt(
        place=matter.place,
        told=statutory.Received(
            key=key,
            number=number,
            subject=matter.subject,
            service=matter.service.name,
            kind=one.kind,
            filed_at=matter.opened_at,
            said=matter.letters[0].text if matter.is_mail else matter.plot.note,
        ),
    )


def owes_receipt(one: Lawful, at: datetime) -> bool:
    """Whether its receipt was made before ``at``."""
    made = matter_of(one).receipt_at
    return made is not None and made < at


def filing(one: Lawful) -> portfolio.YearFiling:
    """Its terms."""
    matter = one.matter
    again = None
    if matter.reopened_at and matter.first_resolved_at:
        again = portfolio.Again(ended_at=matter.first_resolved_at, at=matter.reopened_at)
    return portfolio.YearFiling(
        subject=f"case:{case_id_of(matter)}",
        service=matter.service.key,
        filed_at=matter.opened_at,
        answered_at=matter.resolved_at,
        keys=keys_of(matter),
        kind=one.kind.value,
        topics=tuple(dict.fromkeys((one.first_topic.value, one.topic.value))),
        said_at=one.said_at,
        done={QUICK: one.told_at} if one.told_at else {},
        again=again,
    )


def word_of(
    one: Lawful, term: portfolio.TermClock, place: int, at: datetime
) -> promises.YearPromise | None:
    """The promise that a term is; None: its time was over when it could have been given."""
    matter, due = one.matter, term.due_at - A_SECOND
    if due <= one.begun_at:
        return None
    state, ended, repaired = _came_to(term, due, at)
    return promises.YearPromise(
        place=FIRST_PLACE + place,
        source="duty",
        words=term.words,
        service=matter.service.key,
        customer_id=customer_id(matter.customer.place),
        owner_id=demo_id(f"user:{matter.service.owner}"),
        subject=f"case:{case_id_of(matter)}",
        keys=keys_of(matter),
        given_at=matter.opened_at,
        due_at=due,
        warn_at=matter.opened_at + (due - matter.opened_at) * clocks.WARN_PCT / 100,
        state=state,
        ended_at=ended,
        repaired_at=repaired,
        origin=f"law:{matter_of(one).id}:{term.kind}",
        is_of_law=True,
    )


def _came_to(
    term: portfolio.TermClock, due: datetime, at: datetime
) -> tuple[str, datetime | None, datetime | None]:
    ended = term.stopped_at
    if term.is_called_off:
        return "withdrawn", ended, None
    if ended is not None:
        return ("kept", ended, None) if ended <= due else ("repaired", due, ended)
    if due < at:
        return "broken", due, None
    warn = term.started_at + (due - term.started_at) * clocks.WARN_PCT / 100
    return ("at_risk" if warn <= at else "open"), None, None


def running(found: Sequence[promises.YearPromise]) -> Iterator[clocks.YearClock]:
    """The clocks of promises that can still be kept."""
    for one in found:
        if one.state in {"open", "at_risk"}:
            yield clocks.YearClock(
                subject=f"promise:{promises.promise_id(one.place, one.given_at)}",
                kind="promise",
                rule="",
                target=one.due_at - one.given_at,
                keys=(),
                started_at=one.given_at,
                warn_at=one.warn_at,
                due_at=one.due_at,
                stopped_at=None,
            )
