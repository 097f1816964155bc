"""Internal audits of the handling: planned, drawn by lot, looked at step by step, concluded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from vinculo.complaints import policy
from vinculo.complaints.domain.process import (
    AuditOverError,
    AuditsOwnError,
    AuditStep,
    ConclusionError,
    FindingWholeError,
    NothingToAuditError,
    Result,
    UncheckedError,
    check_audit,
    drawn,
)
from vinculo.complaints.labels.process import AUDIT_STEP
from vinculo.complaints.models import Audit, AuditFinding, AuditItem, Complaint
from vinculo.complaints.selectors.auditable import drawn_from, may_look
from vinculo.complaints.services import story
from vinculo.identity import api as identity
from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.organization import api as organization
from vinculo.work import api as work


class NoSuchAuditError(DomainError):
    """No such audit, or the complaint is not of its sample."""

    code = "complaint_no_such_audit"


@dataclass(frozen=True, kw_only=True)
class NewAudit:
    """An audit to plan: closings of which days, how many by lot, by whom and when."""

    name: str
    since: date
    until: date
    planned_for: date
    size: int
    seed: int
    auditor_id: UUID


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What somebody found of one complaint, step by step, and what becomes of what fails."""

    results: Mapping[AuditStep, Result]
    words: str = ""
    owner_id: UUID | None = None
    due_at: datetime | None = None


@transaction.atomic
def plan_audit(new: NewAudit, *, actor: Actor, at: datetime) -> UUID:
    """Draw the sample and give the auditor a task; the same seed draws the same complaints.

    Only what the auditor may see and did not handle is drawn from. Raises NotAllowedError,
    BadAuditError, NothingToAuditError, NoSuchPersonError.
    """
    _require(actor)
    check_audit(name=new.name, since=new.since, until=new.until, size=new.size)
    person = identity.actor_for(new.auditor_id)
    if person is None or not policy.may(person, "complaints.audit"):
        raise NotAllowedError(action="complaints.audit")
    rows = drawn_from(actor=person, since=new.since, until=new.until)
    ids = list(rows.values_list("pk", flat=True))
    if not ids:
        raise NothingToAuditError
    row = Audit.objects.create(
        name=" ".join(new.name.split())[:120],
        since=new.since,
        until=new.until,
        planned_for=new.planned_for,
        population=len(ids),
        seed=new.seed,
        auditor_id=new.auditor_id,
        made_at=at,
    )
    AuditItem.objects.bulk_create(
        AuditItem(audit=row, complaint_id=one, position=number)
        for number, one in enumerate(drawn(ids, seed=new.seed, size=new.size), start=1)
    )
    zone = ZoneInfo(organization.company().timezone)
    due_at = datetime.combine(new.planned_for, time(23, 59), zone)
    work.give(
        owner_id=new.auditor_id,
        title=gettext("Auditar las reclamaciones: %(name)s") % {"name": row.name},
        details="",
        by=actor,
        subject=subject_of(row.pk),
        url=page_of(row.pk),
        due_at=due_at if due_at > at else None,
        at=at,
    )
    return row.pk


