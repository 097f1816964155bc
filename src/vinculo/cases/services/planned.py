"""What waits to leave: for ten seconds, so that it can be taken back, or until later."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from vinculo.cases import policy
from vinculo.cases.contracts import CaseStatus, Outcome, PlannedState, Then
from vinculo.cases.domain.canned import require_filled
from vinculo.cases.domain.drafts import check_seen
from vinculo.cases.domain.lifecycle import CaseAction, next_status
from vinculo.cases.domain.texts import require_something
from vinculo.cases.models import Case, Draft, PlannedAnswer, PreparedFile
from vinculo.cases.services import answer as answering
from vinculo.cases.services import beside, facts, notice_shared, story, undo
from vinculo.cases.services import files as prepared
from vinculo.cases.services.offers import refusals_counted, require_no_offer
from vinculo.identity import api as identity
from vinculo.interactions.contracts import AnswerFile, Recipient
from vinculo.kernel import jobs
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError, NotAllowedError

LOOK_AGAIN_AFTER = timedelta(minutes=2)
"""Who chose a later hour is asked again when the customer writes meanwhile."""

STALE_AFTER = timedelta(seconds=30)
PERSON_GONE = "person_gone"
TAKEN_BACK = "taken_back"


class AlreadyLeftError(DomainError):
    """The answer is gone: it left, or somebody took it back before."""

    code = "case_answer_left"


@refusals_counted
@transaction.atomic
def plan_answer(
    *, case_id: UUID, answer: answering.Answer, leaves_at: datetime, actor: Actor, at: datetime
) -> UUID:
    """Let an answer leave at ``leaves_at``; until then nothing has happened and it can come back.

    Refuses now what would be refused then: an empty text, a message not looked at, a case that
    takes no answer.
    """
    case = story.locked(case_id, actor, "cases.answer")
    if actor.user_id is None:
        raise NotAllowedError(action="cases.answer")
    answering.check_looked(case, answer, actor)
    require_filled(answer.html)
    require_no_offer(case.pk, answer.html, at=at)
    if answer.then is Then.RESOLVE:
        facts.require_facts(case)
    if not prepared.own(case, actor).exists():
        require_something(answer.html)
    if case.conversation_id is None:
        raise answering.NobodyToAnswerError
    next_status(CaseStatus(case.status), CaseAction.ANSWER)
    planned = PlannedAnswer.objects.create(
        case=case,
        person_id=actor.user_id,
        html=answer.html,
        recipients=[vars(one) for one in answer.recipients],
        seen=case.latest_message_id,
        then=answer.then,
        outcome=answer.outcome,
        until=answer.until,
        made_at=at,
        leaves_at=leaves_at,
    )
    prepared.own(case, actor).update(planned=planned)
    Draft.objects.filter(case=case, person_id=actor.user_id).delete()
    defer(planned)
    undo.remember(case, "planned", was=None, now=str(planned.pk), actor=actor, at=at)
    story.tell(case)
    return planned.pk


def send_planned(*, planned_id: UUID, at: datetime) -> bool:
    """Send an answer whose time has come; whether it left. Safe to run again at any moment.

    What refuses it now, such as a message that came meanwhile or a case that its author may no
    longer answer, holds it.
    """
    try:
        with transaction.atomic():
            return _leave(planned_id, at)
    except DomainError as error:
        _hold(planned_id, error.code)
        return False


def _leave(planned_id: UUID, at: datetime) -> bool:
    found = PlannedAnswer.objects.filter(pk=planned_id).values_list("case_id", "person_id").first()
    if found is None:
        return False
    case_id, person_id = found
    actor = identity.actor_for(person_id)
    if actor is None:
        raise NobodySendsError
    case = story.locked(case_id, actor, "cases.answer")
    planned = PlannedAnswer.objects.select_for_update().filter(pk=planned_id).first()
    if planned is None or planned.state != PlannedState.PLANNED or planned.leaves_at > at:
        return False
    if planned.beside is not None:
        beside.send_locked(case, letter=_letter(planned), actor=actor, at=at)
        planned.delete()
        return True
    if planned.leaves_at - planned.made_at > LOOK_AGAIN_AFTER:
        check_seen(latest=case.latest_message_id, seen=planned.seen)
    answer = answering.Answer(
        html=planned.html,
        seen=case.latest_message_id,
        then=Then(planned.then),
        outcome=Outcome(planned.outcome),
        until=planned.until,
        recipients=tuple(Recipient(**one) for one in planned.recipients),
    )
    answering.answer_locked(case, answer=answer, actor=actor, at=at, planned=planned)
    notice_shared.hear_left(planned)
    planned.delete()
    return True


def _letter(planned: PlannedAnswer) -> beside.Beside:
    noted = planned.beside
    files = PreparedFile.objects.filter(planned=planned).order_by("at", "pk")
    return beside.Beside(
        html=planned.html,
        recipients=tuple(Recipient(**one) for one in planned.recipients),
        subject=noted["subject"],
        thread=UUID(noted["thread"]) if noted["thread"] else None,
        attachment_ids=tuple(UUID(one) for one in noted["attachments"]),
        files=tuple(
            AnswerFile(name=one.name, media_type=one.media_type, digest=one.blob) for one in files
        ),
    )


class NobodySendsError(DomainError):
    """Whoever wrote the answer has no login any more."""

    code = PERSON_GONE


@transaction.atomic
def _hold(planned_id: UUID, code: str) -> None:
    planned = PlannedAnswer.objects.select_for_update().filter(pk=planned_id).first()
    if planned is None:
        return
    planned.state, planned.held = PlannedState.HELD, code
    planned.save(update_fields=["state", "held"])
    notice_shared.hear_held(planned)
    story.tell(Case.objects.get(pk=planned.case_id), f"person:{planned.person_id}")


@transaction.atomic
def take_back(*, planned_id: UUID, actor: Actor, at: datetime) -> UUID:
    """Undo: the answer is its author's draft again, with people and files; answers the case's id.

    What its author has begun meanwhile stands below it. A supervisor may stop others' answers, and
    has the draft when its author can do nothing with it any more. A letter to somebody else stays
    where it is and waits for its author. Raises AlreadyLeftError.
    """
    planned = own(planned_id, actor)
    if planned.beside is not None:
        return _keep_letter(planned)
    heir = planned.person_id if _may_still_answer(planned) else actor.user_id
    draft, made = Draft.objects.select_for_update().get_or_create(
        case_id=planned.case_id,
        person_id=heir,
        defaults={"html": planned.html, "begun_at": planned.made_at, "saved_at": at},
    )
    if not made:
        draft.html = f"{planned.html}{draft.html}"
    draft.fields = _fields(planned)
    draft.version += 1
    draft.saved_at = at
    draft.save(update_fields=["html", "fields", "version", "saved_at"])
    PreparedFile.objects.filter(planned=planned).update(planned=None, person_id=heir)
    notice_shared.hear_taken_back(planned)
    planned.delete()
    story.tell(Case.objects.get(pk=planned.case_id))
    return planned.case_id


def _keep_letter(planned: PlannedAnswer) -> UUID:
    if planned.held == TAKEN_BACK:
        raise AlreadyLeftError
    planned.state, planned.held = PlannedState.HELD, TAKEN_BACK
    planned.save(update_fields=["state", "held"])
    story.tell(Case.objects.get(pk=planned.case_id))
    return planned.case_id


@transaction.atomic
def put_off(*, planned_id: UUID, leaves_at: datetime, actor: Actor, at: datetime) -> UUID:
    """Choose another moment; whoever does has looked at the case. Answers the case's id."""
    planned = own(planned_id, actor)
    case = Case.objects.get(pk=planned.case_id)
    planned.state, planned.held = PlannedState.PLANNED, ""
    planned.seen, planned.leaves_at = case.latest_message_id, max(leaves_at, planned.made_at)
    planned.save(update_fields=["state", "held", "seen", "leaves_at"])
    if leaves_at > at:
        defer(planned)
    story.tell(case)
    return case.pk


