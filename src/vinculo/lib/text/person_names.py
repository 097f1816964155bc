"""Names of people as they are written in Spain and America, taken apart to be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vinculo.lib.text.folding import fold
from vinculo.lib.text.short_forms import COMPOUND, is_given_name

PARTICLES: Final = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "i",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "san",
        "santa",
        "sant",
        "mac",
        "mc",
    ]
)
"""Words that belong to the name beside them and that people leave out."""
_DROPPED: Final = PARTICLES - {"san", "santa", "sant"}
_TITLES: Final = frozenset(
    [
        "don",
        "dona",
        "d",
        "dna",
        "sr",
        "sra",
        "srta",
        "dr",
        "dra",
        "mr",
        "mrs",
        "ms",
        "miss",
        "lic",
        "ing",
        "prof",
        "profa",
        "excmo",
        "ilmo",
    ]
)
_ABBREVIATED: Final = {
    "m": "m",
    "ma": "maria",
    "mna": "maria",
    "mari": "maria",
    "fco": "francisco",
    "frco": "francisco",
    "fca": "francisca",
    "fdo": "fernando",
    "fdez": "fernandez",
    "gpe": "guadalupe",
    "ant": "antonio",
    "ptra": "petra",
    "jse": "jose",
    "js": "jesus",
    "glez": "gonzalez",
    "gzlez": "gonzalez",
    "glz": "gonzalez",
    "hdez": "hernandez",
    "hdz": "hernandez",
    "rdguez": "rodriguez",
    "rdgz": "rodriguez",
    "rguez": "rodriguez",
    "rdez": "rodriguez",
    "mtnez": "martinez",
    "mtz": "martinez",
    "mnez": "martinez",
    "lpez": "lopez",
    "schez": "sanchez",
    "sz": "sanchez",
    "snchez": "sanchez",
    "pz": "perez",
    "dguez": "dominguez",
    "gmez": "gomez",
    "gtrrez": "gutierrez",
    "gtez": "gutierrez",
    "jmnez": "jimenez",
    "jmz": "jimenez",
    "vzquez": "vazquez",
    "alvrez": "alvarez",
    "rmrez": "ramirez",
}
_MARY: Final = re.compile(r"\b(m)\s*[.]?\s*[ªa]\b[.]?", re.IGNORECASE)
_OF_COMPANIES: Final = re.compile(
    r"[\s,]+(?:s\.?\s?l\.?\s?u\.?|s\.?\s?l\.?\s?l\.?|s\.?\s?l\.?|s\.?\s?a\.?\s?u\.?|s\.?\s?a\.?"
    r"|s\.?\s?coop\.?|c\.\s?b\.?|s\.?\s?a\.?\s?de\s+c\.?\s?v\.?|s\.?\s?de\s+r\.?\s?l\.?"
    r"(?:\s+de\s+c\.?\s?v\.?)?|s\.?\s?a\.?\s?s\.?|l\.?t\.?d\.?a\.?|ltd\.?|limited|inc\.?|llc|plc"
    r"|gmbh|s\.?\s?l\.?\s?p\.?|s\.\s?c\.(?:\s?p\.)?|sociedad\s+(?:limitada|an[oó]nima)"
    r"(?:\s+(?:unipersonal|profesional|laboral))?|sociedad\s+(?:civil|cooperativa))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in folded words, without particles and with abbreviations written out."""

    given: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles and particles; «Mª» is «maria».

    A text that is nothing but particles («de la O») keeps its last word.
    """
    words = fold(_MARY.sub("maria ", text)).split()
    kept = [w for w in words if w not in _TITLES] or words
    told = [w for w in kept if w not in _DROPPED] or kept[-1:]
    return tuple(_ABBREVIATED.get(word, word) for word in _joined(told))


def _joined(words: list[str]) -> list[str]:
    """«San Juan» and «Santa María» as one word each."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in {"san", "santa", "sant"}:
            found[-1] += word
        else:
            found.append(word)
    return found


@lru_cache(maxsize=1 << 16)
def given_words(text: str) -> tuple[str, ...]:
    """The words of a given name, compound short forms written out («Juanjo» → juan, jose)."""
    return _written_out(name_words(text))


def company_words(text: str) -> tuple[str, ...] | None:
    """The words of a company's name without its legal form; None when no legal form ends it.

    >>> company_words("Talleres Ruiz, S.L.U.")
    ('talleres', 'ruiz')
    """
    bare = _OF_COMPANIES.sub("", text.strip())
    if bare == text.strip() or not bare.strip():
        return None
    return tuple(word for word in fold(bare).split() if word not in _DROPPED)


@lru_cache(maxsize=1 << 16)
def trade_words(text: str) -> tuple[str, ...]:
    """The words of a company's name, with or without its legal form, without particles.

    >>> trade_words("Norte Clínica Dental"), trade_words("Clínica Dental del Norte, S.L.")
    (('norte', 'clinica', 'dental'), ('clinica', 'dental', 'norte'))
    """
    words = company_words(text) or tuple(fold(text).split())
    return tuple(word for word in words if word not in _DROPPED) or words


@lru_cache(maxsize=1 << 16)
def split_full_name(text: str) -> PersonName:
    """A full name as given names and surnames.

    «Apellidos, Nombre» is split at the comma. Otherwise the given names come first: the words
    known as such, at least one, and at least one word (two, of four or more) is left as surname.
    When the first word is not known as a given name and the last one is, surnames came first.
    """
    before, comma, after = text.partition(",")
    if comma and after.strip() and before.strip():
        return PersonName(given_words(after), name_words(before))
    words = name_words(text)
    if len(words) < 2:
        return PersonName((), words)
    if not is_given_name(words[0]) and is_given_name(words[-1]):
        turned = _names_at_end(words)
        return PersonName(_written_out(words[turned:]), words[:turned])
    most = len(words) - (2 if len(words) >= 4 else 1)
    given = 1
    while given < most and is_given_name(words[given]):
        given += 1
    return PersonName(_written_out(words[:given]), words[given:])


def _names_at_end(words: tuple[str, ...]) -> int:
    start = len(words) - 1
    while start > 2 and is_given_name(words[start - 1]):
        start -= 1
    return start


def _written_out(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for word in words for part in COMPOUND.get(word, (word,)))
