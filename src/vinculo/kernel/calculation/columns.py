"""The columns of a file as ``--help`` tells them: alike ones in one line."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from vinculo.kernel.words import figure, gettext_of, language
from vinculo.lib.tables import Column

_ = gettext_of("kernel")

FEW = 3
"""So many alike columns are still told one by one."""


def told(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Name and description of each column; many in a row that only differ in name are one."""
    for _key, run in groupby(columns, key=_likeness):
        alike = list(run)
        if len(alike) <= FEW:
            yield from ((column.name, described(column)) for column in alike)
        else:
            names = [column.name for column in alike]
            every = _("Todas: %s.") % ", ".join(names)
            yield span(names), f"{described(alike[0])} {every}"


def span(names: Sequence[str]) -> str:
    """Names in a few words: «T1_E … E5_E» of many."""
    return ", ".join(names) if len(names) <= FEW else f"{names[0]} … {names[-1]}"


def _likeness(column: Column) -> tuple[object, ...]:
    bounds = (column.minimum, column.maximum)
    return column.words, str(column.kind), bounds, column.choices, column.required


def described(column: Column) -> str:
    """What a column holds, its kind and limits, and how else it may be called."""
    parts = [column.words, f"({_kinds()[str(column.kind)]})"]
    if column.minimum is not None or column.maximum is not None:
        low = "…" if column.minimum is None else figure(column.minimum)
        high = "…" if column.maximum is None else figure(column.maximum)
        parts.append(f"[{low}; {high}]" if language() == "es" else f"[{low}, {high}]")
    if column.choices:
        parts.append("|".join(column.choices))
    if not column.required:
        parts.append(_("Puede faltar."))
    if column.aliases:
        parts.append(_("También: %s.") % ", ".join(column.aliases))
    return " ".join(parts)


def _kinds() -> dict[str, str]:
    return {
        "text": _("texto"),
        "integer": _("entero"),
        "number": _("número"),
        "money": _("importe"),
        "date": _("fecha"),
        "moment": _("fecha y hora"),
        "boolean": _("sí o no"),
    }
