"""Those who stand silent behind the complaints that came in, by cause, and what they cost.

Each service has its own share of complainers and its own margin, each cause its own loss. Where a
service has not measured its share the published one stands in, by how much customers lose:
of a large loss (142 dollars of then) 31 of 100 are silent, of a small problem 97.
Source: TARP (1979, 1986) and Goodman (2006), with the ranges that they give.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from vinculo.feedback.domain.silence import (
    FEWEST_SAID,
    PUBLISHED_RANGE,
    PUBLISHED_RATE,
    PUBLISHED_STAY,
    Cause,
    Figure,
    Result,
    Share,
    Stay,
    estimate,
)

BY_LOSS = {
    "large": Share(0.69, is_published=True, published=(0.5, 0.75)),
    "small": Share(0.03, is_published=True, published=(0.01, 0.05)),
}
"""Who complains, as was published, of those who lost much and of those who lost little."""
UNSAID = Share(PUBLISHED_RATE, is_published=True, published=PUBLISHED_RANGE)
"""The same where nobody said how much is lost: 1 of 27, which differs widely between trades."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What waves measured of a service: with a problem, told us before; a customer's margin."""

    had: int = 0
    had_told: int = 0
    worth: float | None = None
    currency: str = "EUR"

    @property
    def is_enough(self) -> bool:
        """Whether the service's own share takes the place of the published one."""
        return self.had >= FEWEST_SAID

    def rate(self, loss: str, sample: str = "") -> Share:
        """Who tells us, of those with a problem.

        Where none of those asked had told us, complaints divided by none would count nobody: the
        mean of Jeffreys' posterior stands there, half a complainer more of one customer more.
        """
        if not self.is_enough:
            return BY_LOSS.get(loss, UNSAID)
        value = self.had_told / self.had if self.had_told else 0.5 / (self.had + 1)
        return Share(value, self.had_told, self.had, sample=sample)


@dataclass(frozen=True, kw_only=True)
class Brought:
    """Complaints of one cause about one service; ``loss``: "large", "small", "" for unsaid."""

    cause_id: UUID | None
    service_id: UUID
    n: int
    loss: str
    known: Measured

    @property
    def has_cost(self) -> bool:
        """Whether what it costs can be said: it takes a margin, and how much is lost."""
        return self.known.worth is not None and self.loss in BY_LOSS


@dataclass(frozen=True, kw_only=True)
class Unheard:
    """The silent behind some complaints; a cost in each currency, which are never added.

    Of ``without_loss`` complaints nobody said how much is lost, of ``without_margin`` of the others
    there is no margin: they are in the silent and in no cost.
    """

    n: int
    share: Figure
    silent: Figure
    costs: tuple[tuple[str, Figure], ...]
    without_loss: int
    without_margin: int


@lru_cache(maxsize=256)
def behind(brought: tuple[Brought, ...]) -> Unheard | None:
    r"""The silent behind complaints; None where there are none.

    .. math:: silent = \sum_i n_i / c_i \cdot (1 - c_i)

    with ``n`` complaints and the share ``c`` that complains, by service and cause. Of the silent
    and of those who complained as many leave as was published (TARP) for that loss; who complained
    counts as not satisfied. The draws are seeded: the same counts give the same figures.
    """
    if not brought:
        return None
    whole = estimate(_causes(brought))
    return Unheard(
        n=sum(one.n for one in brought),
        share=whole.total.silent_share,
        silent=whole.total.silent,
        costs=_costs(brought, whole),
        without_loss=sum(one.n for one in brought if one.loss not in BY_LOSS),
        without_margin=sum(
            one.n for one in brought if one.loss in BY_LOSS and one.known.worth is None
        ),
    )


def by_cause(brought: Collection[Brought]) -> dict[UUID | None, tuple[Brought, ...]]:
    """The same complaints for each cause, in the order in which causes first come."""
    found: defaultdict[UUID | None, list[Brought]] = defaultdict(list)
    for one in brought:
        found[one.cause_id].append(one)
    return {key: tuple(some) for key, some in found.items()}


def _costs(brought: Sequence[Brought], whole: Result) -> tuple[tuple[str, Figure], ...]:
    currencies = sorted({one.known.currency for one in brought if one.has_cost})
    if len(currencies) == 1:
        return ((currencies[0], whole.total.net),)
    return tuple((each, _cost_in(brought, each)) for each in currencies)


def _cost_in(brought: Sequence[Brought], currency: str) -> Figure:
    own = [one for one in brought if one.has_cost and one.known.currency == currency]
    return estimate(_causes(own)).total.net


def _causes(brought: Sequence[Brought]) -> list[Cause]:
    return [
        Cause(
            name=str(one.cause_id),
            margin=(one.known.worth or 0.0) if one.has_cost else 0.0,
            complaint_rate=one.known.rate(one.loss, str(one.service_id)),
            stay=PUBLISHED_STAY.get(one.loss, NOBODY_KNOWS),
            complaints=one.n,
        )
        for one in brought
    ]


NOBODY_KNOWS: Stay = replace(PUBLISHED_STAY["small"])
"""Stands where no cost is counted, so that it changes none."""
