"""What is wrong with a table, said so that a person finds the cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MOST_PROBLEMS = 20
"""So many problems are named; the rest are counted."""

LONGEST_VALUE = 60


@dataclass(frozen=True)
class Problem:
    """One thing that a person can correct in the file.

    ``code`` is stable. ``row`` is the row that a spreadsheet shows (the header of a text file is
    row 1); zero when the problem belongs to the whole file. ``words`` may hold the finished
    sentence; otherwise it is looked up from ``code`` and ``params`` where the language is known.
    """

    code: str
    row: int = 0
    column: str = ""
    value: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    words: str = ""
    file: str = ""


@dataclass(frozen=True)
class Note:
    """Something that the reader of a result should know; it stops nothing."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


class TableError(Exception):
    """The data are refused. ``problems`` holds at most twenty; ``total`` counts them all."""

    def __init__(self, problems: Iterable[Problem], *, total: int | None = None) -> None:
        found: Sequence[Problem] = tuple(problems)
        self.problems = tuple(found[:MOST_PROBLEMS])
        self.total = len(found) if total is None else total
        self.code = self.problems[0].code if self.problems else "refused"
        super().__init__(self.code)

    @classmethod
    def of(cls, code: str, **params: object) -> "TableError":
        """A refusal of the whole table."""
        return cls([Problem(code=code, params=params)])


def shown(value: object) -> str:
    """A cell's value as it may stand in a message: one line, not too long."""
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
