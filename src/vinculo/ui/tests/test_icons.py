"""Icons: only names that exist, everywhere in the product."""

import re
from pathlib import Path

import pytest

from vinculo.ui.icons import UnknownIconError, icon_svg

SOURCE = Path(__file__).resolve().parents[2]
NAMED = re.compile(
    r"""(?:\{%\s*icon\s+"|\sicon="|icon=")(?P<name>[a-z0-9-]+)"|icon="(?P<py>[a-z0-9-]+)\""""
)


def names_in_source() -> set[str]:
    files = [*SOURCE.glob("*/templates/**/*.html"), *SOURCE.glob("*/navigation.py")]
    return {
        match["name"] or match["py"] for file in files for match in NAMED.finditer(file.read_text())
    }


def test_an_icon_is_inline_and_hidden_from_screen_readers() -> None:
    assert icon_svg("inbox").startswith('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">')


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(UnknownIconError):
        icon_svg("no-such-icon")


@pytest.mark.parametrize("name", sorted(names_in_source()))
def test_every_icon_named_in_the_source_exists(name: str) -> None:
    assert icon_svg(name)
