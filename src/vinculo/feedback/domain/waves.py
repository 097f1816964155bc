"""Asking a sample of customers whether anything was not right, and what follows from who answers.

The sample is drawn by a keyed order: customers are sorted by the hash of the seed and their id,
and the first ones are taken. The same seed over the same customers draws the same ones, on any
machine, in whatever order they were read.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.feedback.contracts import InvitationState, NewWave, Skip, Trouble
from vinculo.feedback.domain.first_rating import REST
from vinculo.feedback.domain.silence import (
    PUBLISHED_STAY,
    Cause,
    Result,
    Share,
    estimate,
)
from vinculo.feedback.domain.unheard import Measured
from vinculo.kernel.errors import DomainError
from vinculo.lib.stats.intervals import Interval, wilson
from vinculo.lib.stats.sampling import invitations, size_for_share


class BadWaveError(DomainError):
    """The days, the precision or the expected answers cannot be."""

    code = "wave_bad"


class WaveGoneError(DomainError):
    """The wave is past what was asked of it."""

    code = "wave_gone"


class NobodyToAskError(DomainError):
    """Everybody of the population is left out."""

    code = "wave_nobody"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One of the population, with what speaks against asking them, and their address."""

    customer_id: UUID
    may_ask: bool | None
    is_mailable: bool
    has_open_case: bool
    last_asked_at: datetime | None
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Whom a wave asks: those drawn, and how many of the others are left out, and why."""

    population: int
    left_out: Mapping[Skip, int]
    chosen: Sequence[UUID]

    @property
    def eligible(self) -> int:
        """How many could be asked."""
        return self.population - sum(self.left_out.values())


def check(new: NewWave) -> None:
    """Refuse what cannot be. Raises BadWaveError."""
    sound = (
        new.name.strip(),
        new.since <= new.until,
        1 <= new.margin_pct <= 30,
        1 <= new.response_pct <= 100,
        new.worth is None or new.worth >= 0,
    )
    if not all(sound):
        raise BadWaveError


def why_not(member: Member, *, at: datetime) -> Skip | None:
    """Why somebody is not asked, the weightiest reason; None: they may be.

    Whom nothing binds to us today is asked only with consent that is on record.
    """
    recently = member.last_asked_at is not None and at - member.last_asked_at < REST
    reasons = (
        (Skip.REFUSED, member.may_ask is False),
        (Skip.NO_CONSENT, member.may_ask is None),
        (Skip.UNREACHABLE, not member.is_mailable),
        (Skip.OPEN_CASE, member.has_open_case),
        (Skip.RECENT, recently),
    )
    return next((reason for reason, holds in reasons if holds), None)


def plan(members: Sequence[Member], new: NewWave, *, at: datetime) -> Plan:
    """Leave out whom we may not ask, and draw as many as the wanted precision takes."""
    reasons = {one.customer_id: why_not(one, at=at) for one in members}
    left_out = Counter(reason for reason in reasons.values() if reason is not None)
    able = [one for one in members if reasons[one.customer_id] is None]
    eligible = one_of_each_address(able, new.seed)
    if len(eligible) < len(able):
        left_out[Skip.SAME_ADDRESS] = len(able) - len(eligible)
    if not eligible:
        return Plan(population=len(members), left_out=left_out, chosen=())
    answers = size_for_share(new.margin_pct / 100, population=len(eligible))
    size = min(len(eligible), invitations(answers, new.response_pct / 100))
    return Plan(population=len(members), left_out=left_out, chosen=drawn(eligible, new.seed, size))


def one_of_each_address(members: Sequence[Member], seed: int) -> list[UUID]:
    """Those who may be asked, one of those who share an address: the first of the draw.

    A household reads one mailbox: asked twice, it would answer twice or not at all.
    """
    first: dict[str, UUID] = {}
    for one in sorted(members, key=lambda one: _place(one.customer_id, seed)):
        first.setdefault(one.address.strip().casefold() or str(one.customer_id), one.customer_id)
    taken = set(first.values())
    return [one.customer_id for one in members if one.customer_id in taken]


def drawn(ids: Sequence[UUID], seed: int, size: int) -> list[UUID]:
    """The first ``size`` in the order of the hashes of seed and id."""
    return sorted(ids, key=lambda key: _place(key, seed))[:size]


def _place(key: UUID, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{key}".encode()).digest()


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """From those who were sent the question to those who spoke."""

    counts: Mapping[InvitationState, int]

    @property
    def sent(self) -> int:
        """How many the question left for."""
        return self.silent + self.answered

    @property
    def silent(self) -> int:
        """How many have said nothing."""
        return self.counts.get(InvitationState.SENT, 0)

    @property
    def said(self) -> int:
        """How many told of something that was not right."""
        return self.counts.get(InvitationState.SAID, 0)

    @property
    def fine(self) -> int:
        """How many said that everything was right."""
        return self.counts.get(InvitationState.FINE, 0)

    @property
    def answered(self) -> int:
        """How many answered at all."""
        return self.said + self.fine

    @property
    def problem_interval(self) -> Interval | None:
        """Wilson's interval of the share with a problem, of those who answered."""
        return wilson(self.said, self.answered) if self.answered else None

    @property
    def answer_interval(self) -> Interval | None:
        """Wilson's interval of the share that answers."""
        return wilson(self.answered, self.sent) if self.sent else None


@dataclass(frozen=True, kw_only=True)
class Told:
    """Of one trouble: how many had it, and how many of them had told us before we asked."""

    trouble: Trouble
    had: int
    had_told: int


def complaint_rate(told: Sequence[Told]) -> Share:
    """Who had told us before, of those with a problem, by the one rule of services and waves.

    All troubles of a wave stand on one count: the causes err together.
    """
    known = Measured(had=sum(one.had for one in told), had_told=sum(one.had_told for one in told))
    return known.rate("", sample="wave")


def silence_of(
    told: Sequence[Told], *, answered: int, population: int, worth: float
) -> Result | None:
    """The silent and the cost of poor service for each trouble; None while nobody told of any.

    ``worth`` is a customer's margin of a year (0: unknown, then every cost is 0). The rate of
    complaint is one for all troubles; how many stay is as published (TARP) of those who lost much:
    nobody says here how much they lost, and that is the most that it may cost.
    """
    known = [one for one in told if one.had]
    if not known or not answered:
        return None
    rate = complaint_rate(told)
    return estimate(
        [
            Cause(
                name=one.trouble,
                margin=worth,
                complaint_rate=rate,
                stay=PUBLISHED_STAY["large"],
                customers=population,
                problem_rate=Share.counted(one.had, answered),
            )
            for one in known
        ]
    )
