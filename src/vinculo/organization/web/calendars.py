"""Pages of business calendars."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import selectors
from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.domain.public_holidays import public_holidays
from vinculo.organization.services import calendars as services
from vinculo.organization.web.forms import (
    CalendarForm,
    ConfirmYearForm,
    SpecialDays,
    calendar_initial,
    special_initial,
)
from vinculo.ui.hours import WeekRow, week_rows

OFFICE = ((9 * 60, 14 * 60), (16 * 60, 19 * 60))


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a calendar means: its week, and the days of a year on which it differs."""

    year: int
    week: list[WeekRow]
    holidays: list[tuple[date, str]]
    special_days: tuple[SpecialDay, ...]


def preview_of(draft: CalendarDraft, year: int) -> Preview:
    """The picture of ``draft`` in ``year``."""
    own = {special.day for special in draft.special_days}
    found = public_holidays(
        draft.country, draft.region, [year], language=(get_language() or "es")[:2]
    )
    return Preview(
        year=year,
        week=week_rows(draft.weekly),
        holidays=[(day, name) for day, name in found.items() if day not in own],
        special_days=tuple(special for special in draft.special_days if special.day.year == year),
    )


@allowed("organization.manage")
@require_GET
def calendars(request: HttpRequest) -> HttpResponse:
    """All calendars, each with its week."""
    found = [
        (calendar, week_rows(selectors.draft_of(calendar.id).weekly))
        for calendar in selectors.calendars()
    ]
    return render(request, "organization/calendars.html", {"calendars": found})


@allowed("organization.manage")
@require_http_methods(["GET", "POST"])
def new_calendar(request: HttpRequest) -> HttpResponse:
    """Make a calendar, beginning with common office hours."""
    start = CalendarDraft(
        timezone=selectors.company().timezone, weekly=(OFFICE,) * 5 + ((), ()), country="ES"
    )
    return _edit(request, None, "", start)


@allowed("organization.manage")
@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Change a calendar; clocks that run keep the version under which they started."""
    found = next((c for c in selectors.calendars() if c.id == calendar_id), None)
    if found is None:
        raise Http404
    return _edit(request, calendar_id, found.name, selectors.draft_of(calendar_id))


@allowed("organization.manage")
@require_POST
def make_default(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Let new standards begin with this calendar."""
    try:
        services.make_default(calendar_id=calendar_id)
    except DomainError:
        raise Http404 from None
    messages.success(request, gettext("Los estándares nuevos empezarán con este calendario."))
    return redirect("organization:calendars")


@allowed("organization.manage")
@require_POST
def confirm_year(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Say that the holidays of a year are those that were published."""
    found = next((c for c in selectors.calendars() if c.id == calendar_id), None)
    if found is None:
        raise Http404
    form = ConfirmYearForm(_years(), request.POST)
    if form.is_valid():
        try:
            services.confirm_year(
                calendar_id=calendar_id,
                at=clock.now(),
                by=the_actor(request).user_id,
                **form.cleaned_data,
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, gettext("Los festivos de ese año quedan confirmados."))
            return redirect("organization:calendar", calendar_id)
    return _edit(request, calendar_id, found.name, selectors.draft_of(calendar_id), form)


def _years() -> list[int]:
    this = timezone.localtime(clock.now()).year
    return [this, this + 1]


def _edit(
    request: HttpRequest,
    calendar_id: UUID | None,
    name: str,
    draft: CalendarDraft,
    confirming: ConfirmYearForm | None = None,
) -> HttpResponse:
    sent = request.POST if request.method == "POST" and confirming is None else None
    form = CalendarForm(sent, initial=calendar_initial(name, draft))
    special = SpecialDays(sent, initial=special_initial(draft.special_days), prefix="special")
    if sent is not None and form.is_valid() and special.is_valid():
        days = [day for line in special.forms if (day := line.special_day())]
        draft = form.draft(days)
        if "preview" not in request.POST and _save(request, calendar_id, form, draft):
            messages.success(request, gettext("El calendario está guardado."))
            return redirect("organization:calendars")
    year = timezone.localtime(clock.now()).year
    return render(
        request,
        "organization/calendar.html",
        {
            "form": form,
            "special": special,
            "name": name,
            "preview": preview_of(draft, year),
            "is_preview": "preview" in request.POST,
            "calendar_id": calendar_id,
            "confirmed": selectors.confirmed_years(calendar_id) if calendar_id else [],
            "confirming": confirming or ConfirmYearForm(_years()) if draft.country else None,
        },
        status=422 if form.errors or special.total_error_count() or confirming else 200,
    )


def _save(
    request: HttpRequest, calendar_id: UUID | None, form: CalendarForm, draft: CalendarDraft
) -> bool:
    name, at, by = form.cleaned_data["name"], clock.now(), the_actor(request).user_id
    try:
        if calendar_id is None:
            services.create_calendar(name=name, draft=draft, at=at, by=by)
        else:
            services.change_calendar(calendar_id=calendar_id, name=name, draft=draft, at=at, by=by)
    except services.CalendarNameTakenError as error:
        form.add_error("name", words_for(error))
    except DomainError as error:
        form.add_error(None, words_for(error))
    return not form.errors
