"""A person's own data: what each context knows of somebody, handed over, hidden or erased.

Each context says in its ``personal.py`` which rows are about a customer (:mod:`.keeping`). From
that one list come what the person gets (:mod:`.handing`) and what is erased (:mod:`.erasing`).
"""

from vinculo.kernel.personal.keeping import (
    Keeper,
    PersonalThing,
    keepers,
    of_colleagues,
)
from vinculo.kernel.personal.trace import Trace

__all__ = ["Keeper", "PersonalThing", "Trace", "keepers", "of_colleagues"]
