"""Words with a charge, read once from the packaged lists; forms are made by inflection."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from vinculo.lib.text.mood.inflection import forms
from vinculo.lib.text.mood.tokens import plain

LANGUAGES = ("es", "en")

_SIGNS = {"positive": 1.0, "negative": -1.0, "neutral": 0.0}


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """``charge`` of words and ``phrases`` from -2 to 2; small sets of words that change others."""

    charge: dict[str, float]
    phrases: dict[tuple[str, ...], float]
    intensifiers: frozenset[str]
    diminishers: frozenset[str]
    negations: frozenset[str]
    contrasts: frozenset[str]
    emotions: dict[str, frozenset[str]]

    @cached_property
    def openers(self) -> dict[str, tuple[int, ...]]:
        """The words with which a phrase begins: how many words those phrases have, most first."""
        sizes: dict[str, set[int]] = {}
        for phrase in self.phrases:
            sizes.setdefault(phrase[0], set()).add(len(phrase))
        return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``es`` or ``en``; any other name gives both together."""
    charge: dict[str, float] = {}
    phrases: dict[tuple[str, ...], float] = {}
    sets: dict[str, set[str]] = {}
    for code in (language,) if language in LANGUAGES else LANGUAGES:
        for section, entries in _sections(code):
            name, *rest = section.split()
            if name not in _SIGNS:
                sets.setdefault(name, set()).update(plain(word) for word in entries.split())
            elif rest[1] == "phrase":
                for phrase in entries.split("|"):
                    phrases[tuple(plain(phrase).split())] = _SIGNS[name] * float(rest[0])
            else:
                _add(charge, entries, _SIGNS[name] * float(rest[0]), rest[1], code)
    changers = sets["intensifier"] | sets["negation"] | sets["contrast"]
    return Lexicon(
        charge={word: value for word, value in charge.items() if word not in changers},
        phrases=phrases,
        intensifiers=frozenset(sets["intensifier"]),
        diminishers=frozenset(sets["diminisher"]),
        negations=frozenset(sets["negation"]),
        contrasts=frozenset(sets["contrast"]),
        emotions={name: frozenset(sets[name]) for name in ("anger", "frustration", "sadness")},
    )


def _add(charge: dict[str, float], entries: str, value: float, kind: str, language: str) -> None:
    """Keep the stronger of two charges; a dictionary form of one sign wins over another's forms."""
    for word in entries.split():
        own = plain(word)
        for form in forms(word, kind, language):
            before = charge.get(form, 0.0)
            if abs(before) < abs(value) or (form == own and before * value < 0):
                charge[form] = value


def _sections(language: str) -> list[tuple[str, str]]:
    text = packaged(f"lexicon_{language}.txt")
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            found.append((line[1:-1], ""))
        elif line and not line.startswith("#"):
            section, before = found[-1]
            found[-1] = (section, f"{before} {line}")
    return found


def packaged(name: str) -> str:
    """The text of a packaged data file."""
    return (files("vinculo.lib.text.mood") / "data" / name).read_text(encoding="utf-8")
