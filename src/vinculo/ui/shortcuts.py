"""The orders that pages give by keyboard: one list for the keys, the help sheet and the palette.

A part of a page says which order it carries (``data-shortcut``); the key, the words and what one
may type to find it stand here alone, so that sheet, palette and page cannot say different things.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from vinculo.kernel.registry import Registry


class Place(StrEnum):
    """Where an order is found; the help sheet shows them in this order."""

    EVERYWHERE = "everywhere"
    OFFER = "offer"
    DESK = "desk"
    CASE = "case"
    WRITING = "writing"
    LIST = "list"
    CUSTOMER = "customer"
    LIVE = "live"


PLACE_WORDS: dict[Place, str | Promise] = {
    Place.EVERYWHERE: _("En todas las páginas"),
    Place.OFFER: _("Cuando le ofrecen un contacto"),
    Place.DESK: _("En el escritorio"),
    Place.CASE: _("En un caso"),
    Place.WRITING: _("Mientras escribe"),
    Place.LIST: _("En las listas"),
    Place.CUSTOMER: _("En la ficha de un cliente"),
    Place.LIVE: _("En vivo"),
}


@dataclass(frozen=True, kw_only=True)
class Shortcut:
    """An order: ``keys`` such as ``R``, ``Alt+A``, ``Ctrl+Enter``; several are parted by blanks.

    Empty keys: only the palette gives it. ``also``: more words by which one looks for it, in any
    language. ``by_script``: a script of its own obeys the keys; the element only says it is there.
    """

    key: str
    place: Place
    label: str | Promise
    keys: str = ""
    also: str = ""
    by_script: bool = False

    @property
    def each_key(self) -> list[str]:
        """Its keys one by one."""
        return self.keys.split()

    @property
    def is_single(self) -> bool:
        """Whether it is a letter or sign alone, which can be switched off."""
        return bool(self.keys) and all(len(key) == 1 or "-" in key for key in self.each_key)

    @property
    def names(self) -> str:
        """What it is called, in every language of the product."""
        return in_every_language(self.label)

    @property
    def words(self) -> str:
        """What one may type to find it, in every language of the product."""
        return in_every_language(self.label, self.also)


shortcuts: Registry[Shortcut] = Registry("shortcuts")


def add(*entries: Shortcut) -> None:
    """Register orders under their own keys."""
    for entry in entries:
        shortcuts.add(entry.key, entry)


def by_place() -> list[tuple[str | Promise, Sequence[Shortcut]]]:
    """The orders under the words of their places, those with keys first."""
    found = sorted(shortcuts.values(), key=lambda one: (not one.keys, one.keys, one.key))
    return [
        (words, members)
        for place, words in PLACE_WORDS.items()
        if (members := [one for one in found if one.place is place])
    ]


def in_every_language(*words: str | Promise) -> str:
    """The words as each language of the product says them, for looking them up."""
    said: list[str] = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            said += [str(word) for word in words if str(word) not in said]
    return " ".join(word for word in said if word)


add(
    Shortcut(
        key="ui.palette",
        place=Place.EVERYWHERE,
        keys="Ctrl+K",
        label=_("Buscar o ir a"),
        by_script=True,
    ),
    Shortcut(
        key="ui.sheet",
        place=Place.EVERYWHERE,
        keys="?",
        label=_("Atajos de teclado"),
        also="ayuda teclas help keys",
        by_script=True,
    ),
    Shortcut(
        key="ui.find",
        place=Place.LIST,
        keys="/",
        label=_("Ir al campo de búsqueda de la página"),
        also="filtrar find field",
    ),
    Shortcut(
        key="ui.tabs",
        place=Place.LIST,
        keys="1-9",
        label=_("Pasar a la primera pestaña, la segunda…"),
        also="vista view tab",
        by_script=True,
    ),
    Shortcut(
        key="ui.rows",
        place=Place.LIST,
        keys="J K",
        label=_("Fila siguiente y anterior; también con las flechas"),
        also="lista list",
        by_script=True,
    ),
    Shortcut(
        key="ui.undo",
        place=Place.EVERYWHERE,
        keys="Z",
        label=_("Deshacer lo último"),
        also="volver atrás revert",
    ),
    Shortcut(
        key="ui.send",
        place=Place.WRITING,
        keys="Ctrl+Enter",
        label=_("Enviar lo que se escribe"),
        also="mandar guardar save",
    ),
)
