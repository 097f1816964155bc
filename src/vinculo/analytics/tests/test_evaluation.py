"""The yearly evaluation: every figure of it, statement by statement, equals a recount."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from vinculo.analytics.domain.evaluation import Counted, error_of, is_alarming
from vinculo.analytics.domain.plain_calls import recounted
from vinculo.analytics.models import CallRecord, EvaluationFigure
from vinculo.analytics.selectors.evaluation import EvaluatedFigure, evaluation_of
from vinculo.analytics.services.calls import NewCall, keep_calls
from vinculo.analytics.services.evaluating import evaluate, evaluate_lately
from vinculo.analytics.web.evaluation import shown
from vinculo.analytics.web.words import value_words
from vinculo.identity.testing import a_member, a_token, a_user, signed_in
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.metrics import metrics
from vinculo.lib.stats.call_rule import readings
from vinculo.organization.testing import a_company
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling
from vinculo.portfolio.testing import (
    a_service,
    a_signed_scope,
    an_asking,
    call_late_terms_kept,
)
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source
from vinculo.work import api as work

NOON = datetime(2026, 10, 26, 12, 0, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
CSV = (
    "id;recibida;atendida;pide_persona;cuelga\n"
    "a1;2026-10-26T12:00:00;2026-10-26T12:02:00;2026-10-26T12:01:00;agent\n"
    "a2;2026-10-26T13:00:00;;;customer\n"
)


@pytest.mark.parametrize(
    ("published", "recount", "error"),
    [
        (Counted(value=0.9, n=10), Counted(value=0.9, n=10), 0.0),
        (Counted(value=0.95, n=10), Counted(value=1.0, n=10), 0.05),
        (Counted(value=None, n=0), Counted(value=None, n=0), None),
        (Counted(value=0.9, n=10), Counted(value=None, n=0), 1.0),
        (Counted(value=0.0, n=1), Counted(value=0.0, n=1), 0.0),
        (Counted(value=0.1, n=1), Counted(value=0.0, n=1), 1.0),
    ],
)
def test_an_error_is_a_part_of_the_true_value(published, recount, error):
    found = error_of(published, recount)
    assert found == pytest.approx(error) if error is not None else found is None
    assert is_alarming(found) is (error == 1.0)


DAYS = st.sampled_from([20251231, 20260101, 20260102, 20260201, 20261231])
WAITS = st.one_of(st.none(), st.floats(min_value=0, max_value=900))


@given(st.lists(st.tuples(DAYS, WAITS), max_size=60))
def test_readings_counted_call_by_call_are_those_of_the_published_way(calls):
    import numpy as np

    waits = np.array([np.inf if wait is None else wait for _day, wait in calls])
    published = readings(waits, np.array([day for day, _wait in calls], dtype=np.int64))
    again = recounted(calls)
    assert {(one.key, str(one.base)) for one in published} == set(again)
    for one in published:
        value, _n = again[one.key, str(one.base)]
        assert value == (None if one.value is None else pytest.approx(one.value))


@pytest.fixture
def year(db):
    """A year with terms kept, late and open, promises kept and broken, and calls."""
    a_company()
    a_signed_scope()
    service = a_service(standards=False)
    for number, days in enumerate([3, 30, None]):
        subject = f"case:{number}"
        portfolio.file_matter(
            NewFiling(subject=subject, service_id=service.id, kind="complaint", filed_at=NOON),
            at=NOON,
        )
        if days is not None:
            portfolio.stop_terms(subject=subject, at=NOON + days * DAY)
    for number in range(3):
        promises.open_promise(
            NewPromise(
                source=Source.WORD,
                words="Le llamo",
                service_id=service.id,
                given_at=NOON,
                due_at=NOON + 3 * DAY,
                owner_id=None,
                subject=f"case:{number}",
                on_resolve=True,
            ),
            actor=SYSTEM,
            at=NOON,
        )
    promises.keep_resolved(subject="case:0", actor=SYSTEM, at=NOON + DAY)
    keep_calls(
        [
            NewCall(
                reference=f"c{number}",
                received_at=NOON + number * DAY,
                human_requested_at=NOON + number * DAY + 30 * SECOND,
                menu_reached_at=NOON + number * DAY + 10 * SECOND,
                answered_at=None if number == 7 else NOON + number * DAY + 100 * SECOND,
            )
            for number in range(20)
        ],
        at=NOON + 20 * DAY,
    )
    return 2026


def test_every_figure_of_the_report_equals_its_recount(year):
    assert evaluate(year, at=NOON) == 4, "two strictest readings, and two duties told late"
    found = evaluation_of(year)
    said = {one.key: one for one in found.figures}
    for one in found.figures:
        assert one.value == pytest.approx(one.recount), one.key
        assert one.n == one.recount_n, one.key
        assert one.error == 0 or one.value is None, one.key
    assert (said["term.ES-TRL-15D"].value, said["term.ES-TRL-15D"].n) == (0.5, 2)
    assert said["term.ES10-15BD"].value == 0.5
    assert (said["promises_kept"].value, said["promises_kept"].n) == (1.0, 1)
    assert said["calls.call.A_year.received"].value == pytest.approx(0.95)
    assert said["calls.call.A_day.received"].value == 0
    assert said["calls.call_menu.A_year.received"].value == 1.0
    assert not found.meets_strictest
    kept = [replace(one, passes=True) for one in found.figures]
    assert replace(found, figures=tuple(kept)).meets_strictest
    assert not replace(found, figures=()).meets_strictest
    strict = {one.key.split(".")[1] for one in found.figures if one.is_strictest}
    assert strict == {"call", "call_menu", "human"}


def test_a_duty_of_the_law_is_kept_every_time_or_it_is_a_figure_to_look_at(year):
    evaluate(year, at=NOON)
    missed = {one.key: one for one in evaluation_of(year).figures}["term.ES-TRL-15D"]
    assert (missed.value, missed.limit, missed.passes, missed.is_failed) == (0.5, 1.0, False, True)
    auditor = a_member(Role.AUDITOR)
    page = auditor.get(reverse("analytics:evaluation", args=[year])).content.decode()
    assert "100,00 %" in page.partition("Plazos legales")[2].partition("</table>")[0]
    file = auditor.get(reverse("analytics:evaluation_file", args=[year, "csv"]))
    (line,) = [
        one
        for one in file.content.decode("utf-8-sig").splitlines()
        if "TRLGDCU" in one and "econom" not in one
    ]
    assert line.rstrip().endswith("No"), line
    portfolio.take_stop_back(
        subject="case:1", stopped_at=NOON + 30 * DAY, at=NOON, duties=["ES-TRL-15D"]
    )
    evaluate(year, at=NOON + DAY)
    kept = {one.key: one for one in evaluation_of(year).figures}["term.ES-TRL-15D"]
    assert (kept.value, kept.passes, kept.is_failed) == (1.0, True, False)


def test_a_duty_of_which_no_term_is_over_neither_passes_nor_fails(db):
    a_company()
    a_signed_scope()
    service = a_service(standards=False)
    one = NewFiling(subject="case:1", service_id=service.id, kind="complaint", filed_at=NOON)
    portfolio.file_matter(one, at=NOON)
    assert evaluate(2026, at=NOON + DAY) == 0
    terms = [f for f in evaluation_of(2026).figures if f.key.startswith("term.")]
    assert terms
    assert {(f.limit, f.passes) for f in terms} == {(1.0, None)}


def test_a_term_that_ran_out_unanswered_is_not_kept_from_that_moment_on(year):
    def said(at):
        evaluate(year, at=at)
        found = {one.key: one for one in evaluation_of(year).figures}["term.ES-TRL-15D"]
        assert (found.value, found.n) == (found.recount, found.recount_n)
        return found.value, found.n

    (term,) = [
        one
        for one in portfolio.terms_of(["case:2"])["case:2"]
        if one.is_first and one.duty == "ES-TRL-15D"
    ]
    assert said(term.ends_before - SECOND) == (0.5, 2)
    assert said(term.ends_before) == (pytest.approx(1 / 3), 3)
    portfolio.stop_terms(subject="case:2", at=term.ends_before)
    assert said(term.ends_before + SECOND) == (pytest.approx(1 / 3), 3)


def test_a_paused_term_is_open_and_one_laid_out_anew_is_judged_by_its_new_end(year):
    first = lambda: next(  # noqa: E731
        one for one in portfolio.terms_of(["case:2"])["case:2"] if one.duty == "ES10-15BD"
    )
    was = first().ends_before
    portfolio.pause_terms(
        subject="case:2",
        kind="awaiting_customer_completion",
        reason="Falta la factura",
        asked=an_asking(NOON + DAY),
        at=NOON + DAY,
    )

    def n_of(at):
        evaluate(year, at=at)
        found = {one.key: one for one in evaluation_of(year).figures}["term.ES10-15BD"]
        assert (found.value, found.n) == (found.recount, found.recount_n)
        return found.n

    assert n_of(was) == 2
    portfolio.resume_terms(subject="case:2", at=was + SECOND)
    assert first().ends_before > was
    assert n_of(first().ends_before - SECOND) == 2
    assert n_of(first().ends_before) == 3


def test_a_figure_that_differs_from_its_raw_events_is_alarmed(year):
    direction = a_user(Role.DIRECTION)
    call_late_terms_kept()
    with translation.override("en"):
        evaluate(year, at=NOON)
    wrong = {one.key: one.error for one in evaluation_of(year).figures if one.is_alarming}
    assert wrong["term.ES-TRL-15D"] == pytest.approx(1.0)
    browser = signed_in(direction)
    assert "cifras que mirar" in browser.get(reverse("notices:list")).content.decode()
    evaluate(year, at=NOON + DAY)
    assert [task.title for task in work.tasks_on("evaluation:2026")] == [
        "Revisar la evaluación de 2026"
    ]
    assert "que mirar" in browser.get(reverse("analytics:evaluation", args=[year])).content.decode()


def test_a_figure_is_rounded_and_not_cut_off():
    one = EvaluatedFigure(
        key="promises_kept", value=8 / 9, n=9, recount=2 / 3, recount_n=9, error=1 / 3,
        limit=None, passes=None, is_strictest=False,
    )  # fmt: skip
    with translation.override("es"):
        said = shown(one)
        assert value_words(metrics["promises_kept"], 2 / 3) == "66,7 %"
    assert (said["value"], said["recount"], said["error"]) == ("88,89 %", "66,67 %", "33,33 %")


def test_what_the_note_counts_is_what_is_marked_red_and_each_clock_has_a_table_of_its_own(year):
    evaluate(year, at=NOON)
    found = evaluation_of(year)
    page = a_member(Role.AUDITOR).get(reverse("analytics:evaluation", args=[year]))
    tables = page.content.decode().partition("<main")[2]
    counted = re.search(r"Hay (\d+) cifras? que mirar", tables)
    red = [row for row in tables.split("<tr>") if 'badge" data-state="breach"' in row]
    assert len(red) == found.alarms == (int(counted[1]) if counted else 0)
    below = sum(f.passes is False and not f.is_failed for f in found.figures)
    assert below == found.others_below
    assert tables.count("no decide") == below
    heads = re.findall(r"<caption[^>]*>(.*?)</caption>", tables)
    assert len(heads) == len(set(heads))
    clocks = {f.key.split(".")[1] for f in found.figures if f.key.startswith("calls.")}
    assert sum(
        head.startswith(("Llamadas recibidas", "Peticiones de una")) for head in heads
    ) == len(clocks)
    for head in heads:
        if head.startswith(("Llamadas recibidas", "Peticiones de una")):
            first = tables.partition(head)[2].partition("</tr>")[2].partition("</tr>")[0]
            assert "La más estricta" in first, head


def test_an_auditor_reads_the_evaluation_and_takes_it_in_office_formats(year):
    evaluate(year, at=NOON)
    auditor = a_member(Role.AUDITOR)
    page = auditor.get(reverse("analytics:evaluation", args=[year])).content.decode()
    assert "La más estricta" in page
    assert "Responder a la reclamación" in page
    assert "Cualquier empresario con consumidores (TRLGDCU)" in page
    assert "ES-TRL-15D" not in page
    files = {}
    for form in ("csv", "xlsx", "pdf"):
        answer = auditor.get(reverse("analytics:evaluation_file", args=[year, form]))
        assert answer.status_code == 200
        files[form] = answer.content
    assert files["pdf"].startswith(b"%PDF")
    from openpyxl import load_workbook

    rows = list(load_workbook(BytesIO(files["xlsx"])).active.iter_rows(values_only=True))
    assert len(rows) == EvaluationFigure.objects.count() + 1
    assert len(files["csv"].decode("utf-8-sig").splitlines()) == len(rows)
    assert auditor.get(reverse("analytics:evaluation_file", args=[year, "doc"])).status_code == 404
    assert auditor.get(reverse("analytics:evaluation", args=[1999])).status_code == 404
    assert a_member(Role.AGENT).get(reverse("analytics:evaluations")).status_code == 403
    assert auditor.get(reverse("analytics:evaluations")).status_code == 302
    assert auditor.post(reverse("analytics:evaluate_now", args=[year])).status_code == 302


@pytest.mark.django_db
def test_calls_come_by_file_and_by_the_api_each_once(client):
    assert evaluate_lately(at=NOON) == 0
    a_company()
    analyst = a_member(Role.ANALYST)
    url = reverse("analytics:bring_calls")
    bring = lambda text: analyst.post(url, {"file": SimpleUploadedFile("c.csv", text.encode())})  # noqa: E731
    assert bring(CSV).status_code == 302
    assert bring(CSV).status_code == 302
    assert CallRecord.objects.count() == 2
    broken = CSV.replace("12:02:00", "11:02:00") + "a3;ayer;;;nadie\n"
    told = bring(broken)
    assert told.status_code == 422
    said = told.content.decode()
    assert "«answered_at» es anterior a «received_at»." in said
    assert "No es un momento" in said
    assert "Fila 4" in said
    assert CallRecord.objects.count() == 2
    secret = a_token(a_user(Role.ADMINISTRATOR), "analytics.bring_calls")
    send = {"content_type": "application/json", "headers": {"authorization": f"Bearer {secret}"}}
    one = {"reference": "api-1", "received_at": "2026-10-26T12:00:00Z"}
    api_url = reverse("api:calls")
    answer = client.post(api_url, {"calls": [one, one]}, **send)
    assert answer.status_code == 200, answer.content
    assert answer.json() == {"kept": 1}
    early = one | {"answered_at": "2026-10-26T11:00:00Z"}
    assert client.post(api_url, {"calls": [early]}, **send).status_code == 422
    assert evaluate_lately(at=datetime(2027, 2, 1, tzinfo=UTC)) >= 1
