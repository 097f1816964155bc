"""What other contexts' tests may use of feedback."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from vinculo.cases.testing import MORNING
from vinculo.feedback.contracts import NewWave, RatingRuleView, RatingState, Via
from vinculo.feedback.domain.first_rating import LIFE
from vinculo.feedback.models import Rating
from vinculo.feedback.services import rating, waves
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.testing import Things, matrix_things
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.testing import a_notice
from vinculo.portfolio.testing import a_service

ADMINISTRATOR = Actor(
    user_id=None, name="", roles=frozenset({Role.ADMINISTRATOR}), keys=frozenset()
)
PLANNER = Actor(user_id=None, name="", roles=frozenset({Role.SUPERVISOR}), keys=frozenset())


def asks(service_id: UUID, *, after: timedelta = timedelta(hours=2), bad_at_most: int = 2) -> None:
    """From now on the service asks how it was."""
    rule = RatingRuleView(service_id=service_id, asks=True, after=after, bad_at_most=bad_at_most)
    rating.set_rule(rule, by=ADMINISTRATOR)


def rate(case_id: UUID, service_id: UUID, *scores: int, at: datetime = MORNING) -> UUID:
    """A customer was asked after a case and says these scores, a minute apart; the last counts."""
    row = Rating.objects.create(
        case_id=case_id,
        service_id=service_id,
        state=RatingState.ASKED,
        asked_at=at,
        expires_at=at + LIFE,
    )
    for number, score in enumerate(scores, start=1):
        token, when = rating.token_of(row.ref), at + timedelta(minutes=number)
        rating.answer(token=token, score=score, comment="", via=Via.MAIL, at=when)
    return row.pk


def change_a_score() -> int:
    """Change what a rating says behind the back of the chain; how many."""
    return Rating.objects.filter(score__gte=4).update(score=1)


def _waves(_person: UUID, _roles: frozenset[Role]) -> Things:
    """A wave: it names nobody, so who sees one sees all."""
    new = NewWave(
        name="Otoño",
        service_id=a_service(name=f"Servicio {uuid4()}", standards=False).id,
        since=date(2026, 9, 1),
        until=date(2026, 11, 1),
        margin_pct=5,
        response_pct=25,
        seed=7,
    )
    at = datetime(2026, 11, 18, 9, tzinfo=UTC)
    return Things(own=waves.prepare(new, by=PLANNER, at=at), foreign=None)


def _step(_person: UUID, _roles: frozenset[Role]) -> Things:
    """A step of an announcement: everybody reads it."""
    service = a_service(name=f"Servicio {uuid4()}", standards=False)
    notice_id = a_notice(service_id=service.id)
    return Things(own=knowledge.steps_to_tell(notice_id=notice_id)[0].step_id, foreign=None)


matrix_things.add("notice_step_id", _step)
matrix_things.add("wave_id", _waves)
