"""A file of customers or of purchases as the models want it, every odd cell named by its row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from vinculo.kernel.calculation import Inputs
from vinculo.kernel.words import figure
from vinculo.lib.tables import MOST_PROBLEMS, Column, Problem, Table, TableError
from vinculo.value.domain.arrays import Bools, Floats, Ints
from vinculo.value.domain.bg_bb import require_occasions
from vinculo.value.domain.errors import HistoryError
from vinculo.value.domain.histories import Histories, histories
from vinculo.value.domain.transactions import Purchases, merged
from vinculo.value.services.columns import (
    CUSTOMER,
    SUMMARY,
    SUMMARY_NEEDS,
    TRANSACTIONS,
    either,
)
from vinculo.value.services.currencies import Currencies
from vinculo.value.services.task import Wishes
from vinculo.value.services.words import warning

_EPOCH = date(1970, 1, 1)
_COLUMN_OF = {
    "frequency": "frequency",
    "age": "age",
    "recency": "recency",
    "recency_after_age": "recency",
    "recency_without_repeat": "recency",
    "repeat_without_recency": "recency",
    "count": "count",
    "occasions": "recency",
}


@dataclass
class Material:
    """What a file said. Either ``purchases`` with ``names``, or ``histories``.

    ``mean`` is the mean spent per repeat purchase of each row of ``histories``; ``minor`` the
    minor units in a major one; ``until`` the last day seen.
    """

    currency: str = ""
    minor: int = 100
    has_amounts: bool = False
    purchases: Purchases | None = None
    names: list[str] = field(default_factory=list)
    histories: Histories | None = None
    mean: Floats | None = None
    until: date | None = None
    row_kept: Bools | None = None
    has_names: bool = True
    left_out: dict[str, int] = field(default_factory=dict)
    warnings: list[dict[str, object]] = field(default_factory=list)


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """The day with this number."""
    return date.fromordinal(number + _EPOCH.toordinal())


def read(inputs: Inputs, wishes: Wishes, words: str) -> Material:
    """The whole file, in whichever of the two kinds it is. ``words`` stand beside the progress.

    Raises:
        TableError: columns, cells or customers that cannot be; row and value are named.
    """
    found = _peek(inputs)
    if "date" in found:
        return _Purchases(inputs, wishes, words).read()
    if all(name in found for name in SUMMARY_NEEDS):
        return _Summary(inputs, wishes, words).read()
    seen = ", ".join([*found.columns, *found.others])
    raise TableError.of("no_kind", found=seen)


def _peek(inputs: Inputs) -> Table:
    texts = tuple(Column(c.name, "text", c.words, False, c.aliases) for c in either())
    return next(iter(inputs.stream(columns=texts, rows=1)))


class _Reader:
    """What both kinds share: chunks with progress, and problems collected until there are many."""

    columns: tuple[Column, ...]
    money: str

    def __init__(self, inputs: Inputs, wishes: Wishes, words: str) -> None:
        self.inputs = inputs
        self.wishes = wishes
        self.words = words
        self.material = Material()
        self.problems: list[Problem] = []
        self.total = 0
        self.currencies = Currencies(wishes.currency)
        self.rounded = 0

    def chunks(self) -> Iterator[Table]:
        with self.inputs.progress(self.words) as bar:
            for table in self.inputs.stream(columns=self.columns):
                yield table
                bar.advance(len(table))
                if self.total > MOST_PROBLEMS:
                    break
        if self.problems:
            raise TableError(sorted(self.problems, key=lambda p: p.row), total=self.total)

    def refuse(self, table: Table, bad: Bools, column: str, code: str, **params: object) -> None:
        rows = np.flatnonzero(bad)
        self.total += len(rows)
        for index in rows[: MOST_PROBLEMS - len(self.problems)]:
            self.problems.append(table.problem(int(index), column, code, **params))

    def kept_currency(self, table: Table) -> Bools:
        """Which rows are in the one currency; several are refused at the end, once."""
        return self.currencies.of(table, self.money)

    def amounts(self, table: Table, name: str, kept: Bools) -> Floats:
        """Amounts of the column as numbers, negative ones refused; empty ones as 0."""
        values = table.numbers(name)
        values = np.where(np.isnan(values), 0.0, values)
        if not self.wishes.leave_returns_out:
            self.refuse(table, (values < 0) & kept, name, "negative_money")
        return values

    def leave_out(self, reason: str, n: int) -> None:
        if n:
            self.material.left_out[reason] = self.material.left_out.get(reason, 0) + n

    def finish(self) -> Material:
        self.currencies.require()
        self.material.currency = self.currencies.name
        self.material.minor = self.currencies.minor
        if self.rounded:
            self.material.warnings.append(warning("rounded_amounts", n=self.rounded))
        return self.material


class _Summary(_Reader):
    """One row per customer (or per different history, with its count)."""

    columns = SUMMARY
    money = "monetary"

    def __init__(self, inputs: Inputs, wishes: Wishes, words: str) -> None:
        super().__init__(inputs, wishes, words)
        self._kept: list[Bools] = []

    def read(self) -> Material:
        parts: list[tuple[Histories, Floats]] = []
        for table in self.chunks():
            parts += self._part(table)
        self.finish()
        kept = np.concatenate(self._kept)
        self.material.row_kept = None if kept.all() else kept
        self.material.histories = Histories(
            np.concatenate([rows.frequency for rows, _ in parts]),
            np.concatenate([rows.recency for rows, _ in parts]),
            np.concatenate([rows.age for rows, _ in parts]),
            np.concatenate([rows.count for rows, _ in parts]),
        )
        self.material.mean = np.concatenate([mean for _, mean in parts])
        return self.material

    def _part(self, table: Table) -> list[tuple[Histories, Floats]]:
        self.material.has_names = CUSTOMER in table
        kept = self.kept_currency(table)
        self._kept.append(kept)
        self.leave_out("other_currency", int((~kept).sum()))
        mean: Floats = np.zeros(len(table))
        if self.money in table:
            self.material.has_amounts = True
            mean = self.amounts(table, self.money, kept)
            returned = mean < 0
            self.leave_out("returns", int((returned & kept).sum()))
            mean = np.where(returned, 0.0, mean)
        count = table.numbers("count") if "count" in table else np.ones(len(table))
        frequency, recency, ages = (table.numbers(name) for name in SUMMARY_NEEDS)
        try:
            rows = histories(frequency, recency, ages, count)
            if self.wishes.in_occasions:
                require_occasions(rows)
        except HistoryError as error:
            bad = np.zeros(len(table), dtype=bool)
            bad[error.rows] = True
            age = figure(ages[error.rows[0]])
            self.refuse(table, bad, _COLUMN_OF[error.reason], error.reason, age=age)
            return []
        return [(rows.take(np.flatnonzero(kept)), mean[kept])]


class _Purchases(_Reader):
    """One row per purchase."""

    columns = TRANSACTIONS
    money = "amount"

    def read(self) -> Material:
        ids: dict[str, int] = {}
        parts = [self._part(table, ids) for table in self.chunks()]
        self.finish()
        customer, day, amount = (np.concatenate(column) for column in zip(*parts, strict=True))
        until = self.wishes.until
        last = int(day.max()) if until is None else day_number(until)
        inside = day <= last
        self.leave_out("after_until", int((~inside).sum()))
        if not inside.any():
            raise TableError.of("after_until", until=day_of(last).isoformat())
        self.material.purchases = merged(customer[inside], day[inside], amount[inside])
        self.material.names = list(ids)
        self.material.until = day_of(last)
        same = int(inside.sum()) - len(self.material.purchases.day)
        self.leave_out("same_day_merged", same)
        return self.material

    def _part(self, table: Table, ids: dict[str, int]) -> tuple[Ints, Ints, Ints]:
        kept = self.kept_currency(table)
        self.leave_out("other_currency", int((~kept).sum()))
        days = table.days("date").astype(np.int64)
        today = day_number(self.wishes.today)
        self.refuse(table, (days > today) & kept, "date", "future_order", today=self.wishes.today)
        amounts = np.zeros(len(table), dtype=np.int64)
        if self.money in table:
            self.material.has_amounts = True
            values = self.amounts(table, self.money, kept)
            returned = values < 0
            self.leave_out("returns", int((returned & kept).sum()))
            kept = kept & ~returned
            exact = values * self.currencies.minor
            amounts = np.rint(exact).astype(np.int64)
            self.rounded += int((np.abs(exact - amounts) > 1e-4).sum())
        customers = _codes(table.values(CUSTOMER), kept, ids)
        return customers, days[kept], amounts[kept]


def _codes(names: Any, kept: Bools, ids: dict[str, int]) -> Ints:
    """Each customer's number, in the order in which they are first seen."""
    give: Callable[[str, int], int] = ids.setdefault
    if kept.all():
        codes = [give(name, len(ids)) for name in names]
    else:
        codes = [give(name, len(ids)) for name, stays in zip(names, kept, strict=True) if stays]
    return np.array(codes, dtype=np.int64)
