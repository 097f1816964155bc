"""The three questions on the handling: whom they were asked, who answered, and who kept silent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from vinculo.cases.contracts import CaseStatus
from vinculo.complaints.contracts import OPEN_STATES, ComplaintState, Questions, Unsent
from vinculo.complaints.models import Handling

ENDED = (CaseStatus.RESOLVED, CaseStatus.CLOSED)


@dataclass(frozen=True, kw_only=True)
class AskedCounts:
    """What became of the questions of the complaints closed in a period.

    ``asked``: by mail, aloud, or answered on their page; of them ``answered``, of which ``heard``
    aloud. ``unsent``: how many nobody asked, by why; ``waiting``: their mail is still to leave.
    """

    closed: int
    asked: int
    answered: int
    heard: int
    unsent: tuple[tuple[Unsent, int], ...]
    waiting: int

    @property
    def silent(self) -> int:
        """How many were asked and said nothing."""
        return self.asked - self.answered


def questions(
    complaint_id: UUID, *, lock: bool = False, even_open: bool = False
) -> Questions | None:
    """Of a complaint that is closed now, whoever asks; None of any other. ``lock``: wait for it.

    ``even_open``: also of one that lives again.
    """
    rows = Handling.objects.select_related("complaint__case", "complaint__service")
    if lock:
        rows = rows.select_for_update(of=("self",))
    states = (ComplaintState.CLOSED, *OPEN_STATES) if even_open else (ComplaintState.CLOSED,)
    row = rows.filter(complaint=complaint_id, complaint__state__in=states).first()
    if row is None:
        return None
    one = row.complaint
    return Questions(
        complaint_id=one.pk,
        case_id=one.case_id,
        number=one.case.number,
        service_id=one.service_id,
        service_name=one.service.name,
        customer_id=one.case.customer_id,
        language=one.filed_language,
        mailed_at=row.mailed_at,
        has_task=row.task_id is not None,
        is_answered=row.answered_at is not None,
        is_open=one.state != ComplaintState.CLOSED or one.case.status not in ENDED,
        closed_at=one.closed_at,
    )


def last_mailed(records: Collection[UUID], *, but_case: UUID | None = None) -> dict[UUID, datetime]:
    """From a customer's record to when it was last mailed these questions, of those that were."""
    rows = Handling.objects.filter(complaint__case__customer__in=records, mailed_at__isnull=False)
    if but_case is not None:
        rows = rows.exclude(complaint__case=but_case)
    counted = rows.order_by().values_list("complaint__case__customer").annotate(at=Max("mailed_at"))
    return {record: at for record, at in counted if record is not None}


def asked(*, since: datetime, until: datetime) -> AskedCounts:
    """Of the complaints closed from ``since``, before ``until``, in the whole company."""
    answered = Q(answered_at__isnull=False)
    was = answered | Q(mailed_at__isnull=False) | Q(task_id__isnull=False)
    rows = Handling.objects.filter(
        complaint__state=ComplaintState.CLOSED,
        complaint__closed_at__gte=since,
        complaint__closed_at__lt=until,
    )
    counts = rows.aggregate(
        closed=Count("pk"),
        asked=Count("pk", filter=was),
        answered=Count("pk", filter=answered),
        heard=Count("pk", filter=Q(heard_by__isnull=False)),
        waiting=Count("pk", filter=~was & Q(unsent="")),
    )
    whys = rows.filter(~was).exclude(unsent="").order_by("unsent").values_list("unsent")
    unsent = tuple((Unsent(why), n) for why, n in whys.annotate(n=Count("pk")))
    return AskedCounts(**counts, unsent=unsent)
