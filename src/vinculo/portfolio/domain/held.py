"""Whether contracts in force are worse than the newest offer, by their price and conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vinculo.portfolio.contracts.held import HeldGroup, OfferPrice, OfferTest
from vinculo.portfolio.domain.offers import (
    Offer,
    Term,
    WorseTerm,
    begun_by,
    price_term,
    unclear_price,
    worse_terms,
)
from vinculo.portfolio.domain.paid import currency_of, paid_in


@dataclass(frozen=True, kw_only=True)
class HeldLine:
    """Contracts that began under one offer (None: before the first), and how they are worse."""

    offer: Offer | None
    group: HeldGroup
    less: tuple[WorseTerm, ...]

    @property
    def worse(self) -> int:
        """How many of them are worse: all where the conditions are, else those that pay more."""
        return self.group.n if self.less else self.group.more

    @property
    def unknown(self) -> int:
        """Of how many the price or the conditions could not be compared."""
        return self.group.n if self.offer is None else self.group.no_price + self.group.other


@dataclass(frozen=True, kw_only=True)
class HeldCheck:
    """All contracts in force of a service beside its newest offer."""

    newest: Offer
    price: OfferPrice | None
    lines: tuple[HeldLine, ...]

    @property
    def unclear_price(self) -> bool:
        """Whether several lines of the offer may be its price."""
        return unclear_price(self.newest.terms)

    @property
    def unknown(self) -> int:
        """Of how many the price or the conditions could not be compared."""
        if self.price is None:
            return self.n
        return sum(line.unknown for line in self.lines)

    @property
    def n(self) -> int:
        """How many contracts are in force."""
        return sum(line.group.n for line in self.lines)

    @property
    def worse(self) -> int:
        """How many pay more or get less; each once."""
        return sum(line.worse for line in self.lines)

    @property
    def more(self) -> int:
        """How many pay more."""
        return sum(line.group.more for line in self.lines)

    @property
    def less(self) -> int:
        """How many began under conditions that give less."""
        return sum(line.group.n for line in self.lines if line.less)

    @property
    def no_price(self) -> int:
        """Of how many nobody knows the price."""
        return sum(line.group.no_price for line in self.lines)

    @property
    def other(self) -> int:
        """How many have a price in another currency or paid otherwise."""
        return sum(line.group.other for line in self.lines)

    @property
    def before(self) -> int:
        """How many began before the first offer: nobody wrote down their conditions."""
        return sum(line.group.n for line in self.lines if line.offer is None)


def against_of(offers: Iterable[Offer], *, today: date, home: str) -> OfferTest | None:
    """What contracts are held against: what is sold today; None without an offer.

    ``home`` is the company's currency, for the signs of several countries.
    """
    known = begun_by(offers, today)
    if not known:
        return None
    newest = known[-1]
    return OfferTest(
        name=newest.name,
        price=price_of(newest.terms, home=home),
        starts=tuple(offer.sold_from for offer in known),
        worse_starts=frozenset(offer.sold_from for offer in known if less_in(offer, newest)),
    )


def check_held(
    offers: Iterable[Offer], groups: Sequence[HeldGroup], *, today: date, home: str
) -> HeldCheck | None:
    """Contracts in force beside the offer that is sold today; None without one."""
    known = begun_by(offers, today)
    if not known:
        return None
    newest = known[-1]
    by_start = {offer.sold_from: offer for offer in known}
    lines = []
    for group in groups:
        offer = by_start.get(group.start) if group.start else None
        less = less_in(offer, newest) if offer else ()
        lines.append(HeldLine(offer=offer, group=group, less=less))
    return HeldCheck(newest=newest, price=price_of(newest.terms, home=home), lines=tuple(lines))


def less_in(old: Offer, new: Offer) -> tuple[WorseTerm, ...]:
    """The conditions besides the price in which ``old`` is worse: what is paid each one knows."""
    priced = price_term(new.terms)
    without = [term for term in new.terms if term is not priced]
    left = [term for term in old.terms if priced is None or term.key != priced.key]
    return worse_terms(_with(old, left), _with(new, without))


def price_of(terms: Sequence[Term], *, home: str = "") -> OfferPrice | None:
    """The price among conditions: «Precio: 29,90 €/mes; menos»; None when none can be read."""
    term = price_term(terms)
    paid = paid_in(term.unit) if term else None
    if term is None or paid is None:
        return None
    currency = currency_of(paid.currency, home=home)
    return OfferPrice(value=term.value, currency=currency, every=paid.every) if currency else None


def _with(offer: Offer, terms: Sequence[Term]) -> Offer:
    return Offer(
        version=offer.version,
        name=offer.name,
        sold_from=offer.sold_from,
        terms=tuple(terms),
        customers=offer.customers,
    )
