"""A context is entered by its doors only."""

from collections.abc import Iterable

import grimp
import pytest

from tests.architecture.house import OPEN_TO_ALL

DOORS = {"api", "contracts", "events"}
READ_TABLES = {"metrics", "facts"}
WIRING_ROOMS = {"web", "rest", "commands", "demo", "demo_year", "demo_watch", "apps"}


def split(module: str) -> tuple[str, str]:
    """``vinculo.cases.web.views`` is in room ``web`` of context ``cases``."""
    _, context, room = [*module.split("."), "", ""][:3]
    return context, room


def trespasses(edges: Iterable[tuple[str, str]]) -> list[str]:
    """Imports that enter a context by a window."""
    found = []
    for importer, imported in edges:
        here, my_room = split(importer)
        there, room = split(imported)
        doors = set(DOORS)
        if my_room in READ_TABLES:
            doors.add("tables")
        if my_room in {"tests", "testing"}:
            doors.add("testing")
        if here == "config":
            doors |= WIRING_ROOMS
        if here != there and there and there not in OPEN_TO_ALL and room not in doors:
            found.append(f"{importer} -> {imported}")
    return found


def test_contexts_are_entered_by_their_doors() -> None:
    graph = grimp.build_graph("vinculo", cache_dir=None)
    edges = (
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    )
    assert sorted(trespasses(edges)) == []


@pytest.mark.parametrize(
    ("importer", "imported", "is_refused"),
    [
        pytest.param("vinculo.cases.services", "vinculo.customers.models", True, id="models"),
        pytest.param("vinculo.cases.web.views", "vinculo.customers.selectors", True, id="reads"),
        pytest.param("vinculo.cases.web.views", "vinculo.customers.tables", True, id="tables"),
        pytest.param("vinculo.cases.services", "vinculo.customers.testing", True, id="builders"),
        pytest.param("vinculo.desk.web.views", "vinculo.cases.web.views", True, id="pages"),
        pytest.param("vinculo.cases.services", "vinculo.customers.api", False, id="door"),
        pytest.param("vinculo.cases.metrics.age", "vinculo.customers.tables", False, id="metric"),
        pytest.param("vinculo.cases.tests.a", "vinculo.customers.testing", False, id="test"),
        pytest.param("vinculo.cases.models", "vinculo.kernel.ids", False, id="floor"),
        pytest.param("vinculo.config.api", "vinculo.cases.rest", False, id="wiring"),
    ],
)
def test_the_rule_knows_a_window_from_a_door(
    importer: str, imported: str, is_refused: bool
) -> None:
    assert bool(trespasses([(importer, imported)])) is is_refused
