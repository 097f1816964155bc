"""Deciding, telling the customer, closing, and looking again when they do not accept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseStatus, Outcome
from vinculo.complaints.contracts import (
    WAITING_REMEDIES,
    ComplaintState,
    Decision,
    RemedyState,
    Said,
    WayOut,
)
from vinculo.complaints.domain.steps import (
    Readiness,
    WrongStepError,
    check_answer,
    check_close,
    check_may_decide,
    check_ways,
    require_before,
)
from vinculo.complaints.domain.weighing import Effort, effort_of
from vinculo.complaints.events import ComplaintAnswered, ComplaintClosed, ComplaintReopened
from vinculo.complaints.labels import TAKING_TOLD, WAY_OUT
from vinculo.complaints.models import Complaint, ComplaintStep, Handling, Point, Remedy
from vinculo.complaints.selectors.bodies import BodyView, told_with
from vinculo.complaints.services import bodies, gates, story, telling, told
from vinculo.kernel import events
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.lengths import whole


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the company decides, why, and what the customer can do who does not accept it.

    ``bodies``: of those that the company keeps, those that the answer names. ``seen``: the last
    message of the customer that the person had on the screen. ``otherwise``: how it was told where
    there is no address to write to (by phone, by letter).
    """

    decision: Decision
    reasons: str
    ways: tuple[WayOut, ...] = ()
    bodies: tuple[UUID, ...] = ()
    seen: UUID | None = None
    otherwise: str = ""


@transaction.atomic
def answer(*, complaint_id: UUID, said: Answer, actor: Actor, at: datetime) -> None:
    """Tell the customer the decision with its reasons, point by point.

    Raises AlreadyClosedError, AboutThemError, DecidedBeforeError, NoPointsError, OpenPointsError,
    NotInvestigatedError, ByThemError, FindingsByThemError, NoReasonsError, NoWaysError,
    NoOutsideWayError, NoSuchBodyError, WrongStepError and what an answer of a case refuses.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    if row.assessed_at is None:
        raise WrongStepError
    require_before(ComplaintState(row.state), ComplaintState.ANSWERED)
    check_may_decide(actor.user_id, about=row.about_id, decided_before=row.decided_before_id)
    check_answer(readiness(row), said.reasons)
    named = bodies.chosen(row, said.bodies, at=at)
    ways = _ways(said, named)
    if said.decision is not Decision.UPHELD:
        check_ways(ways, law=gates.law_of_ways(row.pk, at=at))
    row.decision, row.reasons = said.decision, whole(said.reasons.strip(), most=10_000)
    row.decided_by_id, row.answered_at = actor.user_id, at
    row.ways_named = row.ways_told = " ".join(ways)
    how = told.answered(row.reasons, is_written=row.case.conversation_id is not None)
    row.answered_medium, row.answered_language = how.medium, how.language
    row.state = ComplaintState.ANSWERED
    row.acknowledged_at = row.acknowledged_at or at
    row.investigated_at = row.investigated_at or at
    if not readiness(row).remedies_waiting:
        row.repaired_at = at
    row.save()
    bodies.tell(row, named, at=at)
    _tell(row, said, actor=actor, at=at)
    telling.told_with_answer(row, at=at)
    story.enter(row, "answered", at=at, actor=actor, code=said.decision.value)
    events.publish(
        ComplaintAnswered(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            decision=said.decision,
            answered_by=actor.user_id,
            answered_at=at,
            medium=how.medium,
            language=how.language,
            ways=row.ways_told,
        )
    )


@transaction.atomic
def close(
    *,
    complaint_id: UUID,
    said: Said | None,
    ways: Sequence[WayOut],
    actor: Actor,
    at: datetime,
    subject_class: UUID | None = None,
) -> None:
    """Nothing is left to do: its case is resolved too, and the customer is asked how it was done.

    ``subject_class`` says what the case was about. Whoever comes second reads who closed it.
    Raises AlreadyClosedError, OpenPointsError, NotAnsweredError, RemediesWaitError,
    NothingSaidError, NoWaysError, NoOutsideWayError, and what the end of a case refuses: nothing
    ends without its class.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    named = set(row.ways_named.split()) | set(ways)
    state = ComplaintState(row.state)
    check_close(state, readiness(row), said=said, has_ways=bool(named))
    assert said is not None  # noqa: S101 - check_close refuses None
    if said is Said.REFUSED:
        check_ways([WayOut(way) for way in named], law=gates.law_of_ways(row.pk, at=at))
    row.said, row.ways_named = said, " ".join(way for way in WayOut if way in named)
    row.state, row.closed_at, row.closed_by_id = ComplaintState.CLOSED, at, actor.user_id
    row.repaired_at = row.repaired_at or at
    row.save()
    if row.case.status not in {CaseStatus.RESOLVED, CaseStatus.CLOSED}:
        is_rejected = row.decision == Decision.REJECTED
        outcome = Outcome.ANSWERED if is_rejected else Outcome.SOLVED
        cases.resolve_case(
            case_id=row.case_id, outcome=outcome, actor=actor, at=at, subject_class=subject_class
        )
    Handling.objects.get_or_create(complaint=row, defaults={"asked_at": at})
    story.enter(row, "closed", at=at, actor=actor, code=said.value)
    events.publish(
        ComplaintClosed(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            said=said,
            closed_by=actor.user_id,
            closed_at=at,
        )
    )


