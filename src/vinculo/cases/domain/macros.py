"""Macros: several steps that a person takes with one press, in the order given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vinculo.kernel.errors import DomainError

MOST_STEPS = 12


class MacroStepsError(DomainError):
    """A macro does something, and not too much."""

    code = "case_macro_steps"


class MacroOrderError(DomainError):
    """A step that nothing can follow is not the last one, or stands there twice."""

    code = "case_macro_order"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that a macro does; ``value`` is one of its choices, ``text`` what it writes.

    ``amount`` is a number, of those steps of rules that have one.
    """

    action: str
    value: str = ""
    text: str = ""
    amount: str = ""

    def stored(self) -> dict[str, str]:
        """The step as it is kept."""
        kept = {"action": self.action, "value": self.value, "text": self.text}
        return kept | ({"amount": self.amount} if self.amount else {})


def steps_of(stored: Iterable[Mapping[str, Any]], known: Iterable[str]) -> tuple[Step, ...]:
    """Kept steps, without what this version no longer knows."""
    actions = set(known)
    return tuple(
        Step(
            action=str(one.get("action", "")),
            value=str(one.get("value", "")),
            text=str(one.get("text", "")),
            amount=str(one.get("amount", "")),
        )
        for one in stored
        if one.get("action") in actions
    )


def check_steps(steps: Sequence[Step], *, ending: Iterable[str], once: Iterable[str]) -> None:
    """Refuse what cannot work: no step, too many, something after the end, one thing twice.

    Raises MacroStepsError, MacroOrderError.
    """
    if not 1 <= len(steps) <= MOST_STEPS:
        raise MacroStepsError(most=MOST_STEPS)
    names = [step.action for step in steps]
    ends = [place for place, name in enumerate(names) if name in set(ending)]
    if ends and (len(ends) > 1 or ends[0] < len(names) - 1):
        raise MacroOrderError
    if any(names.count(name) > 1 for name in once):
        raise MacroOrderError
