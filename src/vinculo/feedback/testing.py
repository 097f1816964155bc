"""What other contexts' tests may use of feedback."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from vinculo.feedback.contracts import NewWave, RatingRuleView
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
