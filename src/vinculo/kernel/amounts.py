"""Money and percentages as the active language writes them."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language

SIGNS = {"EUR": "€", "USD": "US$", "MXN": "MX$", "GBP": "£"}
MINUS = "\N{MINUS SIGN}"


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


def money(amount: Decimal | float, currency: str, places: int = 2) -> str:
    """An amount with the sign of its currency, or its code where it has no sign here.

    Spanish says ``39,90 €`` and ``12,00 CLP``; English ``€39.90`` and ``CLP 12.00``.
    """
    number = signed(amount, places)
    sign = SIGNS.get(currency, currency)
    if not _is_english():
        return f"{number} {sign}"
    minus = MINUS if number.startswith(MINUS) else ""
    return f"{minus}{sign}{'' if sign in SIGNS.values() else ' '}{number.removeprefix(MINUS)}"


def signed(amount: Decimal | float, places: int) -> str:
    """A number with its groups and a true minus, as it is read; never for a file."""
    number = number_format(amount, places, use_l10n=True, force_grouping=True)
    return number.replace("-", MINUS, 1)


def percent(share: Decimal | float, places: int = 0) -> str:
    """A share of 100 with its sign: ``12 %`` in Spanish, ``12%`` in English."""
    number = number_format(share, places, use_l10n=True)
    return f"{number}%" if _is_english() else f"{number} %"
