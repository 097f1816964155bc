"""The law's part of ConectaSur's year, handed to the contexts that keep it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from vinculo.clocks import demo_year as clocks
from vinculo.config.demos.conectasur import complaints_of, statutory_of
from vinculo.config.demos.conectasur.cases_of import agent_of, case_id_of
from vinculo.config.demos.conectasur.statutory_of import Lawful
from vinculo.lib.calendar import Calendar
from vinculo.portfolio.demo_year import terms
from vinculo.promises import demo_year as promises
from vinculo.statutory import demo_year as statutory
from vinculo.statutory.demo_year import pauses as demo_pauses

MISSING = (
    "Una foto de la etiqueta del router, con su número de serie.",
    "La factura de la que nos habla, o su fecha.",
    "A qué hora le viene bien que vaya el técnico.",
)
PAUSES = 6
TIME_TO_CALL, TIME_TO_NOTE = timedelta(minutes=25), timedelta(minutes=3)


def write_terms(filings: Sequence[terms.YearFiling], *, at: datetime) -> list[terms.TermClock]:
    """Terms of the law with their clocks; those that end first."""
    always = Calendar.always_open()
    clocks.freeze(always)
    found = terms.write_filings(filings, at=at)
    clocks.write_clocks(
        [complaints_of.term_clock(term) for term in found], calendar=always, at=at, proves=True
    )
    return found


def papers(
    lawful: Sequence[Lawful], *, numbers: Sequence[str], keys: Sequence[str], at: datetime
) -> statutory.Papers:
    """The receipts that were made before ``at``; their setting begins."""
    return statutory.Papers(
        [
            statutory_of.receipt_of(
                one, number=numbers[one.matter.place], key=keys[one.matter.place]
            )
            for one in lawful
            if statutory_of.owes_receipt(one, at)
        ]
    )


def write(lawful: Sequence[Lawful], made: statutory.Papers, *, at: datetime) -> None:
    """Queries and faults with their terms, the promises that these are, and their receipts."""
    by_subject = {f"{terms.PREFIX}case:{case_id_of(one.matter)}": one for one in lawful}
    found = write_terms([statutory_of.filing(one) for one in lawful], at=at)
    given = [
        word
        for place, term in enumerate(found)
        if (word := statutory_of.word_of(by_subject[term.subject], term, place, at))
    ]
    promises.write_promises(given)
    running = [*statutory_of.running(given)]
    clocks.write_clocks(running, calendar=Calendar.always_open(), at=at, proves=True)
    statutory.write_matters([statutory_of.matter_of(one) for one in lawful], made, at=at)


def pauses(lawful: Sequence[Lawful], *, at: datetime) -> Iterator[demo_pauses.YearPause]:
    """Customers of some matters that live were called and asked for what is missing.

    Every other one answered since, and the term runs again.
    """
    waiting = [one for one in lawful if one.matter.waits and one.matter.resolved_at is None]
    for number, one in enumerate(waiting[-PAUSES:]):
        told = one.matter.letters[-1].at + TIME_TO_CALL
        noted = told + TIME_TO_NOTE
        if noted + TIME_TO_NOTE >= at:
            continue
        yield demo_pauses.YearPause(
            case_id=case_id_of(one.matter),
            agent_id=agent_of(one.matter),
            words=MISSING[number % len(MISSING)],
            told_to=one.matter.customer.name,
            told_at=told,
            noted_at=noted,
            resumed_at=noted + (at - noted) / 2 if number % 2 else None,
        )
