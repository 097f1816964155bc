"""What stands in a cell that has no value, or that says yes or no."""

from math import isnan
from typing import Any

from vinculo.lib.tables.columns import Kind

BLANK_MARKS = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        ".",
        "na",
        "n/a",
        "n.a.",
        "nan",
        "null",
        "none",
        "ns/nc",
        "nsnc",
        "ns",
        "nc",
    }
)
"""What stands in a cell of numbers, dates or truths when there is no value (small letters)."""

TRUE = frozenset({"1", "si", "s", "yes", "y", "true", "t", "verdadero", "v", "x"})
FALSE = frozenset({"0", "no", "n", "false", "f", "falso"})


def is_blank(cell: Any, kind: str) -> bool:
    """Whether a cell of this kind says that there is no value."""
    if cell is None:
        return True
    if isinstance(cell, str):
        text = cell.strip()
        return not text or (kind != Kind.TEXT and text.lower() in BLANK_MARKS)
    return isinstance(cell, float) and isnan(cell)
