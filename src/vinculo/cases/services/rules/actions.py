"""What a rule can do: all that a macro can without a person, and more.

An action of macros is shared, not told twice; a context above adds its own with one registration.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.loops import Effect
from vinculo.cases.services.macro_actions import Doing, StepValueError
from vinculo.cases.services.macro_actions import actions as macro_actions
from vinculo.kernel.registry import Registry

Words = str | Promise
Options = Sequence[tuple[str, Words]]
FOR_PEOPLE = frozenset({"take", "answer"})
"""What only a person can do: have a case, and write to a customer in their own name."""


@dataclass(frozen=True, kw_only=True)
class RuleDoing(Doing):
    """One use of a rule's action on a locked case."""

    rule_id: UUID
    rule_name: str


@dataclass(frozen=True, kw_only=True)
class RuleAction:
    """``do`` does it or refuses with words. ``effect``: what it does to a case, to find circles.

    ``options``: what may be chosen; ``writes``: it has a text, with ``is_rich`` one with places;
    ``counts``: the words for its number. ``decides``: it moves the case or speaks to the customer,
    which mood alone never does.
    """

    order: int
    label: Words
    do: Callable[[RuleDoing, Step], object]
    options: Callable[[], Options] | None = None
    writes: Words = ""
    is_rich: bool = False
    counts: Words = ""
    ends: bool = False
    once: bool = False
    decides: bool = True
    effect: Callable[[Step], Effect] = lambda _step: Effect()


rule_actions: Registry[RuleAction] = Registry("actions of rules")

Effects = Mapping[str, Callable[[Step], Effect]]


def _status(wakes: str, status: str) -> Effect:
    return Effect(wakes=frozenset({"status", wakes}), leaves={"status": status})


def _moved(step: Step) -> Effect:
    """In another queue it waits for anybody; a person has it."""
    kind, _colon, target = step.value.partition(":")
    leaves = {"queue": {"queue": target, "owner": "nobody"}, "user": {"owner": target}}
    return Effect(wakes=frozenset({"owner"}), leaves=leaves.get(kind, {}))


def _waits(step: Step) -> Effect:
    later = {"waiting_over", "status"} if step.value.isdigit() else set()
    return Effect(wakes=frozenset({"status"}), later=frozenset(later), leaves={"status": "waiting"})


EFFECTS: Effects = {
    "kind": lambda step: Effect(wakes=frozenset({"kind"}), leaves={"kind": step.value}),
    "tag": lambda step: Effect(wakes=frozenset({"tag"}), adds=frozenset({("tag", step.value)})),
    "untag": lambda step: Effect(wakes=frozenset({"tag"}), takes=frozenset({("tag", step.value)})),
    "classify": lambda step: Effect(
        wakes=frozenset({"class"}), adds=frozenset({("subject_class", step.value)})
    ),
    "transfer": _moved,
    "wait": _waits,
    "resolve": lambda _step: _status("resolved", "resolved"),
}
"""What the shared actions do to a case."""
HARMLESS = frozenset({"tag", "untag", "classify", "note"})


def known_actions() -> dict[str, RuleAction]:
    """All actions of rules, in their order."""
    shared = {key: _shared(key) for key in macro_actions if key not in FOR_PEOPLE}
    every = shared | {key: rule_actions[key] for key in rule_actions}
    return dict(sorted(every.items(), key=lambda pair: (pair[1].order, pair[0])))


def _shared(key: str) -> RuleAction:
    known = macro_actions[key]
    return RuleAction(
        order=known.order,
        label=known.label,
        do=known.do,
        options=known.options,
        writes=known.label if known.writes else "",
        is_rich=known.writes,
        ends=known.ends,
        once=known.once,
        decides=key not in HARMLESS,
        effect=EFFECTS.get(key, lambda _step: Effect()),
    )


def chosen_words(action: RuleAction, step: Step) -> str:
    """What was chosen in a step, in words. Raises StepValueError when it is no longer there."""
    if action.options is None:
        return ""
    found = next((words for value, words in action.options() if value == step.value), None)
    if found is None:
        raise StepValueError(action=action.label)
    return str(found)