@transaction.atomic
def look_again(*, complaint_id: UUID, why: str, actor: Actor, at: datetime) -> None:
    """The customer does not accept: somebody else looks into it and decides anew.

    Raises NotAnsweredError as WrongStepError where nothing was decided, AlreadyClosedError.
    """
    row = story.locked(complaint_id, actor, is_open=True)
    if row.state != ComplaintState.ANSWERED:
        raise WrongStepError
    _bring_back(row, at=at, actor=actor)
    story.enter(row, "looked_again", at=at, actor=actor, words=whole(why.strip(), most=2000))


@transaction.atomic
def hear_reopened(*, case_id: UUID, at: datetime) -> None:
    """Its case lives again: so does a closed complaint, decided by somebody else this time."""
    row = (
        Complaint.objects.filter(case_id=case_id, state=ComplaintState.CLOSED)
        .select_related("case")
        .select_for_update(of=("self",))
        .first()
    )
    if row is None:
        return
    _bring_back(row, at=at, actor=SYSTEM)
    story.enter(row, "reopened", at=at)


def readiness(row: Complaint) -> Readiness:
    """How many points there are, how many wait, and whether it was looked into far enough."""
    points = list(Point.objects.filter(complaint=row).order_by("position"))
    waiting = Remedy.objects.filter(complaint=row, state__in=WAITING_REMEDIES).count()
    needs = False
    if row.severity and row.complexity and row.impact:
        grades = (row.severity, row.complexity, row.impact)
        needs = effort_of(*grades, is_safety=row.is_safety) is not Effort.SHORT
    return Readiness(
        points=len(points),
        open_points=sum(not each.answer for each in points),
        remedies_waiting=waiting,
        needs_findings=needs,
        has_findings=bool(row.findings),
        by_them=tuple(
            each.position
            for each in points
            if row.about_id is not None and each.answered_by_id == row.about_id
        ),
        has_findings_by_them=bool(row.findings) and _found_by(row) == row.about_id is not None,
    )


def _found_by(row: Complaint) -> UUID | None:
    """Who last wrote down what was found."""
    lines = ComplaintStep.objects.filter(complaint=row, what="investigated")
    return lines.order_by("-at", "-pk").values_list("by_id", flat=True).first()


