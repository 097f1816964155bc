"""Announcements of cases that are joined, split and listed long after."""

from datetime import timedelta
from uuid import uuid4

import pytest

from vinculo.cases.contracts import Scope
from vinculo.cases.domain.views import Look
from vinculo.cases.models import CaseEntry, CaseMessage, CaseNotice
from vinculo.cases.panels.of_notice import load
from vinculo.cases.selectors import notices as reading
from vinculo.cases.selectors.views import all_ids
from vinculo.cases.services import join, notice_links, undo
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.cases.tests.test_announced_cases import an_incident, linked_to, wrote_again
from vinculo.identity.testing import signed_in
from vinculo.knowledge.testing import a_notice, an_end

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LATER = MORNING + HOUR
MORE_THAN_OFFERED = 50


def doubles(subject: str = "Sin internet") -> list:
    """Two cases of one customer."""
    return [a_case(subject=f"{subject} {n}", at=MORNING + n * MINUTE) for n in range(2)]


@pytest.mark.django_db
def test_a_case_that_goes_on_in_another_takes_its_announcement_along_and_back(
    house: House,
) -> None:
    notice, (case, into) = an_incident(house), doubles()
    linked_to(notice, [case], house)
    with undo.together() as group:
        join.merge_case(case_id=case.id, into_id=into.id, actor=house.agent, at=LATER)
    row = CaseNotice.objects.get()
    assert (row.case_id, row.notice_id, row.at) == (into.id, notice, LATER)
    entries = CaseEntry.objects.filter(case_id=into.id, kind="announced")
    assert [one.ref for one in entries] == [notice]
    n = reading.linked(actor=house.agent, notice_id=notice)
    assert (n.open, n.resolved) == (1, 0)
    undo.undo(group=group, actor=house.agent, at=LATER + HOUR)
    row = CaseNotice.objects.get()
    assert (row.case_id, row.at) == (case.id, LATER)


@pytest.mark.django_db
def test_two_linked_cases_that_become_one_count_once_and_the_list_opens_that_one(
    house: House,
) -> None:
    notice, (case, into) = an_incident(house), doubles()
    linked_to(notice, [case, into], house)
    with undo.together() as group:
        join.merge_case(case_id=case.id, into_id=into.id, actor=house.agent, at=LATER)
    n = reading.linked(actor=house.agent, notice_id=notice)
    assert (n.open, n.resolved) == (1, 0)
    look = Look(scope=Scope.RESOLVED, filters={"notice": str(notice)})
    assert list(all_ids(actor=house.agent, look=look, at=LATER)) == []
    undo.undo(group=group, actor=house.agent, at=LATER + HOUR)
    assert reading.linked(actor=house.agent, notice_id=notice).open == 2


@pytest.mark.django_db
def test_what_was_said_of_the_joined_case_since_stands_and_the_other_has_its_own_back(
    house: House,
) -> None:
    notice, other = an_incident(house), an_incident(house, "Obras en Huelva")
    case, into = doubles()
    linked_to(notice, [case], house)
    with undo.together() as group:
        join.merge_case(case_id=case.id, into_id=into.id, actor=house.agent, at=LATER)
    linked_to(other, [into], house, at=LATER + MINUTE)
    undo.undo(group=group, actor=house.agent, at=LATER + HOUR)
    found = dict(CaseNotice.objects.values_list("case_id", "notice_id"))
    assert found == {case.id: notice, into.id: other}


@pytest.mark.django_db
def test_what_was_split_off_and_comes_home_brings_its_announcement(house: House) -> None:
    notice, case = an_incident(house), a_case()
    wrote_again(case, house, "Lucía Romero <lucia@correo.example>", at=MORNING + MINUTE)
    last = CaseMessage.objects.order_by("-at").values_list("message_id", flat=True)[0]
    with undo.together() as group:
        new_id = join.split_case(
            case_id=case.id, message_ids=[last], subject="", actor=house.agent, at=LATER
        )
    notice_links.link(case_id=new_id, notice_id=notice, actor=house.agent, at=LATER)
    undo.undo(group=group, actor=house.agent, at=LATER + HOUR)
    assert CaseNotice.objects.get().case_id == case.id


@pytest.mark.django_db
def test_the_list_of_an_announcement_older_than_the_latest_is_opened_and_says_which(
    house: House,
) -> None:
    old, case = an_incident(house, "El corte de primavera"), a_case()
    linked_to(old, [case], house)
    an_end(old, words="Terminó.", at=LATER)
    for number in range(MORE_THAN_OFFERED):
        a_notice(f"Aviso {number}", service_id=house.service_id, since=MORNING)
    shown = signed_in(house.marta).get(load(house.agent, old).open_url)
    assert shown.status_code == 200
    assert case.number in shown.content.decode()
    assert "El corte de primavera" in shown.content.decode()
    marta = signed_in(house.marta)
    for unknown in (str(uuid4()), "nada"):
        assert marta.get(f"/casos/?f_notice={unknown}").url == "/casos/"
