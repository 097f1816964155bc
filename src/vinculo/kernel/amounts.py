"""Numbers, money and percentages as the active language writes them."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language

SIGNS = {"EUR": "€", "USD": "US$", "MXN": "MX$", "GBP": "£"}
MINUS = "\N{MINUS SIGN}"


def number(value: Decimal | float, places: int | None = 0) -> str:
    """A number with its marks of thousands and the sign of minus: ``−1.284``.

    ``places`` None: as many decimals as it has. Decimals that do not fit are cut off: round first.
    """
    written = str(number_format(value, places, use_l10n=True, force_grouping=True))
    return f"{MINUS}{written[1:]}" if written.startswith("-") else written


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


def money(amount: Decimal | float, currency: str, places: int = 2) -> str:
    """An amount with the sign of its currency, or its code where it has no sign here.

    Spanish says ``39,90 €`` and ``12,00 CLP``; English ``€39.90`` and ``CLP 12.00``.
    """
    written = number(amount, places)
    sign = SIGNS.get(currency, currency)
    if not _is_english():
        return f"{written} {sign}"
    minus = MINUS if written.startswith(MINUS) else ""
    return f"{minus}{sign}{'' if sign in SIGNS.values() else ' '}{written.removeprefix(MINUS)}"


def percent(share: Decimal | float, places: int = 0) -> str:
    """A share of 100 with its sign: ``12 %`` in Spanish, ``12%`` in English."""
    written = number(share, places)
    return f"{written}%" if _is_english() else f"{written} %"
