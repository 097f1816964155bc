"""Texts with places such as ``{{ cliente.nombre }}`` that are filled for one case.

Nothing leaves with a place still open: an unknown name and a value that is missing are both said
in words before anything is sent, and the text stays where it is.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from vinculo.cases.domain.texts import plain
from vinculo.kernel.errors import DomainError

_PLACE = re.compile(r"\{\{\s*([^{}\n]{0,60}?)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
LANGUAGES = ("es", "en")
LONGEST_NAME = 80
LONGEST_TEXT = 20_000
_SHORTCUT = re.compile(r"[^\w-]+")


class Place(StrEnum):
    """What a text may say about the case it is used in."""

    NUMBER = "caso.numero"
    KEY = "caso.clave"
    SUBJECT = "caso.asunto"
    SERVICE = "caso.servicio"
    DEADLINE = "caso.plazo"
    CUSTOMER = "cliente.nombre"
    FIRST_NAME = "cliente.nombre_de_pila"
    AGENT = "agente.nombre"
    TEAM = "agente.equipo"
    COMPANY = "empresa.nombre"
    TODAY = "hoy"


FIELD = "campo."
"""Before the key of a field of the company's own: ``{{ campo.pedido }}``."""


class Sharing(StrEnum):
    """Whose a text or macro is."""

    PERSONAL = "personal"
    TEAM = "team"
    COMPANY = "company"


class UnknownBlankError(DomainError):
    """A text names a place that nothing fills."""

    code = "case_unknown_place"


class OpenPlaceError(DomainError):
    """A text would leave with a place still open."""

    code = "case_open_place"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A text for one case; ``missing`` are the places for which there is no value."""

    html: str
    missing: tuple[str, ...]


def places_of(html: str) -> list[str]:
    """The names of the places of a text, each once, in their order."""
    return list(dict.fromkeys(found.lower() for found in _PLACE.findall(plain(html))))


def check_places(html: str, known: Collection[str]) -> None:
    """Refuse a text with a place that nothing fills, or with half of one.

    A place whose letters are dressed differently (half of it bold) is half a place too. Raises
    UnknownBlankError with what may be said instead.
    """
    wrong = [name for name in places_of(html) if name not in known]
    if not wrong and _BRACES.search(_PLACE.sub("", html)):
        wrong = ["…"]
    if wrong:
        raise UnknownBlankError(
            places=", ".join(_shown(name) for name in wrong),
            known=", ".join(_shown(name) for name in sorted(known)),
        )


def filled(html: str, values: Mapping[str, str]) -> Filled:
    """``html`` with its places filled by escaped text; what has no value stays as it is."""
    missing: dict[str, None] = {}

    def value(found: re.Match[str]) -> str:
        text = values.get(found[1].lower(), "").strip()
        if not text:
            missing[found[1].lower()] = None
            return found[0]
        return escape(text).replace("\n", "<br>")

    return Filled(html=_PLACE.sub(value, html), missing=tuple(missing))


def require_filled(html: str) -> None:
    """Refuse to send a text in which a place is still open. Raises OpenPlaceError."""
    if left := places_of(html):
        raise OpenPlaceError(places=", ".join(_shown(name) for name in left))


def tidy_shortcut(said: str) -> str:
    """What is typed after «/»: small letters, digits and hyphens."""
    return _SHORTCUT.sub("-", said.strip().lower().lstrip("/")).strip("-")[:30]


def text_for(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The language and text to use with somebody who reads ``language``: theirs, else another."""
    for wanted in (language, *LANGUAGES):
        if texts.get(wanted):
            return wanted, texts[wanted]
    return language, ""


def _shown(name: str) -> str:
    return f"{{{{ {name} }}}}" if name != "…" else "{{ … }}"
