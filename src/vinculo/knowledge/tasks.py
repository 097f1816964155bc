"""What knowledge does by the clock."""

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic
from vinculo.knowledge.services import articles
from vinculo.organization import api as organization


@periodic("knowledge.ask_for_reviews", cron="20 5 * * *")
def ask_for_reviews(_due: int) -> None:
    """Whoever answers for an article looks at it again in time."""
    if organization.company_exists():
        articles.ask_for_reviews(at=clock.now())
