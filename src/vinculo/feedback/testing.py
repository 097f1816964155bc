"""What other contexts' tests may use of feedback."""

from datetime import timedelta
from uuid import UUID

from vinculo.feedback.contracts import RatingRuleView
from vinculo.feedback.services import rating
from vinculo.kernel.actor import Actor, Role

ADMINISTRATOR = Actor(
    user_id=None, name="", roles=frozenset({Role.ADMINISTRATOR}), keys=frozenset()
)


def asks(service_id: UUID, *, after: timedelta = timedelta(hours=2), bad_at_most: int = 2) -> None:
    """From now on the service asks how it was."""
    rule = RatingRuleView(service_id=service_id, asks=True, after=after, bad_at_most=bad_at_most)
    rating.set_rule(rule, by=ADMINISTRATOR)
