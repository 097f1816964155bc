"""What followed from the cases: promises, complaints, ratings, waves, calls; pure as the plan."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from vinculo.config.demos.conectasur.customers import Person
from vinculo.config.demos.conectasur.matters import Matter, Plan
from vinculo.config.demos.conectasur.texts import BOUND, COMMENTS

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CLAIMED = {"alta": 0, "router": 1}
"""Which advert speaks of a topic: its place among BOUND."""
REST = 30 * DAY
FORGOTTEN = 0.03
"""Of all complaints so many are answered after the term of the law: no company has none."""
CAUSES = {
    "importe": ("Regla sobre contratos migrados", "Cobro duplicado"),
    "cita": ("Nadie acudió a la cita",),
    "alta": ("Nadie acudió a la cita",),
    "corte": ("Cable mal rematado", "Nadie devolvió la llamada"),
    "trato": ("Se le cortó la llamada",),
}
POINTS = {
    "importe": ("Que le devuelvan lo cobrado de más", "Se devuelve con fecha valor de mañana."),
    "cita": ("¿Por qué no vino nadie?", "La cita quedó sin asignar al cambiar el turno."),
    "corte": ("Que le descuenten los días sin servicio", "Se descuentan en la próxima factura."),
    "trato": ("Una disculpa de quien le atendió", "La recibe por escrito y por teléfono."),
}
OTHER_POINT = ("Que le expliquen qué pasó", "Se lo contamos con fechas en la respuesta.")
LESSONS = (
    "Probar la regla de contratos migrados con diez facturas antes de emitir",
    "Avisar por SMS de una avería general en la primera hora",
    "Revisar las citas sin técnico a las ocho de cada mañana",
    "No cerrar la llamada sin ofrecer la devolución",
)


@dataclass(frozen=True, kw_only=True)
class Word:
    """A promise given in a case, or by contract, duty or advert."""

    place: int
    matter: Matter
    source: str
    words: str
    given_at: datetime
    due_at: datetime
    warn_at: datetime
    state: str
    ended_at: datetime | None
    repaired_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A case that became a complaint, with the moments of its steps."""

    place: int
    matter: Matter
    filed_at: datetime
    steps: tuple[datetime | None, ...]
    decision: str
    said: str
    cause: str
    pattern: str
    remedy: str
    amount: Decimal
    lesson: str
    point: tuple[str, str]
    grades: tuple[int, int, int]
    handling: tuple[int, int, int] | None


@dataclass(frozen=True, kw_only=True)
class Rated:
    """What a customer said after a case; ``skipped``: why nobody asked."""

    matter: Matter
    asked_at: datetime
    skipped: str
    score: int | None
    comment: str
    answered_at: datetime | None


def claims(plan: Plan, chance: Random) -> list[Claim]:
    """One case in twenty: those about treatment, and many of those that were late or billed wrong.

    Until it is answered the case lives; answered cases keep their own end.
    """
    found: list[Claim] = []
    for matter in plan.matters:
        share = 0.02 + 0.12 * matter.is_late + 0.06 * matter.is_upset
        if matter.day.is_billing and matter.topic.key == "importe":
            share += 0.12
        if matter.topic.key == "trato":
            share = 1.0
        if matter.topic.key != "gracias" and chance.random() < share:
            found.append(_claim(len(found), matter, plan.at, chance))
    return found


def _claim(place: int, matter: Matter, at: datetime, chance: Random) -> Claim:
    key = matter.topic.key
    filed = matter.opened_at + chance.choice((0, 0, 3, 20)) * HOUR * (not matter.resolved_at)
    filed = min(filed, matter.first_resolved_at or filed, at - timedelta(minutes=1))
    slow = 1 + chance.random() * (9 if matter.day.is_storm or matter.day.is_billing else 5)
    if chance.random() < FORGOTTEN:
        slow += 13
    ends = filed + slow * DAY
    steps: list[datetime | None] = [
        filed + 2 * HOUR * chance.random() + HOUR,
        filed + 0.25 * (ends - filed),
        filed + 0.7 * (ends - filed),
        ends,
        ends + (4 + 10 * chance.random()) * DAY,
    ]
    steps = [step.replace(microsecond=0) if step and step < at else None for step in steps]
    is_systematic = matter.day.is_billing and key == "importe"
    causes = CAUSES.get(key, ("",))
    decision = chance.choices(("upheld", "partly", "rejected"), (58, 24, 18))[0]
    remedy = ""
    if decision != "rejected":
        remedy = "Devolver lo cobrado de más" if key in {"importe", "movil", "corte"} else (
            chance.choice(("Disculpa por escrito", "Una cuota de regalo"))
        )  # fmt: skip
    return Claim(
        place=place,
        matter=matter,
        filed_at=filed,
        steps=tuple(steps),
        decision=decision,
        said=chance.choices(("accepted", "refused", "nothing"), (70, 8, 22))[0],
        cause=causes[0] if is_systematic else chance.choice(causes),
        pattern="systematic" if is_systematic else chance.choice(("single", "recurring", "")),
        remedy=remedy,
        amount=Decimal(chance.randrange(600, 9000)) / 100,
        lesson=chance.choice(LESSONS) if chance.random() < 0.1 else "",
        point=POINTS.get(key, OTHER_POINT),
        grades=(chance.randrange(1, 4), chance.randrange(1, 4), chance.randrange(1, 4)),
        handling=(
            (chance.randrange(2, 6), chance.randrange(2, 6), chance.randrange(1, 6))
            if chance.random() < 0.4
            else None
        ),
    )


