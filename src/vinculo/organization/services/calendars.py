"""Business calendars: a change appends a version, clocks that run keep theirs."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from vinculo.kernel import evidence
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.domain.public_holidays import public_holidays, years_around
from vinculo.organization.domain.week import check_draft, special_to_json
from vinculo.organization.domain.zones import check_timezone
from vinculo.organization.models import BusinessCalendar, CalendarVersion, ConfirmedYear
from vinculo.organization.selectors import NoCalendarError, draft_of, latest_versions


class YearUnknownError(DomainError):
    """Only the years around this one are confirmed, and only of a calendar with holidays."""

    code = "calendar_year_unknown"


class NoSourceError(DomainError):
    """A confirmation says where the holidays were published."""

    code = "calendar_no_source"


class CalendarNameTakenError(DomainError):
    """Two calendars may not share a name."""

    code = "calendar_name_taken"


def create_calendar(
    *,
    name: str,
    draft: CalendarDraft,
    at: datetime,
    by: UUID | None = None,
    calendar_id: UUID | None = None,
) -> UUID:
    """Make a calendar with its first version; the first calendar of all is the default one.

    Raises CalendarNameTakenError and what check_draft raises.
    """
    _check(draft)
    try:
        with transaction.atomic():
            is_first = not BusinessCalendar.objects.exists()
            calendar = BusinessCalendar.objects.create(
                pk=calendar_id or new_id(),
                name=name.strip(),
                is_default=is_first,
                created_at=at,
            )
            _append(calendar, draft, at=at, by=by)
    except IntegrityError:
        raise CalendarNameTakenError(name=name) from None
    return calendar.pk


def change_calendar(
    *, calendar_id: UUID, name: str, draft: CalendarDraft, at: datetime, by: UUID | None = None
) -> None:
    """Rename a calendar and, when its hours differ, append a version.

    Raises NoCalendarError, CalendarNameTakenError and what check_draft raises.
    """
    _check(draft)
    try:
        with transaction.atomic():
            calendar = _locked(calendar_id)
            calendar.name = name.strip()
            calendar.save(update_fields=["name"])
            if draft_of(calendar_id) != draft:
                _append(calendar, draft, at=at, by=by)
    except IntegrityError:
        raise CalendarNameTakenError(name=name) from None


@transaction.atomic
def make_default(*, calendar_id: UUID) -> None:
    """Let new standards begin with this calendar. Raises NoCalendarError."""
    calendar = _locked(calendar_id)
    BusinessCalendar.objects.filter(is_default=True).update(is_default=False)
    calendar.is_default = True
    calendar.save(update_fields=["is_default"])


@transaction.atomic
def extend_holidays(*, at: datetime) -> int:
    """Append a version where known holidays end within two years; return how many."""
    made = 0
    for version in latest_versions():
        years = [int(day[:4]) for day in version.holidays]
        if version.country and max(years, default=0) < at.year + 2:
            calendar = _locked(version.calendar_id)
            _append(calendar, draft_of(version.calendar_id), at=at, by=None)
            made += 1
    return made


@transaction.atomic
def confirm_year(
    *, calendar_id: UUID, year: int, source: str, at: datetime, by: UUID | None = None
) -> bool:
    """Note that a year's holidays are the published ones, once; whether it was noted now.

    Raises NoCalendarError, YearUnknownError, NoSourceError.
    """
    draft = draft_of(calendar_id)
    if not draft.country or not at.year - 1 <= year <= at.year + 2:
        raise YearUnknownError(year=year)
    if not source.strip():
        raise NoSourceError
    _row, is_new = ConfirmedYear.objects.get_or_create(
        calendar=_locked(calendar_id),
        year=year,
        defaults={"source": source.strip()[:200], "confirmed_at": at, "confirmed_by": by},
    )
    if is_new:
        facts = {"year": year, "by": str(by or "")}
        proof = evidence.Proof(
            kind="organization.year_confirmed", subject=f"calendar:{calendar_id}", facts=facts
        )
        evidence.record(proof)
    return is_new


def _check(draft: CalendarDraft) -> None:
    check_timezone(draft.timezone)
    check_draft(draft)


def _locked(calendar_id: UUID) -> BusinessCalendar:
    calendar = BusinessCalendar.objects.select_for_update().filter(pk=calendar_id).first()
    if calendar is None:
        raise NoCalendarError
    return calendar


def _append(
    calendar: BusinessCalendar, draft: CalendarDraft, *, at: datetime, by: UUID | None
) -> None:
    last = CalendarVersion.objects.filter(calendar=calendar).aggregate(last=Max("number"))["last"]
    closed = public_holidays(draft.country, draft.region, years_around(at.year))
    CalendarVersion.objects.create(
        calendar=calendar,
        number=(last or 0) + 1,
        timezone=draft.timezone,
        weekly=[[list(interval) for interval in day] for day in draft.weekly],
        country=draft.country,
        region=draft.region,
        holidays=[day.isoformat() for day in closed],
        special_days=special_to_json(draft.special_days),
        created_at=at,
        created_by=by,
    )
