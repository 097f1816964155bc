"""A table in memory: columns of values, and the row that each stood in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vinculo.lib.tables.problems import Note, Problem, shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Table:
    """Values by column, all of one length; an empty cell is ``None``.

    ``rows`` are the rows that the person sees. ``labels`` are value labels where the file has
    them (SPSS), ``currencies`` the one currency that a money column names, ``notes`` what was
    understood and should be said, ``others`` the headers that nobody asked for.
    """

    columns: Mapping[str, Any]
    rows: Sequence[int]
    labels: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    others: tuple[str, ...] = ()
    file: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def values(self, name: str) -> Any:
        """The values of a column, ``None`` where empty; all ``None`` when the file lacks it."""
        return self.columns[name] if name in self.columns else [None] * len(self)

    def texts(self, name: str) -> list[str]:
        """The values as text, empty where empty."""
        return ["" if value is None else str(value) for value in self.values(name)]

    def numbers(self, name: str) -> "NDArray[np.float64]":
        """The values as 64-bit floats, NaN where empty."""
        import numpy as np

        return np.asarray(self.values(name), dtype=np.float64)

    def days(self, name: str) -> "NDArray[np.datetime64]":
        """The dates of a column as ``datetime64[D]``, ``NaT`` where empty.

        A moment with a zone counts on the day that is written, which is the day of whoever wrote
        it: half past midnight in Madrid is not yesterday because it was so in Greenwich.
        """
        import numpy as np

        values = self.values(name)
        if any(_zoned(value) for value in values):
            values = [v.replace(tzinfo=None) if _zoned(v) else v for v in values]
        return np.array(values, dtype="datetime64[D]")

    def problem(self, index: int, column: str, code: str, **params: object) -> Problem:
        """A problem with one cell, told by its place in this table."""
        value = self.values(column)[index]
        return Problem(
            code=code,
            row=self.rows[index],
            column=column,
            value="" if value is None else shown(value),
            params=params,
            file=self.file,
        )


def _zoned(value: object) -> bool:
    """Whether a value is a moment that says its zone."""
    return getattr(value, "tzinfo", None) is not None
