"""A pause of a term while the matter changes: neither the term nor its promise is lost."""

from datetime import timedelta

import pytest
from django.apps import apps

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_case, a_house
from vinculo.complaints import api
from vinculo.complaints.contracts import ComplaintKind, LegalTopic, LegalType, Origin
from vinculo.complaints.models import Complaint, ComplaintStep
from vinculo.complaints.services import legal
from vinculo.complaints.testing import ask_customer
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.personal import Trace, keepers
from vinculo.kernel.personal.keeping import follow, rows_of
from vinculo.kernel.testing import run_jobs
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.testing import SHOP_WEEK, a_calendar
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import TermState
from vinculo.portfolio.testing import a_signed_scope
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseState, Source

DAY = timedelta(days=1)


@pytest.fixture
def filed(db):
    a_house()
    a_signed_scope(countries=("PE",))
    lima = CalendarDraft(
        timezone="America/Lima", weekly=SHOP_WEEK, country="PE", region="", special_days=()
    )
    a_calendar(name="Lima", draft=lima)
    kind = ComplaintKind.CLAIM
    api.file(case_id=a_case().id, kind=kind, origin=Origin.AGENT, actor=SYSTEM, at=MORNING)
    run_jobs()
    return Complaint.objects.get()


def paused_duty(row):
    """The duty whose law knows a pause, its pause, and its promise."""
    subject = legal.subject_of(row.case_id)
    terms = [t for t in portfolio.terms_of([subject])[subject] if t.is_first]
    found = [p for p in promises.of_subjects(subject) if p.source is Source.DUTY]
    return next((t for t in terms if t.duty == "PE-LR-15BD"), None), found


def retype(row, legal_type, at):
    Complaint.objects.filter(pk=row.pk).update(legal_type=legal_type)
    legal.begin_terms(complaint_id=row.pk, at=at)


def test_a_type_lowered_in_a_pause_and_raised_again_keeps_the_promise_and_its_pause_can_end(filed):
    term, _ = paused_duty(filed)
    (kind,) = term.may_pause
    day = [MORNING + n * DAY for n in range(6)]
    ask_customer(filed.pk, kind=kind, words="La factura", at=day[1])
    retype(filed, LegalType.DEFERRED_QUERY, day[2])
    what = ComplaintStep.objects.filter(complaint=filed).values_list("what", flat=True)
    assert [one for one in what.order_by("pk") if one in {"paused", "resumed"}] == [
        "paused",
        "resumed",
    ]
    retype(filed, LegalType.COMPLAINT, day[3])
    term, given = paused_duty(filed)
    assert term.state is TermState.RUNNING
    (stands,) = [p for p in given if p.due_at == term.ends_before - timedelta(seconds=1)]
    assert stands.state is PromiseState.OPEN
    assert not legal.resume(complaint_id=filed.pk, actor=SYSTEM, at=day[4])
    ask_customer(filed.pk, kind=kind, words="Otra vez", at=day[4])
    assert legal.resume(complaint_id=filed.pk, actor=SYSTEM, at=day[5])


def test_why_a_term_stood_still_is_handed_over_and_goes_with_the_person(filed):
    customer = customers.register(
        name="Lucía", kind=ContactKind.EMAIL, value="lu@a.example", at=MORNING
    )
    cases.set_customer(case_id=filed.case_id, customer_id=customer, actor=SYSTEM, at=MORNING)
    term, _ = paused_duty(filed)
    (kind,) = term.may_pause
    why = "Lucía Romero no mandó su factura"
    ask_customer(filed.pk, kind=kind, words=why, at=MORNING + DAY)
    pauses = apps.get_model("portfolio", "TermPause").objects
    (thing,) = keepers["portfolio"].things
    theirs = rows_of(thing.model).filter(thing.mine(follow(Trace([customer]))))
    assert [row.reason for row in theirs] == [why]
    theirs.update(**thing.blank)
    assert [row.reason for row in pauses.all()] == ["—"]


def test_what_direction_signs_later_takes_no_term_away_when_the_topic_is_said_again(filed):
    subject = legal.subject_of(filed.case_id)
    before = {t.duty: t.state for t in portfolio.terms_of([subject])[subject]}
    assert "PE-LR-15BD" in before
    a_signed_scope(countries=("ES",))
    legal.set_topic(complaint_id=filed.pk, topic=LegalTopic.OTHER, actor=SYSTEM, at=MORNING + DAY)
    assert {t.duty: t.state for t in portfolio.terms_of([subject])[subject]} == before
    assert [p.state for p in paused_duty(filed)[1]] == [PromiseState.OPEN] * len(before)
