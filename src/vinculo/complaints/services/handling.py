"""The steps of handling: acknowledge, assess, list and answer points, look into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from vinculo.complaints.contracts import ComplaintState, LegalType
from vinculo.complaints.domain.steps import (
    DecidedByThemError,
    NoFindingsError,
    WrongStepError,
    check_legal_type,
    check_may_accompany,
    check_may_decide,
    further,
    lowers,
    require_before,
)
from vinculo.complaints.domain.weighing import check_grades
from vinculo.complaints.events import LegalTypeChanged
from vinculo.complaints.models import Complaint, Point
from vinculo.complaints.services import story
from vinculo.kernel import events, evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.work import api as work
from vinculo.work.contracts import TaskView

MOST_POINTS = 40
LONGEST_POINT, LONGEST_ANSWER = 500, 2000


class NoPointWordsError(DomainError):
    """A point without words raises nothing."""

    code = "complaint_point_no_words"


class NoPointAnswerError(DomainError):
    """An answer without words answers nothing."""

    code = "complaint_point_no_answer"


class TooManyPointsError(DomainError):
    """More points than anybody would answer one by one."""

    code = "complaint_too_many_points"


class PointTooLongError(DomainError):
    """A point of more words than fit: it is parted or shortened, never cut."""

    code = "complaint_point_too_long"


class NoSuchPointError(DomainError):
    """No such point on the complaint."""

    code = "complaint_no_such_point"


class NoAtOnceError(DomainError):
    """What has to be done at once says what it is."""

    code = "complaint_no_at_once"


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How grave it is (1 to 4), how entangled and how wide (1 to 3), and what cannot wait."""

    severity: int
    complexity: int
    impact: int
    is_safety: bool = False
    needs_action: bool = False
    at_once: str = ""


@transaction.atomic
def acknowledge(*, complaint_id: UUID, how: str, actor: Actor, at: datetime) -> None:
    """Note that the customer was told that it was received, and how, where no mail said so.

    Raises AlreadyClosedError, WrongStepError when it was acknowledged before.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    if row.acknowledged_at is not None:
        raise WrongStepError
    acknowledged(row, at=at)
    story.enter(row, "acknowledged", at=at, actor=actor, words=whole(how.strip(), most=2000))


def acknowledged(row: Complaint, *, at: datetime) -> None:
    """Write down when a locked complaint was acknowledged."""
    row.acknowledged_at = at
    row.state = further(ComplaintState(row.state), ComplaintState.ACKNOWLEDGED)
    row.save(update_fields=["acknowledged_at", "state"])


@transaction.atomic
def assess(*, complaint_id: UUID, found: Assessment, actor: Actor, at: datetime) -> None:
    """Say what is at stake; it can be said anew until the customer was answered.

    Raises GradeError, NoAtOnceError, WrongStepError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    require_before(ComplaintState(row.state), ComplaintState.ANSWERED)
    check_grades(found.severity, found.complexity, found.impact)
    at_once = found.at_once.strip()
    if found.needs_action and not at_once:
        raise NoAtOnceError
    row.severity, row.complexity, row.impact = found.severity, found.complexity, found.impact
    row.is_safety, row.at_once = found.is_safety, whole(at_once, most=1000)
    row.assessed_at = row.assessed_at or at
    row.state = further(ComplaintState(row.state), ComplaintState.ASSESSED)
    row.save()
    grades = f"{found.severity}/{found.complexity}/{found.impact}"
    story.enter(row, "assessed", at=at, actor=actor, words=row.at_once, code=grades)


@transaction.atomic
def set_legal_type(
    *, complaint_id: UUID, legal_type: LegalType, why: str, actor: Actor, at: datetime
) -> None:
    """Say what the law calls it. Down needs a written reason, whose digest is evidence.

    Raises AboutThemError, NoJustificationError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_decide(actor.user_id, about=row.about_id)
    was = LegalType(row.legal_type)
    if was is legal_type:
        return
    check_legal_type(was, legal_type, why)
    row.legal_type = legal_type
    row.save(update_fields=["legal_type"])
    what = "lowered" if lowers(was, legal_type) else "raised"
    story.enter(
        row, what, at=at, actor=actor, words=why.strip(), code=f"{was.value}>{legal_type.value}"
    )
    evidence.record(
        evidence.Proof(
            kind="complaints.justification",
            subject=story.subject_of(row.pk),
            facts={"was": was.value, "now": legal_type.value},
            digest=evidence.digest_of(why.strip().encode(), owner=story.subject_of(row.pk)),
        )
    )
    events.publish(
        LegalTypeChanged(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            was=was,
            now=legal_type,
            changed_by=actor.user_id,
            changed_at=at,
        )
    )


@transaction.atomic
def add_points(
    *, complaint_id: UUID, words: Sequence[str], actor: Actor, at: datetime
) -> list[UUID]:
    """Write down what the customer raises, each by itself; the ids of the points.

    Raises NoPointWordsError, TooManyPointsError, PointTooLongError, WrongStepError,
    AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    require_before(ComplaintState(row.state), ComplaintState.ANSWERED)
    tidy = [each for each in (" ".join(one.split()) for one in words) if each]
    if not tidy:
        raise NoPointWordsError
    rows = Point.objects.filter(complaint=row)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    if rows.count() + len(tidy) > MOST_POINTS:
        raise TooManyPointsError(most=MOST_POINTS)
    for number, each in enumerate(tidy, start=1):
        if len(each) > LONGEST_POINT:
            raise PointTooLongError(
                number=number, begins=each[:40], most=LONGEST_POINT, n=len(each)
            )
    made = [
        Point(complaint=row, position=last + number, words=each)
        for number, each in enumerate(tidy, start=1)
    ]
    Point.objects.bulk_create(made)
    story.enter(row, "points", at=at, actor=actor, code=str(len(made)))
    return [each.pk for each in made]


