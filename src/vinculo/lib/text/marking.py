"""Showing where a text holds what was looked for: the piece around it, its words marked.

Pieces carry no markup; whoever shows them escapes them as any other text.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

LONGEST_ENDING = 8
LEAST_STEM = 2
_WORD = re.compile(r"\w+(?:[-./]\w+)*")
_PART = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_SIGNS = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class Piece:
    """A part of a text; ``is_found``: it is a word that was looked for."""

    text: str
    is_found: bool = False


def excerpt(
    text: str, *, stems: Collection[str], fragments: Sequence[str] = (), width: int = 180
) -> tuple[Piece, ...]:
    """About ``width`` letters of ``text`` where most of what was found stands close together."""
    tidy = _SPACE.sub(" ", text).strip()
    found = found_in(tidy, stems=stems, fragments=fragments)
    start, end = _window(tidy, found, width)
    pieces = list(_pieces(tidy, start, end, found))
    if start > 0:
        pieces.insert(0, Piece("… "))
    if end < len(tidy):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def found_in(
    text: str, *, stems: Collection[str], fragments: Sequence[str] = ()
) -> list[tuple[int, int]]:
    """Where the words stand that begin with one of ``stems`` or hold one of ``fragments``.

    A stem marks words that are at most eight letters longer: the endings of both languages.
    """
    places: list[tuple[int, int]] = []
    long_enough = tuple({stem for stem in stems if len(stem) >= LEAST_STEM})
    for word in _WORD.finditer(text):
        plain = _SIGNS.sub("", _stripped(word[0]))
        if any(part in plain for part in fragments):
            places.append(word.span())
            continue
        places += [
            (word.start() + part.start(), word.start() + part.end())
            for part in _PART.finditer(word[0])
            if _begins(_stripped(part[0]), long_enough)
        ]
    return places


def _begins(word: str, stems: tuple[str, ...]) -> bool:
    return any(
        word.startswith(stem) and len(word) <= len(stem) + min(LONGEST_ENDING, 2 * len(stem))
        for stem in stems
    )


def _stripped(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _window(text: str, found: list[tuple[int, int]], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    best, most = 0, 0
    for begin, _end in found:
        held = sum(begin <= other and end <= begin + width * 2 // 3 for other, end in found)
        if held > most:
            best, most = begin, held
    start = max(min(best - width // 4, len(text) - width), 0)
    if start:
        start = text.find(" ", start, start + 30) + 1 or start
    end = min(start + width, len(text))
    if end < len(text):
        space = text.rfind(" ", start + width // 2, end)
        end = space if space > 0 else end
    return start, end


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> Sequence[Piece]:
    pieces: list[Piece] = []
    at = start
    for begin, stop in found:
        if begin < at or stop > end:
            continue
        if begin > at:
            pieces.append(Piece(text[at:begin]))
        pieces.append(Piece(text[begin:stop], is_found=True))
        at = stop
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces
