"""A supervisor in the same contact or the same working day, and what is learned for next time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from vinculo.complaints.contracts import ComplaintState, HelpWay
from vinculo.complaints.domain.calling import (
    NOW,
    call_back_by,
    check_tried,
    is_call,
    promised_until,
)
from vinculo.complaints.domain.steps import NotAnsweredError, check_may_decide
from vinculo.complaints.events import HelpAsked, HelpGiven, HelpTried, HelpTurned
from vinculo.complaints.models import AuditFinding, Complaint, Help, HelpTry, Lesson, ReviewDecision
from vinculo.complaints.services import story
from vinculo.identity import api as identity
from vinculo.kernel import events, evidence
from vinculo.kernel.actor import SYSTEM, Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import LawOfService
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source
from vinculo.work import api as work

BY_LAW, WITHOUT = "ES10-SUPERVISOR", "es-telecom"
AT_ONCE = 500
ABLE = (Role.SUPERVISOR, Role.OWNER)


class NotASupervisorError(DomainError):
    """Who is asked for is a supervisor or answers for the service."""

    code = "complaint_not_a_supervisor"


class NoSuchHelpError(DomainError):
    """Nobody asked for that in this complaint."""

    code = "complaint_help_not_found"


class HelpIsOverError(DomainError):
    """They spoke already."""

    code = "complaint_help_is_over"


class NotACallError(DomainError):
    """Who may still join the contact has nobody to call back."""

    code = "complaint_help_not_a_call"


class NoPlaceError(DomainError):
    """A call says which number was called, or by which way."""

    code = "complaint_tried_where"


class NoLessonWordsError(DomainError):
    """A lesson says what changes."""

    code = "complaint_lesson_no_words"


class LessonDueError(DomainError):
    """A lesson is done after today."""

    code = "complaint_lesson_due"


@transaction.atomic
def ask_for_help(
    *, complaint_id: UUID, way: HelpWay, person_id: UUID, actor: Actor, at: datetime
) -> datetime:
    """Ask a supervisor to join the contact, or to call the customer back; until when they do.

    They join within three minutes, else they call; the call is due at the end of the working day,
    by the company's calendar. Raises
    NotASupervisorError, AboutThemError, NeverOpenError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(person_id, about=row.about_id)
    able = {user.id for role in ABLE for user in identity.users(role)}
    if person_id not in able:
        raise NotASupervisorError
    calendar = organization.calendar_of(organization.default_calendar_id())
    call_by = call_back_by(calendar, at)
    due_at = at + NOW if way is HelpWay.NOW else call_by
    task = _task(row, way, person_id, by=actor, due_at=due_at, at=at)
    law = portfolio.law_of(row.service_id, at=at)
    made = Help.objects.create(
        complaint=row,
        way=way,
        person_id=person_id,
        asked_at=at,
        asked_by_id=actor.user_id,
        due_at=due_at,
        call_by=call_by,
        is_by_law=gives_supervisor(law),
        task_id=task,
    )
    if made.is_by_law:
        _promise(row, made, at=at)
    story.enter(row, "help", at=at, actor=actor, code=way.value)
    events.publish(
        HelpAsked(
            **_of(row),
            help_id=made.pk,
            way=way,
            is_by_law=made.is_by_law,
            asked_at=at,
            call_by=call_by,
            asked_by=actor.user_id,
        )
    )
    return due_at


def _promise(row: Complaint, one: Help, *, at: datetime) -> None:
    """What the law gives is promised: kept by speaking in time, by no answer of the case."""
    duty = portfolio.duty_words(BY_LAW, organization.company().language)
    promises.open_promise(
        NewPromise(
            source=Source.DUTY,
            words=(duty.title if duty else BY_LAW)[:300],
            service_id=row.service_id,
            customer_id=row.case.customer_id,
            subject=f"case:{row.case_id}",
            owner_id=one.person_id,
            given_at=one.asked_at,
            due_at=promised_until(
                asked_at=one.asked_at,
                call_by=one.call_by or one.due_at,
                is_now=one.way == HelpWay.NOW,
            ),
            origin=origin_of(one.pk),
            keys=tuple(row.case.access_keys),
        ),
        actor=SYSTEM,
        at=at,
    )


def origin_of(help_id: UUID) -> str:
    """What the promise of a supervisor is called by: its own, since one may be asked again."""
    return f"help:{help_id}:{BY_LAW}"


@transaction.atomic
def say_tried(
    *,
    complaint_id: UUID,
    help_id: UUID,
    place: str,
    actor: Actor,
    at: datetime,
    tried_at: datetime | None = None,
) -> int:
    """A supervisor called back and nobody answered; how often that was so by now.

    It neither keeps nor breaks anything: the customer still waits for the call. ``place``: which
    number or way. Raises NoSuchComplaintError, NotAllowedError, AlreadyClosedError,
    AboutThemError, NotASupervisorError, NoSuchHelpError, HelpIsOverError, NotACallError,
    NoPlaceError, TriedWhenError, TriedBeforeError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    rows = Help.objects.select_for_update(of=("self",)).filter(complaint=row, pk=help_id)
    one = rows.first()
    if one is None:
        raise NoSuchHelpError
    check_may_decide(actor.user_id, about=row.about_id)
    if actor.user_id is None or not may_call(actor):
        raise NotASupervisorError
    if one.done_at is not None:
        raise HelpIsOverError
    if not is_call(one.way, turned_at=one.turned_at):
        raise NotACallError
    tidy = whole(" ".join(place.split()), most=80)
    if not tidy:
        raise NoPlaceError
    before = list(HelpTry.objects.filter(help=one).values_list("tried_at", flat=True))
    moment = tried_at or at
    check_tried(moment, asked_at=one.asked_at, at=at, before=before)
    HelpTry.objects.create(help=one, tried_at=moment, said_at=at, by_id=actor.user_id, place=tidy)
    story.enter(row, "help_tried", at=at, actor=actor, words=tidy)
    owner = story.subject_of(row.pk)
    events.publish(
        HelpTried(
            **_of(row),
            help_id=one.pk,
            tried_at=moment,
            tried_by=actor.user_id,
            digest=evidence.digest_of(tidy.encode(), owner=owner),
        )
    )
    return len(before) + 1


def may_call(actor: Actor) -> bool:
    """Whether somebody is who the law calls a supervisor."""
    return actor.is_any(*ABLE)


def call_off(row: Complaint, *, at: datetime) -> None:
    """It counts nowhere from now on: nor does what was promised in it and still may be kept."""
    ids = Help.objects.filter(complaint=row, is_by_law=True, done_at__isnull=True)
    origins = [origin_of(pk) for pk in ids.values_list("pk", flat=True)]
    promises.call_off_duties(origins=origins, at=at, is_apart=True)


def gives_supervisor(law: LawOfService) -> bool:
    """Whether a law gives the customer a supervisor; that of telecoms takes this right away."""
    return law.holds(BY_LAW) and not any(one.startswith(WITHOUT) for one in law.profiles)


@transaction.atomic
def turn_into_calls(*, at: datetime) -> int:
    """Whoever did not join the contact within three minutes calls back that day; how many."""
    rows = Help.objects.select_for_update(of=("self",)).filter(
        way=HelpWay.NOW, done_at__isnull=True, turned_at__isnull=True, due_at__lte=at
    )
    found = list(rows.select_related("complaint__case").order_by("due_at", "pk")[:AT_ONCE])
    for one in found:
        row, before = one.complaint, one.task_id
        call_by = max(one.call_by or at, at + NOW)
        one.task_id = _task(row, HelpWay.CALL_BACK, one.person_id, by=SYSTEM, due_at=call_by, at=at)
        one.turned_at, one.due_at = at, call_by
        one.save(update_fields=["task_id", "turned_at", "due_at"])
        work.complete(task_id=before, by=SYSTEM, at=at)
        story.enter(row, "help_turned", at=at)
        events.publish(
            HelpTurned(**_of(row), help_id=one.pk, call_by=one.call_by or at, turned_at=at)
        )
    return len(found)


def _task(
    row: Complaint, way: HelpWay, person_id: UUID, *, by: Actor, due_at: datetime, at: datetime
) -> UUID:
    titles = {
        HelpWay.NOW: gettext("El cliente pide hablar ahora con usted: %(number)s"),
        HelpWay.CALL_BACK: gettext("Llamar hoy al cliente de %(number)s"),
    }
    title = titles[way] % {"number": row.case.number}
    subject, url = story.subject_of(row.pk), story.page_of(row.pk)
    if by.is_system:
        made = work.create(
            owner_id=person_id,
            title=title,
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=due_at,
        )
    else:
        made = work.give(
            owner_id=person_id,
            title=title,
            details="",
            by=by,
            subject=subject,
            url=url,
            due_at=due_at,
            at=at,
        )
    return made.id


def _of(row: Complaint) -> dict[str, UUID]:
    return {"complaint_id": row.pk, "case_id": row.case_id, "service_id": row.service_id}


@transaction.atomic
def learn(
    *,
    complaint_id: UUID,
    words: str,
    owner_id: UUID,
    due_at: datetime,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Write down what changes because of a complaint; its owner gets a task with a date.

    Raises NotAnsweredError, NoLessonWordsError, LessonDueError, NoSuchPersonError.
    """
    row = story.locked(complaint_id, actor)
    if row.state not in {ComplaintState.ANSWERED, ComplaintState.CLOSED}:
        raise NotAnsweredError
    tidy = whole(" ".join(words.split()), most=500)
    if not tidy:
        raise NoLessonWordsError
    if due_at <= at:
        raise LessonDueError
    title = gettext("Que no se repita: %(words)s") % {"words": tidy}
    task = work.give(
        owner_id=owner_id,
        title=title[:200],
        details=tidy,
        by=actor,
        subject=story.subject_of(row.pk),
        url=story.page_of(row.pk),
        due_at=due_at,
        at=at,
    )
    lesson = Lesson.objects.create(
        complaint=row,
        words=tidy,
        owner_id=owner_id,
        due_at=due_at,
        made_at=at,
        made_by_id=actor.user_id,
        task_id=task.id,
    )
    row.learned_at = row.learned_at or at
    row.save(update_fields=["learned_at"])
    story.enter(row, "learned", at=at, actor=actor, words=tidy)
    return lesson.pk


