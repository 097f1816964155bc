"""Groups of people for the tests of gaps."""

import numpy as np

from vinculo.feedback.domain.gaps.names import ITEMS
from vinculo.feedback.domain.gaps.people import People, people_of
from vinculo.lib.tables import Table


def people(n: int, units: tuple[str, ...] | None = None, **columns: object) -> People:
    """A group whose answers are given by column; a single number is everybody's answer."""
    wide = {k: np.broadcast_to(np.asarray(v, float), (n,)).copy() for k, v in columns.items()}
    return people_of(
        Table({**wide, "unit": list(units or [""] * n)}, list(range(2, n + 2))),
        ("standard", "ability", "promise"),
    )


def all_items(part: str, value: object) -> dict[str, object]:
    return {f"{item}_{part}": value for item in ITEMS}


def customers(n: int = 10, expected: object = 6, got: object = 5, **more: object) -> People:
    units = more.pop("units", None)
    return people(n, units, **all_items("E", expected), **all_items("P", got), **more)


def rated(**columns: list[str]) -> People:
    size = len(next(iter(columns.values())))
    table = Table(dict(columns), list(range(2, size + 2)))
    return people_of(table, ("standard", "ability", "promise"))
