"""Macros: what one would do with a case, doing it, and keeping them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import labels
from vinculo.cases.domain.macros import MOST_STEPS, Step
from vinculo.cases.selectors import macros as reading
from vinculo.cases.selectors import page
from vinculo.cases.services import macros, undo
from vinculo.cases.services.macro_actions import MacroAction, StepValueError, actions, option_words
from vinculo.cases.web.canned import shared_as, sharings, shown_places
from vinculo.cases.web.going_back import ours, page_of_form
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.ui.composing import html_of
from vinculo.ui.forms import offer


class MacroForm(forms.Form):
    """What a macro is called, where it is offered and whose it is; its steps stand apart."""

    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=80, required=False)
    service = forms.TypedChoiceField(
        label=gettext_lazy("Se ofrece en"),
        choices=[],
        coerce=UUID,
        required=False,
        empty_value=None,
    )
    sharing = forms.ChoiceField(label=gettext_lazy("Quién lo usa"), choices=[])
    is_offer = forms.BooleanField(
        label=gettext_lazy("Es una oferta"),
        required=False,
        help_text=gettext_lazy(
            "No sale en la atención donde la ley lo prohíbe, salvo que el cliente la pida."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = [(one.id, one.name) for one in portfolio.services()]
        offer(self, "service", [("", _("Todos los servicios")), *services])
        offer(self, "sharing", sharings(actor))


@dataclass(frozen=True, kw_only=True)
class Row:
    """A step as the form shows it."""

    step: Step
    action: MacroAction

    @property
    def options(self) -> list[tuple[str, object]]:
        """What may be chosen."""
        return list(self.action.options()) if self.action.options else []


@allowed("cases.keep_texts")
@require_safe
def macro_list(request: HttpRequest) -> HttpResponse:
    """The macros within sight with what they do."""
    found = reading.macros_of(actor=the_actor(request))
    rows = [(one, labels.SHARINGS[one.sharing], in_words(one.steps)) for one in found]
    return render(request, "cases/macros.html", {"rows": rows})


def in_words(steps: tuple[Step, ...]) -> list[str]:
    """Each step in a few words, as far as what it names is still there."""
    found = []
    for step in steps:
        if step.action not in actions:
            continue
        try:
            chosen = option_words(step)
        except StepValueError as error:
            chosen = words_for(error)
        label = str(actions[step.action].label)
        found.append(f"{label}: {chosen}" if chosen else label)
    return found


@allowed("cases.keep_texts")
@require_http_methods(["GET", "HEAD", "POST"])
def macro_edit(request: HttpRequest, macro_id: UUID | None = None) -> HttpResponse:
    """Put a macro together, step by step; nothing is kept before «save»."""
    actor = the_actor(request)
    found = None
    if macro_id is not None:
        found = reading.macro_of(actor=actor, macro_id=macro_id, to_change=True)
        if found is None:
            raise Http404
    form = MacroForm(request.POST or None, actor=actor, initial=_initial(found))
    steps = typed_steps(request) if request.method == "POST" else list(found.steps if found else ())
    refused, order = "", request.POST.get("step", "")
    if request.method == "POST" and order == "save":
        if form.is_valid():
            try:
                macros.keep_macro(_draft(form, steps), actor=actor, macro_id=macro_id)
            except DomainError as error:
                refused = words_for(error)
            else:
                messages.success(request, _("La macro está guardada."))
                return redirect("cases:macros")
    elif request.method == "POST":
        steps = rearranged(steps, order)
    context = {
        "form": form,
        "found": found,
        "refused": refused,
        "rows": [Row(step=one, action=actions[one.action]) for one in steps],
        "offered": [(key, actions[key].label) for key in in_order()],
        "places": shown_places(),
    }
    return render(request, "cases/macro_edit.html", context, status=422 if refused else 200)


@allowed("cases.keep_texts")
@require_POST
def macro_remove(request: HttpRequest, macro_id: UUID) -> HttpResponse:
    """Take a macro away."""
    try:
        macros.remove_macro(macro_id=macro_id, actor=the_actor(request))
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("La macro ya no se ofrece."))
    return redirect("cases:macros")


@allowed("cases.change")
@require_safe
def choose(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The macros for one case; with ``?macro=`` what that one would do."""
    actor = the_actor(request)
    case = page.case_page(actor=actor, case_id=case_id, at=clock.now())
    if case is None:
        raise Http404
    found = reading.macros_of(actor=actor, service_id=case.case.service_id)
    chosen = next((one for one in found if str(one.id) == request.GET.get("macro")), None)
    plan = []
    if chosen is not None:
        done = macros.preview(macro_id=chosen.id, case_id=case_id, actor=actor, at=clock.now())
        plan = [(one.words, words_for(one.refused) if one.refused else "") for one in done]
    context = {
        "case": case.case,
        "seen": case.latest_message_id,
        "rows": [(one, in_words(one.steps)) for one in found],
        "chosen": chosen,
        "plan": plan,
        "is_refused": any(why for _words, why in plan),
        "here": ours(request, request.GET.get("volver", ""))
        or reverse("cases:page", args=[case_id]),
    }
    return render(request, "cases/macro_choose.html", context)


