"""Whoever is not given right hears a way outside of the company, where a law in force wants it."""

import pytest

from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints.contracts import ComplaintState, Decision, Said, WayOut
from vinculo.complaints.domain.steps import NoOutsideWayError, NoWaysError, check_ways
from vinculo.complaints.models import Complaint, Point
from vinculo.complaints.testing import a_complaint, answer_complaint, close_complaint
from vinculo.identity.testing import signed_in
from vinculo.portfolio.testing import a_signed_scope, switched_off

INSIDE = (WayOut.REVIEW, WayOut.COURT)
OUTSIDE = (WayOut.REVIEW, WayOut.ARBITRATION)
LAWS = ("es-ley10-2025", "es-trlgdcu")
REASONS = "La cuota que reclama se cobró una sola vez."


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def claim(house):
    return a_complaint(a_case(subject="Cobro que no procede").id, actor=house.agent)


def refuse(claim, house, ways, decision=Decision.REJECTED):
    answer_complaint(claim, actor=house.agent, reasons=REASONS, decision=decision, ways=ways)


@pytest.mark.parametrize(
    ("ways", "law", "error"),
    [
        pytest.param((), "", NoWaysError, id="no way at all"),
        pytest.param((), "Ley", NoWaysError, id="no way at all, under a law"),
        pytest.param(INSIDE, "", None, id="no law asks for more"),
        pytest.param(INSIDE, "Ley", NoOutsideWayError, id="to look again, or courts"),
        *(
            pytest.param((way,), "Ley", None, id=way.value)
            for way in (
                WayOut.MEDIATION,
                WayOut.ARBITRATION,
                WayOut.CONSUMER_OFFICE,
                WayOut.REGULATOR,
            )
        ),
    ],
)
def test_a_refusal_tells_a_way_and_by_law_one_outside(ways, law, error):
    if error is None:
        check_ways(ways, law=law)
        return
    with pytest.raises(error):
        check_ways(ways, law=law)


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.PARTLY])
def test_the_decision_is_not_told_until_it_names_a_way_outside(house, claim, decision):
    a_signed_scope(sector="energy")
    with pytest.raises(NoOutsideWayError) as refused:
        refuse(claim, house, INSIDE, decision)
    assert "Ley 10/2025" in str(refused.value.params["law"])
    assert "13.7" in str(refused.value.params["law"])
    row = Complaint.objects.get(pk=claim)
    assert (row.answered_at, row.ways_told) == (None, None)


def test_with_a_way_outside_it_is_told(house, claim):
    a_signed_scope(sector="energy")
    refuse(claim, house, OUTSIDE)
    assert Complaint.objects.get(pk=claim).ways_told == "review arbitration"


def test_whoever_is_right_in_everything_needs_no_way(house, claim):
    a_signed_scope(sector="energy")
    refuse(claim, house, (), Decision.UPHELD)
    assert Complaint.objects.get(pk=claim).state == ComplaintState.ANSWERED


def test_the_law_of_every_trader_wants_it_too(house, claim):
    a_signed_scope(sector="other")
    with pytest.raises(NoOutsideWayError) as refused:
        refuse(claim, house, INSIDE)
    assert "7/2017" in str(refused.value.params["law"])


def test_where_no_law_binds_it_stays_as_it_is(house, claim):
    a_signed_scope(sector="energy")
    for law in LAWS:
        switched_off(house.service_id, law, at=MORNING)
    refuse(claim, house, INSIDE)
    assert Complaint.objects.get(pk=claim).ways_told == "review court"


def test_nobody_signed_a_scope_so_a_way_inside_is_enough(house, claim):
    refuse(claim, house, INSIDE)
    assert Complaint.objects.get(pk=claim).ways_told == "review court"


def test_whoever_does_not_accept_hears_it_before_it_is_closed(house, claim):
    refuse(claim, house, INSIDE)
    a_signed_scope(sector="energy")
    with pytest.raises(NoOutsideWayError):
        close_complaint(claim, actor=house.agent, said=Said.REFUSED)
    close_complaint(claim, actor=house.agent, said=Said.REFUSED, ways=(WayOut.REGULATOR,))
    row = Complaint.objects.get(pk=claim)
    assert (row.ways_named, row.ways_told) == ("review regulator court", "review court")


def test_one_told_before_is_closed_as_it_is_when_it_is_accepted(house, claim):
    refuse(claim, house, INSIDE)
    a_signed_scope(sector="energy")
    close_complaint(claim, actor=house.agent, said=Said.ACCEPTED)
    assert Complaint.objects.get(pk=claim).state == ComplaintState.CLOSED


def test_the_page_says_which_law_and_keeps_what_was_typed(house, claim):
    a_signed_scope(sector="energy")
    marta, own = signed_in(house.marta), f"/reclamaciones/{claim}/"
    marta.post(f"{own}valorar/", {"severity": 1, "complexity": 1, "impact": 1})
    marta.post(f"{own}puntos/", {"words": "¿Por qué?"})
    marta.post(f"{own}puntos/{Point.objects.get().pk}/", {"respuesta": "Se cobró una vez."})
    seen = Complaint.objects.select_related("case").get().case.latest_message_id
    typed = {"decision": "rejected", "reasons": REASONS, "ways": ["review", "court"], "seen": seen}
    answer = marta.post(f"{own}responder/", typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ley 10/2025" in page
    assert "una vía fuera de la empresa" in page
    assert REASONS in page
    for kept in ("rejected", "review", "court"):
        assert f'value="{kept}"' in page
    assert page.count("checked") >= 3
    assert Complaint.objects.get().answered_at is None
