"""Saying that what reads like a complaint is none."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.complaints import policy
from vinculo.complaints.domain.steps import WHY_AT_LEAST
from vinculo.complaints.selectors.claimed import NOT_ONE, asked_of, denied, subject_of
from vinculo.complaints.services.filing import NoSuchCaseError, wait_for_turn
from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError


class NoDenialReasonError(DomainError):
    """Whoever says that it is no complaint writes why."""

    code = "complaint_denial_reason"


@transaction.atomic
def deny(*, case_id: UUID, message_id: UUID, why: str, actor: Actor, at: datetime) -> None:
    """What a customer wrote is no complaint, though its words say so: nobody is asked again.

    The reason is a note of the case, and its digest evidence. Safe to say twice. Raises
    NotAllowedError, NoSuchCaseError, NoDenialReasonError.
    """
    if not policy.may(actor, "complaints.file"):
        raise NotAllowedError(action="complaints.file")
    wait_for_turn(case_id)
    if cases.case(actor=actor, case_id=case_id) is None:
        raise NoSuchCaseError
    if message_id in denied(case_id):
        return
    asked, reason = asked_of(actor=actor, case_id=case_id), why.strip()
    if asked is None or asked.message_id != message_id:
        raise NoSuchCaseError
    if len(reason) < WHY_AT_LEAST:
        raise NoDenialReasonError
    owner = subject_of(case_id)
    evidence.record(
        evidence.Proof(
            kind=NOT_ONE,
            subject=owner,
            facts={"message": str(message_id), "by": str(actor.user_id or "")},
            digest=evidence.digest_of(reason.encode(), owner=owner),
        )
    )
    text = gettext("No es una reclamación: %(words)s") % {"words": reason}
    cases.add_note(case_id=case_id, text=text, actor=actor, at=at)
