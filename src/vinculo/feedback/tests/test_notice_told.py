"""A mail that tells those affected cause and return ends the two hours of their open incidents."""

from datetime import timedelta

import pytest
from django.apps import apps

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import MORNING, a_case, a_house, acting
from vinculo.cases.testing import came_of as said_to_come_of
from vinculo.customers.testing import a_holder, a_holding, one_person
from vinculo.delivery import api as delivery
from vinculo.delivery.testing import outbox
from vinculo.feedback.models import NoticeMail
from vinculo.feedback.services import notice_mails as sending
from vinculo.feedback.services import notice_told
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.testing import a_cause, a_notice
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_signed_scope
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Source

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
QUICK = "ES10-2H"
NOW = MORNING + HOUR
ADA, LEO = "ada@correo.example", "leo@correo.example"
TOLD, BACK = "statutory.CauseTold", "statutory.CauseTakenBack"


@pytest.fixture
def hands(monkeypatch):
    """The clock, which a test may turn."""
    found = [NOW]
    monkeypatch.setattr(clock, "now", lambda: found[0])
    return found


@pytest.fixture
def house(hands, settings):
    settings.PRACTICE = True
    found = a_house()
    a_signed_scope()
    return found


@pytest.fixture
def ada(house):
    return a_holder(house.service_id, email=ADA)


@pytest.fixture
def leo(house):
    return a_holder(house.service_id, email=LEO)


def incident(address, *, at=NOW - 30 * MINUTE, subject="Sin red", kind=CaseKind.INCIDENT):
    case = a_case(at=at, sender=f"Alguien <{address}>", subject=subject)
    cases.set_kind(case_id=case.id, kind=kind, actor=SYSTEM, at=at)
    run_jobs()
    return case


def announced(house, **more):
    options = {"since": MORNING, "expected_until": NOW + 4 * HOUR, "tells_cause": True}
    return a_notice("Corte de internet", service_id=house.service_id, **{**options, **more})


def mailed(notice_id, *, only=None):
    by = acting(a_user(Role.SUPERVISOR))
    told = knowledge.steps_to_tell(notice_id=notice_id)[0]
    found = sending.affected_by(told, references=only, at=clock.now())
    sending.start(told=told, references=only, seen=found.reachable, by=by, at=clock.now())
    run_jobs()


def state(case):
    subject = f"case:{case.id}"
    found = portfolio.terms_of([subject])[subject]
    return next(one.state for one in found if one.is_first and one.duty == QUICK)


def promised(case):
    found = promises.of_subjects(f"case:{case.id}")
    return {one.state for one in found if one.origin.endswith(QUICK) and one.source is Source.DUTY}


def lines(kind):
    return EvidenceLine.objects.filter(kind=kind)


def returned(address):
    """The mail of the announcement to that address comes back."""
    letters = [one.message for one in outbox() if one.message["To"] == address]
    message_id = letters[-1]["Message-ID"].strip("<>")
    delivery.note_bounce(message_id=message_id, refused={address: "no existe"}, at=clock.now())
    run_jobs()


def test_it_ends_them_when_it_has_left_and_for_those_alone_whom_it_left_to(house, ada, leo) -> None:
    hers, his = incident(ADA), incident(LEO)
    strangers = incident("otra@correo.example")
    notice_id = announced(house)
    (mine,) = knowledge.steps_to_tell(notice_id=notice_id)
    apps.get_model("customers", "ContactPoint").objects.filter(value=LEO).update(
        value="no-reply@correo.example"
    )
    mailed(notice_id)
    assert mine.returns_at == NOW + 4 * HOUR
    assert state(hers) is TermState.KEPT
    assert promised(hers) == {PromiseState.KEPT}
    assert {state(his), state(strangers)} == {TermState.RUNNING}
    (line,) = lines(TOLD)
    assert str(notice_id) in line.facts
    assert str(NoticeMail.objects.get(mail_id__isnull=False).mail_id) in line.facts
    row = apps.get_model("statutory", "Matter").objects.get(case_id=hers.id)
    assert (row.cause, row.restores_at) == ("Un camión ha tirado un poste.", NOW + 4 * HOUR)
    text = outbox()[-1].message.get_body(("plain",)).get_content()
    assert "Qué ha pasado: Un camión ha tirado un poste." in text
    assert "Cuándo esperamos que vuelva:" in text


@pytest.mark.parametrize(
    "more", [{"tells_cause": False}, {"tells_cause": False, "expected_until": None}]
)
def test_one_that_does_not_say_both_ends_nothing(house, ada, more) -> None:
    case = incident(ADA)
    mailed(announced(house, **more))
    assert state(case) is TermState.RUNNING
    assert not lines(TOLD).exists()
    assert "Qué ha pasado" not in outbox()[-1].message.get_body(("plain",)).get_content()


def test_all_open_cases_of_a_customer_are_told_under_any_record(house, ada) -> None:
    other = a_holder(house.service_id, email="ada2@correo.example")
    one_person(ada, other)
    found = [incident(ADA, subject="Sin red 1"), incident("ada2@correo.example", subject="Sin 2")]
    mailed(announced(house))
    assert [state(case) for case in found] == [TermState.KEPT, TermState.KEPT]
    assert lines(TOLD).count() == 2


def test_a_case_that_came_after_the_mail_is_told_by_none_of_it(house, ada, hands) -> None:
    mailed(announced(house))
    hands[0] = NOW + 5 * MINUTE
    case = incident(ADA, at=NOW + 5 * MINUTE)
    assert any(
        "Corte de internet" in m.message.get_body(("plain",)).get_content() for m in outbox()
    )
    assert state(case) is TermState.RUNNING


