"""Score every customer of a file and write one row for each, a part at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from vinculo.kernel.calculation import Inputs
from vinculo.lib.tables import Column, plain_name
from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.classes import Cuts, Pareto, pareto
from vinculo.value.domain.scoring import Question, Scores, Spending, score
from vinculo.value.services.columns import CUSTOMER, SUMMARY
from vinculo.value.services.fitting import (
    Fitted,
    Prepared,
    rule_forecast,
    rule_of,
    spending,
)
from vinculo.value.services.reading import Material
from vinculo.value.services.task import Task
from vinculo.value.services.writing import RowWriter

_PART = 50_000
_BEST = 20
_MOST_REPEATED = 5_000_000


@dataclass
class Scored:
    """The figures of all customers, in the order of the file."""

    scores: Scores
    pareto: Pareto
    ranked_by: str

    @property
    def ranking(self) -> Floats:
        """What classes are made of: value, or expected purchases without amounts."""
        return _ranking(self.scores)


def score_all(
    inputs: Inputs, fitted: Fitted, prepared: Prepared, task: Task, question: Question, words: str
) -> Scored:
    """All figures, computed a part at a time with progress under ``words``."""
    spent = spending(fitted, prepared)
    rule = rule_forecast(fitted, prepared, task)
    alone = bool(rule_of(fitted)) and "+" not in fitted.choice
    parts: list[Scores] = []
    parameters = fitted.estimates[fitted.model.key].values
    with inputs.progress(words, float(len(prepared.rows))) as bar:
        for first in range(0, len(prepared.rows), _PART):
            part = slice(first, first + _PART)
            mine = None if spent is None else Spending(spent.estimate, spent.mean[part])
            beside = None if rule is None else rule[part]
            rows = prepared.rows.take(part)
            parts.append(score(fitted.model, parameters, rows, question, mine, beside, alone=alone))
            bar.advance(len(rows))
    scores = joined(parts)
    ranking = _ranking(scores)
    weighed = _repeated(ranking, prepared.rows.count)
    by = "expected_purchases" if scores.value is None else "value"
    return Scored(scores, pareto(weighed), by)


def _ranking(scores: Scores) -> Floats:
    return scores.expected if scores.value is None else scores.value


def _repeated(values: Floats, count: Floats) -> Floats:
    whole = count.astype(np.int64)
    if (whole == 1).all() or whole.sum() > _MOST_REPEATED:
        return values
    return np.repeat(values, whole)


def joined(parts: list[Scores]) -> Scores:
    """Parts of a file as one."""

    def together(name: str) -> Any:
        columns = [getattr(part, name) for part in parts]
        return None if columns[0] is None else np.concatenate(columns)

    return Scores(*(together(name) for name in Scores.__slots__))


@dataclass
class Lines:
    """The rows of the answer: who, what was known, and every figure."""

    inputs: Inputs
    material: Material
    prepared: Prepared
    scored: Scored
    _named: dict[int, str] = field(default_factory=dict)

    def parts(self) -> Iterator[dict[str, list[Any]]]:
        """Columns of some rows at a time; names of a summary are read again from its file."""
        done = 0
        for names in self._names():
            yield self.columns(names, np.arange(done, done + len(names)))
            done += len(names)

    def best(self) -> list[dict[str, Any]]:
        """The most valuable customers."""
        order = np.argsort(-self.scored.ranking, kind="stable")[:_BEST]
        if not self._named:
            for _ in self._names():
                pass
        columns = self.columns([self._named[int(row)] for row in order], order)
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def _names(self) -> Iterator[list[str]]:
        """All names, part by part; those of the best are kept on the way."""
        order = np.argsort(-self.scored.ranking, kind="stable")[:_BEST]
        done = 0
        for names in self._all_names():
            for row in order[(order >= done) & (order < done + len(names))]:
                self._named[int(row)] = names[int(row) - done]
            done += len(names)
            yield names

    def _all_names(self) -> Iterator[list[str]]:
        known = self.prepared.known
        if known is not None:
            for first in range(0, len(known), _PART):
                yield [self.material.names[i] for i in known.customer[first : first + _PART]]
            return
        chosen = self.material.row_kept
        done = 0
        for table in self.inputs.stream(columns=self._naming_columns()):
            names = table.texts(CUSTOMER) if CUSTOMER in table else [str(row) for row in table.rows]
            if chosen is not None:
                kept = chosen[done : done + len(table)]
                names = [name for name, stays in zip(names, kept, strict=True) if stays]
            done += len(table)
            yield names

    def _naming_columns(self) -> list[Column]:
        """The column of names alone, with those that ``--map`` speaks of; all without names."""
        if not self.material.has_names:
            return list(SUMMARY)
        mapped = {plain_name(word) for _, *pair in self.inputs.mapping for word in pair}
        return [c for c in SUMMARY if c.name == CUSTOMER or plain_name(c.name) in mapped]

    def columns(
        self, names: list[str], rows: "np.typing.NDArray[np.int64]"
    ) -> dict[str, list[Any]]:
        """Columns for these rows."""
        scores, known = self.scored.scores, self.prepared.rows
        cuts: Cuts = self.scored.pareto.cuts
        nothing: list[Any] = [None] * len(rows)

        def money(values: Floats | None) -> list[Any]:
            return nothing if values is None else _round(values[rows], 2)

        low_high = scores.value_interval
        return {
            "customer": names,
            "frequency": known.frequency[rows].tolist(),
            "recency": _round(known.recency[rows], 4),
            "age": _round(known.age[rows], 4),
            "probability_alive": _round(scores.alive[rows], 6),
            "probability_purchase": _round(scores.buys[rows], 6),
            "expected_purchases": _round(scores.expected[rows], 6),
            "purchases_low": _round(scores.expected_interval[rows, 0], 6),
            "purchases_high": _round(scores.expected_interval[rows, 1], 6),
            "spend_per_purchase": money(scores.spend),
            "value": money(scores.value),
            "value_low": money(None if low_high is None else low_high[:, 0]),
            "value_high": money(None if low_high is None else low_high[:, 1]),
            "class": cuts.of(self.scored.ranking[rows]).tolist(),
        }


def _round(values: Floats, digits: int) -> list[Any]:
    return np.round(values, digits).tolist()  # type: ignore[no-any-return]


def write_lines(lines: Lines, path: Path, words: str) -> int:
    """Write all rows; the file appears whole or not at all. Answers how many."""
    written = 0
    with (
        RowWriter(path) as writer,
        lines.inputs.progress(words, float(len(lines.prepared.rows))) as bar,
    ):
        for part in lines.parts():
            writer.write(part)
            written += len(part["customer"])
            bar.advance(len(part["customer"]))
    return written
