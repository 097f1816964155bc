"""In what and how often an amount is paid, as people write it after a figure."""

import re
from dataclasses import dataclass

CODES = {
    "€": "EUR",
    "eur": "EUR",
    "usd": "USD",
    "mxn": "MXN",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "us$": "USD",
    "u$s": "USD",
    "mx$": "MXN",
    "dólar": "$",
    "dólares": "$",
    "dollars": "$",
    "peso": "pesos",
}
"""Currencies by what stands for them; «$» and «pesos» are of many countries."""
SHARED = {
    "$": frozenset({"ARS", "AUD", "CAD", "CLP", "COP", "MXN", "USD", "UYU"}),
    "pesos": frozenset({"ARS", "CLP", "COP", "CUP", "DOP", "MXN", "PHP", "UYU"}),
}
MONTH, YEAR, ONCE = "month", "year", "once"
WITH_TAX = re.compile(
    r"[\s,(]*\b(?:(?:con\s+)?(?:iva|impuestos)\s+incluidos?|(?:vat|tax|taxes)\s+included)\)?$",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?P<in>us\$|u\$s|mx\$|[€$£]|euros?|pesos?|dólar(?:es)?|dollars|[a-z]{3})"
    r"(?:\s*(?:/|\b(?:al|por|cada|a|per)\b)\s*(?:(?P<m>mes|month)|(?P<y>año|year))"
    r"|\s*(?:(?P<ms>mensual(?:es)?|monthly)|(?P<ys>anual(?:es)?|yearly)))?",
    re.IGNORECASE,
)
SIGN_FIRST = re.compile(r"(US\$|U\$S|MX\$|[€$£]|[A-Z]{3})\s*(?=[0-9])", re.IGNORECASE)
FIGURES = "0123456789.,'\u00a0\u202f"


@dataclass(frozen=True, kw_only=True)
class Paid:
    """A currency (by its code, or «$» and «pesos» as they stand) and month, year or once."""

    currency: str
    every: str


def paid_in(unit: str) -> Paid | None:
    """What «€/mes», «€ al mes» or «MXN/año (IVA incluido)» says; None when it is no money.

    A price without its tax is none that a customer pays: «+ IVA» is not read.
    """
    bare = WITH_TAX.sub("", unit.strip()).strip()
    found = UNIT.fullmatch(bare)
    if found is None:
        return None
    sign = found["in"]
    currency = CODES.get(sign.casefold(), sign.casefold() if sign.casefold() in SHARED else sign)
    if currency not in SHARED and not currency.isupper():
        return None
    is_monthly, is_yearly = found["m"] or found["ms"], found["y"] or found["ys"]
    return Paid(currency=currency, every=MONTH if is_monthly else YEAR if is_yearly else ONCE)


def currency_of(said: str, *, home: str) -> str:
    """The code of a currency; of a sign of many countries the company's, "" when it is not it."""
    if said in SHARED:
        return home if home in SHARED[said] else ""
    return said


def sign_last(amount: str) -> str:
    """«$499/mes» as «499$/mes»: what was written before the figure stands after it."""
    found = SIGN_FIRST.match(amount)
    if found is None:
        return amount
    rest = amount[found.end() :]
    figures = len(rest) - len(rest.lstrip(FIGURES))
    return f"{rest[:figures]} {found[1]}{rest[figures:]}"
