"""Navigation: the places a reader may go to, and the one where the reader is."""

from uuid import uuid4

import pytest

from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry
from vinculo.ui import navigation
from vinculo.ui.navigation import Family, NavItem, Place

READER = Actor(user_id=uuid4(), name="Marta Rey")


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry[NavItem]:
    items: Registry[NavItem] = Registry("navigation")
    monkeypatch.setattr(navigation, "items", items)
    navigation.add(
        NavItem(key="b", order=2, label="Ajustes", url_name="ui:settings", icon="settings"),
        NavItem(
            key="a",
            order=1,
            label="Componentes",
            url_name="ui:catalogue",
            icon="blocks",
            action="ui.see",
        ),
    )
    return items


def test_places_stand_in_their_order(registry: Registry[NavItem]) -> None:
    assert [place.item.key for place in navigation.places(READER)] == ["a", "b"]


def test_the_place_that_holds_the_path_is_current(registry: Registry[NavItem]) -> None:
    found = navigation.places(READER, path="/ajustes/salida/")
    assert [place.item.key for place in found if place.is_current] == ["b"]


def test_a_place_may_own_addresses_elsewhere(registry: Registry[NavItem]) -> None:
    own = {"url_name": "ui:catalogue", "icon": "blocks", "also": "/escritorio/"}
    navigation.add(NavItem(key="c", order=3, label="Escritorio", **own))
    found = navigation.places(READER, path="/escritorio/7/")
    assert [place.item.key for place in found if place.is_current] == ["c"]


def test_elsewhere_no_place_is_current(registry: Registry[NavItem]) -> None:
    assert not any(place.is_current for place in navigation.places(READER, path="/otra/"))


def test_a_stranger_has_no_places(registry: Registry[NavItem]) -> None:
    assert navigation.places(None) == []


def test_a_place_that_the_reader_may_not_see_is_left_out(registry: Registry[NavItem]) -> None:
    stranger = Actor(user_id=None, name="")
    assert [place.item.key for place in navigation.places(stranger)] == ["b"]


def test_a_place_without_a_page_is_left_out(
    registry: Registry[NavItem], caplog: pytest.LogCaptureFixture
) -> None:
    navigation.add(NavItem(key="c", order=3, label="Nada", url_name="no:page", icon="x"))
    assert "c" not in {place.item.key for place in navigation.places(READER)}
    assert "no:page" in caplog.text


def place(number: int, family: Family) -> Place:
    item = NavItem(
        key=f"k{number}",
        order=number,
        label=f"Sitio {number}",
        url_name="ui:catalogue",
        icon="blocks",
        family=family,
    )
    return Place(item=item, url=f"/{number}/", is_current=number == 8)


def test_few_places_stand_side_by_side_whatever_they_are_for() -> None:
    found = [place(number, Family.MEASURE) for number in range(navigation.MOST_SIDE_BY_SIDE)]
    assert [entry.family for entry in navigation.folded(found)] == [None] * len(found)


def test_of_many_places_families_fold_last_but_never_a_single_one() -> None:
    found = [
        *(place(number, Family.WORK) for number in range(6)),
        *(place(number, Family.SERVICE) for number in range(6, 10)),
        place(10, Family.MEASURE),
    ]
    entries = navigation.folded([found[7], *found[:7], *found[8:]])
    assert [entry.family for entry in entries] == [None] * 6 + [Family.SERVICE, None]
    assert [str(entry.label) for entry in entries[5:]] == ["Sitio 5", "Servicio", "Sitio 10"]
    assert [entry.is_current for entry in entries] == [False] * 6 + [True, False]
    assert {one.item.key for entry in entries for one in entry.places} == {
        one.item.key for one in found
    }, "nothing is left out"
