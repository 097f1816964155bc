"""What a person gets of their own data: sections of rows, and the files that belong to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vinculo.kernel.personal.keeping import PersonalThing, Words, in_order, rows_of
from vinculo.kernel.personal.trace import Trace

CHUNK = 500


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """A stored file that goes along, under a name that nobody else has in the archive."""

    digest: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rows of one kind, with the words of their columns; ``left_out`` rows are somebody else's."""

    key: str
    title: Words
    columns: tuple[tuple[str, Words], ...]
    rows: tuple[dict[str, Any], ...]
    left_out: int
    files: tuple[Enclosed, ...]


def sections(trace: Trace) -> Iterator[Section]:
    """All that is handed over about the person, context by context."""
    for keeper in in_order():
        for thing in keeper.things:
            if thing.columns:
                yield _section(thing, trace)


def _section(thing: PersonalThing, trace: Trace) -> Section:
    found = rows_of(thing.model).filter((thing.handed or thing.mine)(trace))
    names = [*thing.columns, *(thing.enclosed or ())]
    rows: list[dict[str, Any]] = []
    files: list[Enclosed] = []
    left_out = 0
    for row in found.order_by(thing.order_by, "pk").values(*names).iterator(chunk_size=CHUNK):
        shown = row if thing.shown is None else thing.shown(trace, row)
        if shown is None:
            left_out += 1
            continue
        told = {name: plain(shown.get(name)) for name in thing.columns}
        if thing.enclosed and row[thing.enclosed[0]]:
            digest, name = (row[column] for column in thing.enclosed)
            told["archivo"] = f"archivos/{digest[:12]}-{_plain_name(name)}"
            files.append(Enclosed(digest=digest, name=told["archivo"]))
        rows.append(told)
    return Section(
        key=thing.model,
        title=thing.title,
        columns=tuple(thing.columns.items()),
        rows=tuple(rows),
        left_out=left_out,
        files=tuple(files),
    )


def plain(value: Any) -> Any:
    """A value as JSON writes it; moments and days in ISO form."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)


def _plain_name(name: str) -> str:
    kept = "".join(c if c.isalnum() or c in "._-" else "_" for c in name)[-80:].strip("._")
    return kept or "archivo"
