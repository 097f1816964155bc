"""What every calculation on files shares: how it is asked, what it reads, how it answers.

A command file says its columns, the schema of its answer and an example, and returns a mapping::

    @calculation(
        help=_("Estima…"),
        columns=COLUMNS,
        schema=SCHEMA,
        example="examples/silence.csv",
        words=WORDS,
    )
    @level_option()
    def command(inputs: Inputs, *, level: float) -> Answer:
        return silence(inputs.table(), level=level)
"""

from vinculo.kernel.calculation.answers import Answer
from vinculo.kernel.calculation.command import CalculationCommand, calculation
from vinculo.kernel.calculation.inputs import Inputs
from vinculo.kernel.calculation.kinds import Day, Level, level_option
from vinculo.kernel.calculation.patience import Patience, waiting

__all__ = [
    "Answer",
    "CalculationCommand",
    "Day",
    "Inputs",
    "Level",
    "Patience",
    "calculation",
    "level_option",
    "waiting",
]
