"""What staff hear of the house itself: evidence that is not what was kept."""

from django.urls import reverse

from vinculo.identity import api as identity
from vinculo.kernel import events
from vinculo.kernel.actor import Role
from vinculo.kernel.evidence.told import EvidenceDisagreed
from vinculo.notices.services.telling import tell


def alarm(event: EvidenceDisagreed) -> None:
    """Administrators and auditors hear that the chain disagrees, by the mail they chose."""
    people = [*identity.users(Role.ADMINISTRATOR), *identity.users(Role.AUDITOR)]
    tell(
        {user.id for user in people},
        kind="notices.evidence_disagreed",
        subject=f"evidence:{event.check_id}",
        at=event.checked_at,
        params={"n": event.fault_count},
        url=reverse("identity:chain"),
    )


events.subscribe(EvidenceDisagreed, "notices.evidence", alarm)