def words_given(plan: Plan, claimed: list[Claim], chance: Random) -> list[Word]:
    """What was promised: in letters, by contracts, by the law to whoever complained, by adverts."""
    found: list[Word] = []
    for matter in plan.matters:
        if matter.answered_at and chance.random() < 0.16:
            length = chance.choice((4, 8, 24, 30, 52)) * HOUR
            words = matter.plot.words
            found.append(_word(matter, "word", words, matter.answered_at, length, plan.at, chance))
        elif matter.topic.key in {"alta", "traslado", "cita"} and chance.random() < 0.4:
            words, length = BOUND["contract"][0], chance.choice((1, 5, 10)) * DAY
            found.append(
                _word(matter, "contract", words, matter.opened_at, length, plan.at, chance)
            )
        elif matter.topic.key in CLAIMED and chance.random() < 0.15:
            words = BOUND["claim"][CLAIMED[matter.topic.key]]
            found.append(_word(matter, "claim", words, matter.opened_at, 10 * DAY, plan.at, chance))
    for claim in claimed:
        if answered := claim.steps[3]:
            due = claim.filed_at + 15 * DAY
            ended = min(answered, due)
            state = "kept" if answered <= due else "repaired"
            repaired = answered if answered > due else None
            found.append(
                Word(
                    place=0,
                    matter=claim.matter,
                    source="duty",
                    words=BOUND["duty"][0],
                    given_at=claim.filed_at,
                    due_at=due,
                    warn_at=due - 4 * DAY,
                    state=state,
                    ended_at=ended,
                    repaired_at=repaired,
                )
            )
    found.sort(key=lambda word: (word.given_at, word.matter.place, word.source))
    return [replace(word, place=place) for place, word in enumerate(found)]


def _word(
    matter: Matter,
    source: str,
    words: str,
    given: datetime,
    length: timedelta,
    at: datetime,
    chance: Random,
) -> Word:
    due = given + length
    warn = given + 0.75 * length
    is_bad_time = matter.day.answers > 1.5
    fate = chance.choices(
        ("kept", "broken", "repaired", "withdrawn"),
        (68, 18, 9, 5) if is_bad_time else (89, 6, 3, 2),
    )[0]
    part = 0.2 + 0.75 * chance.random()
    ended, repaired = given + part * length, None
    if fate in {"broken", "repaired"}:
        ended = due
        repaired = due + (2 + 40 * chance.random()) * HOUR if fate == "repaired" else None
    if repaired and repaired >= at:
        fate, repaired = "broken", None
    if ended >= at:
        fate = "at_risk" if warn < at < due else "open"
    return Word(
        place=0,
        matter=matter,
        source=source,
        words=words,
        given_at=given,
        due_at=due,
        warn_at=warn,
        state=fate,
        ended_at=None if ended >= at else ended,
        repaired_at=repaired,
    )


def ratings(plan: Plan, chance: Random) -> list[Rated]:
    """After each end, unless they were asked within a month or said no; worse when it was late."""
    last: dict[int, datetime] = {}
    found = []
    ended = [matter for matter in plan.matters if matter.resolved_at]
    for matter in sorted(ended, key=lambda one: (one.resolved_at, one.place)):
        asked = matter.resolved_at
        if asked is None:
            continue
        person = matter.customer
        skipped = ""
        if person.may_ask is False:
            skipped = "refused"
        elif person.may_ask is None:
            skipped = "no_consent"
        elif person.place in last and asked - last[person.place] < REST:
            skipped = "recent"
        rated = Rated(
            matter=matter, asked_at=asked, skipped=skipped, score=None, comment="", answered_at=None
        )
        if not skipped:
            last[person.place] = asked
            rated = _answered(rated, plan.at, chance)
        found.append(rated)
    return found


def _answered(rated: Rated, at: datetime, chance: Random) -> Rated:
    answered = rated.asked_at + chance.randrange(1, 60) * HOUR
    if chance.random() >= 0.42 or answered >= at:
        return rated
    matter = rated.matter
    hurt = 1.5 * matter.is_late + 0.5 * matter.is_upset + 0.9 * (matter.reopened_at is not None)
    if matter.answered_at and matter.answered_at > matter.answer_due_at:
        hurt += 0.7
    score = max(1, min(5, round(chance.gauss(4.55 - hurt, 0.75))))
    comment = chance.choice(COMMENTS[score])
    return replace(rated, score=score, comment=comment, answered_at=answered)


def leavers(plan: Plan, claimed: list[Claim], chance: Random) -> dict[int, date]:
    """Who left after a case that went badly, and when: their services end with it."""
    found: dict[int, date] = {}
    bad = [claim.matter for claim in claimed]
    bad += [matter for matter in plan.matters if matter.reopened_at and matter.is_late]
    for matter in bad:
        if chance.random() < 0.16:
            day = (matter.opened_at + chance.randrange(12, 60) * DAY).date()
            if day < plan.at.date():
                found.setdefault(matter.customer.place, day)
    return found


def gone(person: Person, day: date | None) -> Person:
    """The customer as they stand when they left on ``day``."""
    if day is None:
        return person
    held = tuple(
        replace(one, until=day, why="service") if one.until is None and one.since <= day else one
        for one in person.held
    )
    return replace(person, held=held)