def test_a_mail_about_some_contracts_tells_nothing_of_a_case_that_may_be_of_another(
    house, ada, leo
) -> None:
    for holder, reference in ((ada, "C-1"), (ada, "C-2"), (leo, "C-3")):
        a_holding(house.service_id, customer_id=holder, reference=reference)
    for_sure, may_be_the_other = incident(LEO), incident(ADA, subject="Sin red en la otra casa")
    said_of_it = incident(ADA, subject="Sin red en casa")
    notice_id = announced(house)
    said_to_come_of(said_of_it.id, notice_id, actor=acting(house.marta), at=NOW)
    apps.get_model("customers", "Holding").objects.filter(reference="").delete()
    mailed(notice_id, only=["C-1", "C-3"])
    assert state(for_sure) is TermState.KEPT
    assert state(said_of_it) is TermState.KEPT
    assert state(may_be_the_other) is TermState.RUNNING


def test_a_mail_to_all_who_have_the_service_is_about_each_contract(house, ada) -> None:
    a_holding(house.service_id, customer_id=ada, reference="C-2")
    case = incident(ADA)
    mailed(announced(house))
    assert state(case) is TermState.KEPT


def test_a_case_older_than_the_fault_or_of_another_one_is_told_nothing(house, ada) -> None:
    before = incident(ADA, at=MORNING - MINUTE, subject="Ayer tampoco")
    of_other = incident(ADA, subject="El otro corte")
    said_to_come_of(
        of_other.id, announced(house, tells_cause=False), actor=acting(house.marta), at=NOW
    )
    of_this = incident(ADA, at=MORNING - MINUTE, subject="Desde antes")
    notice_id = announced(house)
    said_to_come_of(of_this.id, notice_id, actor=acting(house.marta), at=NOW)
    mailed(notice_id)
    assert [state(one) for one in (before, of_other, of_this)] == [
        TermState.RUNNING,
        TermState.RUNNING,
        TermState.KEPT,
    ]


def test_a_mail_that_comes_back_has_told_nothing(house, ada, hands) -> None:
    case = incident(ADA)
    mailed(announced(house))
    assert state(case) is TermState.KEPT
    hands[0] = NOW + 10 * MINUTE
    returned(ADA)
    assert state(case) is TermState.RUNNING
    assert promised(case) == {PromiseState.OPEN}
    assert lines(BACK).count() == 1
    row = apps.get_model("statutory", "Matter").objects.get(case_id=case.id)
    assert (row.told_at, row.told_mail_id, row.cause) == (None, None, "")
    assert row.is_presumed, "nobody said what it is about"
    returned(ADA)
    notice_told.hear(mail_id=NoticeMail.objects.get().mail_id, at=NOW + 11 * MINUTE)
    assert lines(BACK).count() == 1


def test_what_was_answered_meanwhile_ends_then_and_not_by_the_mail_that_came_back(
    house, ada, hands
) -> None:
    case = incident(ADA)
    mailed(announced(house))
    end = NOW + 2 * HOUR
    marta = acting(house.marta)
    cases.resolve_case(case_id=case.id, outcome=Outcome.ANSWERED, actor=marta, at=end)
    run_jobs()
    hands[0] = end + MINUTE
    returned(ADA)
    assert state(case) is TermState.LATE


def test_another_mail_that_told_the_same_counts_when_one_comes_back(house, ada, hands) -> None:
    case = incident(ADA)
    notice_id = announced(house)
    mailed(notice_id)
    hands[0] = NOW + 10 * MINUTE
    apps.get_model("customers", "ContactPoint").objects.filter(value=ADA).update(
        value="ada9@correo.example"
    )
    a_cause(
        notice_id,
        words="El poste cayó sobre la fibra.",
        expected_until=NOW + 5 * HOUR,
        at=NOW + 10 * MINUTE,
    )
    mailed(notice_id)
    returned(ADA)
    assert state(case) is TermState.KEPT
    row = apps.get_model("statutory", "Matter").objects.get(case_id=case.id)
    assert row.told_at == NOW + 10 * MINUTE
    assert row.restores_at == NOW + 5 * HOUR


def test_what_is_called_a_fault_after_the_mail_was_told_by_it(house, ada) -> None:
    case = incident(ADA, kind=CaseKind.REQUEST)
    mailed(announced(house))
    assert not lines(TOLD).exists()
    cases.set_kind(case_id=case.id, kind=CaseKind.INCIDENT, actor=SYSTEM, at=NOW + MINUTE)
    run_jobs()
    assert state(case) is TermState.KEPT


def test_one_whose_hour_had_passed_when_it_left_tells_nothing(house, ada, hands) -> None:
    case = incident(ADA)
    notice_id = announced(house, expected_until=NOW + 10 * MINUTE)
    hands[0] = NOW + 20 * MINUTE
    mailed(notice_id)
    assert state(case) is TermState.RUNNING


def test_who_has_no_mail_is_not_told(house) -> None:
    incident_of_other = incident("vecina@correo.example")
    customer = cases.case(actor=SYSTEM, case_id=incident_of_other.id).customer_id
    a_holding(house.service_id, customer_id=customer)
    a_holder(house.service_id, email=LEO)
    apps.get_model("customers", "ContactPoint").objects.filter(customer_id=customer).delete()
    mailed(announced(house))
    assert state(incident_of_other) is TermState.RUNNING
