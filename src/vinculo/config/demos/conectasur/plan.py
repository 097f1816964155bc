"""The year of ConectaSur as a plan: pure, and the same for the same day, scale and seed."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from vinculo.cases.contracts import CaseKind
from vinculo.config.demos.conectasur.customers import Person, people
from vinculo.config.demos.conectasur.faults import said_of_fault, told_of
from vinculo.config.demos.conectasur.hours import Hours
from vinculo.config.demos.conectasur.letters import Times, Writer
from vinculo.config.demos.conectasur.matters import ZONE, Matter, Plan
from vinculo.config.demos.conectasur.people import OLD, SERVICES, STAFF, STORM_TOWNS, Service
from vinculo.config.demos.conectasur.seasons import Season, season, topic_weight
from vinculo.config.demos.conectasur.topics import TOPICS
from vinculo.lib.calendar import Calendar

SEED = 20_101
DAYS = 365
CASES, CUSTOMERS = 6_000, 2_000
HOURS = (0, 0, 0, 0, 0, 0, 1, 3, 7, 10, 11, 10, 9, 7, 4, 4, 6, 8, 8, 7, 5, 4, 3, 1)
ANSWER_HOURS, SOLVE_HOURS, SPREAD = 1.4, 7.0, 0.8
HURRY = {CaseKind.INCIDENT: 0.4}
"""Faults are answered first: the law gives two hours."""
LIVELY, STILL = timedelta(days=4), 3.5
"""In the last days much is still being done, so that today there is something to do."""
AT_ONCE, BY_PHONE, REOPENED = 0.35, 0.2, 0.05
CLOSES_AFTER = timedelta(days=3)
WEEK, LONGEST = timedelta(days=7), timedelta(days=120)
"""Beside the year: what opens before its first case, and the end of its longest term."""
AVERIAS = Service(
    key=OLD, name="Averías e instalación", queue="Averías e instalación", team=OLD, owner="raul",
    benefit="", benefit_en="", answer_hours=4, resolve_hours=24,
)  # fmt: skip
BY_KEY = {OLD: AVERIAS} | {service.key: service for service in SERVICES}
PRACTICE_AGENTS = ("marta", "javier")


def plan(*, at: datetime, scale: float, calendar: Calendar, seed: int = SEED) -> Plan:
    """The year that ends at ``at``; ``scale`` 1.0 is 2,000 customers and 6,000 cases."""
    chance = Random(seed)  # noqa: S311 - fiction, the same each time
    today = at.astimezone(ZONE).date()
    customers = people(max(12, round(CUSTOMERS * scale)), today=today, chance=chance)
    moments = _moments(max(40, round(CASES * scale)), at, chance)
    hours = Hours(calendar, since=moments[0] - WEEK, until=at + LONGEST)
    maker = _Maker(at=at, hours=hours, customers=customers, chance=chance)
    matters = [maker.matter(place, moment) for place, moment in enumerate(moments)]
    return Plan(at=at, customers=tuple(customers), matters=tuple(matters))


def _moments(count: int, at: datetime, chance: Random) -> list[datetime]:
    """When cases came, in order: more on busy days and at busy hours, none after ``at``."""
    today = at.astimezone(ZONE).date()
    days = [today - timedelta(days=back) for back in range(DAYS, -1, -1)]
    weights = [season(day).arrivals for day in days]
    found: list[datetime] = []
    while len(found) < count:
        day = chance.choices(days, weights)[0]
        moment = _moment(day, chance)
        if moment < at - timedelta(minutes=2):
            found.append(moment)
    return sorted(found)


def _moment(day: date, chance: Random) -> datetime:
    hour = chance.choices(range(24), HOURS)[0]
    clock = time(hour, chance.randrange(60), chance.randrange(60))
    return datetime.combine(day, clock, tzinfo=ZONE).astimezone(UTC)


@dataclass(kw_only=True)
class _Maker:
    at: datetime
    hours: Hours
    customers: list[Person]
    chance: Random

    def matter(self, place: int, opened: datetime) -> Matter:
        """One case, from its first word to where it stands today."""
        chance = self.chance
        day = season(opened.astimezone(ZONE).date())
        weights = [topic_weight(topic.key, topic.weight, day) for topic in TOPICS]
        topic = chance.choices(TOPICS, weights)[0]
        service = BY_KEY[topic.service]
        customer = self._customer(opened)
        town = customer.town
        if day.is_storm and topic.key == "corte":
            town = chance.choice(STORM_TOWNS)
        answered, resolved = self._times(opened, day, hurry=HURRY.get(topic.kind, 1.0))
        agents = [key for key, _name in STAFF[service.team]]
        agents += PRACTICE_AGENTS if service.key == OLD else agents[1:]
        matter = Matter(
            place=place,
            topic=topic,
            plot=topic.plots[0],
            service=service,
            customer=customer,
            agent=chance.choice(agents),
            town=town,
            subject="",
            is_mail=chance.random() >= BY_PHONE,
            is_upset=chance.random() < (0.28 if day.is_storm or day.is_billing else 0.09),
            day=day,
            opened_at=opened,
            answer_warn_at=self._later(opened, service.answer_hours * 0.75),
            answer_due_at=self._later(opened, service.answer_hours),
            solve_warn_at=self._later(opened, service.resolve_hours * 0.75),
            solve_due_at=self._later(opened, service.resolve_hours),
            answered_at=answered,
            resolved_at=resolved,
            first_resolved_at=resolved,
            reopened_at=None,
            closed_at=None,
            waits=chance.random() < 0.3,
            restores_at=None,
            letters=(),
        )
        return self._written(self._reopened(matter))

    def _customer(self, opened: datetime) -> Person:
        """Somebody who was a customer then; a few write again and again."""
        when = opened.astimezone(ZONE).date()
        for _try in range(40):
            found = self.customers[int(len(self.customers) * self.chance.random() ** 1.25)]
            if found.since <= when:
                return found
        return min(self.customers, key=lambda person: (person.since, person.place))

    def _later(self, moment: datetime, hours: float) -> datetime:
        return self.hours.later(moment, timedelta(seconds=round(hours * 3600)))

    def _times(self, opened: datetime, day: Season, *, hurry: float) -> tuple[datetime, datetime]:
        chance = self.chance
        to_answer = ANSWER_HOURS * hurry * day.answers * chance.lognormvariate(0, SPREAD)
        lively = STILL if self.at - opened < LIVELY else 1.0
        answered = self._later(opened, min(to_answer, 30.0) * lively**0.5 + 0.05)
        if chance.random() < AT_ONCE / day.answers / lively:
            return answered, answered
        to_solve = SOLVE_HOURS * day.solutions * lively * chance.lognormvariate(0, SPREAD)
        return answered, self._later(answered, min(to_solve, 120.0) + 0.3)

    def _reopened(self, matter: Matter) -> Matter:
        """Some come back; and what lies ahead of us has not happened."""
        resolved = matter.resolved_at
        if resolved and resolved + timedelta(days=9) < self.at and self.chance.random() < REOPENED:
            again = resolved + timedelta(hours=self.chance.randrange(5, 60))
            ended = self._later(again, 2 + 8 * self.chance.random())
            matter = replace(matter, reopened_at=again, resolved_at=ended)
        if matter.answered_at and matter.answered_at >= self.at:
            matter = replace(matter, answered_at=None, resolved_at=None, first_resolved_at=None)
        if matter.resolved_at and matter.resolved_at >= self.at:
            matter = replace(matter, resolved_at=None, first_resolved_at=None)
        if matter.resolved_at and matter.resolved_at + CLOSES_AFTER < self.at:
            matter = replace(matter, closed_at=matter.resolved_at + CLOSES_AFTER)
        return replace(matter, waits=matter.waits and matter.resolved_at is None)

    def _written(self, matter: Matter) -> Matter:
        at_once = matter.answered_at is not None and matter.answered_at == matter.first_resolved_at
        plot = self.chance.choice(matter.topic.plots_for(at_once=at_once))
        told = told_of(plot, matter) if matter.topic.kind is CaseKind.INCIDENT else None
        matter = replace(matter, plot=plot, restores_at=told)
        writer = Writer(chance=self.chance, at=self.at, hours=self.hours)
        subject, letters = writer.thread(
            plot=plot,
            customer=matter.customer,
            town=matter.town,
            times=Times(
                opened_at=matter.opened_at,
                answered_at=matter.answered_at,
                resolved_at=matter.first_resolved_at,
                reopened_at=matter.reopened_at,
                ended_at=matter.resolved_at,
            ),
            is_upset=matter.is_upset,
            told=said_of_fault(plot.fault, told) if told else "",
        )
        waits = matter.waits and matter.is_mail and letters[-1].is_ours
        return replace(matter, subject=subject, letters=tuple(letters), waits=waits)
