"""The places of the product: each page that people go to is one entry of this registry."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from django.conf import settings
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.access import may
from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry

log = logging.getLogger(__name__)
Section = Literal["main", "settings", "person"]


class Group(StrEnum):
    """What a place of settings is about; the page of settings shows them in this order."""

    PEOPLE = "people"
    WORK = "work"
    MAIL = "mail"
    COMPANY = "company"
    EVIDENCE = "evidence"


GROUP_WORDS: Mapping[Group, Promise] = MappingProxyType(
    {
        Group.PEOPLE: _("Personas y accesos"),
        Group.WORK: _("Cómo se reparte el trabajo"),
        Group.MAIL: _("Correo que entra y sale"),
        Group.COMPANY: _("La empresa y sus horas"),
        Group.EVIDENCE: _("Rastro y funcionamiento"),
    }
)


class Family(StrEnum):
    """What a place of the rail is for; but for the daily work a family folds into one entry."""

    WORK = "work"
    SERVICE = "service"
    MEASURE = "measure"


FAMILIES: Mapping[Family, tuple[Promise, str]] = MappingProxyType(
    {Family.SERVICE: (_("Servicio"), "package"), Family.MEASURE: (_("Medir"), "chart-column")}
)
"""The label and the icon of a family that folds."""
MOST_SIDE_BY_SIDE = 9
"""So many places stand in the rail by themselves; with more, families fold."""


@dataclass(frozen=True, kw_only=True)
class NavItem:
    """A place to go to.

    ``section``: ``main`` stands in the rail, ``settings`` on the page of settings, ``person`` in
    the menu of the person who is signed in. ``action`` is what the reader must be allowed to do;
    empty for everybody who is signed in. ``posts`` sends a form (signing out). ``note`` says in a
    sentence what is there. ``also`` is another beginning of addresses that belong to the place.
    ``group`` says under which heading of the settings it stands, ``family`` with which others it
    folds in the rail. ``keys`` are letters pressed one
    after the other, such as ``G+C``; ``words`` are more words by which one looks for it.
    """

    key: str
    order: int
    label: str | Promise
    url_name: str
    icon: str
    action: str = ""
    section: Section = "main"
    posts: bool = False
    note: str | Promise = ""
    also: str = ""
    keys: str = ""
    words: str = ""
    group: Group = Group.COMPANY
    family: Family = Family.WORK


items: Registry[NavItem] = Registry("navigation")
Allowed = Sequence[tuple[NavItem, str]]


class Place(NamedTuple):
    """A place that this reader may go to, with its address; a page makes a hundred of them."""

    item: NavItem
    url: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the rail: a place, or a family with its places behind one button."""

    places: Sequence[Place]
    family: Family | None = None

    @property
    def label(self) -> str | Promise:
        """What stands under the icon."""
        return FAMILIES[self.family][0] if self.family else self.places[0].item.label

    @property
    def icon(self) -> str:
        """The icon of the family, or of the only place."""
        return FAMILIES[self.family][1] if self.family else self.places[0].item.icon

    @property
    def is_current(self) -> bool:
        """Whether the reader is there."""
        return any(place.is_current for place in self.places)


def add(*entries: NavItem) -> None:
    """Register places under their own keys."""
    for entry in entries:
        items.add(entry.key, entry)


def places(actor: Actor | None, *, section: str = "", path: str = "") -> list[Place]:
    """The places that ``actor`` may go to, in order; all sections unless one is named.

    The one whose address is the longest beginning of ``path`` is current. A place whose address
    is unknown is left out and logged.
    """
    return placed(allowed(actor), section=section, path=path)


def allowed(actor: Actor | None) -> Allowed:
    """What ``actor`` may open, in order, with its address."""
    if actor is None:
        return []
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    return [
        (item, url)
        for item in sorted(items.values(), key=lambda item: (item.order, item.key))
        if (not item.action or may(actor, item.action)) and (url := _address(item, urlconf))
    ]


def placed(known: Allowed, *, section: str = "", path: str = "") -> list[Place]:
    """The places of one section (or of all) among what a reader may open."""
    found = [(item, url) for item, url in known if not section or item.section == section]
    held = [_held(item, url, path) for item, url in found]
    longest = max(held, default=0)
    return [
        Place(item, url, 0 < longest == own) for (item, url), own in zip(found, held, strict=True)
    ]


def folded(found: Sequence[Place]) -> list[Entry]:
    """The entries of the rail: few places side by side; of many, the families that fold last."""
    alone = [Entry(places=[place]) for place in found]
    if len(found) <= MOST_SIDE_BY_SIDE:
        return alone
    entries = [one for one in alone if one.places[0].item.family not in FAMILIES]
    for family in FAMILIES:
        members = [place for place in found if place.item.family is family]
        if len(members) > 1:
            entries.append(Entry(places=members, family=family))
        else:
            entries.extend(Entry(places=[place]) for place in members)
    return entries


def grouped(found: Sequence[Place]) -> list[tuple[Group, Promise, list[Place]]]:
    """Places under the headings of the settings; headings without places are left out."""
    return [
        (group, GROUP_WORDS[group], members)
        for group in Group
        if (members := [place for place in found if place.item.group is group])
    ]


def _address(item: NavItem, urlconf: str) -> str:
    try:
        return _reversed(item.url_name, urlconf)
    except NoReverseMatch:
        log.warning("navigation: no page is called %s", item.url_name)
        return ""


@cache
def _reversed(url_name: str, urlconf: str) -> str:
    """The address of a page; a page that is not there is asked for again next time."""
    return reverse(url_name, urlconf)


def _held(item: NavItem, url: str, path: str) -> int:
    """How much of ``path`` belongs to a place, in letters; the first page holds only itself."""
    own = path == "/" if url == "/" else path.startswith(url)
    other = bool(item.also) and path.startswith(item.also)
    return max(len(url) * own, len(item.also) * other)
