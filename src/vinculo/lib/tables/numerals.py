"""Numbers as people write them: decimal comma or point, thousands, currencies."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

COMMA, POINT = ",", "."
MOST_FIGURES = 18

_GROUPS = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_BY_MARK = {
    POINT: re.compile(
        r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?"
    ),
    COMMA: re.compile(
        r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)?(?:,[0-9]*)?(?:[eE][+-]?[0-9]+)?"
    ),
}
_IS_COMMA = re.compile(
    r"[+-]?(?:0,[0-9]+|,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,},[0-9]+"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*|[0-9]{1,3}(?:\.[0-9]{3}){2,})"
)
_IS_POINT = re.compile(
    r"[+-]?(?:0\.[0-9]+|\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,}\.[0-9]+"
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]*|[0-9]{1,3}(?:,[0-9]{3}){2,})"
)
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")

SYMBOLS = {
    "€": "EUR",
    "$": "$",
    "£": "GBP",
    "¥": "JPY",
    "S/": "PEN",
    "US$": "USD",
    "U$S": "USD",
    "MX$": "MXN",
    "R$": "BRL",
}
_CURRENCY = re.compile(r"US\$|U\$S|MX\$|R\$|S/\.?|[€$£¥]|\b[A-Za-z]{3}\b|(?<=[0-9])[A-Z]{3}\b")


def plain_number(text: str) -> str:
    """``text`` with an ordinary minus and without spaces between thousands."""
    text = text.strip().replace("−", "-")
    return _GROUPS.sub("", text) if " " in text or not text.isascii() or "'" in text else text


def evidence(text: str) -> str | None:
    """Which decimal mark ``text`` can only have been written with; ``None`` when it tells nothing.

    «3,5» and «1.234,50» tell a comma, «3.5» and «1,234.50» a point, «1.234» nothing.
    """
    text = plain_number(text)
    if _IS_COMMA.fullmatch(text):
        return COMMA
    return POINT if _IS_POINT.fullmatch(text) else None


def is_ambiguous(text: str) -> bool:
    """Whether «1.234» or «1,234»: a thousand and more, or one and a bit."""
    return _EITHER.fullmatch(plain_number(text)) is not None


def decimal_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that these numbers tell; ``None`` without evidence, or with both."""
    told = {mark for text in texts if (mark := evidence(text))}
    return told.pop() if len(told) == 1 else None


def _standard(text: str, mark: str) -> str:
    text = plain_number(text)
    if not _BY_MARK[mark].fullmatch(text) or not any(c.isdigit() for c in text):
        raise ValueError(text)
    other = POINT if mark == COMMA else COMMA
    return text.replace(other, "").replace(mark, POINT)


def number(text: str, mark: str) -> float:
    """The number that ``text`` says.

    Raises:
        ValueError: it says none, or one too large to hold.
    """
    value = float(_standard(text, mark))
    if value in {float("inf"), float("-inf")}:
        raise ValueError(text)
    return value


def money(text: str, mark: str) -> tuple[Decimal, str]:
    """An amount and the currency it names («» when it names none); «(12,50)» is negative.

    Raises:
        ValueError: it is no amount.
    """
    names = _CURRENCY.findall(text)
    if len(names) > 1:
        raise ValueError(text)
    bare = _CURRENCY.sub("", text).strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = f"-{bare[1:-1].strip()}"
    if bare[:1] in {"-", "+", "−"}:
        bare = bare[0] + bare[1:].strip()
    amount = Decimal(_standard(bare, mark))
    if amount.adjusted() > MOST_FIGURES:
        raise ValueError(text)
    return amount, currency_code(names[0]) if names else ""


def typed(text: str, *, places: int | None = 2) -> Decimal:
    """One number that a person typed, with a decimal comma or point; a currency sign is left out.

    ``places``: how many decimals there may be, as many as wanted without it. Nothing is guessed:
    «1.200» is twelve hundred, because who writes a decimal point writes no three figures after it
    here, and «1,200», which is twelve hundred or one and a bit, is refused.

    Raises:
        ValueError: it is no number, has more decimals than ``places``, or may be read two ways.
    """
    bare = plain_number(_CURRENCY.sub("", text).strip())
    mark = evidence(bare) or COMMA
    if COMMA in bare and is_ambiguous(bare):
        raise ValueError(text)
    try:
        found = Decimal(_standard(bare, mark))
    except (ValueError, InvalidOperation):
        raise ValueError(text) from None
    exponent = found.as_tuple().exponent
    too_fine = places is not None and isinstance(exponent, int) and -exponent > places
    if too_fine or abs(found.adjusted()) > MOST_FIGURES:
        raise ValueError(text)
    return found


def currency_code(name: str) -> str:
    """A currency's symbol or letters as one name."""
    name = name.strip().removesuffix(".")
    return SYMBOLS.get(name, name.upper())
