"""One currency per calculation: which it is, and how many minor units it has."""

import numpy as np

from vinculo.lib.tables import Table, TableError
from vinculo.lib.tables.numerals import currency_code
from vinculo.value.domain.arrays import Bools, Ints

_DIGITS = 2


class Currencies:
    """Follows the currency through the chunks of a file.

    ``chosen`` keeps one currency of several; without it a second one is a mistake of the file.
    """

    def __init__(self, chosen: str) -> None:
        self.chosen = chosen.upper()
        self.name = self.chosen
        self.seen: dict[str, None] = {}
        self.found = 0

    @property
    def minor(self) -> int:
        """Minor units in a major one: 100 cents in a euro, 1 in a Chilean peso."""
        digits = _DIGITS
        if len(self.name) == 3 and self.name.isalpha():
            from babel.numbers import get_currency_precision

            digits = get_currency_precision(self.name)
        return int(10**digits)

    def of(self, table: Table, money: str) -> tuple[Bools, Ints, str]:
        """Which rows are in the currency, which are a second one, and the first one's name."""
        if "currency" not in table:
            self._note(table.currencies.get(money, ""))
            return np.ones(len(table), dtype=bool), np.zeros(0, dtype=np.int64), self.name
        names = np.array([currency_code(text) if text else "" for text in table.texts("currency")])
        for name in dict.fromkeys(names.tolist()):
            if name:
                self.seen.setdefault(name)
        if self.chosen:
            kept = names == self.chosen
            self.found += int(kept.sum())
            return kept, np.zeros(0, dtype=np.int64), self.chosen
        self._note(next((name for name in names.tolist() if name), ""))
        second = np.flatnonzero((names != "") & (names != self.name))
        return np.ones(len(table), dtype=bool), second, self.name

    def _note(self, name: str) -> None:
        if not self.name:
            self.name = name

    def require(self) -> None:
        """Refuse a chosen currency that no row has."""
        if self.chosen and self.seen and not self.found:
            raise TableError.of("unknown_currency", value=self.chosen, found=", ".join(self.seen))
