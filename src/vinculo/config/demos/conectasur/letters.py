"""A thread of letters between a customer and whoever answers, put together from the parts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from vinculo.config.demos.conectasur.customers import Person
from vinculo.config.demos.conectasur.people import STREETS
from vinculo.config.demos.conectasur.texts import (
    AGAIN,
    CLOSINGS,
    DAYS,
    DEVICES,
    FOLLOWED,
    GREETED,
    OPENINGS,
    SIGNED,
    THANKS,
    UPSET,
    Topic,
)

BACK = "Lo siento, pero ha vuelto a fallar: estoy otra vez como al principio."
PAIRS = ((1, 55), (2, 30), (3, 15))


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

    def thread(
        self,
        *,
        topic: Topic,
        customer: Person,
        town: str,
        times: Times,
        is_upset: bool,
    ) -> tuple[str, list[Letter]]:
        """The subject and the letters, in their order."""
        chance, answered_at, resolved_at = self.chance, times.answered_at, times.resolved_at
        words = {
            "town": town,
            "street": chance.choice(STREETS),
            "number": str(chance.randrange(1, 99)),
            "amount": f"{chance.randrange(6, 90)},{chance.randrange(10)}0",
            "day": chance.choice(DAYS),
            "device": chance.choice(DEVICES),
            "name": customer.first,
        }
        subject = chance.choice(topic.subjects).format(**words)
        letters = [self._theirs(times.opened_at, self._opening(topic, is_upset), words, customer)]
        if answered_at is None:
            return subject, letters
        if answered_at == resolved_at:
            letters.append(self._ours(answered_at, chance.choice(topic.solved), words))
        else:
            letters.append(self._ours(answered_at, chance.choice(topic.first), words))
            letters += self._between(answered_at, resolved_at, words, customer, is_upset=is_upset)
            if resolved_at:
                letters.append(self._ours(resolved_at, chance.choice(topic.solved), words))
        if times.reopened_at and times.ended_at:
            letters.append(
                self._theirs(times.reopened_at, (BACK, chance.choice(UPSET)), words, customer)
            )
            letters.append(self._ours(times.ended_at, chance.choice(topic.solved), words))
        return subject, letters

    def _opening(self, topic: Topic, is_upset: bool) -> tuple[str, ...]:
        chance = self.chance
        parts = [chance.choice(topic.happened)]
        if chance.random() < 0.8:
            parts.append(chance.choice(topic.detail))
        if is_upset:
            parts.append(chance.choice(UPSET))
        return (*parts, chance.choice(topic.asked))

    def _between(
        self,
        since: datetime,
        until: datetime | None,
        words: dict[str, str],
        customer: Person,
        *,
        is_upset: bool,
    ) -> list[Letter]:
        """What went to and fro while it was being solved."""
        chance = self.chance
        pairs = chance.choices([n for n, _ in PAIRS], [w for _, w in PAIRS])[0]
        end = until or since + timedelta(hours=14 * pairs)
        step = (end - since) / (2 * pairs)
        found = []
        for number in range(pairs):
            asked = since + step * (2 * number + 1)
            last = number == pairs - 1
            if last and until and chance.random() < 0.4:
                found.append(self._theirs(asked, (chance.choice(THANKS),), words, customer))
                continue
            said = [chance.choice(AGAIN)]
            if is_upset and chance.random() < 0.5:
                said.append(chance.choice(UPSET))
            if not (last and until is None and chance.random() < 0.5):
                found.append(self._theirs(asked, tuple(said), words, customer))
            if not last:
                found.append(self._ours(asked + step, chance.choice(FOLLOWED), words))
        return [letter for letter in found if letter.at < self.at]

    def _theirs(
        self, at: datetime, parts: tuple[str, ...], words: dict[str, str], customer: Person
    ) -> Letter:
        chance = self.chance
        body = " ".join(part.format(**words) for part in parts)
        greeting = chance.choice(OPENINGS).format(**words)
        text = f"{greeting}\n\n{body}\n\n{chance.choice(CLOSINGS)}\n{customer.name}"
        return Letter(at=at.replace(microsecond=0), is_ours=False, text=text, mood=" ".join(parts))

    def _ours(self, at: datetime, body: str, words: dict[str, str]) -> Letter:
        chance = self.chance
        greeting = chance.choice(GREETED).format(**words)
        text = f"{greeting}\n\n{body.format(**words)}\n\n{chance.choice(SIGNED)}"
        return Letter(at=at.replace(microsecond=0), is_ours=True, text=text, mood="")
