"""What customers can order: how its options are written, and what cannot be an item."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.contracts.orderables import Choice, Option, OrderableDraft

CURRENCY = re.compile(r"[A-Z]{3}")
DIFFERENCE = re.compile(r"^(?:(?P<name>.*?)\s+)?(?P<sign>[+\-−])(?P<amount>\d[\d.,]*)\s*$")
AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?:[.,](?P<cents>\d{1,2}))?")
LONGEST_NAME = 80
MOST_OPTIONS = 12
MOST_CHOICES = 30
HIGHEST = Decimal(10) ** 9
LONGEST_LEAD = 500
MOST_UNITS = 1_000_000


class BadOptionsError(DomainError):
    """A line of options does not read «name: choice; choice»."""

    code = "orderable_bad_options"


class OptionTwiceError(DomainError):
    """Two options, or two choices of one, have one name: nobody could tell them apart."""

    code = "orderable_option_twice"


class BadPriceError(DomainError):
    """A price is not negative, and belongs to a currency of three letters."""

    code = "orderable_bad_price"


class BadQuantityRuleError(DomainError):
    """The least is at least one, the most not below it, and a step of it can be reached."""

    code = "orderable_bad_quantities"


class BadLeadError(DomainError):
    """A usual term is between none and five hundred working days."""

    code = "orderable_bad_lead"


class SoldBackwardsError(DomainError):
    """The last day of sale comes before the first."""

    code = "orderable_sold_backwards"


class NamelessItemError(DomainError):
    """Nobody orders what has no name."""

    code = "orderable_nameless"


def parse_options(text: str) -> tuple[Option, ...]:
    """Options from lines like «Color / Colour*: Negro / Black; Blanco / White +5,00».

    The star says that one has to be chosen; what stands after a slash is the English name.
    Raises BadOptionsError, OptionTwiceError.
    """
    lines = [line.strip() for line in text.splitlines()]
    found = tuple(_option(line, number) for number, line in enumerate(lines, 1) if line)
    if len(found) > MOST_OPTIONS:
        raise BadOptionsError(line=MOST_OPTIONS + 1)
    _refuse_twice(option.name for option in found)
    return found


def write_options(options: Iterable[Option]) -> str:
    """The lines that :func:`parse_options` reads as these."""
    return "\n".join(
        f"{_both(option)}{'*' if option.is_required else ''}: "
        + "; ".join(_both(choice) + _difference(choice) for choice in option.choices)
        for option in options
    )


def check_item(draft: OrderableDraft) -> None:
    """Refuse an item that nobody could order.

    Raises NamelessItemError, BadPriceError, BadQuantityRuleError, BadLeadError,
    SoldBackwardsError, OptionTwiceError.
    """
    if not draft.name.strip():
        raise NamelessItemError
    _check_price(draft)
    _check_quantities(draft)
    if not 0 <= draft.lead_days <= LONGEST_LEAD:
        raise BadLeadError
    if draft.sold_from and draft.sold_until and draft.sold_until < draft.sold_from:
        raise SoldBackwardsError
    _refuse_twice(option.name for option in draft.options)


def _check_price(draft: OrderableDraft) -> None:
    if not CURRENCY.fullmatch(draft.currency):
        raise BadPriceError
    if draft.price is None:
        return
    if not 0 <= draft.price < HIGHEST or draft.price + lowest_difference(draft.options) < 0:
        raise BadPriceError


def _check_quantities(draft: OrderableDraft) -> None:
    if draft.step < 1 or not 1 <= draft.least <= MOST_UNITS:
        raise BadQuantityRuleError
    if draft.most is not None and not draft.least <= draft.most <= MOST_UNITS:
        raise BadQuantityRuleError


def lowest_difference(options: Iterable[Option]) -> Decimal:
    """By how much choices can lower the price of a unit; never above zero."""
    lowest = Decimal(0)
    for option in options:
        least = min(choice.difference for choice in option.choices)
        lowest += least if option.is_required else min(least, Decimal(0))
    return min(lowest, Decimal(0))


def stored_options(options: Iterable[Option]) -> list[dict[str, Any]]:
    """Options as they are kept; amounts as text."""
    return [
        {
            "name": option.name,
            "name_en": option.name_en,
            "is_required": option.is_required,
            "choices": [
                {"name": one.name, "name_en": one.name_en, "difference": str(one.difference)}
                for one in option.choices
            ],
        }
        for option in options
    ]


def read_options(stored: Sequence[Mapping[str, Any]]) -> tuple[Option, ...]:
    """Options as :func:`stored_options` kept them."""
    return tuple(
        Option(
            name=each["name"],
            name_en=each["name_en"],
            is_required=each["is_required"],
            choices=tuple(
                Choice(
                    name=one["name"],
                    name_en=one["name_en"],
                    difference=Decimal(one["difference"]),
                )
                for one in each["choices"]
            ),
        )
        for each in stored
    )


def _option(line: str, number: int) -> Option:
    head, colon, tail = line.partition(":")
    head = head.strip()
    parts = [part.strip() for part in tail.split(";") if part.strip()]
    if not colon or not head.rstrip("*").strip() or not 1 <= len(parts) <= MOST_CHOICES:
        raise BadOptionsError(line=number)
    name, name_en = _names(head.rstrip("*"), number)
    choices = tuple(_choice(part, number) for part in parts)
    _refuse_twice(choice.name for choice in choices)
    return Option(name=name, name_en=name_en, is_required=head.endswith("*"), choices=choices)


def _choice(part: str, number: int) -> Choice:
    found = DIFFERENCE.match(part)
    if found is None:
        name, name_en = _names(part, number)
        return Choice(name=name, name_en=name_en)
    name, name_en = _names(found["name"] or "", number)
    amount = _amount(found["amount"], number)
    return Choice(
        name=name, name_en=name_en, difference=amount if found["sign"] == "+" else -amount
    )


def _names(text: str, number: int) -> tuple[str, str]:
    name, _, english = (" ".join(part.split()) for part in text.partition("/"))
    if not name or len(name) > LONGEST_NAME or len(english) > LONGEST_NAME:
        raise BadOptionsError(line=number)
    return name, english


def _amount(text: str, number: int) -> Decimal:
    """With a decimal comma or point; three digits after one are thousands."""
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise BadOptionsError(line=number)
    whole = found["whole"].replace(",", "").replace(".", "")
    amount = Decimal(f"{whole}.{found['cents'] or '0'}").quantize(Decimal("0.01"))
    if amount >= HIGHEST:
        raise BadOptionsError(line=number)
    return amount


def _refuse_twice(names: Iterable[str]) -> None:
    known: set[str] = set()
    for name in names:
        if name.casefold() in known:
            raise OptionTwiceError(name=name)
        known.add(name.casefold())


def _both(thing: Option | Choice) -> str:
    return f"{thing.name} / {thing.name_en}" if thing.name_en else thing.name


def _difference(choice: Choice) -> str:
    if not choice.difference:
        return ""
    sign = "+" if choice.difference > 0 else "-"
    return f" {sign}{abs(choice.difference):.2f}".replace(".", ",")
