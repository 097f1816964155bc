"""Answering the customer, and making the customer wait no longer than said."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from vinculo.cases.contracts import CaseStatus, EntryKind, Outcome, Then
from vinculo.cases.domain.canned import require_filled
from vinculo.cases.domain.drafts import AnsweredMeanwhileError, check_seen
from vinculo.cases.domain.later import check_day
from vinculo.cases.domain.lifecycle import TRANSITIONS, CaseAction, next_status
from vinculo.cases.domain.texts import require_text
from vinculo.cases.events import AnsweredElsewhere, CaseAnswered, CustomerTold
from vinculo.cases.models import Case, CaseEntry, CaseMessage, Draft, PlannedAnswer
from vinculo.cases.services import contracted, places, story, undo, watching
from vinculo.cases.services import files as prepared
from vinculo.cases.services.offers import note_sent, refusals_counted, require_no_offer
from vinculo.cases.services.resolve import end
from vinculo.clocks import api as clocks
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import AnswerFile, Recipient
from vinculo.kernel import events
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.routing import api as routing
from vinculo.routing.contracts import ItemState

__all__ = ["Answer", "NobodyToAnswerError", "Then", "answer_case", "answer_locked", "pause"]


class NobodyToAnswerError(DomainError):
    """The case has no conversation, so there is no address to answer to."""

    code = "case_nobody_to_answer"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a person sends: the rich text, the last message they had seen, what comes next.

    Without ``recipients`` it goes to whoever reads the conversation. With ``knows_colleagues``,
    ``colleague`` is the last answer of somebody else that the person had seen. ``language``: what
    it is written in, where its frame has to follow it. ``keeps_draft``: it was written elsewhere,
    and what the person has begun to write stays with the files beside it.
    """

    html: str
    seen: UUID | None
    then: Then = Then.STAY
    outcome: Outcome = Outcome.ANSWERED
    until: date | None = None
    colleague: UUID | None = None
    knows_colleagues: bool = False
    recipients: tuple[Recipient, ...] = ()
    language: str = ""
    keeps_draft: bool = False


@refusals_counted
@transaction.atomic
def answer_case(*, case_id: UUID, answer: Answer, actor: Actor, at: datetime) -> UUID:
    """Send an answer to the customer, with the files put beside it; answers the message's id.

    Raises NewMessageError when the customer wrote after the page was opened: nothing is sent
    past a message that nobody looked at.
    """
    case = story.locked(case_id, actor, "cases.answer")
    check_looked(case, answer, actor)
    return answer_locked(case, answer=answer, actor=actor, at=at)


def check_looked(case: Case, answer: Answer, actor: Actor) -> None:
    """Refuse to send past what the person has not looked at: a message, a colleague's answer.

    Raises NewMessageError, AnsweredMeanwhileError with who it was.
    """
    check_seen(latest=case.latest_message_id, seen=answer.seen)
    if not answer.knows_colleagues:
        return
    other = (
        CaseEntry.objects.filter(case=case, kind=EntryKind.ANSWERED)
        .exclude(actor_id=actor.user_id)
        .order_by("-at", "-pk")
        .values_list("ref", "actor__name")
        .first()
    )
    if other is not None and other[0] != answer.colleague:
        raise AnsweredMeanwhileError(who=other[1] or "Vínculo")


def answer_locked(
    case: Case,
    *,
    answer: Answer,
    actor: Actor,
    at: datetime,
    planned: PlannedAnswer | None = None,
) -> UUID:
    """Send an answer of a locked case in the open transaction, now or when its time has come."""
    require_filled(answer.html)
    offers = require_no_offer(case.pk, answer.html, at=at)
    html, files = answer.html, list[AnswerFile]()
    if not answer.keeps_draft:
        html, files = prepared.take(case, actor, html=answer.html, planned=planned)
    if not files:
        require_text(html)
    if case.conversation_id is None:
        raise NobodyToAnswerError
    next_status(CaseStatus(case.status), CaseAction.ANSWER)  # before anything leaves
    message = interactions.send_answer(
        conversation_id=case.conversation_id,
        html=html,
        by=actor,
        at=at,
        attachments=files,
        recipients=answer.recipients,
        language=answer.language,
    )
    is_first = case.first_answered_at is None
    _was_answered(case, at)
    CaseMessage.objects.create(case=case, message_id=message.id, at=at)
    note_sent(case.pk, offers, actor=actor, at=at, message_id=message.id)
    story.enter(case, EntryKind.ANSWERED, at=at, actor=actor, ref=message.id)
    if planned is None and not answer.keeps_draft:
        Draft.objects.filter(case=case, person_id=actor.user_id).delete()
    _own(case, actor, at)
    if answer.then is Then.RESOLVE:
        end(case, outcome=answer.outcome, actor=actor, at=at)
    elif answer.then is Then.WAIT:
        pause(case, until=answer.until, actor=actor, at=at)
    story.read_clocks(case, at)
    events.publish(
        CaseAnswered(
            case_id=case.pk,
            message_id=message.id,
            service_id=case.service_id,
            customer_id=case.customer_id,
            answered_by=actor.user_id,
            answered_at=at,
            is_first=is_first,
        )
    )
    story.tell(case)
    return message.id


def answered_elsewhere(case: Case, *, where: Case, actor: Actor, at: datetime) -> None:
    """Note on a locked case that its customer had the answer to it in another case of theirs.

    They wait no longer for a first answer here. Raises IllegalTransitionError.
    """
    _was_answered(case, at)
    story.enter(case, EntryKind.ANSWERED_IN, at=at, actor=actor, ref=where.pk, number=where.number)
    events.publish(
        AnsweredElsewhere(
            case_id=case.pk, where_id=where.pk, answered_by=actor.user_id, answered_at=at
        )
    )
    _own(case, actor, at)
    story.read_clocks(case, at)
    story.tell(case)


