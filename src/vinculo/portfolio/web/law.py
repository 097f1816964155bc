"""Pages of the law: which profiles there are, what they ask of whom, and a date computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.words import speaking
from vinculo.lib.calendar.days import NoWorkingDaysError
from vinculo.lib.calendar.told import NotToldError, told_start
from vinculo.portfolio import selectors
from vinculo.portfolio.commands.legal.events import event_words
from vinculo.portfolio.commands.legal.words import REFUSALS, length_words, say, step_words
from vinculo.portfolio.contracts import Stage
from vinculo.portfolio.domain.deadlines import DeadlineError
from vinculo.portfolio.domain.legal import Duty, Profile, version_at
from vinculo.portfolio.labels.law import (
    AGREEMENT,
    CONFIDENCE,
    DUTY_KIND,
    MEANING,
    REASON,
    article_words,
)
from vinculo.portfolio.profiles import versions_of
from vinculo.portfolio.selectors.law import (
    choices,
    company_day,
    counted_places,
    draft_scope,
    law_book,
    profiles_on,
    signed_scope,
)
from vinculo.portfolio.services import scope as deciding
from vinculo.portfolio.services.terms import count_everywhere
from vinculo.portfolio.web.filling import editable, filled
from vinculo.portfolio.web.findings import laws_finding
from vinculo.portfolio.web.forms.law import ChoiceForm, DateForm

FEW_YEARS = 10


@dataclass(frozen=True, kw_only=True)
class ShownDuty:
    """A duty as a line of its page."""

    id: str
    kind: str
    title: str
    article: str
    legal_term: str
    note: str
    confidence: str
    agreement: str
    is_doubtful: bool
    is_on: bool
    term: str
    starts: str
    sources: tuple[tuple[str, str], ...]


def spoken() -> str:
    """The reader's language by its two letters."""
    return (get_language() or "es")[:2]


@allowed("portfolio.see")
@require_GET
def laws(request: HttpRequest) -> HttpResponse:
    """Every profile, whether it binds and why."""
    today = company_day(clock.now())
    scope = signed_scope()
    told = {each["profile"]: each for each in scope.outcome} if scope else {}
    chosen = choices()
    rows: list[dict[str, Any]] = []
    for profile in profiles_on(today):
        answer = told.get(profile.id)
        rows.append(
            {
                "profile": profile,
                "name": profile.name[spoken()],
                "status": profile.status[spoken()],
                "binds": bool(answer and answer["binds"]),
                "reason": REASON[answer["reason"]] if answer else "",
                "clocks": sum(duty.clock is not None for duty in profile.duties),
                "doubts": sum(d.agreement != "agree" or not d.is_on for d in profile.duties),
                "departures": sum(
                    key == profile.id and one.is_on != bool(answer and answer["binds"])
                    for (_service, key), one in chosen.items()
                ),
            }
        )
    return render(
        request,
        "portfolio/laws.html",
        {
            "rows": sorted(rows, key=lambda row: (not row["binds"], row["name"])),
            "finding": laws_finding(
                binding=sum(row["binds"] for row in rows),
                known=len(rows),
                doubts=sum(row["doubts"] for row in rows if row["binds"]),
            )
            if scope
            else "",
            "scope": scope,
            "is_over": bool(scope and scope.runs_until and scope.runs_until < today),
            "draft": draft_scope() is not None,
            "may_accounts": may(the_actor(request), "portfolio.see_accounts"),
        },
    )


@allowed("portfolio.see")
@require_http_methods(["GET", "POST"])
def law(request: HttpRequest, profile_key: str) -> HttpResponse:
    """One profile: its duties with their sources and doubts; POST turns it on or off."""
    profile = _profile(profile_key)
    actor = the_actor(request)
    sent = ChoiceForm(request.POST) if request.method == "POST" else None
    if sent is not None and sent.is_valid():
        editable(request, sent.cleaned_data["service"])
        if filled(request, sent, lambda: _choose(request, profile, sent.cleaned_data), "reason"):
            messages.success(
                request, gettext("Guardado. Vale para lo que se registre desde ahora.")
            )
            return redirect("portfolio:law", profile.id)
    elif sent is not None and "service" in sent.errors:
        raise Http404
    today = company_day(clock.now())
    return render(
        request,
        "portfolio/law.html",
        {
            "profile": profile,
            "name": profile.name[spoken()],
            "status": profile.status[spoken()],
            "versions": versions_of(profile.id),
            "duties": [shown_duty(profile, duty) for duty in profile.duties],
            "services": _services(profile, sent, actor),
            "form": _date_form(profile, request),
            "answer": _computed(profile, request),
            "places": [
                (one.place.words, one.version, today.year in one.confirmed)
                for one in counted_places(profile, today.year)
            ],
        },
        status=422 if sent is not None else 200,
    )


