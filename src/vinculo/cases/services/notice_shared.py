"""The other cases of whoever gets a common answer in one of theirs.

Nobody is written to twice: when the answer has left in the one case, the others note it. Where it
cannot leave in that one, the next one takes its place.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from vinculo.cases.contracts import EntryKind, Outcome, Then
from vinculo.cases.domain.notices import (
    LinkedState,
    NoSuchNoticeError,
    SharedTakenBackError,
    WroteSinceError,
)
from vinculo.cases.models import (
    Case,
    CaseEntry,
    CaseMessage,
    CaseNotice,
    NoticeAnswer,
    NoticeAnswerCase,
    PlannedAnswer,
)
from vinculo.cases.services import answer as answering
from vinculo.cases.services import story
from vinculo.cases.services.resolve import end
from vinculo.interactions.contracts import Direction
from vinculo.kernel import jobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError

TASK = "cases.answer_linked"


def hear_left(planned: PlannedAnswer) -> None:
    """An answer leaves in the open transaction: let other cases of its readers note it."""
    answer_id = _run_of(planned)
    if answer_id is not None and _beside(answer_id, planned.case_id).exists():
        go_on(answer_id)


def hear_held(planned: PlannedAnswer) -> None:
    """An answer does not leave, in the open transaction: the next case takes its place, if any."""
    answer_id = _run_of(planned)
    if answer_id is not None and _beside(answer_id, planned.case_id).exists():
        pass_on(answer_id, planned.case_id)
        go_on(answer_id)


def hear_taken_back(planned: PlannedAnswer) -> None:
    """Somebody undoes an answer: those who were to have it by it wait for one again, and say why.

    It does not leave by another of their cases: whoever undid it did not want that.
    """
    answer_id = _run_of(planned)
    if answer_id is not None:
        _beside(answer_id, planned.case_id).update(
            state=LinkedState.REFUSED, why=SharedTakenBackError.code
        )


def tell(run: NoticeAnswer, actor: Actor, at: datetime) -> None:
    """Note the answer in the cases whose customers have got it in another one. Safe twice."""
    waits = PlannedAnswer.objects.filter(pk=OuterRef("planned"))
    left = NoticeAnswerCase.objects.filter(
        ~Exists(waits), answer=run, case=OuterRef("goes_by"), state=LinkedState.PLANNED
    )
    given = CaseEntry.objects.filter(
        case=OuterRef("goes_by"),
        kind=EntryKind.ANSWERED,
        actor=run.person_id,
        at__gte=run.asked_at,
    )
    rows = NoticeAnswerCase.objects.filter(
        Exists(left), Exists(given), answer=run, state=LinkedState.SHARED
    )
    for row_id, case_id in rows.order_by("pk").values_list("pk", "case_id"):
        try:
            with transaction.atomic():
                _tell(run, row_id, case_id, actor, at)
        except DomainError as error:
            shared = NoticeAnswerCase.objects.filter(pk=row_id, state=LinkedState.SHARED)
            shared.update(state=LinkedState.REFUSED, why=error.code[:60])


def pass_on(answer_id: UUID, case_id: UUID) -> None:
    """The answer cannot leave in this case: the next one of the same people takes its place."""
    rows = _beside(answer_id, case_id).order_by("pk")
    heir = rows.values_list("pk", "case_id").first()
    if heir is None:
        return
    row_id, heir_id = heir
    rows.filter(pk=row_id).update(state=LinkedState.WAITING, goes_by=None)
    rows.update(goes_by=heir_id)


def call_off(answer_id: UUID, case_id: UUID) -> None:
    """The answer of this case was called off, and with it what others wait to hear of it."""
    _beside(answer_id, case_id).update(state=LinkedState.TAKEN_BACK)


def go_on(answer_id: UUID) -> None:
    """Ask for the next steps of a run."""
    jobs.defer(
        TASK, arguments={"answer_id": str(answer_id)}, lock=f"answer:{answer_id}", queue="heavy"
    )


def _run_of(planned: PlannedAnswer) -> UUID | None:
    """The run of a common answer that planned this one, if any did."""
    rows = NoticeAnswerCase.objects.filter(case_id=planned.case_id, planned=planned.pk)
    return rows.values_list("answer_id", flat=True).first()


def _beside(answer_id: UUID, case_id: UUID) -> "QuerySet[NoticeAnswerCase]":
    return NoticeAnswerCase.objects.filter(
        answer=answer_id, goes_by=case_id, state=LinkedState.SHARED
    )


def _tell(run: NoticeAnswer, row_id: UUID, case_id: UUID, actor: Actor, at: datetime) -> None:
    case = story.locked(case_id, actor, "cases.answer")
    row = NoticeAnswerCase.objects.select_for_update().get(pk=row_id)
    if row.state != LinkedState.SHARED or row.goes_by_id is None:
        return
    if not CaseNotice.objects.filter(case=case, notice_id=run.notice_id).exists():
        raise NoSuchNoticeError
    heard = CaseMessage.objects.filter(case=case, message__direction=Direction.IN)
    if heard.filter(at__gt=run.seen_at).exists():
        raise WroteSinceError
    where = Case.objects.get(pk=row.goes_by_id)
    answering.answered_elsewhere(case, where=where, actor=actor, at=at)
    if Then(run.then) is Then.RESOLVE:
        end(case, outcome=Outcome.SOLVED, actor=actor, at=at)
    row.state = LinkedState.TOLD
    row.save(update_fields=["state"])
