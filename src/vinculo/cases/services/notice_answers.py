"""One answer for all open cases that came because of an announcement.

A run keeps its cases when it is asked for. A job plans one answer after another, some at a time,
each with the lock of its case, so that one that refuses holds up no other and none is planned
twice. From there it leaves as any answer of its author: minutes later, held when the customer
writes meanwhile, and until then it can be taken back.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind, Outcome, Then
from vinculo.cases.domain.canned import filled, require_filled, text_for
from vinculo.cases.domain.notices import (
    AnsweredAllMeanwhileError,
    AnsweredSinceError,
    LinkedState,
    NoSuchNoticeError,
    WaitsAlreadyError,
    WroteSinceError,
)
from vinculo.cases.domain.texts import require_something, says_something
from vinculo.cases.models import (
    Case,
    CaseEntry,
    CaseMessage,
    CaseNotice,
    Draft,
    NoticeAnswer,
    NoticeAnswerCase,
    PlannedAnswer,
    PreparedFile,
)
from vinculo.cases.selectors import canned, notices
from vinculo.cases.services import notice_shared, planned, story
from vinculo.cases.services.answer import Answer
from vinculo.cases.services.macro_actions import DraftInTheWayError
from vinculo.identity import api as identity
from vinculo.interactions.contracts import Direction
from vinculo.kernel import locks
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.knowledge import api as knowledge

AT_ONCE = 25
TIME_TO_TAKE_BACK = timedelta(minutes=5)
"""Longer than ``planned.LOOK_AGAIN_AFTER``: who writes meanwhile is read before it leaves."""
OLDEST_LOOK = timedelta(hours=12)


class NobodyLinkedError(DomainError):
    """No open case can get the answer."""

    code = "case_nobody_linked"


class NoSuchAnswerError(DomainError):
    """No such common answer, or nothing of it is left to take back."""

    code = "case_no_such_common_answer"


@transaction.atomic
def ask(
    *,
    notice_id: UUID,
    texts: Mapping[str, str],
    then: Then,
    seen_at: datetime,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Answer the open cases of an announcement that were read at ``seen_at``; the run's id.

    ``texts``: HTML by language, each customer gets theirs, else the other. Pressed twice, or from
    a page that was read before all were answered, it is refused. Raises NotAllowedError,
    NoSuchNoticeError, EmptyTextError, AnsweredAllMeanwhileError, NobodyLinkedError.
    """
    if actor.user_id is None or not policy.may(actor, "cases.answer"):
        raise NotAllowedError(action="cases.answer")
    if knowledge.notice_named(notice_id) is None:
        raise NoSuchNoticeError
    said = {language: html for language, html in texts.items() if says_something(html)}
    require_something("".join(said.values()))
    seen_at = max(min(seen_at, at), at - OLDEST_LOOK)
    locks.wait_for_all({f"answer to all of {notice_id}"})
    since = NoticeAnswer.objects.filter(notice_id=notice_id, asked_at__gte=seen_at)
    if since.filter(taken_back_at=None).exists():
        raise AnsweredAllMeanwhileError
    found = notices.to_answer(actor=actor, notice_id=notice_id, seen_at=seen_at)
    if not found.ready:
        raise NobodyLinkedError
    row = NoticeAnswer.objects.create(
        notice_id=notice_id,
        person_id=actor.user_id,
        texts=said,
        then=then,
        seen_at=seen_at,
        asked_at=at,
        leaves_at=at + TIME_TO_TAKE_BACK,
    )
    NoticeAnswerCase.objects.bulk_create(
        [
            *(NoticeAnswerCase(answer=row, case_id=one) for one in found.ready),
            *(
                NoticeAnswerCase(answer=row, case_id=one, state=LinkedState.SHARED, goes_by_id=by)
                for one, by in found.shared.items()
            ),
            *(
                NoticeAnswerCase(
                    answer=row, case_id=one.case_id, state=LinkedState.REFUSED, why=one.code
                )
                for one in found.left_out
            ),
        ],
        batch_size=500,
    )
    notice_shared.go_on(row.pk)
    return row.pk


def do_some(*, answer_id: UUID, at: datetime) -> int:
    """Plan the next answers of a run and ask for the rest; how many were looked at. Safe twice.

    Other cases of those whom an answer has reached note that it did.
    """
    run = NoticeAnswer.objects.filter(pk=answer_id).first()
    if run is None:
        return 0
    waiting = NoticeAnswerCase.objects.filter(answer=run, state=LinkedState.WAITING)
    ids = list(waiting.order_by("pk").values_list("pk", "case_id")[:AT_ONCE])
    actor = identity.actor_for(run.person_id)
    for row_id, case_id in ids:
        try:
            with transaction.atomic():
                if actor is None:
                    raise planned.NobodySendsError
                _plan(run, row_id, case_id, actor, at)
        except DomainError as error:
            _refuse(run.pk, row_id, case_id, why=error.code)
    if actor is not None:
        notice_shared.tell(run, actor, at)
    if ids:
        with transaction.atomic():
            notice_shared.go_on(run.pk)
    return len(ids)