def _choose(request: HttpRequest, profile: Profile, said: Mapping[str, Any]) -> None:
    deciding.choose_profile(
        service_id=said["service"],
        profile=profile.id,
        is_on=said["is_on"],
        reason=said["reason"],
        by=the_actor(request).user_id,
        at=clock.now(),
    )


def _profile(key: str) -> Profile:
    found = versions_of(key)
    if not found:
        raise Http404
    return version_at(found, company_day(clock.now()))


def _services(profile: Profile, sent: ChoiceForm | None, actor: Any) -> list[dict[str, Any]]:
    """Each service in the catalogue, whether the profile binds it, and the form to change that."""
    chosen = choices()
    book = law_book(company_day(clock.now()))
    mine = selectors.editable_ids(actor=actor)
    rows = []
    for service in selectors.services(stages=(Stage.CATALOGUE,)):
        is_on = any(each.id == profile.id for each, _duties in book.of(service.id))
        form = ChoiceForm(initial={"service": service.id, "is_on": not is_on}, auto_id=False)
        if sent is not None and sent.cleaned_data.get("service") == service.id:
            form = sent
        rows.append(
            {
                "service": service,
                "is_on": is_on,
                "choice": chosen.get((service.id, profile.id)),
                "form": form if service.id in mine else None,
            }
        )
    return rows


def shown_duty(profile: Profile, duty: Duty) -> ShownDuty:
    """A duty in the reader's language."""
    with speaking(spoken()):
        term, starts = "", ""
        if duty.clock is not None:
            unit = str(duty.clock.term.unit)
            term = f"{MEANING[duty.clock.meaning]}: {length_words(duty.clock.term.length, unit)}"
            starts = event_words(duty.clock.start)
    return ShownDuty(
        id=duty.id,
        kind=str(DUTY_KIND[duty.kind]),
        title=duty.title[spoken()],
        article=article_words(duty.article),
        legal_term=duty.legal_term,
        note=duty.note.get(spoken(), ""),
        confidence=str(CONFIDENCE[duty.confidence]),
        agreement=str(AGREEMENT[duty.agreement]),
        is_doubtful=duty.agreement != "agree",
        is_on=duty.is_on,
        term=term,
        starts=starts,
        sources=tuple((key, profile.sources[key].url) for key in duty.sources),
    )


def _date_form(profile: Profile, request: HttpRequest) -> DateForm | None:
    duties = [(d.id, f"{d.id}: {d.title[spoken()]}") for d in profile.duties if d.clock and d.is_on]
    if not duties:
        return None
    sent = request.GET if "duty" in request.GET else None
    return DateForm(duties, sent)


def _computed(profile: Profile, request: HttpRequest) -> dict[str, Any] | None:
    """The date that was asked for, in every place, step by step; or the words of a refusal."""
    form = _date_form(profile, request)
    if form is None or not form.is_bound:
        return None
    if not form.is_valid():
        return {"refused": gettext("Elija un deber y escriba cuándo empieza.")}
    duty = profile.duty(form.cleaned_data["duty"])
    if duty is None:
        raise Http404
    with speaking(spoken()):
        try:
            return _ends(profile, duty, form.cleaned_data["at"])
        except (NotToldError, DeadlineError, NoWorkingDaysError, ValueError) as error:
            return {"refused": _refusal(error)}


def _refusal(error: Exception) -> str:
    match error:
        case NotToldError():
            return say(REFUSALS[error.code], text=error.text)
        case DeadlineError():
            return say(REFUSALS[error.code], **error.values)
        case NoWorkingDaysError():
            return say(REFUSALS["no_working_days"])
    year = clock.now().year
    return say(REFUSALS["out_of_reach"], first=year - FEW_YEARS, last=year + FEW_YEARS)


def _ends(profile: Profile, duty: Duty, text: str) -> dict[str, Any]:
    zone = counted_places(profile, clock.now().year)[0].place.zone
    started = told_start(text, zone)
    day = started.date() if isinstance(started, datetime) else started
    if abs(day.year - clock.now().year) > FEW_YEARS:
        raise ValueError(text)
    found = count_everywhere(profile, duty, started)
    until = profile.confirmed_until or profile.as_of.year
    return {
        "duty": duty,
        "title": duty.title[spoken()],
        "meaning": MEANING[duty.clock.meaning] if duty.clock else "",
        "ends": [
            {
                "place": where.place.words,
                "on": end.due_on,
                "at": end.due_at,
                "waits": event_words(end.waits_for) if end.waits_for else "",
                "steps": [step_words(step) for step in end.steps],
                "is_open_year": bool(
                    end.due_on
                    and end.due_on.year > until
                    and end.due_on.year not in where.confirmed
                ),
            }
            for where, end in found
        ],
    }
