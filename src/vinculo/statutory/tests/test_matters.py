"""A query or an incident before the law: terms, promises, receipt, and what a person says."""

from datetime import timedelta
from hashlib import sha256

import pytest

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseKind, Outcome
from vinculo.cases.testing import a_case, a_house, acting, merged, undone_last
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import run_jobs
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_signed_scope
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Source
from vinculo.statutory.contracts import MatterState, MatterTopic
from vinculo.statutory.domain.matters import NoCauseError, NoReturnError, NoTopicReasonError
from vinculo.statutory.models import Matter, MatterReceipt
from vinculo.statutory.services import following, receipts, telling
from vinculo.statutory.services.words import said_until

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LONG, QUICK = "ES10-15BD", "ES10-2H"


@pytest.fixture
def house(db):
    found = a_house()
    a_signed_scope()
    return found


@pytest.fixture
def marta(house):
    return acting(house.marta)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def query(house, now):
    return a_case(at=now - HOUR)


@pytest.fixture
def incident(query, now):
    return called(query, CaseKind.INCIDENT, now)


def called(case, kind, at):
    cases.set_kind(case_id=case.id, kind=kind, actor=SYSTEM, at=at)
    run_jobs()
    return cases.case(actor=SYSTEM, case_id=case.id)


def terms(case):
    subject = f"case:{case.id}"
    return {t.duty: t for t in portfolio.terms_of([subject])[subject] if t.is_first}


def states(case):
    return {duty: term.state for duty, term in terms(case).items()}


def duties(case):
    found = promises.of_subjects(f"case:{case.id}")
    return {p.words.split(" (")[0]: p.state for p in found if p.source is Source.DUTY}


def end(case, actor, at, outcome=Outcome.ANSWERED):
    cases.resolve_case(case_id=case.id, outcome=outcome, actor=actor, at=at)
    run_jobs()


def told(at, **more):
    said = {"cause": "Se ha cortado la fibra en la calle Mayor", "restores_at": at + 3 * HOUR}
    return telling.Said(**{**said, **more})


def test_a_query_has_its_fifteen_working_days_from_its_first_word(query) -> None:
    assert set(terms(query)) == {LONG}
    assert terms(query)[LONG].started_at == query.opened_at
    assert list(duties(query).values()) == [PromiseState.OPEN]
    row = Matter.objects.get()
    assert (row.kind, row.topic, row.state) == ("query", "other", "open")
    assert EvidenceLine.objects.filter(kind="statutory.MatterFiled").count() == 1


def test_an_incident_of_a_basic_service_has_two_hours_until_somebody_says_otherwise(
    query, marta, now
) -> None:
    case = called(query, CaseKind.INCIDENT, now)
    assert set(terms(case)) == {LONG, QUICK}
    assert terms(case)[QUICK].ends_before - (case.opened_at + 2 * HOUR) <= MINUTE
    assert Matter.objects.get().is_presumed
    with pytest.raises(NoTopicReasonError):
        telling.set_topic(case_id=case.id, topic=MatterTopic.OTHER, why="no", actor=marta, at=now)
    why = "La luz del router parpadea, pero hay servicio"
    telling.set_topic(case_id=case.id, topic=MatterTopic.OTHER, why=why, actor=marta, at=now)
    assert states(case) == {LONG: TermState.RUNNING, QUICK: TermState.CANCELLED}
    line = EvidenceLine.objects.get(kind="statutory.topic")
    assert "continuity" in str(line.facts)
    assert line.digest


def test_the_end_keeps_the_terms_and_reopening_lets_them_run_on(query, marta, now) -> None:
    end(query, marta, now)
    assert states(query) == {LONG: TermState.KEPT}
    assert set(duties(query).values()) == {PromiseState.KEPT}
    cases.reopen_case(case_id=query.id, actor=marta, at=now + MINUTE)
    run_jobs()
    assert states(query) == {LONG: TermState.RUNNING}
    assert set(duties(query).values()) == {PromiseState.OPEN}
    assert Matter.objects.get().state == MatterState.OPEN


