"""Whether contracts in force are worse than the newest offer, by their price and conditions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vinculo.kernel.metrics import Better
from vinculo.portfolio.contracts.held import HeldGroup, OfferPrice, OfferTest
from vinculo.portfolio.domain.offers import Offer, Term, WorseTerm, worse_terms

SIGNS = {"€": "EUR", "£": "GBP", "us$": "USD", "mx$": "MXN"}
EVERY = {"mes": "month", "month": "month", "año": "year", "year": "year", "": "once"}
PRICE_NAMES = ("precio", "cuota", "tarifa", "price", "fee")
CODE = re.compile(r"[A-Za-z]{3}")


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


@dataclass(frozen=True, kw_only=True)
class HeldCheck:
    """All contracts in force of a service beside its newest offer."""

    newest: Offer
    price: OfferPrice | None
    lines: tuple[HeldLine, ...]

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


def against_of(offers: Iterable[Offer]) -> OfferTest | None:
    """What contracts are held against; None without an offer."""
    known = _ordered(offers)
    if not known:
        return None
    newest = known[-1]
    return OfferTest(
        name=newest.name,
        price=price_of(newest.terms),
        starts=tuple(offer.sold_from for offer in known),
        worse_starts=frozenset(offer.sold_from for offer in known if less_in(offer, newest)),
    )


def check_held(offers: Iterable[Offer], groups: Sequence[HeldGroup]) -> HeldCheck | None:
    """Contracts in force beside the newest offer; None without an offer."""
    known = _ordered(offers)
    if not known:
        return None
    newest = known[-1]
    by_start = {offer.sold_from: offer for offer in known}
    lines = []
    for group in groups:
        offer = by_start.get(group.start) if group.start else None
        less = less_in(offer, newest) if offer else ()
        lines.append(HeldLine(offer=offer, group=group, less=less))
    return HeldCheck(newest=newest, price=price_of(newest.terms), lines=tuple(lines))


def less_in(old: Offer, new: Offer) -> tuple[WorseTerm, ...]:
    """The conditions besides the price in which ``old`` is worse: what is paid each one knows."""
    priced = _price_term(new.terms)
    without = [term for term in new.terms if priced is None or term.key != priced.key]
    return worse_terms(old, _with(new, without))


def price_of(terms: Sequence[Term]) -> OfferPrice | None:
    """The price among conditions: «Precio: 29,90 €/mes; menos»; None when none can be read."""
    term = _price_term(terms)
    if term is None:
        return None
    currency, _, every = term.unit.partition("/")
    return OfferPrice(
        value=term.value, currency=_currency(currency), every=EVERY[every.strip().casefold()]
    )


def _price_term(terms: Sequence[Term]) -> Term | None:
    found = [term for term in terms if _is_price(term)]
    named = [term for term in found if term.name.strip().casefold().startswith(PRICE_NAMES)]
    if named:
        return named[0]
    return found[0] if len(found) == 1 else None


def _is_price(term: Term) -> bool:
    currency, _, every = term.unit.partition("/")
    is_known = bool(_currency(currency)) and every.strip().casefold() in EVERY
    return term.better is Better.LOWER and is_known


def _currency(said: str) -> str:
    """The code of a currency by its sign or code; a bare «$» is of many countries."""
    plain = said.strip()
    if plain.casefold() in SIGNS:
        return SIGNS[plain.casefold()]
    return plain if CODE.fullmatch(plain) and plain.isupper() else ""


def _ordered(offers: Iterable[Offer]) -> list[Offer]:
    return sorted(offers, key=lambda offer: (offer.sold_from, offer.version))


def _with(offer: Offer, terms: Sequence[Term]) -> Offer:
    return Offer(
        version=offer.version,
        name=offer.name,
        sold_from=offer.sold_from,
        terms=tuple(terms),
        customers=offer.customers,
    )
