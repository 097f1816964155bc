"""Icons: only names that exist, everywhere in the product."""

import re

import pytest

from tests.architecture.house import SRC
from vinculo.ui.icons import icon_svg

NAMED = re.compile(r"""(?:\{%\s*icon\s+"|\bicon=")(?P<name>[a-z][a-z0-9-]*)["]""")


def names() -> set[str]:
    files = [
        *SRC.glob("*/templates/**/*.html"),
        *SRC.glob("*/navigation.py"),
        *SRC.glob("*/navigation/*.py"),
        *SRC.glob("*/labels.py"),
    ]
    return {match["name"] for file in files for match in NAMED.finditer(file.read_text("utf-8"))}


@pytest.mark.parametrize("name", sorted(names()))
def test_every_icon_named_in_the_source_exists(name: str) -> None:
    assert icon_svg(name), "look it up at lucide.dev; some were renamed"
