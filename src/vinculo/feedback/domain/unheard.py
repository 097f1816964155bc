"""Those who stand silent behind the complaints that came in, by cause, and what they cost.

Each service has its own share of complainers and its own margin, each cause its own loss. Where a
service has not measured its share the published one stands in, by how much customers lose:
of a large loss (142 dollars of then) 31 of 100 are silent, of a small problem 97.
Where none of those asked had told us, one divided by the share has no upper end: only the least
that may be silent is said. No service has more silent customers than customers.
Source: TARP (1979, 1986) and Goodman (2006), with the ranges that they give.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from uuid import UUID

from vinculo.feedback.domain.silence import (
    FEWEST_SAID,
    PUBLISHED_RANGE,
    PUBLISHED_RATE,
    PUBLISHED_STAY,
    Cause,
    Figure,
    Share,
    Silence,
    Stay,
    apart,
    together,
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
    """What waves measured of a service: with a problem, told us before; a customer's margin.

    ``holders``: how many customers had it in the time of the complaints; 0: nobody wrote it down.
    """

    had: int = 0
    had_told: int = 0
    worth: float | None = None
    currency: str = "EUR"
    holders: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether the service's own share takes the place of the published one."""
        return self.had >= FEWEST_SAID

    @property
    def is_open(self) -> bool:
        """Whether enough were asked and none had told us: how many are silent has no upper end."""
        return self.is_enough and not self.had_told

    def rate(self, loss: str, sample: str = "") -> Share:
        """Who tells us, of those with a problem.

        Where none of those asked had told us the mean of Jeffreys' posterior stands in, half a
        complainer more of one customer more; what is divided by it is never shown.
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

    ``is_open``: in some service none of the ``asked`` had told us, so that of the figures only the
    least is known; ``published`` are the silent if there 26 of 27 are, as was published. In
    ``capped`` services the sum, or an end of it, was above the ``holders`` whom they have.

    Of ``without_loss`` complaints nobody said how much is lost, of ``without_margin`` of the others
    there is no margin: they are in the silent and in no cost.
    """

    n: int
    share: Figure
    silent: Figure
    costs: tuple[tuple[str, Figure], ...]
    without_loss: int
    without_margin: int
    capped: int = 0
    holders: int = 0
    asked: int = 0
    published: Figure | None = None

    @property
    def is_open(self) -> bool:
        """Whether only the least is known."""
        return self.published is not None


@lru_cache(maxsize=256)
def behind(brought: tuple[Brought, ...]) -> Unheard | None:
    r"""The silent behind complaints; None where there are none.

    .. math:: silent = \sum_i n_i / c_i \cdot (1 - c_i)

    with ``n`` complaints and the share ``c`` that complains, by service and cause; of a service
    together at most the customers who had it. Of the silent
    and of those who complained as many leave as was published (TARP) for that loss; who complained
    counts as not satisfied. The draws are seeded: the same counts give the same figures.
    """
    return _found(brought, [range(len(brought))])[0] if brought else None


@lru_cache(maxsize=256)
def behind_each(brought: tuple[Brought, ...]) -> tuple[tuple[UUID | None, Unheard], ...]:
    """The same for each cause, in the order in which causes first come; they add up to the whole.

    All the causes of a service share the customers who had it, so no cause is counted alone.
    """
    places = by_cause(brought)
    return tuple(zip(places, _found(brought, list(places.values())), strict=True))


def by_cause(brought: Collection[Brought]) -> dict[UUID | None, tuple[int, ...]]:
    """The places of the complaints of each cause, in the order in which causes first come."""
    found: defaultdict[UUID | None, list[int]] = defaultdict(list)
    for place, one in enumerate(brought):
        found[one.cause_id].append(place)
    return {key: tuple(some) for key, some in found.items()}


def _found(brought: Sequence[Brought], groups: Sequence[Sequence[int]]) -> list[Unheard]:
    above = _above(brought)
    owns = [[brought[place] for place in group] for group in groups]
    return [
        _one(own, whole, published, costs, above)
        for own, whole, published, costs in zip(
            owns,
            apart(_causes(brought), groups),
            apart(_causes(brought, is_published=True), groups),
            _costs(brought, groups),
            strict=True,
        )
    ]