def test_telling_cause_and_return_ends_the_short_term_alone(incident, marta, now) -> None:
    said = told(now, seen=incident.latest_message_id)
    telling.tell_cause(case_id=incident.id, said=said, actor=marta, at=now)
    run_jobs()
    assert states(incident) == {LONG: TermState.RUNNING, QUICK: TermState.KEPT}
    assert sorted(duties(incident).values()) == [PromiseState.KEPT, PromiseState.OPEN]
    text = outbox()[-1].message.get_body(("plain",)).get_content()
    assert "calle Mayor" in text
    assert EvidenceLine.objects.filter(kind="statutory.CauseTold").count() == 1
    with pytest.raises(telling.NotOfContinuityError):
        telling.tell_cause(case_id=incident.id, said=said, actor=marta, at=now)


def test_what_comes_late_is_late_and_stays_so(incident, marta, now) -> None:
    late = incident.opened_at + 3 * HOUR
    telling.tell_cause(
        case_id=incident.id, said=told(late, seen=incident.latest_message_id), actor=marta, at=late
    )
    assert states(incident)[QUICK] is TermState.LATE


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"cause": "  "}, NoCauseError),
        ({"restores_at": None}, NoReturnError),
    ],
)
def test_an_answer_about_a_fault_says_what_the_law_asks(
    incident, marta, now, said, refusal
) -> None:
    if "restores_at" in said:
        said = {"restores_at": now}
    with pytest.raises(refusal):
        telling.tell_cause(case_id=incident.id, said=told(now, **said), actor=marta, at=now)
    assert states(incident)[QUICK] is TermState.RUNNING


def test_a_wish_has_no_term_and_what_ran_out_before_stays_late(query, now) -> None:
    case = called(query, CaseKind.REQUEST, now)
    assert states(case) == {LONG: TermState.CANCELLED}
    assert set(duties(case).values()) == {PromiseState.WITHDRAWN}
    case = called(query, CaseKind.QUERY, now + MINUTE)
    assert states(case) == {LONG: TermState.RUNNING}
    assert terms(case)[LONG].started_at == query.opened_at


def test_a_merged_case_ends_with_the_one_in_which_it_goes_on(query, marta, now) -> None:
    other = a_case(at=now, sender="Lucía Romero <lucia@correo.example>", subject="Otra vez")
    merged(other.id, query.id, actor=marta, at=now)
    run_jobs()
    assert states(other) == {LONG: TermState.RUNNING}
    end(query, marta, now + MINUTE)
    assert states(other) == {LONG: TermState.KEPT}
    assert states(query) == {LONG: TermState.KEPT}


def test_a_double_of_none_named_has_told_nobody(query, marta, now) -> None:
    end(query, marta, now, outcome=Outcome.DUPLICATE)
    assert states(query) == {LONG: TermState.RUNNING}


def test_a_service_that_no_law_binds_has_no_matter(db, now) -> None:
    a_house()
    case = a_case(at=now - HOUR)
    assert not Matter.objects.exists()
    assert terms(case) == {}


def test_hearing_it_again_changes_nothing(query, now) -> None:
    before = (states(query), duties(query), EvidenceLine.objects.count())
    following.follow(case_id=query.id, at=now + MINUTE)
    assert (states(query), duties(query), EvidenceLine.objects.count()) == before


def test_an_incident_gets_its_receipt_at_once_and_a_query_when_it_waits(
    query, now, settings
) -> None:
    settings.PRACTICE = True
    early = query.opened_at + 5 * MINUTE
    assert receipts.ask_for_due(at=early) == 0
    assert receipts.ask_for_due(at=query.opened_at + 11 * MINUTE) == 1
    run_jobs()
    receipt = MatterReceipt.objects.get()
    assert (receipt.way, receipt.language) == ("mail", "es")
    assert receipt.given_at is not None
    letter = outbox()[-1].message
    text = letter.get_body(("plain",)).get_content()
    assert query.key in text
    assert receipt.blob[:20] in text
    (paper,) = letter.iter_attachments()
    assert sha256(paper.get_payload(decode=True)).hexdigest() == receipt.blob
    assert receipts.ask_for_due(at=now) == 0
    kinds = EvidenceLine.objects.filter(kind__startswith="statutory.MatterReceipt")
    assert kinds.count() == 2


