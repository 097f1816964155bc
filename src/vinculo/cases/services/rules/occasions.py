"""The events that a rule can wait for: each is a kind of line in the history of a case.

What happened is read from the history, so that a rule can be tried on what was. A context above
adds an event with one registration and calls ``cases.api.call_rules`` when it happens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.rules.conditions import Condition, Operator
from vinculo.cases.models import CaseEntry
from vinculo.kernel.registry import Registry

Words = str | Promise


def _any(_entry: CaseEntry) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class RuleEvent:
    """``when`` goes on with «Cuando …»; ``kinds`` are the lines of the history that it is.

    ``fits`` looks closer at such a line, ``only`` at the case. With ``needs_hours`` it is the
    absence of anything for so many hours. ``by_time``: nobody did anything, time went by; no case
    is resolved for that alone.
    """

    order: int
    when: Words
    kinds: frozenset[EntryKind] = frozenset()
    fits: Callable[[CaseEntry], bool] = _any
    only: tuple[Condition, ...] = ()
    needs_hours: bool = False
    by_time: bool = False


rule_events: Registry[RuleEvent] = Registry("events of rules")
IDLE = "idle"


def occasions_of(entry: CaseEntry) -> tuple[str, ...]:
    """The events of which a line of the history is one."""
    kind = EntryKind(entry.kind)
    return tuple(
        key
        for key in rule_events
        if kind in rule_events[key].kinds and rule_events[key].fits(entry)
    )


def _by_the_clock(entry: CaseEntry) -> bool:
    """A case goes on without anybody's doing when the day has come that it waited for."""
    return entry.actor_id is None and "rule" not in entry.params


KNOWN: Mapping[str, RuleEvent] = {
    "message": RuleEvent(
        order=10,
        when=gettext_lazy("escribe el cliente"),
        kinds=frozenset({EntryKind.MESSAGE}),
    ),
    "opened": RuleEvent(
        order=20,
        when=gettext_lazy("se abre un caso"),
        kinds=frozenset({EntryKind.OPENED, EntryKind.REGISTERED}),
    ),
    "mood_bad": RuleEvent(
        order=30,
        when=gettext_lazy("el cliente escribe con molestia"),
        kinds=frozenset({EntryKind.MESSAGE}),
        only=(Condition(field="mood", operator=Operator.IS, value="negative"),),
    ),
    "answered": RuleEvent(
        order=40,
        when=gettext_lazy("se contesta al cliente"),
        kinds=frozenset({EntryKind.ANSWERED}),
    ),
    "status": RuleEvent(
        order=50,
        when=gettext_lazy("cambia el estado del caso"),
        kinds=frozenset(
            {
                EntryKind.WAITING,
                EntryKind.RESUMED,
                EntryKind.RESOLVED,
                EntryKind.REOPENED,
                EntryKind.CLOSED,
                EntryKind.CONFIRMED,
            }
        ),
    ),
    "owner": RuleEvent(
        order=60,
        when=gettext_lazy("cambia quién lleva el caso, o su cola"),
        kinds=frozenset({EntryKind.TAKEN, EntryKind.TRANSFERRED, EntryKind.REQUEUED}),
    ),
    "priority": RuleEvent(
        order=65,
        when=gettext_lazy("cambia la prioridad"),
        kinds=frozenset({EntryKind.PRIORITY_SET}),
    ),
    "kind": RuleEvent(
        order=70,
        when=gettext_lazy("cambia el tipo del caso"),
        kinds=frozenset({EntryKind.KIND_SET}),
    ),
    "tag": RuleEvent(
        order=80,
        when=gettext_lazy("se pone o se quita una etiqueta"),
        kinds=frozenset({EntryKind.TAGGED, EntryKind.UNTAGGED}),
    ),
    "field": RuleEvent(
        order=90,
        when=gettext_lazy("cambia un campo propio"),
        kinds=frozenset({EntryKind.FIELD_SET}),
    ),
    "class": RuleEvent(
        order=100,
        when=gettext_lazy("se clasifica el asunto"),
        kinds=frozenset({EntryKind.CLASSIFIED}),
    ),
    "clock_warns": RuleEvent(
        order=110,
        when=gettext_lazy("un plazo está cerca"),
        kinds=frozenset({EntryKind.CLOCK_WARNED}),
        by_time=True,
    ),
    "clock_breaches": RuleEvent(
        order=120,
        when=gettext_lazy("se supera un plazo"),
        kinds=frozenset({EntryKind.CLOCK_BROKEN}),
        by_time=True,
    ),
    "waiting_over": RuleEvent(
        order=130,
        when=gettext_lazy("llega el día hasta el que esperaba"),
        kinds=frozenset({EntryKind.RESUMED}),
        fits=_by_the_clock,
        by_time=True,
    ),
    IDLE: RuleEvent(
        order=140,
        when=gettext_lazy("no pasa nada en un caso abierto durante unas horas"),
        needs_hours=True,
        by_time=True,
    ),
    "resolved": RuleEvent(
        order=150,
        when=gettext_lazy("se resuelve el caso"),
        kinds=frozenset({EntryKind.RESOLVED}),
    ),
    "reopened": RuleEvent(
        order=160,
        when=gettext_lazy("se reabre el caso"),
        kinds=frozenset({EntryKind.REOPENED}),
    ),
    "confirmed": RuleEvent(
        order=170,
        when=gettext_lazy("el cliente dice que está resuelto"),
        kinds=frozenset({EntryKind.CONFIRMED}),
    ),
}
for key, event in KNOWN.items():
    rule_events.add(key, event)
