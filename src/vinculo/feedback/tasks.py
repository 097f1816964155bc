"""What feedback does by the clock."""

from uuid import UUID

from vinculo.feedback.services import rating
from vinculo.kernel import clock
from vinculo.kernel.jobs import task


@task(rating.TASK, queue="outbound")
def ask_for_rating(rating_id: str) -> None:
    """Mail the question of one rating, once."""
    rating.ask(rating_id=UUID(rating_id), at=clock.now())
