"""First metrics: counted by hand, alike on PostgreSQL and DuckDB, on pages and by command."""

import json
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import duckdb
import ibis
import pytest
from click.testing import CliRunner
from django.apps import apps
from django.db import connection
from django.urls import reverse

from vinculo.analytics import api
from vinculo.analytics.commands import metrics_compute, metrics_list
from vinculo.analytics.contracts import By, Sight
from vinculo.analytics.domain.days import (
    BadDaysError,
    TooManyGroupsError,
    days_between,
    starts_of,
)
from vinculo.analytics.selectors import expressions, figures
from vinculo.cases import api as cases
from vinculo.cases.contracts import Outcome
from vinculo.cases.testing import MORNING, House, a_case, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.metrics import ROW, Period, Unit, metrics
from vinculo.routing import api as routing

MADRID = ZoneInfo("Europe/Madrid")
DAY = MORNING.date()
HOUR = timedelta(hours=1)
DAYS = days_between(DAY, DAY, MADRID)
LATER = DAYS.until


@pytest.fixture
def house(db: None) -> House:
    """Four cases of one morning: answered and solved, solved and reopened, a duplicate, waiting."""
    house = a_house()
    one, two, three, _four = (
        a_case(at=MORNING + timedelta(minutes=n), sender=f"C{n} <c{n}@correo.example>")
        for n in range(4)
    )
    for minutes, case in ((30, one), (90, two)):
        at = MORNING + timedelta(minutes=minutes)
        routing.take(
            subject=f"case:{case.id}", queue_ids=[house.queue_id], actor=house.agent, at=at
        )
        cases.answer_case(
            case_id=case.id,
            html="<p>Ya está.</p>",
            seen=apps.get_model("cases", "Case").objects.get(pk=case.id).latest_message_id,
            actor=house.agent,
            at=at + HOUR,
        )
    ends = [(one, Outcome.SOLVED), (two, Outcome.SOLVED), (three, Outcome.DUPLICATE)]
    for case, outcome in ends:
        cases.resolve_case(
            case_id=case.id, outcome=outcome, actor=house.agent, at=MORNING + 4 * HOUR
        )
    cases.reopen_case(case_id=two.id, actor=house.agent, at=MORNING + 5 * HOUR)
    return house


MINUTE = 60.0
EXPECTED = {
    # median of 90 min and 149 min; one not answered, one ended without an answer
    "first_response": (2, (90 + 149) / 2 * MINUTE, {"no_answer": 1, "not_yet": 1}),
    # one case is resolved now and counts; the duplicate does not
    "resolution": (1, 240 * MINUTE, {"duplicate": 1}),
    "reopened": (3, 1 / 3, {}),
    # the fourth, opened 10:03, and the reopened one of 10:01, until midnight in Madrid
    "backlog_age": (2, ((13 * 60 + 57) + (13 * 60 + 59)) / 2 * MINUTE, {}),
    # taken after 30 and 89 minutes; two entered again or still wait, one ended untaken
    "waiting": (2, (30 + 89) / 2 * MINUTE, {"never_taken": 1, "still_waiting": 2}),
    "transfers": (3, 0.0, {"untouched": 1}),
}


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_a_metric_has_the_value_that_was_counted_by_hand(house: House, key: str) -> None:
    found = figures.compute(metrics[key], DAYS, by=By.QUEUE, at=LATER)
    n, value, left_out = EXPECTED[key]
    assert (found.total.n, found.total.left_out) == (n, left_out)
    assert found.total.value == pytest.approx(value, abs=1e-9)
    assert [group.group for group in found.groups] == [str(house.queue_id)]
    assert found.groups[0].n == n
    opened = figures.rows_behind(metrics[key], DAYS, at=LATER)
    assert len(opened) == found.total.rows, "a figure opens exactly what it counts"
    assert sum(row.value is not None for row in opened) == n


