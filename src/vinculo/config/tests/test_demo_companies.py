"""ConectaSur in small: what must be true of its rows, whatever its scale."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import psycopg
import pytest
from django.db import connection, transaction
from django.test import override_settings

from vinculo.analytics import demo_year as analytics
from vinculo.complaints.testing import receipt_again
from vinculo.config import demo
from vinculo.config.demos import USUAL, Loading, demo_companies
from vinculo.config.demos.conectasur import law_writing
from vinculo.config.demos.conectasur.goods_of import LEAD_DAYS
from vinculo.config.demos.conectasur.plan import plan
from vinculo.config.demos.conectasur.writing import year_of
from vinculo.kernel import blobs
from vinculo.kernel.ahead import ahead
from vinculo.kernel.demo import demo_id, demo_name, demo_secrets
from vinculo.lib.calendar import Calendar
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling
from vinculo.portfolio.demo.orderables import ITEMS
from vinculo.portfolio.demo_year import terms as portfolio_rows

AT = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)
SCALE = 0.02


def load(scale: float = SCALE) -> list[str]:
    """ConectaSur, so much of it, on empty tables; what it said on the way."""
    said: list[str] = []
    loading = Loading(at=AT, scale=scale, say=said.append)
    demo.write(loading, demo_companies[USUAL])
    return said


@pytest.fixture(scope="module")
def conectasur(django_db_setup: None, django_db_blocker) -> Iterator[list[str]]:
    """The year, loaded once for all that ask of it and taken back at the end."""
    before = (demo_secrets.password, demo_name.name, demo_name.domain)
    demo_secrets.password = "laguna-verde-27"
    with django_db_blocker.unblock(), override_settings(PRACTICE=True):
        year_of.cache_clear()
        with transaction.atomic():
            yield load()
            transaction.set_rollback(True)
    demo_secrets.password, demo_name.name, demo_name.domain = before


def rows(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def counted(question: str) -> int:
    return rows(f"SELECT count(*) FROM {question}")[0][0]


def test_a_later_start_names_the_same_people_first(conectasur, monkeypatch) -> None:
    monkeypatch.setattr(demo_name, "domain", "another.example.com")  # a new process knows no domain
    with override_settings(PRACTICE=True):
        people = demo.load(at=AT)["people"]
    assert [one["name"] for one in people][:3] == ["Marta Rey", "Javier Ruiz", "Pilar Nieto"]


def test_its_complaints_are_watched_audited_and_reviewed(conectasur) -> None:
    assert counted("complaints_processtarget") >= 8
    assert rows("SELECT count(*) = count(closed_at) FROM complaints_audit") == [(True,)]
    assert counted("complaints_review WHERE signed_at IS NOT NULL") == 1
    assert counted("complaints_reviewdecision") == 1


def test_its_services_cost_its_causes_have_an_owner_and_readers_said_what_they_think(
    conectasur,
) -> None:
    costs = rows("SELECT count(DISTINCT service_id) FROM portfolio_allocation")[0][0]
    assert costs >= 7
    assert counted("complaints_cause") >= 8
    assert counted("complaints_cause WHERE owner_id IS NULL") == 0
    told = rows("SELECT count(DISTINCT article_id) FROM knowledge_articleopinion")[0][0]
    assert 8 <= told < counted("knowledge_article")
    [(looked_at,)] = rows("SELECT count(DISTINCT source) FROM interactions_humancheck")
    unseen = counted("interactions_mailbox") + counted("interactions_form") + 1 - looked_at
    assert unseen == 2, "the address of television, and the form"


def test_a_year_is_told_while_it_is_written(conectasur) -> None:
    assert len(conectasur) >= 7
    assert counted("cases_case") >= 120
    assert rows("SELECT name, is_practice FROM organization_company") == [("ConectaSur", True)]
    assert counted("identity_user WHERE email LIKE '%@conectasur.example.com'") >= 35


def test_nobody_answers_at_night_and_every_end_says_how(conectasur) -> None:
    ours = "interactions_message WHERE direction = 'out' AND author_id IS NOT NULL"
    at = "extract(hour FROM at AT TIME ZONE 'Europe/Madrid')"
    year = "id IN (SELECT ref FROM cases_caseentry WHERE kind = 'answered')"
    assert counted(f"{ours} AND {year}") > 50
    assert not counted(f"{ours} AND {year} AND ({at} < 7 OR {at} > 21)")
    assert not counted("cases_caseentry WHERE kind = 'resolved' AND NOT params ? 'outcome'")


def test_no_case_ends_before_it_begins(conectasur) -> None:
    assert not counted("cases_case WHERE resolved_at < opened_at")
    assert not counted("cases_case WHERE first_answered_at < opened_at")
    assert not counted("cases_case WHERE resolved_at < first_answered_at")
    assert not counted("cases_case WHERE closed_at < resolved_at")
    assert not counted("cases_case WHERE changed_at < opened_at")


def test_nothing_happened_after_today(conectasur) -> None:
    at = AT.isoformat()
    for table, column in (
        ("cases_case", "changed_at"),
        ("cases_caseentry", "at"),
        ("interactions_message", "at"),
        ("promises_promisestep", "at"),
        ("orders_orderstep", "at"),
        ("orders_attempt", "at"),
        ("complaints_complaintstep", "at"),
        ("feedback_ratinganswer", "at"),
        ("analytics_callrecord", "received_at"),
    ):
        assert not counted(f"{table} WHERE {column} > '{at}'"), table


def test_the_state_of_each_promise_fits_its_dates(conectasur) -> None:
    at = AT.isoformat()
    assert counted("promises_promise") > 20
    assert len(rows("SELECT DISTINCT source FROM promises_promise")) == 4
    assert not counted("promises_promise WHERE state = 'kept' AND ended_at > due_at")
    assert not counted("promises_promise WHERE state = 'broken' AND ended_at < due_at")
    assert not counted("promises_promise WHERE state = 'repaired' AND repaired_at < due_at")
    assert not counted(
        f"promises_promise WHERE state = 'open' AND due_at < '{at}' AND origin LIKE 'year:%'"
    )
    assert not counted("promises_promise WHERE ended_at < given_at")


def test_nobody_rates_a_case_that_had_not_ended(conectasur) -> None:
    case = "feedback_rating AS r JOIN cases_case AS c ON c.id = r.case_id"
    assert counted("feedback_ratinganswer") > 10
    assert not counted(f"{case} WHERE c.resolved_at IS NULL")
    assert not counted(f"{case} WHERE r.asked_at < c.opened_at OR r.answered_at < c.resolved_at")


def test_clocks_are_broken_when_they_ran_out_and_only_then(conectasur) -> None:
    assert not counted("clocks_clock WHERE state = 'kept' AND stopped_at > due_at")
    assert not counted("clocks_clock WHERE state = 'broken' AND stopped_at < due_at")
    case = "clocks_clock AS k JOIN cases_case AS c ON k.subject = 'case:' || c.id"
    assert not counted(f"{case} WHERE c.closed_at IS NOT NULL AND k.stopped_at IS NULL")


def test_work_stands_as_its_case_does(conectasur) -> None:
    item = "routing_workitem AS i JOIN cases_case AS c ON c.item_id = i.id"
    assert counted(item) == counted("cases_case")
    assert not counted(f"{item} WHERE (i.state = 'done') != (c.resolved_at IS NOT NULL)")
    assert not counted(f"{item} WHERE i.subject != 'case:' || c.id")


def test_search_finds_every_message_of_the_year(conectasur) -> None:
    linked = counted("cases_casemessage")
    assert linked > 300
    assert counted("cases_searchrow WHERE kind = 'message'") == linked


def test_complaints_have_terms_of_the_law_and_steps_in_order(conectasur) -> None:
    complaint = "complaints_complaint AS k"
    assert counted(complaint) >= 6
    for earlier, later in (
        ("filed_at", "acknowledged_at"),
        ("acknowledged_at", "assessed_at"),
        ("assessed_at", "investigated_at"),
        ("investigated_at", "answered_at"),
        ("answered_at", "closed_at"),
    ):
        assert not counted(
            f"complaints_complaint WHERE {later} < {earlier} AND filed_by_id IS NOT NULL"
        ), later


def test_an_order_is_of_what_its_letters_say_and_its_promise_fits(conectasur) -> None:
    """The case that ordered names the price; what came late was promised earlier."""
    year = "orders_order AS o JOIN promises_promise AS p ON p.id = o.promise_id"
    mine = "p.origin = 'order:' || o.id || ':1'"
    assert counted(f"{year} WHERE {mine}") >= 5
    assert not counted(f"{year} WHERE {mine} AND p.words NOT LIKE '%' || o.number")
    assert not counted(f"{year} WHERE {mine} AND p.state = 'kept' AND o.delivered_at > o.due_at")
    assert not counted(
        f"{year} WHERE {mine} AND p.state = 'repaired' AND o.delivered_at < o.due_at"
    )
    assert not counted(f"{year} WHERE {mine} AND o.state = 'cancelled' AND p.state != 'withdrawn'")
    assert not counted(
        f"{year} JOIN orders_orderline AS l ON l.order_id = o.id"
        f" WHERE {mine} AND o.total != l.quantity * l.unit_price"
    )
    told = rows(
        f"SELECT o.total, m.text FROM {year} JOIN cases_case AS c ON c.id = o.case_id"
        " JOIN interactions_message AS m ON m.conversation_id = c.conversation_id"
        f" WHERE {mine} AND m.direction = 'out' AND m.at = o.confirmed_at"
    )
    assert len(told) >= 3
    for total, text in told:
        assert f"{total:.2f}".replace(".", ",") in text or f"{total:.0f} euros" in text


def test_each_receipt_of_the_year_is_the_paper_that_would_be_made_today(conectasur) -> None:
    """Its own paper, byte by byte, on disk under its hash and in the chain."""
    receipts = "complaints_receipt AS r JOIN complaints_complaint AS k ON k.id = r.complaint_id"
    year = f"{receipts} WHERE r.made_at = k.filed_at + interval '1 minute'"
    held = rows(f"SELECT r.complaint_id, r.blob FROM {year} ORDER BY r.made_at")
    assert len(held) == len({blob for _complaint, blob in held}) >= 5
    for complaint_id, blob in held[:2]:
        again = receipt_again(complaint_id)
        assert again == blobs.read_blob(blob)
        assert sha256(again).hexdigest() == blob
        assert counted(f"kernel_evidenceline WHERE facts LIKE '%{blob}%'") == 1


def test_days_of_delivery_are_those_of_the_catalogue() -> None:
    drafts = dict(ITEMS)
    assert {key: drafts[key].lead_days for key in LEAD_DAYS} == LEAD_DAYS


def test_a_special_request_was_tried_before_it_ended(conectasur) -> None:
    one = "orders_specialrequest AS r LEFT JOIN orders_attempt AS a ON a.request_id = r.id"
    assert not counted(f"{one} WHERE r.state IN ('not', 'partly') AND a.id IS NULL")
    assert not counted(f"{one} WHERE a.at > r.ended_at OR a.at < r.asked_at")
    ended = "orders_specialrequest AS r JOIN cases_case AS c ON c.id = r.case_id"
    assert not counted(f"{ended} WHERE r.state = 'trying' AND c.resolved_at IS NOT NULL")


def test_the_same_day_gives_the_same_plan() -> None:
    calendar = Calendar(timezone="Europe/Madrid", weekly=(((540, 1080),),) * 5 + ((), ()))
    made = [plan(at=AT, scale=SCALE, calendar=calendar) for _again in range(2)]
    assert made[0] == made[1]
    assert plan(at=AT, scale=SCALE, calendar=calendar, seed=1) != made[0]


def what_law_left(subject: str) -> list[list[tuple]]:
    """Terms, clocks and evidence of a subject, without what names the subject and the rows."""
    return [
        rows(
            "SELECT duty, profile, place, calendar_version, timezone, days_id, is_first, state,"
            " started_at, due_on, ends_before, stopped_at FROM portfolio_legalterm"
            f" WHERE subject = '{subject}' ORDER BY duty, place"
        ),
        rows(
            "SELECT kind, rule, state, target, warn_pct, calendar_id, keys, started_at, warn_at,"
            " due_at, warned_at, broken_at, stopped_at FROM clocks_clock"
            f" WHERE subject = 'law:{subject}' ORDER BY kind"
        ),
        rows(
            "SELECT kind, (facts::jsonb - 'clock')::text FROM kernel_evidenceline"
            f" WHERE subject IN ('{subject}', 'law:{subject}') AND kind !~ '^clocks.ClockBreached'"
            " ORDER BY 1, 2"
        ),
    ]


@pytest.mark.parametrize("days", [pytest.param(3, id="in time"), pytest.param(80, id="too late")])
def test_terms_written_at_once_are_those_that_filing_writes_one_by_one(conectasur, days) -> None:
    filed, keys = AT - timedelta(days=200, hours=3), ("queue:1", "person:2")
    service_id, ended = demo_id("service:averias"), AT - timedelta(days=200 - days)
    new = NewFiling(
        subject="case:one", service_id=service_id, kind="complaint", filed_at=filed, keys=keys
    )
    with transaction.atomic():
        portfolio.file_matter(new, at=filed)
        portfolio.stop_terms(subject="case:one", at=ended)
        filing = portfolio_rows.YearFiling(
            subject="case:two", service="averias", filed_at=filed, answered_at=ended, keys=keys
        )
        law_writing.write_terms([filing], at=AT)
        one, two = what_law_left("case:one"), what_law_left("case:two")
        transaction.set_rollback(True)
    assert one[0], "a law binds this service"
    assert one == two


def test_rows_that_go_ahead_stand_before_the_next_question(conectasur) -> None:
    """What is refused on the way is said at the end, and nothing goes on after it."""
    at = AT - timedelta(days=1)
    calls = [
        analytics.YearCall(place=900_000 + n, at=at, asked_s=None, answered_s=40) for n in range(3)
    ]
    asked = "analytics_callrecord WHERE reference LIKE 'conectasur-90000%'"
    with transaction.atomic():
        with ahead():
            analytics.write_calls(calls, at=AT)
            assert counted(asked) == 3
        transaction.set_rollback(True)
    with pytest.raises(psycopg.errors.UniqueViolation), transaction.atomic(), ahead():
        analytics.write_calls(calls, at=AT)
        analytics.write_calls(calls, at=AT)
        analytics.write_calls(calls, at=AT)
    assert not counted(asked)