@transaction.atomic
def hear_task_done(*, task_id: UUID, at: datetime) -> None:
    """A call was made, a supervisor came, a lesson was carried out. Safe to hear twice."""
    rows = Help.objects.select_for_update(of=("self",)).select_related("complaint")
    one = rows.filter(task_id=task_id, done_at__isnull=True).first()
    if one is not None:
        _spoke(one, at=at)
    for model in (Lesson, AuditFinding, ReviewDecision):
        model.objects.filter(task_id=task_id, done_at__isnull=True).update(done_at=at)


def _spoke(one: Help, *, at: datetime) -> None:
    """They spoke: in the contact as long as it was not turned into a call."""
    joined = not is_call(one.way, turned_at=one.turned_at)
    one.done_at = at
    one.connected_at, one.called_at = (at, None) if joined else (None, at)
    one.save(update_fields=["done_at", "connected_at", "called_at"])
    way = HelpWay.NOW if joined else HelpWay.CALL_BACK
    story.enter(one.complaint, "help_given", at=at, code=way.value)
    events.publish(HelpGiven(**_of(one.complaint), help_id=one.pk, way=way, spoke_at=at))
    words = gettext("Una persona supervisora habló con el cliente.")
    promises.keep_duty(origin=origin_of(one.pk), words=words, done_at=at, at=at)
