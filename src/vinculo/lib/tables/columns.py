"""Which columns a calculation wants, and which of a file's columns they are."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vinculo.lib.tables.problems import Problem, TableError, shown


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """A column that a calculation reads.

    ``words`` say to a person what it holds. A ``required`` column must be in the file.
    ``blank`` says whether its cells may be empty; unless told, they may exactly when the column
    is not required. ``minimum`` and ``maximum`` bound numbers; ``choices`` bound texts.
    """

    name: str
    kind: Kind | str
    words: str
    required: bool = True
    aliases: tuple[str, ...] = ()
    blank: bool | None = None
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def may_be_blank(self) -> bool:
        """Whether an empty cell is fine."""
        return (not self.required) if self.blank is None else self.blank


def plain_name(name: object) -> str:
    """A header without accents, case, spaces and marks, so «N.º de Caso» is ``n_o_de_caso``."""
    text = unicodedata.normalize("NFKD", str(name).replace("\ufeff", "")).casefold()
    kept = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "_", kept).strip("_")


def matched(
    headers: Sequence[str],
    columns: Sequence[Column],
    mapping: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Where each wanted column stands: its name and the index in ``headers``.

    ``mapping`` gives, for a column of the file, the field that it holds; where that cannot be
    meant, the other way round is understood. A field may be called by any of its names. A mapped
    column wins over one found by its name.

    Raises:
        TableError: ``missing_column``, ``repeated_column``, ``unknown_mapping``.
    """
    places: dict[str, list[int]] = {}
    for index, header in enumerate(headers):
        if plain := plain_name(header):
            places.setdefault(plain, []).append(index)
    wanted = {column.name: column for column in columns}
    given, problems = _mapped(mapping or {}, places, wanted)
    taken = set(given.values())
    found: dict[str, int] = {}
    for column in columns:
        names = [given[column.name]] if column.name in given else _names(column, taken)
        hits = [index for name in names for index in places.get(name, [])]
        if len(hits) > 1:
            problems.append(Problem("repeated_column", column=column.name))
        elif hits:
            found[column.name] = hits[0]
        elif column.required:
            problems.append(_missing(column, headers))
    if problems:
        raise TableError(problems)
    return found


def likeness(
    headers: Sequence[object], columns: Sequence[Column], mapping: Mapping[str, str] | None = None
) -> int:
    """How many of the wanted names stand in ``headers``: what tells a header from a title."""
    plain = {plain_name(header) for header in headers}
    names = [{plain_name(n) for n in (c.name, *c.aliases)} for c in columns]
    pairs = [{plain_name(left), plain_name(right)} for left, right in (mapping or {}).items()]
    return sum(bool(group & plain) for group in (*names, *pairs))


def _names(column: Column, taken: set[str]) -> list[str]:
    """The names under which a column may stand, the first that fits; none that is mapped away."""
    names = dict.fromkeys(plain_name(name) for name in (column.name, *column.aliases))
    return [name for name in names if name not in taken]


def _mapped(
    mapping: Mapping[str, str], places: Mapping[str, list[int]], wanted: Mapping[str, Column]
) -> tuple[dict[str, str], list[Problem]]:
    given: dict[str, str] = {}
    problems = []
    fields = {plain_name(alias): c.name for c in wanted.values() for alias in c.aliases}
    fields |= {plain_name(name): name for name in wanted}
    for left, right in mapping.items():
        for header, name in ((left, right), (right, left)):
            if plain_name(header) in places and plain_name(name) in fields:
                given[fields[plain_name(name)]] = plain_name(header)
                break
        else:
            problems.append(Problem("unknown_mapping", column=shown(left), value=shown(right)))
    return given, problems


def _missing(column: Column, headers: Sequence[str]) -> Problem:
    seen = ", ".join(shown(header) for header in headers[:20] if str(header).strip())
    return Problem("missing_column", column=column.name, params={"found": seen})