def _bring_back(row: Complaint, *, at: datetime, actor: Actor) -> None:
    row.decided_before_id = row.decided_by_id
    if row.investigator_id == row.decided_by_id:
        row.investigator_id = None
    row.decision, row.reasons, row.said = "", "", ""
    row.answered_medium = row.answered_language = ""
    row.ways_told = None
    row.decided_by_id = row.closed_by_id = None
    row.answered_at = row.closed_at = row.repaired_at = row.investigated_at = None
    row.state = ComplaintState.ASSESSED
    row.save()
    events.publish(
        ComplaintReopened(
            complaint_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            reopened_by=actor.user_id,
            reopened_at=at,
        )
    )


def _tell(row: Complaint, said: Answer, *, actor: Actor, at: datetime) -> None:
    """By the conversation of its case; where there is none, a note says how it was told."""
    if row.case.conversation_id is not None:
        cases.answer_case(
            case_id=row.case_id,
            html=letter(row),
            seen=said.seen,
            actor=actor,
            at=at,
            language=telling.language_of(row),
        )
        return
    how = said.otherwise.strip() or gettext("en persona o por teléfono")
    words = gettext("Se comunica la decisión %(how)s: %(reasons)s")
    text = words % {"how": how, "reasons": row.reasons}
    cases.add_note(case_id=row.case_id, text=text, actor=actor, at=at, is_told=True)


def letter(row: Complaint) -> str:
    """The decision as the customer reads it: reasons, each point, remedies, further ways.

    In the language in which they complained, whatever the screen of whoever decides speaks.
    """
    with translation.override(telling.language_of(row)):
        return _letter(row)


def _letter(row: Complaint) -> str:
    points = Point.objects.filter(complaint=row).order_by("position")
    granted = Remedy.objects.filter(
        complaint=row, state__in=[RemedyState.GRANTED, RemedyState.DONE]
    ).select_related("kind")
    parts = [format_html_join("", "<p>{}</p>", ((line,) for line in _lines(row.reasons)))]
    parts.append(
        format_html(
            "<ol>{}</ol>",
            format_html_join(
                "",
                "<li><p><strong>{}</strong></p><p>{}</p></li>",
                ((point.words, point.answer) for point in points),
            ),
        )
    )
    remedies = [telling.words_of(one) for one in granted.order_by("asked_at", "pk")]
    if remedies:
        items = format_html_join("", "<li>{}</li>", ((words,) for words in remedies))
        parts.append(format_html("<p>{}</p><ul>{}</ul>", gettext("Lo que hacemos:"), items))
    named = told_with(row)
    of_bodies = {body.way for body, _name in named}
    ways = [WAY_OUT[way] for way in map(WayOut, row.ways_named.split()) if way not in of_bodies]
    further: list[str] = [format_html("<li>{}</li>", words) for words in ways]
    further += [_body(body, name) for body, name in named]
    if further:
        words = gettext("Si no está de acuerdo, también puede:")
        listed = format_html_join("", "{}", ((item,) for item in further))
        parts.append(format_html("<p>{}</p><ul>{}</ul>", words, listed))
    return format_html_join("", "{}", ((part,) for part in parts))


def _body(body: BodyView, name: str) -> str:
    """A body as the customer reads it: which one, where it is, whether we take part there."""
    link = format_html('<a href="{0}">{0}</a>', body.url) if body.url else ""
    said = [
        body.address,
        link,
        str(TAKING_TOLD[body.taking]),
        body.how_in(translation.get_language() or ""),
    ]
    lines = format_html_join("", "<br>{}", ((each,) for each in said if each))
    return format_html("<li>{} <strong>{}</strong>{}</li>", gettext("Acudir a:"), name, lines)


def _ways(said: Answer, named: Sequence[BodyView]) -> tuple[WayOut, ...]:
    """The ways that were ticked, and those of the bodies that the answer names."""
    found = {*said.ways, *(one.way for one in named)}
    return tuple(way for way in WayOut if way in found)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
