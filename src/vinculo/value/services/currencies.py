"""One currency per calculation: which it is, and how many minor units it has."""

from collections import Counter

import numpy as np

from vinculo.lib.tables import Table, TableError
from vinculo.lib.tables.numerals import currency_code
from vinculo.value.domain.arrays import Bools

_DIGITS = 2
FIRST_ROWS = 5


class Currencies:
    """Follows the currency through the chunks of a file.

    ``chosen`` keeps one currency of several; without it a second one is a mistake of the file.
    """

    def __init__(self, chosen: str) -> None:
        self.chosen = chosen.upper()
        self.name = self.chosen
        self.seen: Counter[str] = Counter()
        self.found = 0
        self.other_rows: list[int] = []

    @property
    def minor(self) -> int:
        """Minor units in a major one: 100 cents in a euro, 1 in a Chilean peso."""
        digits = _DIGITS
        if len(self.name) == 3 and self.name.isalpha():
            from babel.numbers import get_currency_precision

            digits = get_currency_precision(self.name)
        return int(10**digits)

    def of(self, table: Table, money: str) -> Bools:
        """Which rows count: those in the chosen currency, or all; others are remembered."""
        everything = np.ones(len(table), dtype=bool)
        if "currency" not in table:
            self._note(table.currencies.get(money, ""))
            return everything
        names = np.array([currency_code(text) if text else "" for text in table.texts("currency")])
        self.seen.update(name for name in names.tolist() if name)
        if self.chosen:
            kept = names == self.chosen
            self.found += int(kept.sum())
            return np.asarray(kept, dtype=np.bool_)
        self._note(next((name for name in names.tolist() if name), ""))
        others = np.flatnonzero((names != "") & (names != self.name))
        wanted = max(FIRST_ROWS - len(self.other_rows), 0)
        self.other_rows += [table.rows[int(at)] for at in others[:wanted]]
        return everything

    @property
    def _has_more(self) -> bool:
        others = sum(n for name, n in self.seen.items() if name != self.name)
        return others > len(self.other_rows)

    def _note(self, name: str) -> None:
        if not self.name:
            self.name = name

    def require(self) -> None:
        """Refuse a chosen currency that no row has, and several when none was chosen."""
        if self.other_rows:
            raise TableError.of(
                "currencies",
                first=self.name,
                counts=", ".join(f"{name} ({n})" for name, n in self.seen.most_common()),
                rows=", ".join(map(str, self.other_rows)) + ("…" if self._has_more else ""),
            )
        if self.chosen and self.seen and not self.found:
            raise TableError.of("unknown_currency", value=self.chosen, found=", ".join(self.seen))