def send_due(*, at: datetime, most: int = 200) -> int:
    """Send what a lost job forgot; answers how many left."""
    due = PlannedAnswer.objects.filter(
        state=PlannedState.PLANNED, leaves_at__lte=at - STALE_AFTER
    ).order_by("leaves_at", "pk")
    ids = list(due.values_list("pk", flat=True)[:most])
    return sum(send_planned(planned_id=planned_id, at=at) for planned_id in ids)


def own(planned_id: UUID, actor: Actor) -> PlannedAnswer:
    """A planned answer that ``actor`` may change, its case locked before it.

    Raises AlreadyLeftError.
    """
    visible = Case.objects.filter(policy.visible(actor))
    rows = PlannedAnswer.objects.filter(pk=planned_id, case__in=visible)
    if not actor.is_any(Role.SUPERVISOR):
        rows = rows.filter(person_id=actor.user_id)
    found = rows.values_list("case_id", flat=True).first()
    if found is None:
        raise AlreadyLeftError
    Case.objects.select_for_update(of=("self",)).get(pk=found)
    planned = PlannedAnswer.objects.select_for_update().filter(pk=planned_id).first()
    if planned is None:
        raise AlreadyLeftError
    return planned


def _may_still_answer(planned: PlannedAnswer) -> bool:
    author = identity.actor_for(planned.person_id)
    if author is None or not policy.may(author, "cases.answer"):
        return False
    return Case.objects.filter(policy.visible(author), pk=planned.case_id).exists()


def _fields(planned: PlannedAnswer) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in planned.recipients:
        name = str(one["name"]).replace('"', "")
        shown = f'"{name}" <{one["address"]}>' if name else one["address"]
        found.setdefault(one["field"], []).append(shown)
    return {field: ", ".join(people) for field, people in found.items()} | {"then": planned.then}


def defer(planned: PlannedAnswer) -> None:
    """Ask for it to be sent at its time."""
    jobs.defer(
        "cases.send_planned",
        arguments={"planned_id": str(planned.pk)},
        queue="outbound",
        at=planned.leaves_at,
    )
