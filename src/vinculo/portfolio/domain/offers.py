"""Whether those who bought earlier have no worse conditions than the newest offer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from vinculo.kernel.errors import DomainError
from vinculo.kernel.metrics import Better
from vinculo.lib.tables import numerals


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
        return f"{self.name.strip().casefold()} {self.unit.strip().casefold()}"


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
    """A condition in which an earlier offer is worse; ``old`` is None when it lacks it."""

    name: str
    unit: str
    old: Decimal | None
    new: Decimal


@dataclass(frozen=True, kw_only=True)
class Disadvantage:
    """An earlier offer with customers that is worse than the newest in some conditions."""

    offer: Offer
    newest: Offer
    worse: tuple[WorseTerm, ...]


def disadvantages(offers: Iterable[Offer]) -> tuple[Disadvantage, ...]:
    """Each earlier offer that still has customers and is worse in something.

    A condition that only the newest has counts as worse when more of it is better (they do not
    have it at all); one that only the earlier has does not count.
    """
    known = sorted(offers, key=lambda offer: (offer.sold_from, offer.version))
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
    """The conditions of ``new`` that are better for the customer than those of ``old``."""
    had = {term.key: term.value for term in old.terms}
    return tuple(
        WorseTerm(name=term.name, unit=term.unit, old=had.get(term.key), new=term.value)
        for term in new.terms
        if _is_worse(had.get(term.key), term)
    )


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
