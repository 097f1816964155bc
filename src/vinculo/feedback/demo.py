"""What the practice company's customers said after their cases."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import Scope
from vinculo.feedback.contracts import (
    InvitationState,
    NewWave,
    RatingRuleView,
    RatingState,
    Trouble,
    Via,
    WaveState,
)
from vinculo.feedback.domain.first_rating import LIFE
from vinculo.feedback.models import Rating, Wave, WaveInvitation
from vinculo.feedback.services import rating, waves
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
SAID = {
    0: (Trouble.DELAY, "Quedaron en venir el lunes y vinieron el miércoles, sin avisar.", False),
    2: (Trouble.INFORMATION, "No supe que había que estar en casa hasta el mismo día.", False),
}
FINE = frozenset({1, 4})
PLANNER = Actor(user_id=None, name="", roles=frozenset({Role.SUPERVISOR}), keys=frozenset())


def load(at: datetime) -> None:
    """Every service asks; some customers have answered."""
    _load_wave(at)
    found = cases.cases_in(actor=SYSTEM, scope=Scope.RESOLVED, at=at, size=50).rows
    for service in ("averias",):
        rule = RatingRuleView(service_id=demo_id(f"service:{service}"), asks=True)
        rating.set_rule(rule, by=ADMINISTRATOR)
    said = iter(ANSWERS)
    known = set()
    for case in sorted(found, key=lambda one: one.resolved_at or at):
        if case.customer_id is None or case.customer_id in known:
            continue
        known.add(case.customer_id)
        ended = case.resolved_at or at
        if score_and_comment := next(said, None):
            _answer(case.id, ended, at, *score_and_comment)
        else:
            rating.plan(case_id=case.id, at=ended)


def _answer(case_id: UUID, ended: datetime, at: datetime, score: int, comment: str) -> None:
    """A rating as it was given then, whatever the customer has written since."""
    case = cases.case(actor=SYSTEM, case_id=case_id)
    if case is None:
        raise LookupError(case_id)
    row = Rating.objects.create(
        case_id=case_id,
        customer_id=case.customer_id,
        service_id=case.service_id,
        state=RatingState.ASKED,
        asked_at=ended,
        expires_at=ended + LIFE,
    )
    rating.answer(
        token=rating.token_of(row.ref),
        score=score,
        comment=comment,
        via=Via.MAIL,
        at=min(ended + timedelta(hours=5), at),
    )


def _load_wave(at: datetime) -> None:
    """A wave of weeks ago, before anybody was asked to rate a case; some answered."""
    began = at - timedelta(days=45)
    wave_id = waves.prepare(
        NewWave(
            name="Instalaciones de otoño",
            service_id=demo_id("service:averias"),
            since=(began - timedelta(days=90)).date(),
            until=began.date(),
            margin_pct=5,
            response_pct=50,
            seed=2027,
            worth=Decimal("118.00"),
        ),
        by=PLANNER,
        at=began,
    )
    if not Wave.objects.get(pk=wave_id).size:
        return
    waves.start(wave_id=wave_id, by=PLANNER, at=began)
    rows = WaveInvitation.objects.filter(wave_id=wave_id).order_by("customer_id")
    for number, row in enumerate(rows):
        row.state, row.sent_at = InvitationState.SENT, began
        if number in SAID:
            row.state, row.answered_at = InvitationState.SAID, began + timedelta(days=2)
            row.trouble, row.text, row.had_told = SAID[number]
        elif number in FINE:
            row.state, row.answered_at = InvitationState.FINE, began + timedelta(days=1)
        row.save()
    Wave.objects.filter(pk=wave_id).update(state=WaveState.SENT)


demo_parts.add("feedback", load)
