"""Every kind of page that people reach: it answers, fits the window and is accessible.

One company and one browser for everybody. Each page is measured in the window of whoever reaches
it; axe looks at each kind of page once in each theme, as a theme changes colours and nothing else.
What only the administrator reaches is opened once more, in light and on a phone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.browser import Visit, Visitor, sideways
from tests.kinds_of_page import kind_of, kinds_of_page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1500)]

STARTS = ["/", "/componentes/", "/documentacion/api/", "/servicios/", "/ajustes/"]
PEOPLE = (("marta", 390, "light"), ("pilar", 1024, "light"), ("ana", 1440, "dark"))
NARROW = 390


@dataclass
class Looking:
    """What was looked at, and what was wrong."""

    axe: Callable[[Visitor], None]
    looked_at: dict[str, set[str]] = field(default_factory=lambda: {"light": set(), "dark": set()})
    wrong: list[str] = field(default_factory=list)

    def at(self, visitor: Visitor, path: str, response: Any, *, where: str, theme: str) -> None:
        """Look at the open page; what is wrong is noted with its place."""
        if response.status != 200:
            self.wrong.append(f"{where} {path}: {response.status}")
            return
        self.wrong += [f"{where} {path}: too wide: {part}" for part in sideways(visitor)]
        kind = kind_of(path)
        if kind in self.looked_at[theme]:
            return
        self.looked_at[theme].add(kind)
        try:
            self.axe(visitor)
        except AssertionError as error:
            self.wrong.append(f"{where} {path}: {error}")


def test_every_page_answers_fits_and_is_accessible(
    visit: Visit, practice_company: None, axe: Callable[[Visitor], None]
) -> None:
    from vinculo.identity import api as identity

    users = {user.email.partition("@")[0]: user for user in identity.users()}
    looking = Looking(axe)
    reached: dict[str, dict[str, str]] = {}
    for person, width, theme in PEOPLE:
        visitor = visit(users[person], width=width, theme=theme)
        place = {"where": f"{person} {width} {theme}", "theme": theme}
        reached[person] = kinds_of_page(
            visitor,
            STARTS,
            lambda path, response, v=visitor, p=place: looking.at(v, path, response, **p),
        )
        assert len(reached[person]) > 3
    phone = visit(users["ana"], width=NARROW)
    for kind, path in reached["ana"].items():
        if kind not in looking.looked_at["light"]:
            place = {"where": f"ana {NARROW} light", "theme": "light"}
            looking.at(phone, path, phone.open(path), **place)
    assert looking.wrong == []