def told_aloud(case: Case, *, note_id: UUID, actor: Actor, at: datetime) -> None:
    """Note on a locked case that somebody spoke with its customer: an answer like a written one.

    ``note_id``: what was said. Where nothing waits for an answer any more, only the line is kept.
    """
    if (CaseStatus(case.status), CaseAction.ANSWER) not in TRANSITIONS:
        story.enter(case, EntryKind.TOLD, at=at, actor=actor, ref=note_id)
        return
    is_first = case.first_answered_at is None
    _was_answered(case, at)
    story.enter(case, EntryKind.TOLD, at=at, actor=actor, ref=note_id)
    _own(case, actor, at)
    story.read_clocks(case, at)
    events.publish(
        CustomerTold(
            case_id=case.pk,
            note_id=note_id,
            service_id=case.service_id,
            customer_id=case.customer_id,
            told_by=actor.user_id,
            told_at=at,
            is_first=is_first,
        )
    )


def _was_answered(case: Case, at: datetime) -> None:
    """The case as it stands once its customer has an answer."""
    status = next_status(CaseStatus(case.status), CaseAction.ANSWER)
    _stop_waiting(case, at)
    case.status = status
    case.first_answered_at = case.first_answered_at or at
    case.changed_at = at
    case.save(update_fields=["status", "first_answered_at", "waiting_until", "changed_at"])


def check_wait(until: date | None, *, at: datetime) -> None:
    """Whether somebody may choose to wait until then, by the company's calendar: BadDayError."""
    if until is not None:
        check_day(until, today=at.astimezone(ZoneInfo(organization.company().timezone)).date())


@transaction.atomic
def set_waiting(*, case_id: UUID, until: date | None, actor: Actor, at: datetime) -> None:
    """Wait for the customer or for a day; the resolution's clock stands still meanwhile.

    Raises NoSuchCaseError, NotAllowedError, IllegalTransitionError, BadDayError.
    """
    check_wait(until, at=at)
    case = story.locked(case_id, actor, "cases.change")
    was = places.state_of(case)
    pause(case, until=until, actor=actor, at=at)
    undo.remember(case, "state", was=was, now=places.state_of(case), actor=actor, at=at)
    story.read_clocks(case, at)
    story.tell(case)


@transaction.atomic
def resume_case(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Go on with a case that waited."""
    case = story.locked(case_id, actor, "cases.change")
    was = places.state_of(case)
    go_on(case, at, actor)
    undo.remember(case, "state", was=was, now=places.state_of(case), actor=actor, at=at)


@transaction.atomic
def wake_due(*, today: date, at: datetime) -> int:
    """Go on with the cases that waited for ``today`` or a day before; answers how many."""
    cases = list(
        Case.objects.filter(status=CaseStatus.WAITING, waiting_until__lte=today)
        .order_by("waiting_until", "pk")
        .select_for_update(skip_locked=True, of=("self",))[:200]
    )
    for case in cases:
        go_on(case, at, None)
        watching.tell_followers(case, watching.AWAKE, at=at)
    return len(cases)


def pause(case: Case, *, until: date | None, actor: Actor, at: datetime) -> None:
    """Let a locked case wait."""
    case.status = next_status(CaseStatus(case.status), CaseAction.WAIT)
    case.waiting_until = until
    case.changed_at = at
    case.save(update_fields=["status", "waiting_until", "changed_at"])
    clocks.pause(subject=story.subject_of(case.pk), kind=story.RESOLUTION, at=at)
    contracted.hold(case, at=at)
    routing.park(subject=story.subject_of(case.pk), at=at)
    story.enter(
        case,
        EntryKind.WAITING,
        at=at,
        actor=actor,
        until=until.isoformat() if until else None,
    )


def go_on(case: Case, at: datetime, actor: Actor | None) -> None:
    """Let a locked case that waited go on; its clock runs with the time that it had left."""
    case.status = next_status(CaseStatus(case.status), CaseAction.RESUME)
    case.waiting_until = None
    case.changed_at = at
    case.save(update_fields=["status", "waiting_until", "changed_at"])
    clocks.resume(subject=story.subject_of(case.pk), kind=story.RESOLUTION, at=at)
    contracted.go_on(case, at=at)
    story.wake(case, at)
    story.enter(case, EntryKind.RESUMED, at=at, actor=actor)
    story.read_clocks(case, at)
    story.tell(case)


def _stop_waiting(case: Case, at: datetime) -> None:
    """The customer has an answer: the first clock stops, a paused one goes on."""
    subject = story.subject_of(case.pk)
    clocks.stop(subject=subject, kind=story.FIRST_ANSWER, at=at)
    contracted.answered(case, at=at)
    if case.status == CaseStatus.WAITING:
        case.waiting_until = None
        clocks.resume(subject=subject, kind=story.RESOLUTION, at=at)
        contracted.go_on(case, at=at)


def _own(case: Case, actor: Actor, at: datetime) -> None:
    """Whoever answers what nobody has, has it."""
    subject = story.subject_of(case.pk)
    item = routing.item_of(subject)
    if item is None or item.state is not ItemState.WAITING or actor.user_id is None:
        return
    routing.take(subject=subject, queue_ids=[item.queue_id], actor=actor, at=at)
    story.share(case)
    story.enter(case, EntryKind.TAKEN, at=at, actor=actor)