@transaction.atomic
def take_back(*, answer_id: UUID, actor: Actor, at: datetime) -> int:
    """Call off what has not left; how many customers stay without it. What left has left.

    A supervisor calls off somebody else's for the cases in sight. Raises NoSuchAnswerError.
    """
    run = NoticeAnswer.objects.select_for_update().filter(pk=answer_id).first()
    if run is None or run.taken_back_at is not None:
        raise NoSuchAnswerError
    not_left = NoticeAnswerCase.objects.filter(
        answer=run, state__in=[LinkedState.WAITING, LinkedState.PLANNED]
    )
    rows = not_left
    if run.person_id != actor.user_id:
        rows = not_left.filter(notices.policy_of_case(actor))
        if not (actor.is_any(Role.SUPERVISOR) and rows.exists()):
            raise NoSuchAnswerError
    called_off = [
        case_id
        for row_id, case_id in rows.order_by("case_id").values_list("pk", "case_id")
        if _call_off(row_id, case_id)
    ]
    waits = PlannedAnswer.objects.filter(pk=OuterRef("planned"))
    if not not_left.filter(Q(state=LinkedState.WAITING) | Q(Exists(waits))).exists():
        run.taken_back_at = at
        run.save(update_fields=["taken_back_at"])
    return notices.customers_behind(called_off)


def _call_off(row_id: UUID, case_id: UUID) -> bool:
    """Whether its customer stays without it: not when it has left."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    row = NoticeAnswerCase.objects.select_for_update().get(pk=row_id)
    if row.planned is not None:
        waits = PlannedAnswer.objects.select_for_update().filter(pk=row.planned)
        if not waits.delete()[0]:
            return False
    row.state, row.planned = LinkedState.TAKEN_BACK, None
    row.save(update_fields=["state", "planned"])
    notice_shared.call_off(row.answer_id, case_id)
    story.tell(case)
    return True


def _plan(run: NoticeAnswer, row_id: UUID, case_id: UUID, actor: Actor, at: datetime) -> None:
    case = story.locked(case_id, actor, "cases.answer")
    row = NoticeAnswerCase.objects.select_for_update().get(pk=row_id)
    if row.state != LinkedState.WAITING:
        return
    if not CaseNotice.objects.filter(case=case, notice_id=run.notice_id).exists():
        raise NoSuchNoticeError
    heard = CaseMessage.objects.filter(case=case, message__direction=Direction.IN)
    if heard.filter(at__gt=run.seen_at).exists():
        raise WroteSinceError
    answered = CaseEntry.objects.filter(case=case, kind=EntryKind.ANSWERED)
    if answered.filter(at__gt=run.seen_at).exists():
        raise AnsweredSinceError
    if PlannedAnswer.objects.filter(case=case, beside__isnull=True).exists():
        raise WaitsAlreadyError
    own = {"case": case, "person_id": actor.user_id}
    has_files = PreparedFile.objects.filter(**own, planned=None).exists()
    if has_files or Draft.objects.filter(**own).exists():
        raise DraftInTheWayError
    language = canned.language_of(case.pk)
    found, html = text_for(run.texts, language)
    values = canned.values_of(actor=actor, case_id=case.pk, language=found, at=at)
    whole = filled(html, values or {}).html
    require_filled(whole)
    then = Then(run.then)
    planned_id = planned.plan_answer(
        case_id=case.pk,
        answer=Answer(
            html=require_something(whole),
            seen=case.latest_message_id,
            then=then,
            outcome=Outcome.SOLVED if then is Then.RESOLVE else Outcome.ANSWERED,
        ),
        leaves_at=max(run.leaves_at, at + planned.LOOK_AGAIN_AFTER + timedelta(seconds=1)),
        actor=actor,
        at=at,
    )
    row.state, row.planned = LinkedState.PLANNED, planned_id
    row.save(update_fields=["state", "planned"])


@transaction.atomic
def _refuse(answer_id: UUID, row_id: UUID, case_id: UUID, *, why: str) -> None:
    waiting = NoticeAnswerCase.objects.filter(pk=row_id, state=LinkedState.WAITING)
    if waiting.update(state=LinkedState.REFUSED, why=why[:60]):
        notice_shared.pass_on(answer_id, case_id)
