"""Navigation: the places a reader may go to, and the one where the reader is."""

from uuid import uuid4

import pytest

from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry
from vinculo.ui import navigation
from vinculo.ui.navigation import NavItem

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