def _one(
    own: Sequence[Brought],
    whole: Silence,
    published: Silence,
    costs: tuple[tuple[str, Figure], ...],
    above: Mapping[UUID, int],
) -> Unheard:
    is_open = any(one.known.is_open for one in own)
    capped = {one.service_id for one in own} & set(above)
    return Unheard(
        n=sum(one.n for one in own),
        share=_least(whole.silent_share) if is_open else whole.silent_share,
        silent=_least(whole.silent) if is_open else whole.silent,
        costs=costs,
        without_loss=sum(one.n for one in own if one.loss not in BY_LOSS),
        without_margin=sum(one.n for one in own if one.loss in BY_LOSS and one.known.worth is None),
        capped=len(capped),
        holders=sum(above[service_id] for service_id in capped),
        asked=sum({one.service_id: one.known.had for one in own if one.known.is_open}.values()),
        published=published.silent if is_open else None,
    )


def _least(figure: Figure) -> Figure:
    """What is known of a figure without an upper end: where its interval begins."""
    ends = figure.interval
    return figure if ends is None else Figure(ends.low, replace(ends, high=inf), is_least=True)


def _above(brought: Sequence[Brought]) -> dict[UUID, int]:
    """The services whose sum, or an end of it, is above their customers, with how many these are.

    An open service has no upper end: it always is.
    """
    found = {}
    for service_id, one in {one.service_id: one for one in brought if one.known.holders}.items():
        own = [each for each in brought if each.service_id == service_id]
        free = [replace(each, known=replace(each.known, holders=0)) for each in own]
        ends = together(_causes(free)).silent.interval
        if one.known.is_open or ends is None or ends.high > one.known.holders:
            found[service_id] = one.known.holders
    return found


def _costs(
    brought: Sequence[Brought], groups: Sequence[Sequence[int]]
) -> list[tuple[tuple[str, Figure], ...]]:
    """Of each group its cost in every currency in which it has one."""
    found: list[list[tuple[str, Figure]]] = [[] for _group in groups]
    for currency in sorted({one.known.currency for one in brought if one.has_cost}):
        for costs, cost in zip(found, _costs_in(brought, groups, currency), strict=True):
            if cost is not None:
                costs.append((currency, cost))
    return [tuple(costs) for costs in found]


def _costs_in(
    brought: Sequence[Brought], groups: Sequence[Sequence[int]], currency: str
) -> list[Figure | None]:
    """Of each group the cost of the services that count in a currency, or None without any.

    All the causes of these services share their customers.
    """
    own = [place for place, one in enumerate(brought) if one.known.currency == currency]
    within = {place: number for number, place in enumerate(own)}
    some = [[within[place] for place in group if place in within] for group in groups]
    wholes = iter(apart(_causes([brought[place] for place in own]), [one for one in some if one]))
    return [
        _cost_of([brought[own[number]] for number in numbers], next(wholes)) if numbers else None
        for numbers in some
    ]


def _cost_of(own: Sequence[Brought], whole: Silence) -> Figure | None:
    counted = [one for one in own if one.has_cost]
    if not counted:
        return None
    return _least(whole.net) if any(one.known.is_open for one in counted) else whole.net


def _causes(brought: Sequence[Brought], *, is_published: bool = False) -> list[Cause]:
    """Of each its cause; ``is_published``: what was published in place of what is open."""
    return [
        Cause(
            name=str(one.cause_id),
            margin=(one.known.worth or 0.0) if one.has_cost else 0.0,
            complaint_rate=(
                UNSAID
                if is_published and one.known.is_open
                else one.known.rate(one.loss, str(one.service_id))
            ),
            stay=PUBLISHED_STAY.get(one.loss, NOBODY_KNOWS),
            complaints=one.n,
            service=str(one.service_id),
            holders=one.known.holders or None,
        )
        for one in brought
    ]


NOBODY_KNOWS: Stay = replace(PUBLISHED_STAY["small"])
"""Stands where no cost is counted, so that it changes none."""
