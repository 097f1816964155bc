"""What a line of an order costs, and what cannot be ordered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vinculo.kernel.errors import DomainError
from vinculo.orders.contracts import NOT_COMING, OrderState
from vinculo.portfolio.contracts import Option, OrderableView

HIGHEST = Decimal(10) ** 9
HIGHEST_TOTAL = Decimal(10) ** 13
MOST_UNITS = 1_000_000
MOST_LINES = 100


class RetiredItemError(DomainError):
    """It is not sold, or not on this day."""

    code = "order_item_retired"


class QuantityError(DomainError):
    """The quantity does not fit the rule of the item."""

    code = "order_quantity"


class OptionMissingError(DomainError):
    """An option that has to be chosen was not."""

    code = "order_option_missing"


class UnknownChoiceError(DomainError):
    """Nobody offers that choice."""

    code = "order_unknown_choice"


class AgreedPriceError(DomainError):
    """What is on request has a price that was agreed, and nothing else has."""

    code = "order_agreed_price"


class TwoCurrenciesError(DomainError):
    """Two currencies are never added."""

    code = "order_two_currencies"


class NoLinesError(DomainError):
    """An order without a line orders nothing."""

    code = "order_no_lines"


class TooMuchError(DomainError):
    """No order has so many lines, or costs so much: a figure was mistyped."""

    code = "order_too_much"


class PriceChangedError(DomainError):
    """The catalogue changed since the draft was begun: it is shown and asked again."""

    code = "order_price_changed"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person puts into an order; ``agreed`` is the price of what is on request."""

    quantity: int
    chosen: Mapping[str, str]
    agreed: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Priced:
    """What one unit costs, with the choices in words."""

    unit_price: Decimal
    currency: str
    choices: tuple[tuple[str, str], ...]


def priced(item: OrderableView, wanted: Wanted, *, on: date) -> Priced:
    """The price of one unit with its choices.

    Raises RetiredItemError, QuantityError, OptionMissingError, UnknownChoiceError,
    AgreedPriceError.
    """
    if not item.is_sold_on(on):
        raise RetiredItemError(name=item.name)
    check_quantity(item, wanted.quantity)
    choices = tuple(_chosen(item.draft.options, wanted.chosen))
    base = _base(item, wanted.agreed)
    unit = base + sum((difference for _, _, difference in choices), Decimal(0))
    if not 0 <= unit < HIGHEST:
        raise AgreedPriceError(name=item.name)
    named = tuple((option, choice) for option, choice, _ in choices)
    return Priced(unit_price=unit, currency=item.draft.currency, choices=named)


def check_quantity(item: OrderableView, quantity: int) -> None:
    """Raises QuantityError with the rule."""
    draft = item.draft
    most = MOST_UNITS if draft.most is None else draft.most
    fits = draft.least <= quantity <= most
    if not fits or (quantity - draft.least) % draft.step:
        raise QuantityError(name=item.name, least=draft.least, most=most, step=draft.step)


def total(lines: Iterable[tuple[int, Decimal, str]]) -> tuple[Decimal, str]:
    """The sum of quantities and unit prices, in their one currency.

    Raises NoLinesError, TwoCurrenciesError, TooMuchError.
    """
    known = list(lines)
    currencies = sorted({currency for _, _, currency in known})
    if not known:
        raise NoLinesError
    if len(currencies) > 1:
        raise TwoCurrenciesError(one=currencies[0], other=currencies[1])
    amount = sum((count * price for count, price, _ in known), Decimal(0))
    if len(known) > MOST_LINES or amount >= HIGHEST_TOTAL:
        raise TooMuchError
    return amount, currencies[0]


def stays_of(state: OrderState, lines: Iterable[Any]) -> Decimal:
    """What stays of an order's total: what came or is to come, without what was given back."""
    is_over = state in NOT_COMING
    return sum(
        (
            ((line.delivered if is_over else line.quantity) - line.returned) * line.unit_price
            for line in lines
        ),
        Decimal(0),
    )


def _base(item: OrderableView, agreed: Decimal | None) -> Decimal:
    """The price of the catalogue, or the agreed one of what is on request."""
    if (item.draft.price is None) != (agreed is not None):
        raise AgreedPriceError(name=item.name)
    price = item.draft.price if agreed is None else agreed
    assert price is not None  # noqa: S101 - one of the two is there
    if not 0 <= price < HIGHEST or price != price.quantize(Decimal("0.01")):
        raise AgreedPriceError(name=item.name)
    return price


def _chosen(
    options: Sequence[Option], chosen: Mapping[str, str]
) -> Iterable[tuple[str, str, Decimal]]:
    unknown = {name for name, said in chosen.items() if said} - {one.name for one in options}
    if unknown:
        raise UnknownChoiceError(name=min(unknown))
    for option in options:
        said = chosen.get(option.name, "")
        if not said:
            if option.is_required:
                raise OptionMissingError(name=option.name)
            continue
        found = next((one for one in option.choices if one.name == said), None)
        if found is None:
            raise UnknownChoiceError(name=said)
        yield option.name, found.name, found.difference