def in_duckdb(expression: ibis.Table, key: str) -> list[dict[str, object]]:
    """The same expression over the same rows, computed by DuckDB."""
    engine = duckdb.connect()
    engine.execute("SET TimeZone = 'UTC'; CREATE SCHEMA published")
    kinds = {"string": "VARCHAR", "timestamp('UTC')": "TIMESTAMPTZ", "int64": "BIGINT"}
    for source in metrics[key].sources:
        columns = ", ".join(
            f'"{name}" {kinds.get(kind, "BIGINT")}' for name, kind in source.columns.items()
        )
        engine.execute(f"CREATE TABLE published.{source.name} ({columns})")
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM published.{source.name}")
            rows = cursor.fetchall()
        marks = ", ".join("?" for _ in source.columns)
        if rows:
            engine.executemany(f"INSERT INTO published.{source.name} VALUES ({marks})", rows)
    answer = engine.execute(str(ibis.to_sql(expression, dialect="duckdb")))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def comparable(rows: list[dict[str, object]]) -> list[list[tuple[str, object]]]:
    def plain(value: object) -> object:
        if isinstance(value, datetime):
            return value.timestamp()
        return float(value) if isinstance(value, int | float | Decimal) else value

    return sorted(
        [sorted((key, plain(value)) for key, value in row.items()) for row in rows], key=repr
    )


def test_every_metric_is_the_same_on_postgresql_and_on_duckdb(house: House) -> None:
    starts = starts_of(DAYS, By.DAY, MADRID)
    for key, metric in ((key, metrics[key]) for key in metrics):
        period = Period(since=DAYS.since, until=DAYS.until)
        rows = expressions.rows_of(metric, period, Sight(queue_ids=(str(house.queue_id),)))
        assert {name: str(kind) for name, kind in rows.schema().items()} == dict(ROW), key
        grouped = expressions.grouped(rows, By.DAY, starts)
        asked = [
            expressions.summary(grouped),
            expressions.median_bounds(grouped),
            expressions.page_of(grouped, after=None, most=50, group=None),
        ]
        for expression in asked:
            here = comparable(list(figures._answer(expression)))
            assert here == comparable(in_duckdb(expression, key)), key


def test_sight_bounds_what_is_counted(house: House) -> None:
    metric = metrics["waiting"]
    nothing = figures.compute(metric, DAYS, sight=Sight(queue_ids=(), service_ids=()), at=LATER)
    assert (nothing.total.n, nothing.total.rows, nothing.total.value) == (0, 0, None)
    owners = Sight(queue_ids=(), service_ids=(str(house.service_id),))
    assert figures.compute(metric, DAYS, sight=owners, at=LATER).total.n == 2


def test_a_median_of_many_has_the_interval_of_its_ranks(house: House) -> None:
    import random

    values = random.Random(7).sample(range(1000), 40)
    table = ibis.memtable({"id": [str(v) for v in values], "value": [float(v) for v in values]})
    rows = table.mutate(left_out=ibis.null("string"), grouping=ibis.literal(""))
    (found,) = duckdb_rows(expressions.median_bounds(rows))
    ordered = sorted(values)
    assert (found["low"], found["high"]) == (ordered[13 - 1], ordered[28 - 1])


def duckdb_rows(expression: ibis.Table) -> list[dict[str, object]]:
    return ibis.duckdb.connect().to_pyarrow(expression).to_pylist()


def test_days_end_where_the_company_says_and_groups_begin_on_mondays() -> None:
    long_day = days_between(date(2026, 10, 25), date(2026, 10, 25), MADRID)
    assert long_day.until - long_day.since == timedelta(hours=25)
    days = days_between(date(2026, 10, 29), date(2026, 11, 12), MADRID)
    assert [name for name, _ in starts_of(days, By.WEEK, MADRID)] == [
        "2026-10-29", "2026-11-02", "2026-11-09",
    ]  # fmt: skip
    assert [name for name, _ in starts_of(days, By.MONTH, MADRID)] == ["2026-10-29", "2026-11-01"]
    assert len(starts_of(days, By.DAY, MADRID)) == 15
    with pytest.raises(BadDaysError):
        days_between(date(2026, 2, 1), date(2026, 1, 31), MADRID)
    year = days_between(date(2026, 1, 1), date(2026, 12, 31), MADRID)
    with pytest.raises(TooManyGroupsError):
        starts_of(year, By.DAY, MADRID)


