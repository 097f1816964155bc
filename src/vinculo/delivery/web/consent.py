"""Mailboxes at Microsoft, Google and others: registering with them, and consenting."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.delivery.contracts import ConsentState, ConsentView, Provider
from vinculo.delivery.domain.oauth import ends_of
from vinculo.delivery.labels import CONSENT_TONES, CONSENTS, PROVIDERS, consent_why
from vinculo.delivery.selectors import consents as reading
from vinculo.delivery.services import consent
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


class ProviderForm(forms.Form):
    """How a provider knows this installation."""

    provider = forms.ChoiceField(
        label=gettext_lazy("Proveedor"), choices=list(PROVIDERS.items()), initial=Provider.MICROSOFT
    )
    client_id = forms.CharField(
        label=gettext_lazy("Identificador de la aplicación"), max_length=200
    )
    client_secret = forms.CharField(
        label=gettext_lazy("Secreto de la aplicación"),
        max_length=500,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Se guarda cifrado y no se vuelve a mostrar. Vacío: no se cambia."),
    )
    tenant = forms.CharField(
        label=gettext_lazy("Inquilino (solo Microsoft)"), max_length=120, required=False
    )
    authorize_url = forms.URLField(
        label=gettext_lazy("Dirección del consentimiento (si no es la habitual)"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    token_url = forms.URLField(
        label=gettext_lazy("Dirección de los tokens (si no es la habitual)"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    scopes = forms.CharField(
        label=gettext_lazy("Permisos que se piden (si no son los habituales)"),
        max_length=500,
        required=False,
    )


@allowed("delivery.consent")
@require_http_methods(["GET", "HEAD", "POST"])
def consent_list(request: HttpRequest) -> HttpResponse:
    """Providers, the consents they gave us, and the form for one of them."""
    known = reading.providers()
    chosen = request.GET.get("proveedor", "")
    initial = vars(known[Provider(chosen)]) if chosen in known else {}
    form = ProviderForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, _("Proveedor guardado."))
        return redirect("delivery:consents")
    context = {
        "form": form,
        "providers": [
            {"key": key, "name": PROVIDERS[key], "client_id": one.client_id}
            for key, one in known.items()
        ],
        "consents": [_shown(one) for one in reading.consents()],
        "redirect_uri": _redirect_uri(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "delivery/consents.html", context, status=status)


def _saved(request: HttpRequest, form: ProviderForm) -> bool:
    values = form.cleaned_data
    draft = consent.AppDraft(**{**values, "provider": Provider(values["provider"])})
    try:
        consent.save_app(draft, by=the_actor(request))
    except DomainError as error:
        form.add_error(None, words_for(error))
        return False
    return True


def _shown(one: ConsentView) -> dict[str, object]:
    return {
        **vars(one),
        "provider_name": PROVIDERS[one.provider],
        "state_words": CONSENTS[one.state],
        "tone": CONSENT_TONES[one.state],
        "is_lost": one.state == ConsentState.LOST,
        "why_words": consent_why(one.why) if one.why else "",
    }


def _words(error: DomainError) -> str:
    if "why" in error.params:
        error.params["why"] = consent_why(str(error.params["why"]))
    return words_for(error)


def _redirect_uri() -> str:
    return settings.BASE_URL + reverse("delivery:consent_back")


def _path(text: str) -> str:
    """A page of ours to come back to, whatever was typed."""
    is_ours = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if is_ours and len(text) <= 300 else reverse("delivery:consents")


@allowed("delivery.consent")
@require_POST
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Show what the provider will ask, with the link to it: a form may not lead to strangers."""
    provider = request.POST.get("provider", "")
    address = request.POST.get("address", "")
    if provider not in set(Provider) or not address:
        messages.error(request, _("Elija un proveedor y escriba la dirección del buzón."))
        return redirect("delivery:consents")
    try:
        url = consent.begin(
            provider=Provider(provider),
            address=address,
            redirect_uri=_redirect_uri(),
            back=_path(request.POST.get("back", "")),
            session_key=request.session.session_key or "",
            by=the_actor(request),
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, _words(error))
        return redirect("delivery:consents")
    context = {
        "url": url,
        "address": address,
        "provider": PROVIDERS[Provider(provider)],
        "scopes": ends_of(
            Provider(provider), scopes=reading.providers()[Provider(provider)].scopes
        ).scopes.split(),
    }
    return render(request, "delivery/consent_start.html", context)


@allowed("delivery.consent")
@require_GET
@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """The provider sends the person here with an answer that is good once."""
    try:
        finished = consent.finish(
            state=request.GET.get("state", ""),
            code=request.GET.get("code", ""),
            error=request.GET.get("error", ""),
            redirect_uri=_redirect_uri(),
            session_key=request.session.session_key or "",
            by=the_actor(request),
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, _words(error))
        return redirect("delivery:consents")
    messages.success(request, _("Consentimiento recibido."))
    return redirect(finished.back)
