"""Looking at the handling itself: targets, audits, reviews; counts of the whole company."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q

from vinculo.complaints.contracts import ComplaintView, RemedyState
from vinculo.complaints.domain.patterns import Pattern
from vinculo.complaints.domain.process import (
    AuditStep,
    Measure,
    Reached,
    Result,
    Standing,
    digest_of,
    standing_of,
)
from vinculo.complaints.models import (
    Audit,
    AuditFinding,
    AuditItem,
    Complaint,
    Handling,
    Lesson,
    ProcessTarget,
    Receipt,
    Remedy,
    Review,
    ReviewDecision,
)
from vinculo.complaints.selectors.auditable import untouched
from vinculo.complaints.selectors.reading import rows_of, views_of
from vinculo.complaints.selectors.remedies import costs_of
from vinculo.kernel.actor import Actor
from vinculo.organization import api as organization

MOST, TOP_CAUSES, CONTENT = 50, 10, 4
GIVEN = (RemedyState.GRANTED, RemedyState.DONE)


@dataclass(frozen=True, kw_only=True)
class TargetRow:
    """A target of a service, and what was reached."""

    service_id: UUID
    service_name: str
    measure: Measure
    target_pct: int
    within_hours: int | None
    reached: Reached

    @property
    def standing(self) -> Standing:
        """Met, missed, or not to be said yet."""
        return standing_of(self.measure, self.reached, self.target_pct)


@dataclass(frozen=True, kw_only=True)
class AuditRow:
    """An audit in a list."""

    id: UUID
    name: str
    since: date
    until: date
    planned_for: date
    population: int
    seed: int
    auditor_id: UUID
    auditor: str
    conclusion: str
    closed_at: datetime | None
    size: int
    checked: int
    fails: int


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """What was found of one step."""

    step: AuditStep
    result: Result
    words: str
    owner: str
    due_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """A complaint of a sample; ``complaint`` None: out of the reader's sight.

    ``auditor`` looks at it in the place of the audit's own; ``replaced_by`` is the place of the
    one drawn instead. ``took_part``: the reader did in its handling.
    """

    complaint_id: UUID
    position: int
    complaint: ComplaintView | None
    recorded: Mapping[AuditStep, bool]
    findings: Sequence[FindingView]
    auditor_id: UUID | None
    auditor: str
    replaced_by: int | None
    took_part: bool


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """Something that direction decided."""

    words: str
    owner: str
    due_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ReviewView:
    """A review; ``read`` is the digest of what stands in it now."""

    id: UUID
    since: date
    until: date
    inputs: Mapping[str, Any]
    made_at: datetime
    conclusions: str
    signed_at: datetime | None
    signed_by: str
    digest: str
    decisions: Sequence[DecisionView]
    read: str


def targets(*, since: datetime, until: datetime, at: datetime) -> list[TargetRow]:
    """Each target with what was reached of what came in from ``since``, before ``until``.

    What may still be done in time counts neither way; what goes on with another counts there.
    """
    rows = list(
        ProcessTarget.objects.select_related("service").order_by("service__name", "measure", "pk")
    )
    if not rows:
        return []
    came = Complaint.objects.counted().filter(filed_at__gte=since, filed_at__lt=until)
    said = Handling.objects.filter(answered_at__gte=since, answered_at__lt=until)
    parts: dict[bool, dict[str, Any]] = {False: {}, True: {}}
    for number, row in enumerate(rows):
        within, hits = _conditions(row, at)
        counted = parts[row.measure == Measure.PROCESS]
        counted[f"n{number}"] = Count("pk", filter=within)
        counted[f"h{number}"] = Count("pk", filter=within & hits)
    counts = came.aggregate(**parts[False]) | said.aggregate(**parts[True])
    return [
        TargetRow(
            service_id=row.service_id,
            service_name=row.service.name,
            measure=Measure(row.measure),
            target_pct=row.target_pct,
            within_hours=row.within_hours,
            reached=Reached(n=counts[f"n{number}"], hits=counts[f"h{number}"]),
        )
        for number, row in enumerate(rows)
    ]


def _conditions(row: ProcessTarget, at: datetime) -> tuple[Q, Q]:
    """Which rows count for a target, and which of them are as its measure says."""
    time_allowed = timedelta(hours=row.within_hours or 0)
    if row.measure == Measure.PROCESS:
        return Q(complaint__service_id=row.service_id), Q(process__gte=CONTENT)
    theirs = Q(service_id=row.service_id)
    if row.measure == Measure.SYSTEMATIC:
        return theirs & ~Q(pattern=""), Q(pattern=Pattern.SYSTEMATIC)
    step = "acknowledged_at" if row.measure == Measure.ACKNOWLEDGED else "answered_at"
    in_time = Q(**{f"{step}__lte": F("filed_at") + time_allowed})
    return theirs & (Q(filed_at__lte=at - time_allowed) | in_time), in_time


def audits(*, audit_id: UUID | None = None) -> list[AuditRow]:
    """The latest audits with how far each is, the newest first; or one of them."""
    rows = Audit.objects.select_related("auditor")
    if audit_id is not None:
        rows = rows.filter(pk=audit_id)
    found = list(rows.order_by("-made_at", "-pk")[:MOST])
    ids = [row.pk for row in found]
    sizes = dict(
        AuditItem.objects.filter(audit__in=ids, replaced_by__isnull=True)
        .order_by()
        .values_list("audit")
        .annotate(Count("pk"))
    )
    counted = {
        key: (checked, fails)
        for key, checked, fails in AuditFinding.objects.filter(item__audit__in=ids)
        .order_by()
        .values_list("item__audit")
        .annotate(
            checked=Count("item", distinct=True),
            fails=Count("pk", filter=Q(result=Result.FAILS)),
        )
    }
    return [
        AuditRow(
            id=row.pk,
            name=row.name,
            since=row.since,
            until=row.until,
            planned_for=row.planned_for,
            population=row.population,
            seed=row.seed,
            auditor_id=row.auditor_id,
            auditor=row.auditor.name,
            conclusion=row.conclusion,
            closed_at=row.closed_at,
            size=sizes.get(row.pk, 0),
            checked=counted.get(row.pk, (0, 0))[0],
            fails=counted.get(row.pk, (0, 0))[1],
        )
        for row in found
    ]


def items(*, actor: Actor, audit_id: UUID) -> list[ItemView]:
    """The sample of an audit in its order, with what is on record of each step and was found."""
    rows = list(
        AuditItem.objects.filter(audit_id=audit_id)
        .select_related("complaint", "auditor", "replaced_by")
        .order_by("position")
    )
    seen = rows_of(actor).filter(pk__in=[row.complaint_id for row in rows])
    views = {one.id: one for one in views_of(seen, actor=actor)}
    findings: dict[UUID, list[FindingView]] = {}
    found = AuditFinding.objects.filter(item__audit_id=audit_id).select_related("owner")
    order = {step: number for number, step in enumerate(AuditStep)}
    for one in sorted(found, key=lambda one: order[AuditStep(one.step)]):
        findings.setdefault(one.item_id, []).append(
            FindingView(
                step=AuditStep(one.step),
                result=Result(one.result),
                words=one.words,
                owner=one.owner.name if one.owner else "",
                due_at=one.due_at,
                done_at=one.done_at,
            )
        )
    sampled = [row.complaint_id for row in rows]
    kept = Receipt.objects.filter(complaint__in=sampled)
    received = set(kept.values_list("complaint_id", flat=True))
    sampled_rows = Complaint.objects.filter(pk__in=sampled)
    free = set(untouched(sampled_rows, actor=actor).values_list("pk", flat=True))
    return [
        ItemView(
            complaint_id=row.complaint_id,
            position=row.position,
            complaint=views.get(row.complaint_id),
            recorded=_recorded(row.complaint, has_receipt=row.complaint_id in received),
            findings=findings.get(row.pk, ()) if row.complaint_id in views else (),
            auditor_id=row.auditor_id,
            auditor=row.auditor.name if row.auditor else "",
            replaced_by=row.replaced_by.position if row.replaced_by else None,
            took_part=row.complaint_id not in free,
        )
        for row in rows
    ]


def _recorded(row: Complaint, *, has_receipt: bool) -> dict[AuditStep, bool]:
    """What the record itself says of a step; the auditor looks at the rest."""
    return {
        AuditStep.RECEIPT: has_receipt,
        AuditStep.ACKNOWLEDGEMENT: row.acknowledged_at is not None,
        AuditStep.ASSESSMENT: row.assessed_at is not None,
        AuditStep.INVESTIGATION: row.investigated_at is not None,
        AuditStep.DECISION: row.answered_at is not None,
        AuditStep.CLOSING: bool(row.said),
    }


def reviews() -> list[ReviewView]:
    """The latest reviews, the newest first."""
    rows = Review.objects.select_related("signed_by").order_by("-made_at", "-pk")[:MOST]
    return [_review(row, ()) for row in rows]


def review(review_id: UUID) -> ReviewView | None:
    """One review with its decisions."""
    row = Review.objects.select_related("signed_by").filter(pk=review_id).first()
    if row is None:
        return None
    rows = ReviewDecision.objects.filter(review=row).select_related("owner")
    return _review(row, list(rows.order_by("made_at", "pk")))


def digest_now(review_id: UUID) -> str:
    """The digest of a review as it stands."""
    row = Review.objects.get(pk=review_id)
    return _digest(row, list(ReviewDecision.objects.filter(review=row)))


def _digest(row: Review, decisions: Sequence[ReviewDecision]) -> str:
    said = [(one.words, str(one.owner_id), one.due_at.isoformat()) for one in decisions]
    return digest_of(row.inputs, row.conclusions, said)


def _review(row: Review, decisions: Sequence[ReviewDecision]) -> ReviewView:
    return ReviewView(
        id=row.pk,
        since=row.since,
        until=row.until,
        inputs=row.inputs,
        made_at=row.made_at,
        conclusions=row.conclusions,
        signed_at=row.signed_at,
        signed_by=row.signed_by.name if row.signed_by else "",
        digest=row.digest,
        decisions=[
            DecisionView(
                words=one.words, owner=one.owner.name, due_at=one.due_at, done_at=one.done_at
            )
            for one in decisions
        ],
        read=_digest(row, decisions),
    )


def inputs(*, since: date, until: date, at: datetime) -> dict[str, Any]:
    """The figures of a period that direction reviews: counts, never a name.

    What goes on with another complaint counts there and is neither received nor closed by itself.
    """
    zone = ZoneInfo(organization.company().timezone)
    begins = datetime.combine(since, time(), zone)
    ends = datetime.combine(until + timedelta(days=1), time(), zone)
    came = Complaint.objects.counted().filter(filed_at__gte=begins, filed_at__lt=ends)
    closed = Complaint.objects.counted().filter(closed_at__gte=begins, closed_at__lt=ends)
    said = Handling.objects.filter(answered_at__gte=begins, answered_at__lt=ends)
    taught = Lesson.objects.filter(made_at__gte=begins, made_at__lt=ends)
    fails = AuditFinding.objects.filter(
        result=Result.FAILS, item__audit__closed_at__gte=begins, item__audit__closed_at__lt=ends
    )
    before = ReviewDecision.objects.filter(review__signed_at__isnull=False, made_at__lt=ends)
    causes = came.exclude(cause=None).values_list("cause__name").annotate(n=Count("pk"))
    spent = Remedy.objects.filter(decided_at__gte=begins, decided_at__lt=ends, state__in=GIVEN)
    return {
        "received": came.count(),
        "closed": closed.count(),
        "open": Complaint.objects.open().count(),
        "decisions": dict(
            came.exclude(decision="").order_by().values_list("decision").annotate(Count("pk"))
        ),
        "patterns": dict(
            came.exclude(pattern="").order_by().values_list("pattern").annotate(Count("pk"))
        ),
        "causes": [list(one) for one in causes.order_by("-n", "cause__name")[:TOP_CAUSES]],
        "process": [said.filter(process__gte=CONTENT).count(), said.count()],
        "remedies_costs": [[str(sum_), currency] for sum_, currency in costs_of(spent)],
        "lessons": [taught.exclude(done_at=None).count(), taught.count()],
        "audits": Audit.objects.filter(closed_at__gte=begins, closed_at__lt=ends).count(),
        "fails": [fails.exclude(done_at=None).count(), fails.count()],
        "before": [before.exclude(done_at=None).count(), before.count()],
        "targets": [
            [one.service_name, one.measure, one.reached.hits, one.reached.n, one.target_pct]
            for one in targets(since=begins, until=ends, at=at)
        ],
    }
