"""Those who stand silent behind the complaints that came in, by cause, and what they cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vinculo.feedback.domain.silence import (
    PUBLISHED_RATE,
    PUBLISHED_STAY,
    Cause,
    Result,
    Share,
    estimate,
)
from vinculo.feedback.domain.waves import FEWEST_SAID


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What waves measured: with a problem, told us before; a customer's margin of a year."""

    had: int = 0
    had_told: int = 0
    worth: float | None = None
    currency: str = "EUR"

    @property
    def rate(self) -> Share:
        """Who tells us, of those with a problem; the published 1 of 27 until enough is measured.

        While none of those asked had told us the company's own share would be zero, and
        complaints divided by zero count nobody: the published one stands in then too.
        """
        if self.had < FEWEST_SAID or not self.had_told:
            return Share(PUBLISHED_RATE, is_published=True)
        return Share.counted(self.had_told, self.had)


@lru_cache(maxsize=256)
def behind(complaints: tuple[tuple[str, int], ...], measured: Measured) -> Result | None:
    r"""The silent behind the complaints of each cause; None where there are no complaints.

    .. math:: silent = n / c \cdot (1 - c)

    with ``n`` complaints and the share ``c`` that complains. Of the silent and of those who
    complained as many leave as was published (TARP); who complained counts as not satisfied.
    Without a margin every cost is 0. The draws are seeded: the same counts give the same figures.
    """
    if not complaints:
        return None
    return estimate(_causes(complaints, measured))


def _causes(complaints: Sequence[tuple[str, int]], measured: Measured) -> list[Cause]:
    return [
        Cause(
            name=name,
            margin=measured.worth or 0.0,
            complaint_rate=measured.rate,
            stay=PUBLISHED_STAY["large"],
            complaints=n,
        )
        for name, n in complaints
    ]
