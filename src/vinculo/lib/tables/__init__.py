"""What a column, a cell and a table are, and what can be wrong with them; no file is opened here.

``vinculo.kernel.tables`` reads files into a :class:`Table`.
"""

from vinculo.lib.tables.columns import Column, Kind, likeness, matched, plain_name
from vinculo.lib.tables.problems import MOST_PROBLEMS, Note, Problem, TableError
from vinculo.lib.tables.table import Table

__all__ = [
    "MOST_PROBLEMS",
    "Column",
    "Kind",
    "Note",
    "Problem",
    "Table",
    "TableError",
    "likeness",
    "matched",
    "plain_name",
]