@allowed("cases.change")
@require_POST
def run(request: HttpRequest, case_id: UUID, macro_id: UUID) -> HttpResponse:
    """Do what the macro says, all of it or nothing."""
    seen = request.POST.get("seen", "")
    try:
        group = macros.run(
            macro_id=macro_id,
            case_id=case_id,
            seen=UUID(seen) if seen else None,
            actor=the_actor(request),
            at=clock.now(),
        )
    except (DomainError, ValueError) as error:
        words = words_for(error) if isinstance(error, DomainError) else _("Vuelva a intentarlo.")
        messages.error(request, words)
        address = reverse("cases:choose_macro", args=[case_id])
        return redirect(f"{address}?macro={macro_id}")
    say_done(request, _("La macro está hecha."), group)
    return redirect(page_of_form(request, case_id))


def say_done(request: HttpRequest, words: str, group: UUID, *, way: str = "") -> None:
    """Say what was done, with the way back if there is one."""
    way = f"undo:{way or reverse('cases:undo', args=[group])}" if undo.can_undo(group) else ""
    messages.success(request, words, extra_tags=way)


@allowed("cases.change")
@require_POST
def take_back(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Undo what was done to a case, if nothing stands over it."""
    actor = the_actor(request)
    if not undo.in_sight(group_id, actor):
        raise Http404
    try:
        case_id = undo.undo(group=group_id, actor=actor, at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
        target = ours(request, request.POST.get("volver", ""))
        return redirect(target or reverse("cases:list"))
    messages.success(request, _("Deshecho: el caso está como antes."))
    seen = page.case_seen(actor=actor, case_id=case_id)
    return redirect(page_of_form(request, case_id) if seen else reverse("cases:list"))


def typed_steps(request: HttpRequest) -> list[Step]:
    """The steps as the form sends them."""
    given = zip(
        request.POST.getlist("action"),
        request.POST.getlist("value"),
        request.POST.getlist("text"),
        strict=False,
    )
    return [
        Step(action=action, value=value, text=as_html(text))
        for action, value, text in given
        if action in actions
    ][:MOST_STEPS]


def as_html(text: str) -> str:
    """What was typed in a plain field of a step."""
    return html_of(text) if text.strip() else ""


def rearranged(steps: list[Step], order: str) -> list[Step]:
    """The steps after «add:wait», «up:2» or «drop:1»; anything else changes nothing."""
    what, _colon, which = order.partition(":")
    if what == "add" and which in actions and len(steps) < MOST_STEPS:
        options = actions[which].options
        first = next(iter(options()), ("", ""))[0] if options else ""
        return [*steps, Step(action=which, value=str(first))]
    place = int(which) if which.isdecimal() else -1
    if not 0 <= place < len(steps):
        return steps
    if what == "up" and place:
        steps[place - 1], steps[place] = steps[place], steps[place - 1]
    elif what == "drop":
        del steps[place]
    return steps


def in_order() -> list[str]:
    """All actions as a form offers them."""
    return sorted(actions, key=lambda key: actions[key].order)


def _draft(form: MacroForm, steps: list[Step]) -> macros.MacroDraft:
    said = form.cleaned_data
    sharing, team_id = shared_as(said["sharing"])
    return macros.MacroDraft(
        name=said["name"],
        steps=steps,
        service_id=said["service"],
        sharing=sharing,
        team_id=team_id,
        is_offer=said["is_offer"],
    )


def _initial(found: reading.MacroView | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "name": found.name,
        "service": found.service_id,
        "is_offer": found.is_offer,
        "sharing": f"team:{found.team_id}" if found.team_id else found.sharing.value,
    }
