"""Every kind of page that people reach: it answers, fits the window and is accessible."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import Visit, Visitor, kinds_of_page, sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.mark.parametrize(
    ("person", "width", "theme"),
    [
        pytest.param("marta@fibradelsur.example.com", 390, "light", id="agent on a phone"),
        pytest.param("ana@fibradelsur.example.com", 1440, "dark", id="administrator at a desk"),
        pytest.param("pilar@fibradelsur.example.com", 1024, "light", id="supervisor"),
    ],
)
def test_every_page_answers_fits_and_is_accessible(
    visit: Visit,
    practice_company: None,
    axe: Callable[[Visitor], None],
    person: str,
    width: int,
    theme: str,
) -> None:
    from vinculo.identity import api as identity

    user = next(user for user in identity.users() if user.email == person)
    visitor = visit(user, width=width, theme=theme)
    wrong: list[str] = []

    def look(path: str, response: Any) -> None:
        if response.status != 200:
            wrong.append(f"{path}: {response.status}")
            return
        wrong.extend(f"{path}: too wide: {part}" for part in sideways(visitor))
        try:
            axe(visitor)
        except AssertionError as error:
            wrong.append(f"{path}: {error}")

    starts = ["/", "/componentes/", "/documentacion/api/", "/servicios/", "/ajustes/"]
    kinds = kinds_of_page(visitor, starts, look)
    assert wrong == []
    assert len(kinds) > 3
