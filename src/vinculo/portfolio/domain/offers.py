"""Whether those who bought earlier have no worse conditions than the newest offer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from vinculo.kernel.errors import DomainError
from vinculo.kernel.metrics import Better
from vinculo.lib.tables import numerals
from vinculo.portfolio.domain.paid import ONCE, paid_in, sign_last

PRICE_NAMES = ("precio", "cuota", "tarifa", "price", "fee")


class BadTermError(DomainError):
    """A line of conditions cannot be read."""

    code = "offer_bad_term"


class NoTermsError(DomainError):
    """An offer without conditions cannot be compared."""

    code = "offer_no_terms"


@dataclass(frozen=True, kw_only=True)
class Term:
    """One condition that can be compared: ``better`` says from the customer's side."""

    name: str
    value: Decimal
    unit: str
    better: Better

    @property
    def key(self) -> str:
        """By what the same condition is found in another offer."""
        paid = paid_in(self.unit)
        unit = f"{paid.currency}/{paid.every}" if paid else self.unit.strip()
        return f"{self.about} {unit.casefold()}"

    @property
    def about(self) -> str:
        """What it is about, in whatever unit."""
        return self.name.strip().casefold()


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Conditions as sold, to how many customers."""

    version: int
    name: str
    sold_from: date
    terms: tuple[Term, ...]
    customers: int
    counted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class WorseTerm:
    """A condition in which an earlier offer is worse; None of the two that lacks it."""

    name: str
    unit: str
    old: Decimal | None
    new: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Disadvantage:
    """An earlier offer with customers that is worse than the newest in some conditions."""

    offer: Offer
    newest: Offer
    worse: tuple[WorseTerm, ...]


def begun_by(offers: Iterable[Offer], day: date) -> list[Offer]:
    """The offers sold by a day, the earliest first."""
    begun = [offer for offer in offers if offer.sold_from <= day]
    return sorted(begun, key=lambda offer: (offer.sold_from, offer.version))


def sold_on(offers: Iterable[Offer], day: date) -> Offer | None:
    """What is sold on a day: the newest that has begun."""
    return next(reversed(begun_by(offers, day)), None)


def disadvantages(offers: Iterable[Offer], *, today: date) -> tuple[Disadvantage, ...]:
    """Each earlier offer that still has customers and is worse than what is sold today.

    A condition that only the newest has counts as worse when more of it is better (they do not
    have it at all); one that only the earlier has when less of it is better (only they are bound).
    """
    known = begun_by(offers, today)
    if not known:
        return ()
    *earlier, newest = known
    found = [
        Disadvantage(offer=offer, newest=newest, worse=worse_terms(offer, newest))
        for offer in earlier
        if offer.customers
    ]
    return tuple(each for each in found if each.worse)


def worse_terms(old: Offer, new: Offer) -> tuple[WorseTerm, ...]:
    """The conditions in which ``new`` is better for the customer than ``old``.

    The price that each one says under its own name is no condition that only one of them has.
    """
    had = {term.key: term.value for term in old.terms}
    worse = [
        WorseTerm(name=term.name, unit=term.unit, old=had.get(term.key), new=term.value)
        for term in new.terms
        if _is_worse(had.get(term.key), term)
    ]
    kept, price = {term.about for term in new.terms}, price_term(old.terms)
    only_old = [
        WorseTerm(name=term.name, unit=term.unit, old=term.value, new=None)
        for term in old.terms
        if term.better is Better.LOWER
        and term.value > 0
        and term.about not in kept
        and term is not price
    ]
    return (*worse, *only_old)


def price_term(terms: Sequence[Term]) -> Term | None:
    """The line that says the price; None without one, or when several may be it.

    What is paid every month or year comes before what is paid once, whatever the order; of lines
    paid alike the one that is called a price.
    """
    found = _may_be_price(terms)
    return found[0] if len(found) == 1 else None


def unclear_price(terms: Sequence[Term]) -> bool:
    """Whether several lines may be the price."""
    return len(_may_be_price(terms)) > 1


def _may_be_price(terms: Sequence[Term]) -> list[Term]:
    ways = [(term, paid_in(term.unit)) for term in terms if term.better is Better.LOWER]
    again = [term for term, paid in ways if paid and paid.every != ONCE]
    if not again and any(paid is None and _is_called_price(term) for term, paid in ways):
        return []
    found = again or [term for term, paid in ways if paid]
    return [term for term in found if _is_called_price(term)] or found


def _is_called_price(term: Term) -> bool:
    return term.about.startswith(PRICE_NAMES)


def _is_worse(old: Decimal | None, term: Term) -> bool:
    if term.better is Better.HIGHER:
        return old is None or old < term.value
    return old is not None and old > term.value


def term_of(said: Mapping[str, str]) -> Term:
    """A condition as it is stored."""
    return Term(
        name=said["name"],
        value=Decimal(said["value"]),
        unit=said["unit"],
        better=Better(said["better"]),
    )


def stored(terms: Sequence[Term]) -> list[dict[str, str]]:
    """Conditions as they are stored."""
    return [
        {"name": t.name, "value": str(t.value), "unit": t.unit, "better": t.better.value}
        for t in terms
    ]


def check_terms(terms: Sequence[Term]) -> None:
    """Raises NoTermsError, BadTermError when two are one and the same."""
    if not terms:
        raise NoTermsError
    keys = [term.key for term in terms]
    twice = next((t.name for t in terms if keys.count(t.key) > 1), None)
    if twice is not None:
        raise BadTermError(line=twice)


def terms_from(text: str) -> tuple[Term, ...]:
    """One condition a line: ``Precio: 29,90 €/mes; menos es mejor``.

    Raises BadTermError with the line, NoTermsError.
    """
    terms = tuple(_term(line.strip()) for line in text.splitlines() if line.strip())
    check_terms(terms)
    return terms


_OF_NUMBERS = "+-0123456789., \u00a0\u202f"
LESS = frozenset({"-", "menos", "less", "lower"})
MORE = frozenset({"+", "más", "mas", "more", "higher"})


def _split(amount: str) -> tuple[str, str]:
    """A number and its unit, whether a space stands between them or not."""
    amount = sign_last(amount)
    number = "".join(takewhile(lambda sign: sign in _OF_NUMBERS, amount)).rstrip()
    return number, amount[len(number) :].strip()


def _term(line: str) -> Term:
    name, _, rest = line.partition(":")
    amount, _, way = rest.partition(";")
    number, unit = _split(amount.strip())
    first = way.strip().casefold().split(" ")[0]
    if not name.strip() or first not in LESS | MORE:
        raise BadTermError(line=line)
    try:
        value = numerals.typed(number, places=None)
    except ValueError:
        raise BadTermError(line=line) from None
    if value < 0 or len(line) > 200:
        raise BadTermError(line=line)
    better = Better.LOWER if first in LESS else Better.HIGHER
    return Term(name=name.strip(), value=value, unit=unit.strip(), better=better)