@transaction.atomic
def answer_point(
    *, complaint_id: UUID, point_id: UUID, answer: str, actor: Actor, at: datetime
) -> None:
    """Answer one point; it can be said better until the customer was answered.

    Raises NoSuchPointError, NoPointAnswerError, TooLongError, AboutThemError, WrongStepError,
    AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    require_before(ComplaintState(row.state), ComplaintState.ANSWERED)
    check_may_decide(actor.user_id, about=row.about_id)
    point, words = _point(row, point_id), answer.strip()
    if not words:
        raise NoPointAnswerError
    point.answer = whole(words, most=LONGEST_ANSWER)
    point.answered_at, point.answered_by_id = at, actor.user_id
    point.save()
    story.enter(row, "point_answered", at=at, actor=actor, code=str(point.position))


@transaction.atomic
def drop_point(*, complaint_id: UUID, point_id: UUID, actor: Actor, at: datetime) -> None:
    """Take away a point that the customer does not raise; its words stay in the history.

    Raises NoSuchPointError, AboutThemError, WrongStepError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    require_before(ComplaintState(row.state), ComplaintState.ANSWERED)
    check_may_decide(actor.user_id, about=row.about_id)
    point = _point(row, point_id)
    story.enter(row, "point_dropped", at=at, actor=actor, words=point.words)
    point.delete()


@transaction.atomic
def name_people(
    *,
    complaint_id: UUID,
    about: UUID | None,
    investigator: UUID | None,
    champion: UUID | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Say of whom it speaks, who looks into it, and who stays with the customer to the end.

    A new investigator gets a task. Raises AboutThemError, AccompaniesThemError,
    DecidedByThemError, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    check_may_accompany(champion, about=about)
    check_may_decide(investigator, about=about, decided_before=row.decided_before_id)
    check_may_decide(actor.user_id, about=row.about_id)
    if about is not None and about == row.decided_by_id:
        raise DecidedByThemError
    is_new = investigator is not None and investigator != row.investigator_id
    changed = [
        code
        for code, was, now in (
            ("about", row.about_id, about),
            ("investigator", row.investigator_id, investigator),
            ("champion", row.champion_id, champion),
        )
        if was != now
    ]
    row.about_id, row.investigator_id, row.champion_id = about, investigator, champion
    row.save(update_fields=["about", "investigator", "champion"])
    if is_new and investigator is not None and investigator != actor.user_id:
        _ask_to_investigate(row, investigator, actor=actor, at=at)
    for code in changed:
        story.enter(row, "named", at=at, actor=actor, code=code)


@transaction.atomic
def record_findings(*, complaint_id: UUID, findings: str, actor: Actor, at: datetime) -> None:
    """Write down what was looked at and found. Who does it is the investigator if nobody was.

    Raises NoFindingsError, AboutThemError, DecidedBeforeError, WrongStepError,
    AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    if row.assessed_at is None:
        raise WrongStepError
    require_before(ComplaintState(row.state), ComplaintState.ANSWERED)
    check_may_decide(actor.user_id, about=row.about_id, decided_before=row.decided_before_id)
    words = findings.strip()
    if not words:
        raise NoFindingsError
    row.findings = whole(words, most=10_000)
    row.investigator_id = row.investigator_id or actor.user_id
    row.investigated_at = row.investigated_at or at
    row.state = further(ComplaintState(row.state), ComplaintState.INVESTIGATED)
    row.save()
    story.enter(row, "investigated", at=at, actor=actor)


def _point(row: Complaint, point_id: UUID) -> Point:
    point = Point.objects.filter(complaint=row, pk=point_id).first()
    if point is None:
        raise NoSuchPointError
    return point


def _ask_to_investigate(row: Complaint, person: UUID, *, actor: Actor, at: datetime) -> TaskView:
    return work.give(
        owner_id=person,
        title=gettext("Investigar lo que cuenta el cliente en %(number)s")
        % {"number": row.case.number},
        details="",
        by=actor,
        subject=story.subject_of(row.pk),
        url=story.page_of(row.pk),
        at=at,
    )