def test_a_query_answered_within_the_contact_owes_no_receipt(query, marta, now) -> None:
    end(query, marta, query.opened_at + 5 * MINUTE)
    assert receipts.ask_for_due(at=now) == 0
    assert not MatterReceipt.objects.exists()


def test_a_receipt_is_in_the_language_in_which_it_was_written(house, now) -> None:
    case = a_case(
        at=now - HOUR,
        subject="No connection",
        text="I have had no internet since yesterday afternoon. Could you please help me?",
    )
    receipts.ask_for_due(at=now)
    run_jobs()
    assert MatterReceipt.objects.get(matter__case_id=case.id).language == "en"


def test_the_page_shows_the_terms_and_takes_what_a_person_says(house, incident, now) -> None:
    receipts.ask_for_due(at=now)
    run_jobs()
    page = signed_in(house.marta)
    address = f"/ley/caso/{incident.id}/"
    shown = page.get(address).content.decode()
    assert "ES10" not in shown
    assert "Decir la causa y cuándo vuelve" in shown
    address = f"/ley/{Matter.objects.get().pk}/"
    assert page.get(f"{address}justificante/").status_code == 200
    refused = page.post(f"{address}causa/", {"cause": "La fibra", "restores_at": "ayer"})
    assert refused.status_code == 422
    assert "La fibra" in refused.content.decode()
    when = (now + 5 * HOUR).strftime("%Y-%m-%dT%H:%M")
    said = {"cause": "La fibra", "restores_at": when, "seen": incident.latest_message_id}
    assert page.post(f"{address}causa/", said).status_code == 302
    assert states(incident)[QUICK] is TermState.KEPT
    assert page.post(f"{address}asunto/", {"topic": "other", "why": ""}).status_code == 422


def test_whoever_does_not_see_the_case_sees_nothing_of_it(house, incident) -> None:
    from vinculo.identity.testing import a_user

    other = signed_in(a_user(Role.AGENT, name="Otra"))
    address = f"/ley/caso/{incident.id}/"
    assert other.get(address).status_code == 404
    address = f"/ley/{Matter.objects.get().pk}/"
    assert other.get(f"{address}justificante/").status_code == 404
    assert other.post(f"{address}causa/", {}).status_code == 404


def test_a_query_that_becomes_a_complaint_takes_its_terms_along(query, now) -> None:
    began = terms(query)[LONG].started_at
    called(query, CaseKind.COMPLAINT, now)
    assert Matter.objects.get().state == MatterState.COMPLAINT
    assert states(query)[LONG] is TermState.RUNNING
    assert terms(query)[LONG].started_at == began
    found = [p for p in promises.of_subjects(f"case:{query.id}") if p.source is Source.DUTY]
    assert sum("17.1" in p.words for p in found) == 1
    assert {p.state for p in found} == {PromiseState.OPEN}


def test_a_complaint_about_an_answered_query_has_terms_of_its_own(query, marta, now) -> None:
    end(query, marta, now - 30 * MINUTE)
    cases.reopen_case(case_id=query.id, actor=marta, at=now - 20 * MINUTE)
    end(query, marta, now - 10 * MINUTE)
    called(query, CaseKind.COMPLAINT, now)
    assert states(query)[LONG] is TermState.RUNNING


