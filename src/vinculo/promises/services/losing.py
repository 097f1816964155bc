"""What is published and lost the standard behind it: who answers for it hears so, once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.identity import api as identity
from vinculo.kernel.actor import Role
from vinculo.notices import api as notices
from vinculo.portfolio import api as portfolio
from vinculo.promises.contracts import ClaimState
from vinculo.promises.models import Claim
from vinculo.promises.selectors.claims import lost
from vinculo.work import api as work

LOST = "promises.claim_lost"
CLAIM = "claim:"
TIME_TO_MEND = timedelta(days=1)


@transaction.atomic
def hear_withdrawn(*, service_id: UUID, metric: str, at: datetime) -> int:
    """Tell the owner and direction of what nothing backs any more; of how many. Safe twice."""
    rows = Claim.objects.filter(
        service_id=service_id, metric=metric, state=ClaimState.PUBLISHED, pk__in=lost(at)
    )
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    people = _answer_for(service_id)
    for row in found:
        subject, url = f"{CLAIM}{row.pk}", reverse("promises:claim", args=[row.pk])
        open_tasks = [one for one in work.tasks_on(subject) if one.done_at is None]
        if open_tasks or not people:
            continue
        notices.tell(
            people, kind=LOST, subject=subject, at=at, params={"words": row.words}, url=url
        )
        title = gettext("Publicado sin respaldo: %(words)s") % {"words": row.words}
        work.create(
            owner_id=people[0],
            title=title[:200],
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=at + TIME_TO_MEND,
        )
    return len(found)


def _answer_for(service_id: UUID) -> list[UUID]:
    """The owner of the service first, then direction; nobody twice."""
    users = identity.users()
    service = portfolio.service(service_id)
    owner = [one.id for one in users if service and one.id == service.owner_id]
    direction = [one.id for one in users if Role.DIRECTION in one.roles]
    return list(dict.fromkeys(owner + direction))
