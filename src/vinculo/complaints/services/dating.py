"""When a complaint was filed: the earliest that the customer said it, and corrected with a reason.

Terms follow the date; history and evidence say which it was before, and why it is another.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.cases import api as cases
from vinculo.complaints.domain.saying import check_within
from vinculo.complaints.domain.steps import WHY_AT_LEAST, check_may_decide
from vinculo.complaints.models import Complaint
from vinculo.complaints.services import legal, story, told
from vinculo.kernel import evidence
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError

ELSEWHERE_BEFORE = timedelta(days=366)


class NoDateReasonError(DomainError):
    """Another date may take days away from the customer: it needs a written reason."""

    code = "complaint_date_reason"


class DatedAfterAnswerError(DomainError):
    """Its terms ended with the answer, by the date that it had."""

    code = "complaint_date_answered"


def count_from_earliest(row: Complaint, *, said_at: datetime, at: datetime) -> None:
    """Its own customer complains too: an earlier word counts, a later one takes no day."""
    if said_at < row.filed_at:
        _date(row, said_at, why="", actor=SYSTEM, at=at)


@transaction.atomic
def correct(
    *, complaint_id: UUID, filed_at: datetime, why: str, actor: Actor, at: datetime
) -> None:
    """Say that it was filed at another moment, with the reason. Its terms count from there.

    It may have been said elsewhere before its case began, by a year at most, and never in the
    future. Raises NoSuchComplaintError, AboutThemError,
    AlreadyClosedError, MergedError, DatedAfterAnswerError, NoDateReasonError, SaidOutsideError,
    NotAllowedError.
    """
    row = story.locked(complaint_id, actor, "complaints.approve", is_open=True)
    check_may_decide(actor.user_id, about=row.about_id)
    if row.answered_at is not None:
        raise DatedAfterAnswerError
    reason = why.strip()
    if len(reason) < WHY_AT_LEAST:
        raise NoDateReasonError
    case = cases.case(actor=SYSTEM, case_id=row.case_id)
    assert case is not None  # noqa: S101 - the complaint has it
    lines = told.lines_of(row.case_id, until=at)
    first = min([case.opened_at, row.filed_at, *(one.at for one in lines)])
    check_within(filed_at, first=first - ELSEWHERE_BEFORE, at=at)
    if filed_at != row.filed_at:
        _date(row, filed_at, why=reason, actor=actor, at=at)


def _date(row: Complaint, moment: datetime, *, why: str, actor: Actor, at: datetime) -> None:
    was, row.filed_at = row.filed_at, moment
    row.save(update_fields=["filed_at"])
    story.enter(row, "dated", at=at, actor=actor, words=why, code=was.isoformat())
    owner = story.subject_of(row.pk)
    evidence.record(
        evidence.Proof(
            kind="complaints.dated",
            subject=owner,
            facts={
                "was": was.isoformat(),
                "now": moment.isoformat(),
                "by": str(actor.user_id or ""),
            },
            digest=evidence.digest_of(why.encode(), owner=owner) if why else "",
        )
    )
    legal.move_filing(row, was=was, at=at)
