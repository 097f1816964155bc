"""Setting what a reply to a resolved case does."""

from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.domain.lifecycle import LONGEST_GRACE_DAYS
from vinculo.cases.models import ReplyRule
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError


def set_grace(*, service_id: UUID, days: int, by: Actor) -> None:
    """For so many days a reply brings a case of the service back; 0: it always opens another."""
    if not policy.may(by, "cases.set_rules"):
        raise NotAllowedError(action="cases.set_rules")
    ReplyRule.objects.update_or_create(
        service_id=service_id,
        defaults={"grace_days": min(max(days, 0), LONGEST_GRACE_DAYS)},
    )
