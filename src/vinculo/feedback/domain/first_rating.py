"""The first rating: whom to ask after a case, and what the answers come to.

The question is one, from 1 (very dissatisfied) to 5 (very satisfied). Satisfied are 4 and 5: the
two best of five, as a share of the answers, is what is called CSAT.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from vinculo.feedback.contracts import HIGHEST, LOWEST, Skip
from vinculo.kernel.errors import DomainError
from vinculo.lib.stats.intervals import Interval, mean_interval, wilson
from vinculo.lib.stats.moments import moments

REST = timedelta(days=30)
"""So long nobody is asked again, whichever of their cases ends."""
LIFE = timedelta(days=30)
"""So long an answer can be given or changed."""
SATISFIED_FROM = 4
LONGEST_COMMENT = 2000


class BadScoreError(DomainError):
    """A score is one of the numbers offered."""

    code = "rating_bad_score"


class BadLimitError(DomainError):
    """A bad score is one of the low ones: at least one is bad, and the best one never."""

    code = "rating_bad_limit"


class GoneRatingError(DomainError):
    """The link is nobody's, or its time is over."""

    code = "rating_gone"


class LookedAtAgainError(DomainError):
    """What is asked about lives again: nobody is asked before it is resolved.

    ``given``: whether something was said of it before, which stands.
    """

    code = "rating_looked_at_again"


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What is known of a customer when a case of theirs has ended.

    ``may_ask``: what they said of being asked (None: nothing). ``last_asked_at``: of all their
    records together.
    """

    is_known: bool
    has_open_case: bool
    may_ask: bool | None
    last_asked_at: datetime | None


def reason_to_skip(found: Circumstances, *, at: datetime) -> Skip | None:
    """Why this customer is not asked now; None: they are."""
    if not found.is_known:
        return Skip.UNKNOWN
    if found.may_ask is False:
        return Skip.REFUSED
    if found.has_open_case:
        return Skip.OPEN_CASE
    if found.last_asked_at is not None and at - found.last_asked_at < REST:
        return Skip.RECENT
    return None


def check_score(said: str) -> int:
    """The number that was chosen. Raises BadScoreError."""
    if said not in {str(score) for score in range(LOWEST, HIGHEST + 1)}:
        raise BadScoreError
    return int(said)


def check_limit(bad_at_most: int) -> int:
    """The highest bad score. Raises BadLimitError."""
    if not LOWEST <= bad_at_most < HIGHEST:
        raise BadLimitError
    return bad_at_most


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How the answers fall on the scores, and what they come to."""

    counts: Mapping[int, int]

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def satisfied(self) -> int:
        """How many gave one of the two best."""
        return sum(n for score, n in self.counts.items() if score >= SATISFIED_FROM)

    @property
    def share(self) -> float | None:
        """The satisfied among those who answered; None when nobody did."""
        return self.satisfied / self.n if self.n else None

    @property
    def share_interval(self) -> Interval | None:
        """Wilson's interval of the share."""
        return wilson(self.satisfied, self.n) if self.n else None

    @property
    def mean(self) -> float | None:
        """The mean score."""
        if not self.n:
            return None
        return sum(score * n for score, n in self.counts.items()) / self.n

    @property
    def mean_interval(self) -> Interval | None:
        """Student's t interval of the mean; None for fewer than two answers."""
        if self.n < 2:
            return None
        scores, counts = list(self.counts), list(self.counts.values())
        return mean_interval(moments(np.repeat(np.asarray(scores, dtype=np.float64), counts)))


def spread(counts: Mapping[int, int]) -> Spread:
    """The whole scale, the scores that nobody gave too."""
    return Spread(counts={score: counts.get(score, 0) for score in range(LOWEST, HIGHEST + 1)})
