"""National identity and tax numbers: one spelling, their kind, and whether their check holds.

Sources of the check characters: Spain, Orden EHA/451/2008 and Real Decreto 1553/2005 (DNI, NIE,
NIF of organisations, formerly CIF); Mexico, SAT (RFC, modulus 11) and RENAPO (CURP, modulus 10);
Portugal, Decreto-Lei 463/79 (NIF, modulus 11).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
_CIF_LETTERS: Final = "JABCDEFGHI"
_RFC_VALUES: Final = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ")}
_CURP_VALUES: Final = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ")}
_DATE: Final = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_STATES: Final = (
    "AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ"
    "|YN|ZS|NE"
)


class IdKind(StrEnum):
    """What a number is by its form."""

    DNI = "dni"
    NIE = "nie"
    CIF = "cif"
    RFC = "rfc"
    CURP = "curp"
    PT_NIF = "pt_nif"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NationalId:
    """A number in one spelling.

    Attributes:
        number: Capitals and digits only; "" when nothing was written.
        kind: What its form says.
        valid: True or False by its check characters; None when its kind has none that we know.
    """

    number: str
    kind: IdKind
    valid: bool | None


_FORMS: Final = (
    (IdKind.CURP, re.compile(rf"[A-Z][AEIOUX][A-Z]{{2}}{_DATE}[HMX](?:{_STATES})[A-Z]{{3}}\w\d")),
    (IdKind.RFC, re.compile(rf"[A-ZÑ&]{{3,4}}{_DATE}[A-Z0-9]{{2}}[0-9A]")),
    (IdKind.NIE, re.compile(r"[XYZ]\d{7}[A-Z]")),
    (IdKind.CIF, re.compile(r"[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]")),
    (IdKind.DNI, re.compile(r"(?:\d{8}|[KLM]\d{7})[A-Z]")),
    (IdKind.PT_NIF, re.compile(r"(?:[125689]\d{8}|3\d{8}|4[5]\d{7}|7[0-9]\d{7})")),
)


@lru_cache(maxsize=1 << 16)
def national_id(text: str) -> NationalId:
    """The number in ``text``: signs and a leading «ES» or «PT» go, lost zeros come back.

    >>> national_id("12.345.678-z")
    NationalId(number='12345678Z', kind=<IdKind.DNI: 'dni'>, valid=True)
    """
    number = "".join(c for c in text.upper() if c.isalnum() or c == "&")
    kind = _kind(number)
    if kind is IdKind.OTHER and number[:2] in {"ES", "PT"} and _kind(number[2:]) != kind:
        number = number[2:]
        kind = _kind(number)
    if kind is IdKind.OTHER and re.fullmatch(r"\d{5,7}[A-Z]", number):
        number = number.rjust(9, "0")
        kind = IdKind.DNI
    check = _CHECKS.get(kind)
    return NationalId(number, kind, None if check is None else check(number))


def _kind(number: str) -> IdKind:
    return next((kind for kind, form in _FORMS if form.fullmatch(number)), IdKind.OTHER)


def _dni(number: str) -> bool:
    digits = number[:-1].translate(str.maketrans("XYZ", "012")).lstrip("KLM")
    if len(set(digits)) == 1 and number[0].isdigit():
        return False  # «00000000T» stands for a number that nobody asked for
    return _LETTERS[int(digits) % 23] == number[-1]


def _cif(number: str) -> bool:
    digits = [int(d) for d in number[1:8]]
    odd = sum(sum(divmod(2 * d, 10)) for d in digits[::2])
    control = (10 - (odd + sum(digits[1::2])) % 10) % 10
    if number[0] in "PQSNRW":
        return number[-1] == _CIF_LETTERS[control]
    if number[0] in "ABEH":
        return number[-1] == str(control)
    return number[-1] in {str(control), _CIF_LETTERS[control]}


def _rfc(number: str) -> bool:
    padded = number.rjust(13)
    total = sum(_RFC_VALUES[c] * (13 - i) for i, c in enumerate(padded[:-1]))
    control = (11 - total % 11) % 11
    return padded[-1] == ("A" if control == 10 else str(control))


def _curp(number: str) -> bool:
    total = sum(_CURP_VALUES.get(c, 0) * (18 - i) for i, c in enumerate(number[:17]))
    return number[17] == str((10 - total % 10) % 10)


def _pt_nif(number: str) -> bool:
    total = sum(int(d) * (9 - i) for i, d in enumerate(number[:8]))
    control = 11 - total % 11
    return int(number[8]) == (0 if control >= 10 else control)


_CHECKS: Final = {
    IdKind.DNI: _dni,
    IdKind.NIE: _dni,
    IdKind.CIF: _cif,
    IdKind.RFC: _rfc,
    IdKind.CURP: _curp,
    IdKind.PT_NIF: _pt_nif,
}
