"""Pages about how work is given out: weights, skills, capacity, pauses, each queue's ladder."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import DomainError, words_for
from vinculo.lib.text.sort_key import sort_key
from vinculo.routing import labels, selectors
from vinculo.routing.contracts import ChannelKind
from vinculo.routing.domain.capacity import Load
from vinculo.routing.selectors import replay as replaying
from vinculo.routing.selectors import setup as configured
from vinculo.routing.services import queues, setup
from vinculo.routing.web import forms_setup as these


@allowed("routing.see_settings")
@require_http_methods(["GET", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """The weights, their versions, and what they would have changed yesterday."""
    version, settings = configured.settings_in_force()
    form = these.SettingsForm(request.POST or None, initial=settings.plain())
    would = None
    if request.method == "POST":
        _require_manager(request)
        if form.is_valid() and "try" in request.POST:
            would = _tried(form)
        elif form.is_valid() and _done(form, lambda: _save(request, form)):
            messages.success(request, _("Los ajustes nuevos reparten desde ahora."))
            return redirect("routing:settings")
    versions = configured.setting_versions()
    names = identity.user_names({each.actor_id for each in versions if each.actor_id})
    context = {
        "form": form,
        "version": version,
        "versions": [(each, names.get(each.actor_id, "")) for each in versions if each.actor_id],
        "would": would,
        "compared": _compared(would) if would else [],
    }
    return render(request, "routing/settings.html", context)


def _compared(would: replaying.Replay) -> list[tuple[str, str, str]]:
    """The two days side by side, in words."""
    pair = (would.before, would.after)
    rows = (
        (_("Espera media"), [_minutes(each.mean) for each in pair]),
        (_("La más larga"), [_minutes(each.longest) for each in pair]),
        (_("Antes de su plazo"), [f"{each.inside} / {each.with_deadline}" for each in pair]),
    )
    return [(words, was, would_be) for words, (was, would_be) in rows]


def _minutes(length: timedelta) -> str:
    return _("%(n)s min") % {"n": round(length.total_seconds() / 60)}


def _save(request: HttpRequest, form: these.SettingsForm) -> None:
    setup.save_settings(
        values=form.values(),
        actor=the_actor(request),
        at=clock.now(),
        why=form.cleaned_data["why"],
    )


def _tried(form: these.SettingsForm) -> replaying.Replay | None:
    try:
        return replaying.of_last_day(values=form.values(), at=clock.now())
    except DomainError as error:
        form.add_error(None, words_for(error))
        return None


@allowed("routing.see_settings")
@require_http_methods(["GET", "POST"])
def people_page(request: HttpRequest) -> HttpResponse:
    """Who can do what, how well, and how much at once; and what each kind weighs."""
    people, skills = _workers(), configured.skills()
    made: dict[str, tuple[forms.Form, Callable[[dict[str, Any]], object]]] = {
        "skill": (these.SkillForm(**_sent(request, "skill")), _add_skill),
        "level": (
            these.LevelForm(skills=skills, people=people, **_sent(request, "level")),
            _set_level,
        ),
        "limit": (these.LimitForm(people=people, **_sent(request, "limit")), _set_limit),
        "load": (these.LoadForm(**_sent(request, "load")), _set_load),
    }
    if request.method == "POST":
        _require_manager(request)
        form, act = made.get(request.POST.get("form", ""), (None, None))
        if form is None or act is None:
            raise Http404
        if form.is_valid() and _done(form, lambda: act(form.cleaned_data)):
            messages.success(request, _("Guardado."))
            return redirect("routing:people")
    ids = [person.id for person in people]
    levels, limits = configured.skills_of(ids), configured.limits_of(ids)
    names = {str(each.id): each.name for each in skills}
    context = {
        "forms": {key: form for key, (form, _act) in made.items()},
        "people": [
            (
                person.name,
                sorted((names[s], level) for s, level in levels.get(person.id, {}).items()),
                [
                    (labels.CHANNELS[ChannelKind(kind)], most)
                    for kind, most in limits.get(person.id, {}).items()
                ],
            )
            for person in people
        ],
        "loads": [(labels.CHANNELS[kind], load) for kind, load in configured.loads().items()],
    }
    return render(request, "routing/people.html", context)


@allowed("routing.see_settings")
@require_http_methods(["GET", "POST"])
def pauses_page(request: HttpRequest) -> HttpResponse:
    """The reasons for a pause and how long each may last."""
    form = these.PauseForm(request.POST or None)
    if request.method == "POST":
        _require_manager(request)
        if form.is_valid() and _done(form, lambda: setup.keep_pause(**form.cleaned_data)):
            messages.success(request, _("Guardado."))
            return redirect("routing:pauses")
    pauses = configured.pauses(all_of_them=True)
    return render(request, "routing/pauses.html", {"form": form, "pauses": pauses})


@allowed("routing.manage_settings")
@require_POST
def switch_pause(_request: HttpRequest, pause_id: UUID) -> HttpResponse:
    """A reason that can no longer be chosen, or again."""
    pause = next((p for p in configured.pauses(all_of_them=True) if p.id == pause_id), None)
    if pause is None:
        raise Http404
    setup.keep_pause(
        name=pause.name,
        max_minutes=pause.max_minutes,
        pause_id=pause.id,
        is_open=not pause.is_open,
    )
    return redirect("routing:pauses")


@allowed("routing.manage_queues")
@require_http_methods(["GET", "POST"])
def giving_page(request: HttpRequest, queue_id: UUID) -> HttpResponse:
    """How one queue gives out its work: by itself or not, what it asks, its ladder."""
    queue = configured.queue_setups([queue_id]).get(queue_id)
    if queue is None:
        raise Http404
    skills, others = configured.skills(), [q for q in selectors.all_queues() if q.id != queue_id]
    initial = {
        "offers": queue.offers,
        "may_take": queue.may_take,
        "offer_seconds": queue.offer_seconds,
        "patience_minutes": int(queue.patience.total_seconds() // 60),
        "calendar": queue.calendar_id,
    }
    giving = these.GivingForm(initial=initial, **_sent(request, "giving"))
    asking = these.AskSkillForm(skills=skills, **_sent(request, "asking"))
    step = these.StepForm(queues=others, **_sent(request, "step"))
    acts: dict[str, tuple[forms.Form, Callable[[], object]]] = {
        "giving": (giving, lambda: queues.set_giving(queue_id=queue_id, giving=giving.giving())),
        "asking": (
            asking,
            lambda: queues.ask_skill(
                queue_id=queue_id,
                skill_id=asking.cleaned_data["skill"],
                min_level=asking.cleaned_data["min_level"],
            ),
        ),
        "step": (step, lambda: queues.add_step(queue_id=queue_id, step=step.step())),
    }
    if request.method == "POST":
        if request.POST.get("remove", "").isdecimal():
            queues.remove_step(queue_id=queue_id, after_minutes=int(request.POST["remove"]))
            return redirect("routing:giving", queue_id=queue_id)
        form, act = acts.get(request.POST.get("form", ""), (None, None))
        if form is None or act is None:
            raise Http404
        if form.is_valid() and _done(form, act):
            messages.success(request, _("La cola ha quedado como dice."))
            return redirect("routing:giving", queue_id=queue_id)
    names = {str(each.id): each.name for each in skills}
    queue_names = {each.id: each.name for each in others}
    context = {
        "queue": queue,
        "giving": giving,
        "asking": asking,
        "step": step,
        "asked": [(names.get(skill, ""), level) for skill, level in queue.skills.items()],
        "steps": [
            (int(s.after.total_seconds() // 60), s, queue_names[s.to_queue] if s.to_queue else "")
            for s in queue.steps
        ],
    }
    return render(request, "routing/giving.html", context)


def _workers() -> list[UserView]:
    found = {u.id: u for role in (Role.AGENT, Role.SUPERVISOR) for u in identity.users(role)}
    return sorted(found.values(), key=lambda user: sort_key(user.name))


def _sent(request: HttpRequest, key: str) -> dict[str, Any]:
    """What was sent for one of the forms of a page, and a prefix of its own for the labels."""
    is_this = request.method == "POST" and request.POST.get("form") == key
    return {"data": request.POST if is_this else None, "auto_id": f"{key}-%s"}


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; what is refused is said on the form."""
    try:
        act()
    except DomainError as error:
        form.add_error(None, words_for(error))
        return False
    return True


def _require_manager(request: HttpRequest) -> None:
    if not may(the_actor(request), "routing.manage_settings"):
        raise PermissionDenied


def _add_skill(data: dict[str, Any]) -> object:
    return setup.add_skill(name=str(data["name"]), language=str(data["language"]))


def _set_level(data: dict[str, Any]) -> object:
    return setup.set_level(user_id=data["person"], skill_id=data["skill"], level=data["level"])


def _set_limit(data: dict[str, Any]) -> object:
    return setup.set_limit(user_id=data["person"], kind=data["kind"], at_most=data["at_most"])


def _set_load(data: dict[str, Any]) -> object:
    load = Load(
        weight_pct=data["weight_pct"],
        wrap_up_seconds=data["wrap_up_seconds"],
        cannot_wait=data["cannot_wait"],
    )
    return setup.set_load(kind=ChannelKind(str(data["kind"])), load=load)
