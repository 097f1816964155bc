"""One answer to all of an announced outage ends the two hours of each case that it reaches."""

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind
from vinculo.cases.testing import a_case, answered_all, answers_leave, came_of
from vinculo.identity.testing import signed_in
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.testing import a_notice, an_end
from vinculo.portfolio.contracts import TermState
from vinculo.promises.contracts import PromiseState
from vinculo.statutory.models import Matter
from vinculo.statutory.tests.test_matters import (
    HOUR,
    LONG,
    MINUTE,
    QUICK,
    called,
    duties,
    house,
    marta,
    now,
    states,
)

__all__ = ["house", "marta", "now"]


@pytest.fixture
def notice(db, house, now):
    return a_notice(
        "Corte de internet",
        service_id=house.service_id,
        since=now - HOUR,
        expected_until=now + 3 * HOUR,
    )


@pytest.fixture
def outages(house, notice, marta, now):
    """Three cases of three customers that came because of it."""
    found = [
        called(
            a_case(at=now - HOUR, sender=f"C{n} <c{n}@correo.example>", subject=f"Sin red {n}"),
            CaseKind.INCIDENT,
            now,
        )
        for n in range(3)
    ]
    for case in found[:2]:
        came_of(case.id, notice, actor=marta, at=now)
    return found


def answer_all(notice, text, marta, at):
    answered_all(
        notice, {"es": f"<p>{text.replace(chr(10) * 2, '</p><p>')}</p>"}, actor=marta, at=at
    )
    run_jobs()
    answers_leave(at=at + 6 * MINUTE)
    run_jobs()


def test_it_ends_the_two_hours_of_those_it_reaches_and_of_no_other(
    outages, notice, marta, now
) -> None:
    answer_all(notice, knowledge.fault_lines(notice, at=now)["es"], marta, now)
    one, two, other = outages
    for case in (one, two):
        assert states(case) == {LONG: TermState.RUNNING, QUICK: TermState.KEPT}
        assert sorted(duties(case).values()) == [PromiseState.KEPT, PromiseState.OPEN]
    assert states(other)[QUICK] is TermState.RUNNING
    found = EvidenceLine.objects.filter(kind="statutory.CauseTold")
    assert found.count() == 2
    assert all(str(notice) in line.facts for line in found)
    row = Matter.objects.get(case_id=one.id)
    assert (row.cause, row.restores_at) == ("Un camión ha tirado un poste.", now + 3 * HOUR)


def test_one_without_cause_or_return_ends_nothing(outages, notice, marta, now) -> None:
    answer_all(notice, "Estamos en ello. Cuándo esperamos que vuelva: pronto", marta, now)
    assert {states(case)[QUICK] for case in outages} == {TermState.RUNNING}
    assert not EvidenceLine.objects.filter(kind="statutory.CauseTold").exists()


def test_an_announcement_without_return_or_over_offers_no_lines(house, notice, now) -> None:
    assert knowledge.fault_lines(a_notice(since=now - HOUR), at=now) == {}
    assert knowledge.fault_lines(notice, at=now + 4 * HOUR) == {}
    an_end(notice, words="Ya va", at=now + HOUR)
    assert knowledge.fault_lines(notice, at=now + HOUR) == {}
    text = "Qué ha pasado: un camión\n\nCuándo esperamos que vuelva: hoy"
    assert knowledge.fault_told(notice, text=text) is None


def test_what_is_answered_in_another_case_of_the_same_customer_is_told_there_too(
    house, notice, marta, now
) -> None:
    both = [
        called(a_case(at=now - HOUR, subject=f"Sin red {n}"), CaseKind.INCIDENT, now - HOUR)
        for n in range(2)
    ]
    customer = cases.case(actor=SYSTEM, case_id=both[0].id).customer_id
    for case in both:
        cases.set_customer(case_id=case.id, customer_id=customer, actor=marta, at=now - 20 * MINUTE)
        came_of(case.id, notice, actor=marta, at=now - 20 * MINUTE)
    answer_all(notice, knowledge.fault_lines(notice, at=now)["es"], marta, now)
    assert {states(case)[QUICK] for case in both} == {TermState.KEPT}


def test_the_page_begins_with_both_lines(house, outages, notice) -> None:
    page = signed_in(house.marta).get(f"/casos/aviso/{notice}/")
    assert "Qué ha pasado: Un camión ha tirado un poste." in page.content.decode()
