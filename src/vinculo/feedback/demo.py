"""What the practice company's customers said after their cases."""

from datetime import datetime, timedelta

from vinculo.cases import api as cases
from vinculo.cases.contracts import Scope
from vinculo.feedback.contracts import RatingRuleView, RatingState, Via
from vinculo.feedback.models import Rating
from vinculo.feedback.services import rating
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.demo import demo_id, demo_parts

ADMINISTRATOR = Actor(
    user_id=None, name="", roles=frozenset({Role.ADMINISTRATOR}), keys=frozenset()
)
ANSWERS = (
    (5, "Me llamaron antes de lo que decían. Así da gusto."),
    (4, ""),
    (2, "Arreglado está, pero tuve que explicar lo mismo tres veces."),
    (5, ""),
    (4, "Bien, aunque el técnico llegó una hora tarde."),
    (3, ""),
    (1, "Nadie me dijo que la avería era de toda la calle hasta que llamé yo."),
    (5, "Gracias a Javier, muy claro."),
)
"""What the customers of the first resolved cases say, the others nothing."""


def load(at: datetime) -> None:
    """Every service asks; some customers have answered."""
    found = cases.cases_in(actor=SYSTEM, scope=Scope.RESOLVED, at=at, size=50).rows
    for service in ("averias",):
        rule = RatingRuleView(service_id=demo_id(f"service:{service}"), asks=True)
        rating.set_rule(rule, by=ADMINISTRATOR)
    said = iter(ANSWERS)
    for case in sorted(found, key=lambda one: one.resolved_at or at):
        ended = case.resolved_at or at
        if rating.plan(case_id=case.id, at=ended) != RatingState.PLANNED:
            continue
        score, comment = next(said, (0, ""))
        if score:
            row = Rating.objects.get(case_id=case.id)
            rating.answer(
                token=rating.token_of(row.ref),
                score=score,
                comment=comment,
                via=Via.MAIL,
                at=min(ended + timedelta(hours=5), at),
            )


demo_parts.add("feedback", load)
