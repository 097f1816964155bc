"""A file of a legal profile that is wrong is refused by name, never read by halves."""

import tomllib
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from vinculo.portfolio import profiles
from vinculo.portfolio.domain.legal import BadProfileError, profile_from

FILE = Path(profiles.__file__).with_name("es-ley10-2025.toml")
RIGHT = tomllib.loads(FILE.read_text(encoding="utf-8"))
Change = Callable[[dict[str, Any]], object]


def with_clock(profile: dict[str, Any]) -> dict[str, Any]:
    """The clock of the first duty that has one."""
    return next(duty["clock"] for duty in profile["duties"] if "clock" in duty)


WRONG: dict[str, tuple[Change, str]] = {
    "a duty twice": (lambda p: p["duties"].append(deepcopy(p["duties"][0])), "stands twice"),
    "an unknown source": (lambda p: p["duties"][0].update(sources=["nobody"]), "nobody"),
    "a negative term": (lambda p: with_clock(p).update(length=-1), "not negative"),
    "a day without its unit": (lambda p: with_clock(p).update(fixed="1-2"), "a month and a day"),
    "words in one language": (lambda p: p.update(name={"es": "Ley"}), "es and en"),
    "an unknown field": (lambda p: p.update(colour="red"), "colour"),
    "a missing field": (lambda p: p.pop("country"), "country"),
    "an unknown kind": (lambda p: p["duties"][0].update(kind="wish"), "wish"),
}


def test_the_file_itself_is_right() -> None:
    assert profile_from(deepcopy(RIGHT)).id == RIGHT["id"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_profile_is_refused_by_name(wrong: str) -> None:
    change, words = WRONG[wrong]
    data = deepcopy(RIGHT)
    change(data)
    with pytest.raises(BadProfileError, match=words):
        profile_from(data)
