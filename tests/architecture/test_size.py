"""Files and contexts stay small enough to be read."""

from pathlib import Path

import pytest
from tools.file_length import too_long
from tools.ratchet import MOST, measure

from tests.architecture.house import CONTEXTS, ROOT, SRC


@pytest.mark.parametrize("folder", ["src", "tests", "tools", "bench"])
def test_no_file_is_too_long(folder: str) -> None:
    _, hard = too_long(ROOT / folder)
    assert hard == [], "make a package of files named after their subjects"


def test_a_file_that_is_too_long_is_seen(tmp_path: Path) -> None:
    desk = tmp_path / "vinculo" / "desk"
    desk.mkdir(parents=True)
    (desk / "views.py").write_text("a = 1\n" * 201)
    (tmp_path / "services.py").write_text("a = 1\n" * 301)
    soft, hard = too_long(tmp_path)
    assert [len(soft), len(hard)] == [1, 1]


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_context_is_too_large(context: str) -> None:
    size = measure(SRC, context)
    excused = ROOT / "docs" / "decisiones" / f"{context}.md"
    if not excused.exists():
        for what, most in MOST.items():
            assert size[what] <= most, f"{context}: split it, or say why in {excused}"
