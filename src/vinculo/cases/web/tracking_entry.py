"""The doors to the customer's page: the link of a mail, the key alone, and key with address."""

from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.cases.domain.tracking import key_as_kept
from vinculo.cases.selectors import tracking as reading
from vinculo.cases.selectors.tracking_state import state_by_key
from vinculo.cases.services import tracking_links as links
from vinculo.cases.services.tracking_asked import ask_for_link
from vinculo.cases.web.tracking_access import (
    PASS,
    Visit,
    gone,
    private,
    remember,
    too_often,
    wait_a_moment,
)
from vinculo.cases.web.tracking_words import shown_state
from vinculo.kernel import clock, limits
from vinculo.kernel.access import public
from vinculo.lib.text.mail_address import normal_address

AN_HOUR = timedelta(hours=1)
MOST_ASKED = 20
LONGEST_TOKEN = 64


class AskForm(forms.Form):
    """The key alone tells how it goes; with the address a link to the whole leaves by mail."""

    key = forms.CharField(
        label=_("Su clave"),
        max_length=60,
        help_text=_("La lleva el correo con el que le dijimos que habíamos recibido su mensaje."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    address = forms.EmailField(
        label=_("Su correo"),
        max_length=254,
        required=False,
        help_text=_(
            "No hace falta para ver cómo va. Si lo escribe, el mismo desde el que nos escribió, le "
            "enviamos un enlace que abre todo lo suyo."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@public
@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a mail: the secret leaves the address at once."""
    at = clock.now()
    if refusal := too_often(request, "", at=at):
        return refusal
    link = reading.link_by_digest(links.digest_of(token[:LONGEST_TOKEN]), at=at)
    if link is None:
        return private(gone(request))
    ticket = links.ticket_for(link.ref, at=at)
    visit = Visit(link=link, wish=reading.wish_of(link), ticket=ticket, in_address=True, at=at)
    response = redirect(visit.address("tracking_page"))
    remember(response, link.ref, at=at)
    return private(response)


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """How it goes by the key alone; with the address a new link, the same words for everybody."""
    chosen = request.GET.get("idioma", "")
    if chosen in {"es", "en"}:
        with translation.override(chosen):
            return private(_ask(request, chosen))
    return private(_ask(request, ""))


def _ask(request: HttpRequest, chosen: str) -> HttpResponse:
    form = AskForm(request.POST or None, initial={"key": request.GET.get("clave", "")[:60]})
    context = {"form": form, "chosen": chosen, "asked": False, "pass_name": PASS}
    if request.method != "POST":
        return render(request, "cases/tracking_ask.html", context)
    at = clock.now()
    if not form.is_valid():
        return render(request, "cases/tracking_ask.html", context, status=422)
    key = key_as_kept(form.cleaned_data["key"])
    place = limits.place_of(request.META.get("REMOTE_ADDR", ""))
    try:
        limits.take(f"tracking asked from {place}", limit=MOST_ASKED, per=AN_HOUR, at=at)
        limits.take(f"tracking asked for {key}", limit=MOST_ASKED, per=AN_HOUR, at=at)
    except limits.TooManyError as error:
        return wait_a_moment(request, error)
    if not form.cleaned_data["address"]:
        return _state(request, form, key, context, at=at)
    ask_for_link(key=key, address=normal_address(form.cleaned_data["address"]))
    return render(request, "cases/tracking_ask.html", context | {"asked": True})


def _state(
    request: HttpRequest, form: AskForm, key: str, context: dict[str, object], *, at: datetime
) -> HttpResponse:
    """How the matter with this key goes; unknown, over for long and hidden are told the same."""
    found = state_by_key(key, at=at)
    if found is None:
        form.add_error("key", _("No hay ningún asunto en marcha con esa clave. Mírela otra vez."))
        return render(request, "cases/tracking_ask.html", context, status=422)
    told = context | {"matter": found, "shown": shown_state(found, at=at)}
    return render(request, "cases/tracking_state.html", told)
