"""What the person answered of whom a complaint speaks is looked at by somebody else first."""

import pytest

from vinculo.complaints.contracts import Decision
from vinculo.complaints.domain.steps import (
    ByThemError,
    DecidedByThemError,
    FindingsByThemError,
    Readiness,
    check_answer,
)
from vinculo.complaints.models import Complaint, Point
from vinculo.complaints.services import answering, handling
from vinculo.complaints.tests.test_doubles import DAY, MORNING, _handler, _merge, _other, filed
from vinculo.identity import api as identity
from vinculo.identity.testing import signed_in
from vinculo.kernel.errors import words_for

__all__ = ["filed"]
BY_THEM = "La contestó la persona de quien habla"


def test_points_that_they_answered_are_named_and_the_decision_waits() -> None:
    ready = Readiness(points=3, open_points=0, by_them=(1, 3))
    with pytest.raises(ByThemError) as refused:
        check_answer(ready, "Sí.")
    assert "1, 3" in words_for(refused.value)
    with pytest.raises(FindingsByThemError):
        check_answer(Readiness(points=1, open_points=0, has_findings_by_them=True), "Sí.")


def _answered_by_them(filed, *, findings=""):
    """The complaint that speaks of an agent went on in one that the agent had answered."""
    stays = _other(filed, days=1)
    Complaint.objects.filter(pk=filed.pk).update(about=filed.agent.user_id)
    Point.objects.create(complaint=filed, position=1, words="El trato")
    at = {"complaint_id": stays.pk, "actor": filed.agent, "at": MORNING + DAY}
    found = handling.Assessment(severity=1, complexity=1, impact=1)
    handling.assess(found=found, **at)
    (point,) = handling.add_points(words=["El recibo"], **at)
    handling.answer_point(point_id=point, answer="No procede.", **at)
    if findings:
        handling.record_findings(findings=findings, **at)
    _merge(filed, stays, days=1)
    return stays, Point.objects.get(pk=point)


def _decide(row, elena):
    said = answering.Answer(
        decision=Decision.UPHELD,
        reasons="Tiene razón.",
        seen=row.case.latest_message_id,
    )
    answering.answer(complaint_id=row.pk, said=said, actor=elena, at=MORNING + 2 * DAY)


def test_what_they_answered_before_it_spoke_of_them_is_answered_by_somebody_else(filed) -> None:
    stays, point = _answered_by_them(filed)
    user = _handler()
    elena = identity.actor_for(user.id)
    other = Point.objects.get(complaint=stays, words="El trato")
    at = {"complaint_id": stays.pk, "actor": elena, "at": MORNING + 2 * DAY}
    handling.answer_point(point_id=other.pk, answer="Lo sentimos.", **at)
    page = signed_in(user).get(f"/reclamaciones/{stays.pk}/").content.decode()
    assert page.count(BY_THEM) == 1
    with pytest.raises(ByThemError) as refused:
        _decide(stays, elena)
    assert refused.value.params == {"points": str(point.position)}
    handling.answer_point(point_id=point.pk, answer="No procede.", **at)
    page = signed_in(user).get(f"/reclamaciones/{stays.pk}/").content.decode()
    assert BY_THEM not in page
    _decide(stays, elena)
    stays.refresh_from_db()
    assert stays.decided_by_id == user.id
    named = {"about": user.id, "investigator": None, "champion": None}
    with pytest.raises(DecidedByThemError):
        handling.name_people(**named, **at)


def test_what_they_found_out_is_found_out_by_somebody_else(filed) -> None:
    stays, _ = _answered_by_them(filed, findings="Todo en orden.")
    elena = identity.actor_for(_handler().id)
    at = {"complaint_id": stays.pk, "actor": elena, "at": MORNING + 2 * DAY}
    for one in Point.objects.filter(complaint=stays):
        handling.answer_point(point_id=one.pk, answer="Lo sentimos.", **at)
    with pytest.raises(FindingsByThemError):
        _decide(stays, elena)
    handling.record_findings(findings="No estaba en orden.", **at)
    _decide(stays, elena)


def test_who_is_named_after_the_decision_was_told_keeps_nobody_from_closing() -> None:
    ready = Readiness(points=1, open_points=0, by_them=(1,), has_findings_by_them=True)
    answering.check_close(
        answering.ComplaintState.ANSWERED, ready, said=answering.Said.ACCEPTED, has_ways=False
    )
