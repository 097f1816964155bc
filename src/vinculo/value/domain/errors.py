"""What a person can correct in the material of a value calculation.

The words for each code stand in the command and page that show it.
"""

from collections.abc import Sequence


class ValueRefusedError(Exception):
    """The material does not allow the calculation; ``code`` is stable."""

    code = "value_refused"

    def __init__(self, **params: object) -> None:
        super().__init__(self.code, params)
        self.params = params


class HistoryError(ValueRefusedError):
    """Histories that no customer can have; ``rows`` are positions from 0."""

    code = "value_history"

    def __init__(self, reason: str, rows: Sequence[int]) -> None:
        super().__init__(reason=reason, rows=rows)
        self.reason = reason
        self.rows = list(rows)


class TooFewError(ValueRefusedError):
    """Fewer customers than a model with parameters can be fitted to."""

    code = "value_too_few"


class NoRepeatError(ValueRefusedError):
    """Nobody bought twice: the data say nothing of how often customers return."""

    code = "value_no_repeat"


class NotConvergedError(ValueRefusedError):
    """The search for the maximum ended without one. A bug or material beyond all measure."""

    code = "value_not_converged"