@transaction.atomic
def check_complaint(
    *, audit_id: UUID, complaint_id: UUID, found: Checked, actor: Actor, at: datetime
) -> None:
    """Write down what was found of one complaint; each step that fails becomes a task.

    The task is about the complaint: what it says goes with the person when they are erased. What
    failed stays, with its task. Raises NoSuchAuditError, NotAllowedError, AuditOverError,
    AuditsOwnError, FindingWholeError, NoSuchPersonError.
    """
    _require(actor)
    audit = _going_on(audit_id)
    seen = Complaint.objects.filter(policy.visible(actor)).select_related("case")
    row = seen.filter(pk=complaint_id).first()
    items = AuditItem.objects.filter(audit=audit, replaced_by__isnull=True)
    item = items.filter(complaint_id=complaint_id).first()
    if actor.user_id not in _looking(audit, item):
        raise NotAllowedError(action="complaints.audit")
    if row is None or item is None:
        raise NoSuchAuditError
    if not may_look(actor, row.pk):
        raise AuditsOwnError
    words = whole(" ".join(found.words.split()), most=500)
    fails = Result.FAILS in found.results.values()
    due_at, owner_id = found.due_at, found.owner_id
    if fails and (not words or owner_id is None or due_at is None or due_at <= at):
        raise FindingWholeError
    kept = AuditFinding.objects.filter(item=item)
    failed = set(kept.filter(result=Result.FAILS).values_list("step", flat=True))
    kept.exclude(result=Result.FAILS).delete()
    for step in AuditStep:
        if step in failed:
            continue
        result = found.results.get(step, Result.NOT_ASKED)
        finding = AuditFinding(item=item, complaint=row, step=step, result=result, made_at=at)
        if result is Result.FAILS and owner_id is not None and due_at is not None:
            finding.words, finding.owner_id, finding.due_at = words, owner_id, due_at
            said = {"step": AUDIT_STEP[step], "number": row.case.number}
            finding.task_id = work.give(
                owner_id=owner_id,
                title=(gettext("No conforme en %(number)s: %(step)s") % said)[:200],
                details=words,
                by=actor,
                subject=story.subject_of(row.pk),
                url=page_of(audit.pk),
                due_at=due_at,
                at=at,
            ).id
        finding.save()


@transaction.atomic
def close_audit(*, audit_id: UUID, conclusion: str, actor: Actor, at: datetime) -> None:
    """Conclude an audit once each complaint of its sample was looked at; it is evidence then.

    Raises NoSuchAuditError, NotAllowedError, AuditOverError, UncheckedError, ConclusionError.
    """
    audit = locked(audit_id, actor)
    items = AuditItem.objects.filter(audit=audit, replaced_by__isnull=True)
    findings = AuditFinding.objects.filter(item__audit=audit)
    left = items.exclude(pk__in=findings.values("item_id")).count()
    if left:
        raise UncheckedError(count=left)
    if not conclusion.strip():
        raise ConclusionError
    audit.conclusion, audit.closed_at = whole(conclusion.strip(), most=2000), at
    audit.save(update_fields=["conclusion", "closed_at"])
    facts: dict[str, str | int] = {
        "audit": str(audit.pk),
        "by": str(actor.user_id),
        "seed": audit.seed,
        "complaints": items.count(),
        "fails": findings.filter(result=Result.FAILS).count(),
        "by_others": items.exclude(auditor=None).count(),
        "replaced": AuditItem.objects.filter(audit=audit).exclude(replaced_by=None).count(),
    }
    evidence.record(
        evidence.Proof(kind="complaints.audit_closed", subject=subject_of(audit.pk), facts=facts)
    )


def subject_of(audit_id: UUID) -> str:
    """What tasks and evidence call an audit."""
    return f"complaint_audit:{audit_id}"


def page_of(audit_id: UUID) -> str:
    """Where an audit is done."""
    return reverse("complaints:audit", args=[audit_id])


def _require(actor: Actor) -> None:
    if not policy.may(actor, "complaints.audit"):
        raise NotAllowedError(action="complaints.audit")


def locked(audit_id: UUID, actor: Actor) -> Audit:
    """An audit that goes on, for its auditor."""
    _require(actor)
    row = _going_on(audit_id)
    if row.auditor_id != actor.user_id:
        raise NotAllowedError(action="complaints.audit")
    return row


def _looking(audit: Audit, item: AuditItem | None) -> set[UUID]:
    """Who looks at an item: the auditor, or whoever does it in their place."""
    return {(item and item.auditor_id) or audit.auditor_id}


def _going_on(audit_id: UUID) -> Audit:
    """Raises NoSuchAuditError, AuditOverError."""
    row = Audit.objects.select_for_update().filter(pk=audit_id).first()
    if row is None:
        raise NoSuchAuditError
    if row.closed_at is not None:
        raise AuditOverError
    return row
