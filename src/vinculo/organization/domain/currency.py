"""The currency in which a company counts: ISO 4217, three letters."""

import re

from vinculo.kernel.errors import DomainError

USUAL = "EUR"
_THREE = re.compile(r"[A-Z]{3}")
_OF_ZONES = {
    "America/Mexico_City": "MXN",
    "America/Monterrey": "MXN",
    "America/Tijuana": "MXN",
    "America/Cancun": "MXN",
    "America/Bogota": "COP",
    "America/Lima": "PEN",
    "America/Santiago": "CLP",
    "America/Argentina/Buenos_Aires": "ARS",
    "America/Guayaquil": "USD",
    "America/New_York": "USD",
    "Europe/London": "GBP",
}


class BadCurrencyError(DomainError):
    """Not the three letters of a currency."""

    code = "company_bad_currency"


def clean_currency(text: str) -> str:
    """The three letters in capitals. Raises BadCurrencyError."""
    code = text.strip().upper()
    if not _THREE.fullmatch(code):
        raise BadCurrencyError(text=text.strip()[:20])
    return code


def usual_currency(timezone: str) -> str:
    """What a company of that time zone probably counts in; the euro where that is not known."""
    return _OF_ZONES.get(timezone, USUAL)