def test_every_metric_says_what_it_is(db: None) -> None:
    for metric in metrics.values():
        assert metric.definition, metric.key
        assert ".. math::" in metric.formula, metric.key
        assert metric.unit in Unit


def test_the_commands_answer_in_json(house: House) -> None:
    listed = json.loads(CliRunner().invoke(metrics_list.command, ["--json"]).stdout)
    assert {each["key"] for each in listed["metrics"]} == set(metrics)
    assert "waiting" in CliRunner().invoke(metrics_list.command, []).stdout
    asked = ["waiting", "--from", DAY.isoformat(), "--to", DAY.isoformat(), "--by", "service"]
    result = CliRunner().invoke(metrics_compute.command, [*asked, "--json"])
    answer = json.loads(result.stdout)
    assert (answer["n"], answer["value"], answer["interval"]) == (2, 3570.0, None)
    assert {each["reason"]: each["count"] for each in answer["left_out"]} == {
        "never_taken": 1, "still_waiting": 2,
    }  # fmt: skip
    assert [group["group"] for group in answer["groups"]] == [str(house.service_id)]
    assert "n=2" in CliRunner().invoke(metrics_compute.command, asked).stdout
    share = CliRunner().invoke(metrics_compute.command, ["reopened", *asked[1:5], "--json"])
    assert json.loads(share.stdout)["interval"]["method"] == "wilson"
    unknown = CliRunner().invoke(metrics_compute.command, ["nada", *asked[1:5]])
    assert unknown.exit_code == 2
    turned = ["waiting", "--from", "2026-02-02", "--to", "2026-02-01"]
    assert CliRunner().invoke(metrics_compute.command, turned).exit_code == 65


def test_pages_show_figure_definition_picture_and_rows(
    house: House, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: object
) -> None:
    from vinculo.kernel import clock

    monkeypatch.setattr(clock, "now", lambda: MORNING + 6 * HOUR)
    analyst = signed_in(a_user(Role.ANALYST, name="Ana Lista"))
    with django_assert_max_num_queries(20):
        index = analyst.get(reverse("analytics:metrics")).content.decode()
    shares = [row for row in index.split("<tr>") if re.search(r"<strong>[0-9,]+ %</strong>", row)]
    assert shares
    assert all(re.search(r"entre [0-9,]+ % y [0-9,]+ %", row) for row in shares)
    for metric in metrics.values():
        whole = reverse("analytics:metric", args=[metric.part_of]) if metric.part_of else ""
        listed = analyst.get(whole).content.decode() if whole else index
        assert str(metric.label) in listed
        with django_assert_max_num_queries(20):
            page = analyst.get(reverse("analytics:metric", args=[metric.key]))
        assert str(metric.definition) in page.content.decode(), metric.key
    page = analyst.get(
        reverse("analytics:metric", args=["waiting"]), {"grupo": str(house.queue_id)}
    )
    assert page.content.decode().count("<time ") == 5
    assert "59 min" in page.content.decode()
    assert "correo.example" not in page.content.decode()
    assert analyst.get(reverse("analytics:metric", args=["nada"])).status_code == 404
    address = reverse("analytics:metric", args=["waiting"])
    assert analyst.get(address, {"tras": "x"}).status_code == 400
    assert analyst.get(address, {"grupo": "a\0b"}).status_code == 400
    turned = {"desde": "2026-02-02", "hasta": "2026-02-01"}
    for page_of in (address, reverse("analytics:metrics")):
        assert "último día" in analyst.get(page_of, turned, follow=True).content.decode()
    assert api.compute_metric("waiting", first=DAY, last=DAY, at=LATER).total.n == 2
