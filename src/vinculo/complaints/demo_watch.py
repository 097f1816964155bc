"""How a demo company watches its complaints: targets, an audit of a quarter, a signed review."""

from datetime import datetime, timedelta
from uuid import UUID

from vinculo.complaints.contracts import HeldThing
from vinculo.complaints.domain.process import AuditStep, Measure, NothingToAuditError, Result
from vinculo.complaints.models import AuditItem, Complaint
from vinculo.complaints.selectors.process import digest_now
from vinculo.complaints.services import auditing, holding, reviewing
from vinculo.complaints.services.auditing import Checked, NewAudit
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.demo import demo_id

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MOST_ASKED = 24
DAYS_TO_ANSWER = 15
TARGETS = {
    Measure.ACKNOWLEDGED: (95, 24),
    Measure.ANSWERED: (90, DAYS_TO_ANSWER * 24),
    Measure.PROCESS: (80, None),
    Measure.SYSTEMATIC: (25, None),
}
SIZE, SEED = 10, 20261
CONFORMS = dict.fromkeys(AuditStep, Result.CONFORMS)


def watch(at: datetime) -> None:
    """Targets of every service with complaints, and who looked whether they are well handled."""
    ana, raul = _actor("ana"), _actor("raul")
    services = Complaint.objects.order_by("service_id").values_list("service_id", flat=True)
    for service_id in services.distinct():
        for measure, (target, hours) in TARGETS.items():
            reviewing.set_target(
                service_id=service_id,
                measure=measure,
                target_pct=target,
                within_hours=hours,
                actor=ana,
            )
    _audit(raul, at)
    _review(ana, raul, at)
    ask_of_billing(at)


def ask_of_billing(at: datetime) -> None:
    """Billing asks of those who complain now, and of those whose complaint was closed."""
    rows = Complaint.objects.standing().filter(case__customer__isnull=False)
    latest = rows.select_related("case").order_by("-filed_at", "pk")[:MOST_ASKED]
    for number, row in enumerate(latest):
        asked_at = row.closed_at + 3 * DAY if row.closed_at else row.filed_at + 2 * HOUR
        if asked_at < at and row.case.customer_id is not None:
            holding.ask(
                HeldThing.DEBT if number % 4 == 3 else HeldThing.CUT,
                service_id=row.service_id,
                customer_id=row.case.customer_id,
                by=None,
                at=asked_at,
            )


def _audit(by: Actor, at: datetime) -> None:
    """An audit of the quarter before last month, finished three weeks ago."""
    done_at = at - 21 * DAY
    new = NewAudit(
        name="Reclamaciones del trimestre",
        since=(at - 120 * DAY).date(),
        until=(at - 30 * DAY).date(),
        planned_for=(at - 20 * DAY).date(),
        size=SIZE,
        seed=SEED,
        auditor_id=_id("raul"),
    )
    try:
        audit_id = auditing.plan_audit(new, actor=by, at=at - 28 * DAY)
    except NothingToAuditError:  # too little of the year was loaded
        return
    sample = AuditItem.objects.filter(audit_id=audit_id).order_by("position")
    for number, complaint_id in enumerate(sample.values_list("complaint_id", flat=True)):
        found = Checked(results=CONFORMS)
        if number == 1:
            found = Checked(
                results={**CONFORMS, AuditStep.TRACKING: Result.FAILS},
                words="Pasaron nueve días sin decirle al cliente cómo iba su reclamación.",
                owner_id=_id("pilar"),
                due_at=at + 9 * DAY,
            )
        auditing.check_complaint(
            audit_id=audit_id, complaint_id=complaint_id, found=found, actor=by, at=done_at
        )
    auditing.close_audit(
        audit_id=audit_id,
        conclusion="Se recibe, se acusa y se contesta en plazo. Falta contar cómo va lo que tarda.",
        actor=by,
        at=done_at,
    )


def _review(by: Actor, owner: Actor, at: datetime) -> None:
    """Direction reviews the same quarter and decides one thing."""
    done_at = at - 14 * DAY
    review_id = reviewing.prepare_review(
        since=(at - 120 * DAY).date(), until=(at - 30 * DAY).date(), actor=by, at=done_at
    )
    reviewing.decide(
        review_id=review_id,
        words="Decir cada cinco días hábiles cómo va lo que aún no tiene respuesta.",
        owner_id=owner.user_id or _id("raul"),
        due_at=at + 16 * DAY,
        actor=by,
        at=done_at,
    )
    reviewing.sign(
        review_id=review_id,
        conclusions="Cobros y visitas fallidas traen la mayor parte. Se empieza por las visitas.",
        read=digest_now(review_id),
        actor=by,
        at=done_at,
    )


def _id(key: str) -> UUID:
    return demo_id(f"user:{key}")


def _actor(key: str) -> Actor:
    found = identity.actor_for(_id(key))
    if found is None:
        raise LookupError(key)
    return found