def test_another_name_takes_no_term_from_a_complaint_from_its_first_word(house, marta, now) -> None:
    case_id = cases.open_case(
        actor=marta,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.COMPLAINT,
        subject="Reclama",
        text="Lo cuenta por teléfono",
        at=now,
    )
    run_jobs()
    case = cases.case(actor=SYSTEM, case_id=case_id)
    before = states(case)
    assert LONG in before
    called(called(case, CaseKind.QUERY, now), CaseKind.REQUEST, now)
    assert states(case) == before


def test_a_complaint_about_an_outage_keeps_its_two_hours(incident, now) -> None:
    called(incident, CaseKind.COMPLAINT, now)
    assert states(incident)[QUICK] is TermState.RUNNING


def test_a_query_about_an_outage_keeps_its_two_hours(incident, now) -> None:
    case = called(incident, CaseKind.QUERY, now)
    assert states(case)[QUICK] is TermState.RUNNING


def test_undoing_a_change_of_kind_brings_the_terms_back(query, marta, now) -> None:
    cases.set_kind(case_id=query.id, kind=CaseKind.REQUEST, actor=marta, at=now)
    run_jobs()
    assert states(query)[LONG] is TermState.CANCELLED
    undone_last(query.id, actor=marta, at=now)
    run_jobs()
    assert states(query)[LONG] is TermState.RUNNING


def test_what_is_none_of_ours_counts_nowhere_and_comes_back_with_its_case(
    query, marta, now
) -> None:
    end(query, marta, now, outcome=Outcome.UNFOUNDED)
    assert states(query) == {LONG: TermState.CANCELLED}
    assert set(duties(query).values()) == {PromiseState.WITHDRAWN}
    cases.reopen_case(case_id=query.id, actor=marta, at=now + MINUTE)
    run_jobs()
    assert states(query) == {LONG: TermState.RUNNING}


def test_telling_the_one_tells_those_that_go_on_in_it(incident, marta, now) -> None:
    other = called(a_case(at=now - 2 * MINUTE, subject="Otra vez"), CaseKind.INCIDENT, now)
    merged(other.id, incident.id, actor=marta, at=now)
    run_jobs()
    case = cases.case(actor=SYSTEM, case_id=incident.id)
    said = told(now, seen=case.latest_message_id)
    telling.tell_cause(case_id=incident.id, said=said, actor=marta, at=now)
    assert states(other)[QUICK] is TermState.KEPT
    assert states(incident)[QUICK] is TermState.KEPT


def test_wishes_never_stand_in_the_way_of_the_receipts_that_are_owed(house, now, monkeypatch):
    monkeypatch.setattr(receipts, "AT_ONCE", 1)
    called(a_case(at=now - 2 * HOUR), CaseKind.REQUEST, now)
    waits = a_case(at=now - HOUR, subject="Una pregunta")
    assert receipts.ask_for_due(at=now) == 1
    run_jobs()
    assert MatterReceipt.objects.get().matter.case_id == waits.id


def test_an_answer_after_hours_owes_a_receipt_all_the_same(query, marta, now) -> None:
    end(query, marta, now)
    assert receipts.ask_for_due(at=now) == 1


def test_what_was_told_by_phone_stands_on_its_receipt(house, marta, now) -> None:
    case_id = cases.open_case(
        actor=marta,
        service_id=house.service_id,
        customer_id=None,
        kind=CaseKind.INCIDENT,
        subject="Avería",
        text="La línea se corta cada tarde a las seis",
        at=now,
    )
    run_jobs()
    case = cases.case(actor=SYSTEM, case_id=case_id)
    assert said_until(case, now) == "La línea se corta cada tarde a las seis"
    receipts.make(matter_id=Matter.objects.get().pk, at=now)
    assert MatterReceipt.objects.get().given_at is None
    receipts.give(case_id=case_id, way="hand", actor=marta, at=now)
    assert MatterReceipt.objects.get().way == "hand"


def test_a_receipt_that_a_complaint_took_over_is_not_made_twice(query, now) -> None:
    called(query, CaseKind.COMPLAINT, now)
    receipts.make(matter_id=Matter.objects.get().pk, at=now)
    assert not MatterReceipt.objects.exists()
