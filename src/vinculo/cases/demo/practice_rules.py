"""Three rules of the practice company: two at work, one to be tried and switched on."""

from datetime import datetime

from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.rules.conditions import Condition, Operator
from vinculo.cases.services.rules import keeping
from vinculo.identity import api as identity
from vinculo.kernel.demo import demo_id
from vinculo.routing import api as routing


def _is(field: str, value: str) -> Condition:
    return Condition(field=field, operator=Operator.IS, value=value)


RULES = (
    (
        True,
        keeping.RuleDraft(
            name="Plazo superado: avisar a supervisión",
            event="clock_breaches",
            all_of=(Condition(field="status", operator=Operator.IS_NOT, value="resolved"),),
            steps=(
                Step(action="notify", value="supervisors", text="Se ha pasado el plazo."),
                Step(action="priority", value=str(routing.URGENT)),
            ),
        ),
    ),
    (
        True,
        keeping.RuleDraft(
            name="Sin servicio: subir la prioridad",
            event="message",
            all_of=(
                _is("machine", "no"),
                Condition(
                    field="words",
                    operator=Operator.SAYS,
                    value="sin internet, sin servicio, no funciona, sin teléfono",
                ),
            ),
            steps=(Step(action="priority", value=str(routing.RAISED)),),
        ),
    ),
    (
        False,
        keeping.RuleDraft(
            name="Dos días sin movimiento: preguntar a quien lo lleva",
            event="idle",
            hours=48,
            any_of=(_is("status", "open"), _is("status", "new")),
            steps=(
                Step(action="notify", value="owner", text="Lleva dos días sin moverse."),
                Step(action="note", text="<p>Dos días sin novedad: ¿sigue haciendo falta?</p>"),
            ),
        ),
    ),
)
"""What the practice company has, with whether it is on."""


def keep_rules(at: datetime) -> None:
    """Keep the three as the company's administrator would."""
    ana = identity.actor_for(demo_id("user:ana"))
    if ana is None:
        return
    for on, draft in RULES:
        rule_id, _is_on = keeping.keep_rule(draft, actor=ana, at=at)
        if on:
            keeping.switch(rule_id=rule_id, on=True, actor=ana, at=at)
