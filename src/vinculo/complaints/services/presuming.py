"""What a complaint is taken to be about by its words, until a person says so."""

from datetime import datetime

from vinculo.complaints.contracts import LegalTopic
from vinculo.complaints.domain.billing_words import speaks_of_billing
from vinculo.complaints.domain.saying import presumed
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.complaints.selectors.law import PRESUMED_TOPIC, SAID_TOPIC
from vinculo.complaints.services import story, told
from vinculo.kernel import evidence
from vinculo.portfolio import api as portfolio

QUICK_BILLING = "ES10-5D"


def presume_topic(row: Complaint, *, at: datetime) -> None:
    """Billing, where its words or its service say so and a law answers that sooner.

    Whoever keeps the shorter term keeps every other. What anybody said of its topic stays.
    """
    if row.topic != LegalTopic.OTHER or row.answered_at is not None:
        return
    steps = ComplaintStep.objects.filter(complaint=row, what__in=[SAID_TOPIC, PRESUMED_TOPIC])
    if not _speaks_of_billing(row) or steps.exists():
        return
    law = portfolio.law_history().law_of(row.service_id, filed_at=row.filed_at)
    if not law.holds(QUICK_BILLING):
        return
    was, row.topic = row.topic, LegalTopic.BILLING
    row.save(update_fields=["topic"])
    story.enter(row, PRESUMED_TOPIC, at=at, code=f"{was}>{row.topic}")
    evidence.record(
        evidence.Proof(
            kind=f"complaints.{PRESUMED_TOPIC}",
            subject=story.subject_of(row.pk),
            facts={"was": str(was), "now": LegalTopic.BILLING.value},
        )
    )


def _speaks_of_billing(row: Complaint) -> bool:
    service = portfolio.service(row.service_id)
    first = presumed(told.lines_of(row.case_id, until=row.filed_at))
    said = [row.case.subject, row.asks_for, first.words if first else ""]
    return any(speaks_of_billing(one) for one in [*said, service.name if service else ""])
