"""Texts of the company with places such as ``{clave}`` that are filled when they leave.

Nothing that a customer wrote may stand in a place of a mail that leaves by itself: whoever forges a
sender could otherwise send words of their own through us.
"""

import re
from collections.abc import Collection, Mapping
from html import escape

from vinculo.interactions.contracts import Occasion
from vinculo.kernel.errors import DomainError

_PLACE = re.compile(r"\{([^{}\n]{0,40})\}")
_EMPTY = re.compile(r"<p>(\s|<br\s*/?>)*</p>")

SIGNATURE = frozenset({"agente", "equipo", "empresa", "buzon"})
_ALWAYS = frozenset({"empresa", "buzon"})
PLACES: Mapping[Occasion, frozenset[str]] = {
    Occasion.ACKNOWLEDGEMENT: _ALWAYS | {"clave", "siguiente_paso"},
    Occasion.OUT_OF_HOURS: _ALWAYS | {"clave", "siguiente_paso", "fuera_de_horario"},
    Occasion.FIRST_MESSAGE: _ALWAYS | {"agente", "equipo"},
    Occasion.FORWARDED: _ALWAYS | {"agente", "equipo", "caso"},
    Occasion.RESOLVED: _ALWAYS | {"clave", "caso"},
    Occasion.REOPENED: _ALWAYS | {"clave", "caso"},
    Occasion.RATING: _ALWAYS | {"caso"},
    Occasion.ASKING: _ALWAYS | {"servicio"},
    Occasion.HANDLING: _ALWAYS | {"caso"},
}


_PARAGRAPH = re.compile(r"<p\b[^>]*>(?:(?!</?p\b).)*</p>\s*", re.DOTALL)
_SIGNS = frozenset({"empresa", "buzon"})


class UnknownPlaceholderError(DomainError):
    """A text names a place that cannot be filled there."""

    code = "interactions_unknown_place"


def check_places(text: str, allowed: Collection[str]) -> None:
    """Refuse a text with a place that is not ``allowed``. Raises UnknownPlaceholderError."""
    for name in _PLACE.findall(text):
        if name.strip().lower() not in allowed:
            known = ", ".join(f"{{{one}}}" for one in sorted(allowed))
            raise UnknownPlaceholderError(place=f"{{{name}}}", known=known)


def filled_line(text: str, values: Mapping[str, str]) -> str:
    """A line of plain text with its places filled; unknown places stay as they are."""
    return _PLACE.sub(lambda found: values.get(found[1].strip().lower(), found[0]), text)


def filled_html(html: str, values: Mapping[str, str]) -> str:
    """HTML with its places filled by escaped text; a paragraph that stays empty goes away."""

    def value(found: re.Match[str]) -> str:
        text = values.get(found[1].strip().lower())
        return found[0] if text is None else escape(text).replace("\n", "<br>")

    return _EMPTY.sub("", _PLACE.sub(value, html))


def places_of(text: str) -> frozenset[str]:
    """The names of the places of a text."""
    return frozenset(name.strip().lower() for name in _PLACE.findall(text))


def split_at_signature(html: str) -> tuple[str, str]:
    """A text and the last paragraph of it, where that only signs for the company or the mailbox."""
    found = list(_PARAGRAPH.finditer(html))
    if not found or html[found[-1].end() :].strip():
        return html, ""
    last = found[-1]
    places = places_of(last[0])
    if not places or not places <= _SIGNS:
        return html, ""
    return html[: last.start()], html[last.start() :]


def without_paragraphs(html: str, said: str) -> str:
    """HTML without the paragraphs in which that stands."""
    return _PARAGRAPH.sub(lambda found: "" if said in found[0] else found[0], html)
