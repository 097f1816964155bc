"""Levels that the customer's contract gives: each case of theirs carries them as promises."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext, ngettext, override

from vinculo.cases.contracts import CaseKind, CaseStatus
from vinculo.cases.models import Case
from vinculo.cases.selectors.promised import subjects_of
from vinculo.cases.services import story
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContractLevel
from vinculo.kernel.actor import SYSTEM
from vinculo.kernel.errors import DomainError
from vinculo.lib.calendar import Calendar, add_open_time
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Metric, StandardView
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Source

WITHOUT_LEVELS = frozenset({CaseKind.SUGGESTION, CaseKind.COMPLIMENT})
LEVELS = {
    Metric.FIRST_ANSWER: promises.CONTRACT_ANSWER,
    Metric.RESOLUTION: promises.CONTRACT_SOLUTION,
}


@transaction.atomic
def promise_levels(cases: Sequence[Case], *, at: datetime, again: str = "") -> int:
    """Write down what the customers' contracts promise about these; answers how many promises.

    Counted from when each case was opened, in the calendar of its service's standard (around the
    clock when no standard has one). A contract counts on the day in the company's time zone.
    ``again`` tells promises apart that one contract gives twice.
    """
    known = [case for case in cases if case.customer_id and case.kind not in WITHOUT_LEVELS]
    if not known:
        return 0
    zone = ZoneInfo(organization.company().timezone)
    days = {case.pk: case.opened_at.astimezone(zone).date() for case in known}
    made = 0
    for day in sorted(set(days.values())):
        of_day = [case for case in known if days[case.pk] == day]
        pairs = {(case.customer_id, case.service_id) for case in of_day if case.customer_id}
        levels = customers.contract_levels(pairs, on=day)
        for case in of_day:
            level = levels.get((case.customer_id, case.service_id)) if case.customer_id else None
            if level is not None:
                made += _promise(case, level, at, again)
    return made


def change_customer(case: Case, *, at: datetime) -> None:
    """Another contract may bind now: the levels of the former customer's end.

    They count from the opening; an answer that left before, and waiting, count as they were.
    """
    promises.call_off_contracts(subjects=[story.subject_of(case.pk)], at=at)
    if case.resolved_at is not None:
        return
    promise_levels([case], at=at, again=f":{at:%y%m%d%H%M%S%f}")
    if case.first_answered_at is not None:
        promises.keep_answered(
            subjects=[story.subject_of(case.pk)], at=at, done_at=case.first_answered_at
        )
    if case.status == CaseStatus.WAITING:
        hold(case, at=at)


def answered(case: Case, *, at: datetime) -> None:
    """The customer has an answer."""
    promises.keep_answered(subjects=subjects_of(case.pk), at=at)


def hold(case: Case, *, at: datetime) -> None:
    """The case waits for the customer."""
    promises.hold_contracts(subjects=subjects_of(case.pk), at=at)


def go_on(case: Case, *, at: datetime) -> None:
    """The case waits no longer."""
    promises.go_on_contracts(subjects=subjects_of(case.pk), at=at)


def ended(case: Case, *, is_answered: bool, at: datetime) -> None:
    """The case ends, which is an answer too; where there was nothing to do, no contract bound."""
    if is_answered:
        go_on(case, at=at)
        answered(case, at=at)
    else:
        subjects = [story.subject_of(case.pk)]
        promises.call_off_contracts(subjects=subjects, at=at, with_claims=True)


def _promise(case: Case, level: ContractLevel, at: datetime, again: str) -> int:
    standards = portfolio.standards_for_all({(case.service_id, case.opened_at)})
    backing = {one.metric: one for one in standards[case.service_id, case.opened_at]}
    hours = {Metric.FIRST_ANSWER: level.answer_hours, Metric.RESOLUTION: level.solve_hours}
    return sum(
        _open(case, level, metric, count, backing, at, again)
        for metric, count in hours.items()
        if count
    )


def _open(
    case: Case,
    level: ContractLevel,
    metric: Metric,
    hours: int,
    backing: dict[Metric, StandardView],
    at: datetime,
    again: str,
) -> bool:
    standard = backing.get(metric)
    any_of_them = standard or next(iter(backing.values()), None)
    calendar = any_of_them.calendar if any_of_them else Calendar.always_open()
    target = timedelta(hours=hours)
    service = portfolio.service(case.service_id)
    with suppress(DomainError):
        promise_id = promises.open_promise(
            NewPromise(
                source=Source.CONTRACT,
                words=_words(metric, hours, level.reference),
                service_id=case.service_id,
                customer_id=case.customer_id,
                subject=story.subject_of(case.pk),
                owner_id=service.owner_id if service else None,
                standard_id=standard.id if standard else None,
                given_at=case.opened_at,
                due_at=add_open_time(calendar, case.opened_at, target),
                on_resolve=metric is Metric.RESOLUTION,
                origin=f"{LEVELS[metric]}{level.holding_id}:{case.pk}{again}",
                keys=tuple(case.access_keys),
                target=target,
                calendar=calendar,
            ),
            actor=SYSTEM,
            at=max(at, case.opened_at),
        )
        return bool(promise_id)
    return False


def _words(metric: Metric, hours: int, reference: str) -> str:
    """In the company's language: the register is the company's."""
    with override(organization.company().language):
        said = (
            ngettext("Responder en %(n)s hora", "Responder en %(n)s horas", hours)
            if metric is Metric.FIRST_ANSWER
            else ngettext("Resolver en %(n)s hora", "Resolver en %(n)s horas", hours)
        ) % {"n": hours}
        if not reference:
            return gettext("%(what)s, por contrato") % {"what": said}
        return gettext("%(what)s, por el contrato %(reference)s") % {
            "what": said,
            "reference": reference,
        }
