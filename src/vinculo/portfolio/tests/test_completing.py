"""How long a customer has to complete what is missing, with the calendars of real years."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from vinculo.kernel.models import EvidenceLine
from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import AskedBy, NewFiling, TermState
from vinculo.portfolio.domain.scope import Sector
from vinculo.portfolio.models import TermPause
from vinculo.portfolio.services.pauses import (
    AnswerTooLateError,
    AnswerTooSoonError,
    AskedOutsideError,
    NoWarningError,
)
from vinculo.portfolio.testing import a_service, a_signed_scope, an_asking

pytestmark = pytest.mark.django_db

COMPLETION = "awaiting_customer_completion"
DAY = timedelta(days=1)
FILED = datetime(2026, 10, 19, 9, 30, tzinfo=UTC)


def a_place(name, *days, country="ES", region=""):
    special = tuple(SpecialDay(day=d, name="Fiesta local", is_public=True) for d in days)
    zone = {"ES": "Europe/Madrid", "PE": "America/Lima"}[country]
    draft = CalendarDraft(
        timezone=zone, weekly=SHOP_WEEK, country=country, region=region, special_days=special
    )
    return a_calendar(name=name, draft=draft)


def filed(at=FILED, *, subject="case:1", service=None):
    service = service or a_service(standards=False)
    filing = NewFiling(subject=subject, service_id=service.id, kind="complaint", filed_at=at)
    api.file_matter(filing, at=at)
    return service


def least(at, kind=COMPLETION, subject="case:1"):
    return api.least_answer_day([subject], kind, asked_at=at)


def ask(asked, at, kind=COMPLETION):
    said = {"reason": "Falta la factura", "asked": asked}
    return api.pause_terms(subject="case:1", kind=kind, at=at, **said)


@pytest.fixture
def company():
    a_company()
    a_signed_scope()


@pytest.mark.parametrize(
    ("region", "local", "asked", "expected"),
    [
        pytest.param("", (), "2026-10-26T09:00Z", date(2026, 11, 9), id="two plain weeks"),
        pytest.param(
            "", (date(2026, 11, 9),), "2026-10-26T09:00Z", date(2026, 11, 10), id="a local day"
        ),
        pytest.param("", (), "2026-11-07T09:00Z", date(2026, 11, 20), id="asked on a Saturday"),
        pytest.param(
            "", (), "2026-11-08T23:30Z", date(2026, 11, 23), id="Sunday by UTC, Monday in Madrid"
        ),
        pytest.param(
            "", (), "2026-11-27T09:00Z", date(2026, 12, 14), id="over the eighth of December"
        ),
        pytest.param("", (), "2026-12-18T09:00Z", date(2027, 1, 5), id="over Christmas"),
        pytest.param("", (), "2026-12-21T09:00Z", date(2027, 1, 7), id="over Epiphany too"),
    ],
)
def test_the_first_day_that_may_be_named_is_ten_working_days_away(
    company, region, local, asked, expected
):
    a_place("Madrid", *local, region=region)
    at = datetime.fromisoformat(asked)
    filed(at - DAY)
    assert least(at) == expected
    with pytest.raises(AnswerTooSoonError):
        ask(replace(an_asking(at), answer_by=expected - DAY), at)
    assert ask(replace(an_asking(at), answer_by=expected), at) == 1


def test_of_several_places_the_last_to_give_ten_days_counts_with_the_days_that_were_frozen(company):
    a_place("Bilbao")
    a_place("Madrid", date(2026, 11, 4), date(2026, 11, 5))
    service = filed()
    at = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
    assert least(at) == date(2026, 11, 11)
    a_place("Sevilla", *(date(2026, 11, day) for day in range(2, 7)))
    assert least(at) == date(2026, 11, 11)
    filed(subject="case:2", service=service)
    assert least(at, subject="case:2") == date(2026, 11, 16)


def test_laws_that_only_limit_the_pause_give_the_customer_no_least_time():
    a_company()
    a_signed_scope(countries=("PE",))
    a_place("Lima", country="PE")
    filed()
    at = FILED + DAY
    assert least(at, "solution_offer") == date(2026, 10, 21)
    assert least(at) is None


def test_a_bank_gives_ten_calendar_days_to_mend_what_was_written():
    a_company()
    a_signed_scope(sector=Sector.FINANCE)
    a_place("Madrid")
    filed()
    assert least(FILED + DAY, "amend_requested") == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param({"at": FILED - DAY}, AskedOutsideError, id="before it was filed"),
        pytest.param({"at": FILED + 9 * DAY}, AskedOutsideError, id="after now"),
        pytest.param({"by": AskedBy.EARLIER}, AskedOutsideError, id="without a way"),
        pytest.param({"warning": "  "}, NoWarningError, id="nobody warned"),
        pytest.param({"answer_by": date(2027, 6, 1)}, AnswerTooLateError, id="for ever"),
    ],
)
def test_what_proves_nothing_lets_nothing_stand_still(company, change, refusal):
    a_place("Madrid")
    filed()
    at = FILED + DAY
    with pytest.raises(refusal):
        ask(replace(an_asking(at), **change), at)
    assert not api.pauses_of(["case:1"])


def test_a_day_that_went_by_since_they_were_asked_is_no_day_to_answer(company):
    a_place("Madrid")
    filed()
    asked = replace(an_asking(FILED + DAY), answer_by=date(2026, 11, 4))
    with pytest.raises(AnswerTooSoonError):
        ask(asked, datetime(2026, 11, 5, 9, 0, tzinfo=UTC))


def test_the_database_keeps_no_pause_without_its_proof(company):
    proof = {"asked_ref": uuid4(), "asked_at": FILED, "answer_by": date(2026, 11, 9)}
    proof["answer_before"] = FILED + 20 * DAY
    values = {"subject": "case:9", "kind": COMPLETION, "reason": "x", "starts_at": FILED}
    late = {"starts_at": datetime(2026, 11, 24, tzinfo=UTC), "asked_by": AskedBy.EARLIER}
    for wrong in (
        *({**proof, "asked_by": "message", name: None} for name in proof),
        {**proof, "asked_by": "pigeon"},
        late,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            TermPause.objects.create(**values | wrong)
    TermPause.objects.create(**values, **proof, asked_by=AskedBy.CALL)


def test_when_their_day_goes_by_it_is_noted_once_and_everything_stands_as_it_stood(company):
    a_place("Madrid")
    filed()
    at = FILED + DAY
    ask(replace(an_asking(at), answer_by=date(2026, 11, 4)), at)
    over = datetime(2026, 11, 4, 23, 0, tzinfo=UTC)
    assert not api.note_unanswered(at=over - timedelta(seconds=1))
    (found,) = api.note_unanswered(at=over)
    assert (found.answer_by, found.ran_out_at, found.ended_at) == (date(2026, 11, 4), over, None)
    assert not api.note_unanswered(at=over + DAY)
    states = {one.duty: one.state for one in api.terms_of(["case:1"])["case:1"]}
    assert states["ES10-15BD"] is TermState.PAUSED
    message = uuid4()
    assert api.resume_terms(subject="case:1", at=over + DAY, completed_ref=message)
    (pause,) = api.pauses_of(["case:1"])
    assert (pause.completed_ref, pause.ended_at) == (message, over + DAY)
    kinds = list(
        EvidenceLine.objects.filter(subject="case:1", kind__contains="term_")
        .order_by("link")
        .values_list("kind", flat=True)
    )
    told = [kind.removeprefix("portfolio.term_") for kind in kinds]
    assert [one for one in told if one in {"asked", "warned", "unanswered", "completed"}] == [
        "asked",
        "warned",
        "unanswered",
        "completed",
    ]
    assert EvidenceLine.objects.get(kind="portfolio.term_warned").digest


def test_a_pause_that_the_answer_ends_is_no_completion(company):
    a_place("Madrid")
    filed()
    ask(an_asking(FILED + DAY), FILED + DAY)
    api.stop_terms(subject="case:1", at=FILED + 2 * DAY)
    assert not EvidenceLine.objects.filter(kind="portfolio.term_completed").exists()
    assert api.pauses_of(["case:1"])[0].ended_at == FILED + 2 * DAY


def test_what_ends_one_duty_lets_the_others_stand_still(company):
    a_place("Madrid")
    filed()
    ask(an_asking(FILED + DAY), FILED + DAY)
    before = {one.duty: one for one in api.terms_of(["case:1"])["case:1"] if one.is_first}
    paused = {duty for duty, one in before.items() if one.state is TermState.PAUSED}
    runs = sorted(set(before) - paused)
    assert paused
    assert runs
    at = FILED + 2 * DAY
    assert api.stop_terms(subject="case:1", at=at, duties=runs[:1]) == 1
    after = {one.duty: one for one in api.terms_of(["case:1"])["case:1"] if one.is_first}
    assert after[runs[0]].stopped_at == at
    assert {after[duty].state for duty in paused} == {TermState.PAUSED}
    assert api.pauses_of(["case:1"])[0].ended_at is None
    assert not EvidenceLine.objects.filter(kind="portfolio.term_resumed").exists()
    assert api.resume_terms(subject="case:1", at=FILED + 3 * DAY)


def test_the_duty_itself_ends_with_its_pause_where_nothing_else_stands(company):
    a_place("Madrid")
    filed()
    ask(an_asking(FILED + DAY), FILED + DAY)
    found = api.terms_of(["case:1"])["case:1"]
    paused = {one.duty for one in found if one.state is TermState.PAUSED}
    at = FILED + 2 * DAY
    assert api.stop_terms(subject="case:1", at=at, duties=paused) == len(paused)
    assert api.pauses_of(["case:1"])[0].ended_at == at
    after = api.terms_of(["case:1"])["case:1"]
    assert {one.state for one in after if one.duty in paused} == {TermState.KEPT}
