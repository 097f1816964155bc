"""From a table to an instrument's answers: words for numbers, codes for «no answer», limits."""

import re
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from vinculo.feedback.domain.questionnaire import Answers, Field, FloatArray
from vinculo.lib.tables import Column, Kind, Problem, Table, TableError, plain_name

LABELLED = re.compile(r"([0-9]{1,3})[.:–)=-]*(?:\s+(?=\D)(?=.*[^\W\d_]).*)?", re.DOTALL)
"""A number and its label; «5 5» is none."""
IntArray = npt.NDArray[np.int64]
NO_ANSWER = frozenset(
    plain_name(word)
    for word in (
        "na", "n/a", "ns", "nc", "ns/nc", "no sé", "no aplica", "no sé / no aplica", "no contesta",
        "don't know", "not applicable", "don't know / not applicable", "null", "nan", "none", "-",
    )
)  # fmt: skip


def columns_of(fields: Sequence[Field], language: str) -> list[Column]:
    """What to ask of the file for these fields; limits are looked at afterwards."""
    return [
        Column(
            field.name,
            Kind.TEXT,
            field.words[language],
            required=field.required,
            aliases=field.aliases,
            blank=True,
        )
        for field in fields
    ]


def answers_of(table: Table, fields: Sequence[Field], no_answer: Collection[float] = ()) -> Answers:
    """The numbers of every field that the file has.

    ``no_answer`` are numbers that stand for a missing answer (99, say).

    Raises:
        TableError: ``not_number`` or ``outside``, with each row.
    """
    columns: dict[str, FloatArray] = {}
    problems: list[Problem] = []
    for field in fields:
        if field.name in table:
            columns[field.name] = _numbers(table, field, no_answer, problems)
    if problems:
        problems.sort(key=lambda problem: problem.row)
        raise TableError(problems)
    return Answers(columns, table.rows)


def _numbers(
    table: Table, field: Field, no_answer: Collection[float], problems: list[Problem]
) -> FloatArray:
    known: dict[str, float | str] = _labelled(table, field)
    cells = table.texts(field.name)
    found = np.full(len(cells), np.nan)
    for place, cell in enumerate(cells):
        if cell not in known:
            known[cell] = _number(cell, field, no_answer)
        value = known[cell]
        if isinstance(value, str):
            problems.append(table.problem(place, field.name, value, **_limits(field)))
        else:
            found[place] = value
    return found


def _labelled(table: Table, field: Field) -> dict[str, float | str]:
    """The codes behind the value labels of a file that has them (SPSS)."""
    found: dict[str, float | str] = {}
    for code, words in table.labels.get(field.name, {}).items():
        if isinstance(code, int | float) and plain_name(words) not in NO_ANSWER:
            found[str(words).strip()] = _number(f"{code:g}", field, ())
    return found


def _number(cell: str, field: Field, no_answer: Collection[float]) -> float | str:
    """The number of one cell, ``nan`` for none, or the code of what is wrong with it."""
    plain = plain_name(cell)
    if not plain and not any(c.isalnum() for c in cell):
        return float("nan")
    if plain in field.codes:
        return field.codes[plain]
    value = _value(cell)
    if plain in NO_ANSWER or value in no_answer:
        return float("nan")
    if value is None:
        return "not_number"
    return _within(value, field)


def _within(value: float, field: Field) -> float | str:
    if field.whole and not value.is_integer():
        return "not_integer"
    low = field.low if field.low is not None else value
    high = field.high if field.high is not None else value
    return value if low <= value <= high else "outside"


def _value(cell: str) -> float | None:
    """A number with point or comma; also one with its label: «7 - Totalmente de acuerdo»."""
    text = cell.strip().replace(",", ".")
    if "_" in text.split(maxsplit=1)[0]:
        return None
    try:
        value = float(text)
    except ValueError:
        labelled = LABELLED.fullmatch(text)
        if labelled is None:
            return None
        value = float(labelled[1])
    return value if np.isfinite(value) else None


def _limits(field: Field) -> dict[str, object]:
    low = "" if field.low is None else f"{field.low:g}"
    high = "" if field.high is None else f"{field.high:g}"
    return {"minimum": low, "maximum": high}


def codes_of(
    table: Table, column: str
) -> tuple[list[str], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The different texts of a column in order, and each row's place among them.

    A blank is a group of its own, «».
    """
    texts = table.texts(column)
    names = sorted(set(texts), key=order)
    places = {name: place for place, name in enumerate(names)}
    return names, np.array([places[text] for text in texts], dtype=np.int64)


def order(name: str) -> tuple[int, float, str]:
    """Numbers by size, then texts; blanks at the end."""
    if not name:
        return (2, 0.0, "")
    try:
        return (0, float(name.replace(",", ".")), name)
    except ValueError:
        return (1, 0.0, name)
