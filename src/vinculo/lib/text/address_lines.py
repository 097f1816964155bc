"""Postal addresses as people write them: kind of street, name, number, floor and door."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vinculo.lib.text.folding import fold

_KINDS: Final = {
    "calle": "c cl cll calle",
    "avenida": "av avd avda avenida ave avinguda avgda avenue",
    "plaza": "pl pza plza plz plaza placa pca",
    "paseo": "p po pso ps paseo passeig pg",
    "carretera": "ctra carr crta cr carretera carret",
    "camino": "cmno cno cam camino cami",
    "ronda": "rda ronda rd",
    "travesia": "trv trva tr travesia travessera",
    "glorieta": "gta glta glorieta",
    "urbanizacion": "urb urbanizacion",
    "poligono": "pol polig poligono pgno",
    "pasaje": "pje psje pasaje passatge",
    "callejon": "cjon callejon",
    "rambla": "rbla rambla",
    "bulevar": "blvd bvr boulevard bulevar",
    "colonia": "col colonia",
    "calzada": "calz czda calzada",
    "prolongacion": "prol prolongacion",
    "carrer": "carrer",
    "rua": "rua",
    "street": "street str st",
    "road": "road",
    "drive": "drive dr drv",
    "place": "place plce",
    "court": "court ct",
    "crescent": "crescent cres cresc",
    "lane": "lane ln",
    "circuit": "circuit cct",
    "close": "close",
}
_KIND_OF: Final = {short: kind for kind, words in _KINDS.items() for short in words.split()}
_SMALL: Final = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "i",
        "da",
        "do",
        "dels",
        "les",
        "d",
        "l",
        "num",
        "numero",
        "no",
        "n",
        "nro",
    ]
)
_NO_NUMBER: Final = re.compile(r"\bs\s*/?\s*n\b\.?", re.IGNORECASE)
_SLASH: Final = re.compile(r"\b([cpCP])\s*/\s*")
_SHORT: Final = {
    "sta": "santa",
    "sto": "santo",
    "s": "san",
    "ntra": "nuestra",
    "sra": "senora",
    "dr": "doctor",
    "dra": "doctora",
    "gral": "general",
    "gnral": "general",
    "alc": "alcalde",
    "pdte": "presidente",
    "pte": "presidente",
    "prof": "profesor",
    "ing": "ingeniero",
    "lic": "licenciado",
    "cap": "capitan",
    "cte": "comandante",
    "const": "constitucion",
    "constit": "constitucion",
    "fco": "francisco",
    "ma": "maria",
    "mt": "mount",
}


@dataclass(frozen=True, slots=True)
class AddressLine:
    """A street and what stands after it, folded.

    Attributes:
        kind: Kind of street in one spelling («calle»), "" when it is not said.
        street: The name of the street, without small words.
        number: The number on the street, "" when there is none.
        rest: Floor, stair and door, as written.
    """

    kind: str = ""
    street: str = ""
    number: str = ""
    rest: str = ""


@lru_cache(maxsize=1 << 16)
def address_line(text: str) -> AddressLine:
    """The parts of ``text``.

    >>> address_line("C/ Gral. Pardiñas, nº 12, 3º B")
    AddressLine(kind='calle', street='general pardinas', number='12', rest='3o b')
    """
    words = fold(_SLASH.sub(r"\1 ", _NO_NUMBER.sub(" ", text))).split()
    kind, start = "", 0
    if len(words) > 1 and words[0] in _KIND_OF:
        kind, start = _KIND_OF[words[0]], 1
    if not kind and words and words[0][:1].isdigit() and len(words) > 1:
        return _number_first(words)
    at = _number_at(words, start)
    street = _street(words[start:at])
    if not kind and street and street[-1] in _KIND_OF and len(street) > 1:
        kind, street = _KIND_OF[street[-1]], street[:-1]
    number = words[at] if at < len(words) else ""
    return AddressLine(kind, " ".join(street), number, " ".join(words[at + 1 :]))


def _number_first(words: list[str]) -> AddressLine:
    """«8 Stanley Street», as it is written in English."""
    street = _street(words[1:])
    kind = ""
    if len(street) > 1 and street[-1] in _KIND_OF:
        kind, street = _KIND_OF[street[-1]], street[:-1]
    return AddressLine(kind, " ".join(street), words[0], "")


def _number_at(words: list[str], start: int) -> int:
    """Where the number of the house stands: the first one after a word of the street's name.

    «Calle 12 de Octubre, 5» and «Calle 5 de Mayo 20» begin with a number that is a name.
    """
    numbers = [i for i in range(start, len(words)) if words[i][0].isdigit()]
    if not numbers:
        return len(words)
    if numbers[0] > start:
        return numbers[0]
    named = start + 1 < len(words) and not words[start + 1][0].isdigit()
    if named and len(numbers) > 1:
        return numbers[1]
    return len(words) if named else (numbers[1] if len(numbers) > 1 else len(words))


def _street(words: list[str]) -> list[str]:
    kept = [_SHORT.get(word, word) for word in words if word not in _SMALL]
    return kept or words
