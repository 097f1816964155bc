"""A case becomes a complaint."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseStatus
from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintKind, LegalType, Origin
from vinculo.complaints.domain.saying import check_within
from vinculo.complaints.events import ComplaintFiled
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.complaints.services import dating, story, told
from vinculo.kernel import events, locks
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole

FILED = "filed"


class NoSuchCaseError(DomainError):
    """No such case within the person's sight."""

    code = "complaint_no_case"


class CaseOverError(DomainError):
    """The case is over: what the customer says now belongs to a new one, or it is reopened."""

    code = "complaint_case_over"


@transaction.atomic
def file(
    *,
    case_id: UUID,
    kind: ComplaintKind,
    origin: Origin,
    actor: Actor,
    at: datetime,
    filed_at: datetime | None = None,
    asks_for: str = "",
    legal_type: LegalType = LegalType.COMPLAINT,
) -> UUID:
    """Treat a case as a complaint from now on; the same case twice is the same complaint.

    ``filed_at``: when the customer said it, where that was before ``at``. What was one by a merge
    alone counts for itself from now on, by the earlier of its own date and the one that came with
    it. Raises NotAllowedError, NoSuchCaseError, CaseOverError.
    """
    if not (actor.is_system or policy.may(actor, "complaints.file")):
        raise NotAllowedError(action="complaints.file")
    wait_for_turn(case_id)
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise NoSuchCaseError
    known = Complaint.objects.standing().filter(case_id=case_id).select_related("case").first()
    if known is not None:
        if known.is_by_merge:
            known.is_by_merge = False
            known.save(update_fields=["is_by_merge"])
            story.enter(known, "owned", at=at, actor=actor, code=origin.value)
            dating.count_from_earliest(known, said_at=filed_at or at, at=at)
        return known.pk
    if case.status is CaseStatus.CLOSED:
        raise CaseOverError
    said = filed_at or at
    how = told.filed(told.lines_of(case_id, until=said), until=said)
    row = Complaint.objects.create(
        case_id=case_id,
        service_id=case.service_id,
        kind=kind,
        legal_type=legal_type,
        origin=origin,
        filed_at=filed_at or at,
        filed_by_id=actor.user_id,
        filed_medium=how.medium,
        filed_language=how.language,
        champion_id=actor.user_id,
        asks_for=whole(asks_for.strip(), most=500),
    )
    ComplaintStep.objects.create(
        complaint=row, what=FILED, at=at, by_id=actor.user_id, code=origin.value
    )
    events.publish(
        ComplaintFiled(
            complaint_id=row.pk,
            case_id=case_id,
            service_id=row.service_id,
            kind=kind,
            legal_type=legal_type,
            origin=origin,
            customer_id=case.customer_id,
            filed_by=actor.user_id,
            filed_at=row.filed_at,
            medium=how.medium,
            language=how.language,
        )
    )
    return row.pk


@transaction.atomic
def file_as_said(
    *,
    case_id: UUID,
    kind: ComplaintKind,
    origin: Origin,
    actor: Actor,
    at: datetime,
    said_at: datetime | None = None,
    asks_for: str = "",
) -> UUID:
    """Treat a case as the complaint that its customer made at ``said_at``, from where terms count.

    None: by the customer's first message of the case. Whoever says a later moment than that is in
    the history. Raises as :func:`file`, and SaidOutsideError.
    """
    case = cases.case(actor=actor, case_id=case_id)
    if case is None:
        raise NoSuchCaseError
    lines = told.lines_of(case_id, until=at)
    presumed = told.presumed_at(case, lines, at=at)
    if said_at is not None:
        first = min([case.opened_at, presumed, *(one.at for one in lines)])
        check_within(said_at, first=first, at=at)
    was_one = Complaint.objects.standing().filter(case_id=case_id).exists()
    found = file(
        case_id=case_id,
        kind=kind,
        origin=origin,
        actor=actor,
        at=at,
        filed_at=said_at or presumed,
        asks_for=asks_for,
    )
    if said_at is not None and said_at > presumed and not was_one:
        row = Complaint.objects.get(pk=found)
        story.enter(row, "said_later", at=at, actor=actor, code=presumed.isoformat())
    return found


@transaction.atomic
def file_for(row: Complaint, *, case_id: UUID, at: datetime) -> UUID:
    """A case is a complaint because the one of another case goes on in it, if it was none before.

    Raises NoSuchCaseError, CaseOverError.
    """
    wait_for_turn(case_id)
    known = Complaint.objects.standing().filter(case_id=case_id).first()
    if known is not None:
        return known.pk
    made = file(
        case_id=case_id,
        kind=ComplaintKind(row.kind),
        origin=Origin(row.origin),
        actor=SYSTEM,
        at=at,
        filed_at=row.filed_at,
        asks_for=row.asks_for,
        legal_type=LegalType(row.legal_type),
    )
    Complaint.objects.filter(pk=made).update(is_by_merge=True)
    return made


def wait_for_turn(case_id: UUID) -> None:
    """Whoever says whether a case is a complaint does so one after the other."""
    locks.wait_for_all({f"complaint of {case_id}"})
