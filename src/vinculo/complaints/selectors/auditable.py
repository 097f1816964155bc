"""Which complaints a person may audit: those that they see and took no part in."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintState
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization

TOOK_PART = ("about", "champion", "investigator", "decided_by", "decided_before", "closed_by")


def drawn_from(*, actor: Actor, since: date, until: date) -> QuerySet[Complaint]:
    """What was closed on those days, as far as a person may audit it."""
    zone = ZoneInfo(organization.company().timezone)
    rows = Complaint.objects.filter(
        state=ComplaintState.CLOSED,
        closed_at__gte=datetime.combine(since, time(), zone),
        closed_at__lt=datetime.combine(until + timedelta(days=1), time(), zone),
    )
    return untouched(rows, actor=actor)


def untouched(rows: QuerySet[Complaint], *, actor: Actor) -> QuerySet[Complaint]:
    """Those that a person sees and did nothing in, whatever it names them today."""
    theirs = Q()
    for role in TOOK_PART:
        theirs |= Q(**{f"{role}_id": actor.user_id})
    seen = rows.filter(policy.visible(actor))
    steps = ComplaintStep.objects.filter(by_id=actor.user_id, complaint__in=rows.values("pk"))
    return seen.exclude(pk__in=rows.filter(theirs).values("pk")).exclude(
        pk__in=steps.values("complaint_id")
    )


def may_look(actor: Actor, complaint_id: UUID) -> bool:
    """Whether a person may audit a complaint."""
    return untouched(Complaint.objects.filter(pk=complaint_id), actor=actor).exists()
