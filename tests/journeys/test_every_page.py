"""Every kind of page that people reach: it answers, fits the window and is accessible."""

from collections.abc import Callable

import pytest

from tests.browser import Visit, Visitor, kinds_of_page, sideways

pytestmark = [pytest.mark.browser]


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
    wrong = []
    kinds = kinds_of_page(visitor, ["/", "/componentes/", "/ajustes/"])
    for path in kinds.values():
        response = visitor.open(path)
        if response.status != 200:
            wrong.append(f"{path}: {response.status}")
            continue
        wrong += [f"{path}: too wide: {part}" for part in sideways(visitor)]
        try:
            axe(visitor)
        except AssertionError as error:
            wrong.append(f"{path}: {error}")
    assert wrong == []
    assert len(kinds) > 3
