"""A thread of letters between a customer and whoever answers, put together from the parts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from vinculo.config.demos.conectasur.customers import Person
from vinculo.config.demos.conectasur.hours import Hours
from vinculo.config.demos.conectasur.people import STREETS
from vinculo.config.demos.conectasur.texts import (
    AGAIN,
    CLOSINGS,
    DAYS,
    DEVICES,
    GREETED,
    INSISTED,
    OPENINGS,
    SIGNED,
    THANKS,
    UPSET,
    Plot,
)

PAIRS = ((1, 55), (2, 30), (3, 15))
A_TURN = timedelta(hours=3)
"""Nobody asks and is answered again sooner than so."""
THERE = ZoneInfo("Europe/Madrid")
NOON, NIGHT = 14, 21


def hail(at: datetime) -> str:
    """How one greets at that hour in Spain."""
    hour = at.astimezone(THERE).hour
    if 6 <= hour < NOON:
        return "Buenos días"
    return "Buenas tardes" if NOON <= hour < NIGHT else "Buenas noches"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message; ours are signed by whoever has the case."""

    at: datetime
    is_ours: bool
    text: str
    mood: str
    """The part that carries its mood, without names: what is estimated is the same for it."""


@dataclass(frozen=True, kw_only=True)
class Times:
    """When a matter began, was answered, solved, came back, and ended."""

    opened_at: datetime
    answered_at: datetime | None
    resolved_at: datetime | None
    reopened_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Puts letters together; what lies after ``at`` is not written yet."""

    chance: Random
    at: datetime
    hours: Hours

    def thread(
        self,
        *,
        plot: Plot,
        customer: Person,
        town: str,
        times: Times,
        is_upset: bool,
        told: str = "",
    ) -> tuple[str, list[Letter]]:
        """The subject and the letters, in their order; the first answer ends with ``told``."""
        chance, answered_at, resolved_at = self.chance, times.answered_at, times.resolved_at
        is_upset = is_upset and not plot.is_calm
        day, later = chance.sample(DAYS, 2)
        words = {
            "town": town,
            "street": chance.choice(STREETS),
            "number": str(chance.randrange(1, 99)),
            "amount": f"{chance.randrange(6, 90)},{chance.randrange(10)}0",
            "day": day,
            "next": later,
            "device": chance.choice(DEVICES),
            "name": customer.first,
        }
        subject = chance.choice(plot.subjects).format(**words)
        opening = self._opening(plot, is_upset)
        letters = [self._theirs(times.opened_at, opening, words, customer, OPENINGS)]
        if answered_at is None:
            return subject, letters
        if answered_at == resolved_at:
            letters.append(self._ours(answered_at, chance.choice(plot.at_once), words))
        else:
            letters.append(self._ours(answered_at, chance.choice(plot.first) + told, words))
            letters += self._between(
                plot, answered_at, resolved_at, words, customer, is_upset=is_upset
            )
            if resolved_at:
                letters.append(self._ours(resolved_at, chance.choice(plot.solved), words))
        if times.reopened_at and times.ended_at:
            back = (plot.back,) if plot.is_calm else (plot.back, chance.choice(UPSET))
            letters.append(self._theirs(times.reopened_at, back, words, customer))
            letters.append(self._ours(times.ended_at, plot.again, words))
        return subject, letters

    def _opening(self, plot: Plot, is_upset: bool) -> tuple[str, ...]:
        chance = self.chance
        parts = [chance.choice(plot.happened)]
        if chance.random() < 0.8:
            parts.append(chance.choice(plot.detail))
        if is_upset:
            parts.append(chance.choice(UPSET))
        return (*parts, chance.choice(plot.asked))

    def _between(
        self,
        plot: Plot,
        since: datetime,
        until: datetime | None,
        words: dict[str, str],
        customer: Person,
        *,
        is_upset: bool,
    ) -> list[Letter]:
        """What went to and fro while it was being solved: the story's own, then who insists."""
        chance, told = self.chance, self._told(plot, since, until)
        end = until or since + timedelta(hours=14 * len(told))
        step = (end - since) / max(1, 2 * len(told))
        found: list[Letter] = []
        for number, (said, answer) in enumerate(told):
            asked = self._asked(since + step * (2 * number + 1), found)
            answered = self.hours.later(asked + step, timedelta(minutes=chance.randrange(2, 25)))
            last = number == len(told) - 1
            is_thanks = last and until is not None and chance.random() < 0.4
            if until and (asked if is_thanks else answered) >= until:
                break  # nobody works at night; the end says it all
            if is_thanks:
                found.append(self._theirs(asked, (chance.choice(THANKS),), words, customer))
                continue
            parts = [said]
            if is_upset and chance.random() < 0.5:
                parts.append(chance.choice(UPSET))
            if not (last and until is None and chance.random() < 0.5):
                found.append(self._theirs(asked, tuple(parts), words, customer))
            if not last:
                found.append(self._ours(answered, answer, words))
        return [letter for letter in found if letter.at < self.at]

    def _told(self, plot: Plot, since: datetime, until: datetime | None) -> list[tuple[str, str]]:
        """What is said and answered in between: as many turns as there is time for."""
        chance = self.chance
        pairs = chance.choices([n for n, _ in PAIRS], [w for _, w in PAIRS])[0]
        told = [*plot.then, *(() if plot.is_calm else chance.sample(INSISTED, len(INSISTED)))]
        return told[: min(pairs, (until - since) // A_TURN) if until else pairs]

    def _asked(self, at: datetime, before: list[Letter]) -> datetime:
        """When they write again: whoever does has read our last answer."""
        read = timedelta(minutes=self.chance.randrange(15, 90))
        return max(at, before[-1].at + read) if before else at

    def _theirs(
        self,
        at: datetime,
        parts: tuple[str, ...],
        words: dict[str, str],
        customer: Person,
        openings: tuple[str, ...] = AGAIN,
    ) -> Letter:
        chance = self.chance
        body = " ".join(part.format(**words) for part in parts)
        greeting = chance.choice(openings).format(hail=hail(at), **words)
        who = f"{customer.first}\n{customer.name}" if customer.is_firm else customer.name
        text = f"{greeting}\n\n{body}\n\n{chance.choice(CLOSINGS)}\n{who}"
        return Letter(at=at.replace(microsecond=0), is_ours=False, text=text, mood=" ".join(parts))

    def _ours(self, at: datetime, body: str, words: dict[str, str]) -> Letter:
        chance = self.chance
        greeting = chance.choice(GREETED).format(hail=hail(at), **words)
        text = f"{greeting}\n\n{body.format(**words)}\n\n{chance.choice(SIGNED)}"
        return Letter(at=at.replace(microsecond=0), is_ours=True, text=text, mood="")
