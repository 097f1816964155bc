"""Keys: page, sheet and palette take them from one registry, so none can say another thing."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.house import SRC
from vinculo.ui.navigation import items
from vinculo.ui.shortcuts import Place, Shortcut, in_every_language, shortcuts

TEMPLATES = sorted(SRC.glob("*/templates/**/*.html"))
ROWS = sorted(SRC.glob("*/web/*.py"))
CARRIED = re.compile(
    r"""(?:\{% shortcut |shortcut_attributes\()"([^"]+)"|(?<![-\w])shortcut="([^"]+)\""""
)
BUILT_IN = {"ui.palette", "ui.sheet"}
EVERYWHERE = {Place.EVERYWHERE, Place.OFFER, Place.WRITING}
TOGETHER = ({Place.DESK, Place.CASE}, {Place.LIST}, {Place.LIVE}, {Place.CUSTOMER})
"""The places whose orders may stand on one page, besides those that stand on every page."""


def carried(paths: list[Path]) -> set[str]:
    """The orders that parts of pages say that they carry."""
    found = (CARRIED.findall(path.read_text(encoding="utf-8")) for path in paths)
    return {one or other for pairs in found for one, other in pairs}


def clashes(orders: list[Shortcut]) -> list[str]:
    """Keys that would mean two things on one page."""
    count = Counter(key for order in orders for key in order.each_key)
    return [key for key, times in count.items() if times > 1]


def test_every_order_is_carried_and_every_carrier_is_registered() -> None:
    assert carried(TEMPLATES + ROWS) == set(shortcuts) - BUILT_IN


@pytest.mark.parametrize("together", TOGETHER, ids=min)
def test_a_key_means_one_thing_on_a_page(together: set[Place]) -> None:
    found = shortcuts.values()
    here = [o for o in found if o.place in together | EVERYWHERE or o.key.startswith("ui.")]
    assert clashes(here) == []
    assert "G" not in [key for order in here for key in order.each_key]  # it begins «go to»


def test_a_part_says_its_order_and_not_its_key() -> None:
    assert [p for p in TEMPLATES if "data-key=" in p.read_text(encoding="utf-8")] == []


def test_places_have_letters_of_their_own() -> None:
    keys = [item.keys for item in items.values() if item.keys]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"G\+[A-IK-Z]", key) for key in keys)  # G+J: the settings


def test_an_order_is_found_by_the_words_of_both_languages() -> None:
    words = shortcuts["cases.resolve"].words
    assert "Resolver" in words
    assert "Resolve" in words
    assert in_every_language("", "solo") == "solo"


def test_the_rules_see_what_is_wrong() -> None:
    one, two = (
        Shortcut(key=key, place=Place.CASE, keys="R", label="x") for key in ("a.one", "a.two")
    )
    assert clashes([one, two]) == ["R"]
