"""The yearly evaluation: every parameter as it is published, with its recount, each night."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from vinculo.analytics.contracts import Days, Figure
from vinculo.analytics.domain.days import days_between
from vinculo.analytics.domain.evaluation import Counted, error_of, is_alarming
from vinculo.analytics.models import EvaluationFigure
from vinculo.analytics.selectors import figures
from vinculo.analytics.selectors.calls import (
    calls_by_clock,
    cut_in_queue,
    cut_recounted,
    readings_of,
    readings_recounted,
)
from vinculo.analytics.selectors.evaluation import (
    CUT,
    LANGUAGE,
    MUST,
    PROMISES,
    SATISFIED,
    STRICTEST,
    TERM,
)
from vinculo.analytics.selectors.proved_calls import batches_of, disagreeing
from vinculo.analytics.selectors.raw_complaints import (
    answers_recounted,
    languages_recounted,
    ratings_recounted,
    receipts_recounted,
)
from vinculo.analytics.selectors.raw_events import promises_recounted, terms_recounted
from vinculo.analytics.selectors.raw_helps import helps_recounted, tries_recounted
from vinculo.analytics.selectors.raw_matters import matter_receipts_recounted
from vinculo.analytics.services import counting
from vinculo.analytics.services.counting import Found
from vinculo.identity import api as identity
from vinculo.kernel import evidence
from vinculo.kernel.actor import Role
from vinculo.kernel.metrics import Metric, Period, Tables, metrics
from vinculo.lib.text.tongues import KNOWN, OTHER
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.work import api as work

if TYPE_CHECKING:
    import ibis

FIRST_QUARTER = 3
TIME_TO_LOOK = timedelta(days=7)


def evaluate_lately(*, at: datetime) -> int:
    """Evaluate this year, and in its first quarter the last one too; how many alarms there are.

    Without a company nothing is evaluated.
    """
    if not organization.company_exists():
        return 0
    today = at.astimezone(figures.zone()).date()
    years = [today.year - 1] if today.month <= FIRST_QUARTER else []
    return sum(evaluate(year, at=at) for year in [*years, today.year])


@transaction.atomic
def evaluate(year: int, *, at: datetime) -> int:
    """Compute every parameter of a year, count it again, keep both and alarm; how many alarms.

    Calls that are not those that evidence keeps are an alarm of their own.
    """
    days = days_between(date(year, 1, 1), date(year, 12, 31), figures.zone())
    broken = disagreeing()
    rows = [
        EvaluationFigure(
            year=year,
            key=one.key,
            value=one.value.value,
            n=one.value.n,
            low=one.value.low,
            high=one.value.high,
            recount=one.recount.value,
            recount_n=one.recount.n,
            recount_low=one.recount.low,
            recount_high=one.recount.high,
            error=error_of(one.value, one.recount),
            limit=one.limit,
            passes=one.passes,
            note=one.note,
            computed_at=at,
        )
        for one in _all(days, at, without=batches_of(broken))
    ]
    EvaluationFigure.objects.bulk_create(rows)
    bad = [
        row
        for row in rows
        if is_alarming(row.error) or (row.passes is False and row.note in {STRICTEST, MUST})
    ]
    alarms = len(bad) + bool(broken)
    facts = {"year": year, "figures": len(rows), "alarms": alarms, "at": at.isoformat()}
    if broken:
        facts["batches_that_disagree"] = len(broken)
    evidence.record(
        evidence.Proof(kind="analytics.evaluated", subject=f"evaluation:{year}", facts=facts)
    )
    if alarms:
        _alarm(year, alarms, at=at)
    return alarms


def _all(days: Days, at: datetime, *, without: Collection[UUID]) -> Iterator[Found]:
    yield from _calls(days, without)
    yield from _cut_calls(days, without)
    yield from _terms(days, at)
    yield from _shares(days, at)
    yield from _languages(days, at)
    yield from counting.languages(days, at)
    yield from counting.ways(days, at)
    yield from counting.offers(days, at)
    yield from counting.questions(days, at)


def _calls(days: Days, without: Collection[UUID]) -> Iterator[Found]:
    """Published of every call; counted again of those alone that their evidence proves."""
    again = readings_recounted(calls_by_clock(days, without=without))
    for clock in readings_of(calls_by_clock(days)):
        for reading in clock.readings:
            yield Found(
                key=f"calls.{clock.clock}.{reading.key}.{reading.base}",
                value=Counted(value=reading.value, n=reading.n),
                recount=again.get(
                    (clock.clock, reading.key, str(reading.base)), Counted(value=None, n=0)
                ),
                limit=reading.limit,
                passes=reading.passes,
                note=STRICTEST if reading is clock.strictest else "",
            )


def _cut_calls(days: Days, without: Collection[UUID]) -> Iterator[Found]:
    """Calls that the system cut while they waited: none may be (Ley 10/2025, art. 8.4)."""
    found = cut_in_queue(days)
    again = cut_recounted(days, without=without)
    if found.n or again.n:
        passes = None if found.value is None else found.value == 0
        yield Found(key=CUT, value=found, recount=again, limit=0.0, passes=passes, note=MUST)


def _terms(days: Days, at: datetime) -> Iterator[Found]:
    """What a law gives a time for is told in that time, every time: no law lets a share be late."""
    metric = metrics["legal_terms_kept"]
    again = terms_recounted(since=days.since, until=days.until, at=at)
    for duty in sorted({*again, *_duties(metric, days, at)}):
        total = figures.compute(_with(metric, duty=duty), days, with_bounds=False, at=at).total
        yield Found(
            key=f"{TERM}{duty}",
            value=Counted(value=total.value, n=total.n),
            recount=again.get(duty, Counted(value=None, n=0)),
            limit=1.0,
            passes=None if total.value is None else total.value >= 1,
            note=MUST,
        )


def _languages(days: Days, at: datetime) -> Iterator[Found]:
    """Answered in the language in which they were filed, by that language."""
    metric = metrics["same_language"]
    again = languages_recounted(since=days.since, until=days.until)
    for code in sorted({*again, *KNOWN, OTHER}):
        only = _with(metric, filed_language=code)
        total = figures.compute(only, days, with_bounds=False, at=at).total
        if total.n or code in again:
            yield Found(
                key=f"{LANGUAGE}{code}",
                value=Counted(value=total.value, n=total.n),
                recount=again.get(code, Counted(value=None, n=0)),
            )


def _duties(metric: Metric, days: Days, at: datetime) -> list[str]:
    """The duties of which a term began in the days."""

    def compute(tables: Tables, period: Period) -> "ibis.Table":
        terms = tables[metric.sources[0].name]
        return terms.filter(terms.started_at >= period.since, terms.started_at < period.until)

    return figures.distinct(replace(metric, compute=compute), days, column="duty", at=at)


def _with(metric: Metric, **values: str) -> Metric:
    """The metric of the rows alone that have these values."""
    name = metric.sources[0].name

    def compute(tables: Tables, period: Period) -> "ibis.Table":
        rows = tables[name]
        kept = rows.filter([rows[column] == value for column, value in values.items()])
        return metric.compute({**tables, name: kept}, period)

    return replace(metric, compute=compute)


def _shares(days: Days, at: datetime) -> Iterator[Found]:
    """Promises, receipts, how and in which language answers came, and who was satisfied."""
    times = {"since": days.since, "until": days.until}
    again = {
        PROMISES: promises_recounted(**times),
        "receipts_given": receipts_recounted(**times, at=at),
        "matter_receipts": matter_receipts_recounted(**times, at=at),
        "supervisor_in_time": helps_recounted(**times, at=at),
        "supervisor_tried": tries_recounted(**times, at=at),
        **answers_recounted(**times),
        SATISFIED: ratings_recounted(**times),
    }
    for key, recount in again.items():
        total = figures.compute(metrics[key], days, with_bounds=False, at=at).total
        if total.n or recount.n:
            yield Found(key=key, value=_counted(key, total), recount=recount)


def _counted(key: str, total: Figure) -> Counted:
    """Only some are asked whether they are satisfied: that figure alone has an interval."""
    if key != SATISFIED:
        return Counted(value=total.value, n=total.n)
    return Counted(value=total.value, n=total.n, low=total.low, high=total.high)


def _alarm(year: int, count: int, *, at: datetime) -> None:
    subject, url = f"evaluation:{year}", reverse("analytics:evaluation", args=[year])
    users = identity.users()
    hear = {Role.ADMINISTRATOR, Role.AUDITOR, Role.DIRECTION}
    notices.tell(
        [user.id for user in users if hear.intersection(user.roles)],
        kind="analytics.evaluation",
        subject=subject,
        at=at,
        params={"n": count, "year": year},
        url=url,
    )
    owners = [user.id for user in users if Role.DIRECTION in user.roles]
    with translation.override(organization.company().language):
        title = gettext("Revisar la evaluación de %(year)s") % {"year": year}
    if owners and all(task.done_at is not None for task in work.tasks_on(subject)):
        work.create(
            owner_id=owners[0],
            title=title,
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=at + TIME_TO_LOOK,
        )
