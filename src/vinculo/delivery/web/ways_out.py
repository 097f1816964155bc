"""Setting up how mail leaves: servers of single addresses, and the keys that sign it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.delivery.contracts import ConsentState, KeyState, Published, RouteView, Security
from vinculo.delivery.labels import (
    KEY_STATES,
    KEY_TONES,
    PUBLISHED,
    SECURITIES,
    cause_words,
    reason_words,
)
from vinculo.delivery.selectors import consents, ways_out
from vinculo.delivery.services import routes, signing
from vinculo.delivery.transports import current
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


def _accounts() -> list[tuple[str, str]]:
    given = [one for one in consents.consents() if one.state == ConsentState.GIVEN]
    return [("", _("Con contraseña")), *((str(one.id), one.address) for one in given)]


class RouteForm(forms.Form):
    """A way out."""

    sender = forms.EmailField(label=gettext_lazy("Dirección que envía"), max_length=254)
    host = forms.CharField(
        label=gettext_lazy("Servidor"),
        max_length=253,
        help_text=gettext_lazy("Como lo da su proveedor: smtp.ejemplo.es"),
    )
    port = forms.IntegerField(
        label=gettext_lazy("Puerto"), min_value=1, max_value=65535, initial=587
    )
    security = forms.ChoiceField(
        label=gettext_lazy("Cifrado"), choices=list(SECURITIES.items()), initial=Security.STARTTLS
    )
    account = forms.ChoiceField(
        label=gettext_lazy("Cómo se entra"), choices=_accounts, required=False
    )
    user = forms.CharField(label=gettext_lazy("Usuario"), max_length=254, required=False)
    password = forms.CharField(
        label=gettext_lazy("Contraseña"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Se guarda cifrada y no se vuelve a mostrar. Vacía: no se cambia."),
    )

    def draft(self) -> routes.RouteDraft:
        """What the form says."""
        said = self.cleaned_data
        return routes.RouteDraft(
            sender=said["sender"],
            host=said["host"],
            port=said["port"],
            security=Security(said["security"]),
            user=said["user"],
            password=said["password"],
            account_id=UUID(said["account"]) if said["account"] else None,
        )


@allowed("delivery.routes")
@require_http_methods(["GET", "HEAD", "POST"])
def route_list(request: HttpRequest) -> HttpResponse:
    """Which address sends by which server; one is tried before it is kept."""
    known = ways_out.routes()
    chosen = _chosen(request.GET.get("de", ""), known)
    form = RouteForm(request.POST or None, initial=_values(chosen) if chosen else {})
    tried = None
    if request.method == "POST" and form.is_valid():
        try:
            tried = routes.try_route(form.draft(), by=the_actor(request), at=clock.now())
            if tried.is_good or "anyway" in request.POST:
                routes.save_route(form.draft(), by=the_actor(request))
                messages.success(request, _("Servidor guardado."))
                return redirect("delivery:routes")
        except DomainError as error:
            form.add_error(None, words_for(error))
    context = {
        "form": form,
        "routes": [{**vars(one), "words": SECURITIES[one.security]} for one in known],
        "chosen": chosen,
        "tried": tried,
        "said": reason_words(tried.said) if tried else "",
        "why": cause_words(tried.said) if tried else "",
        "default": current(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "delivery/routes.html", context, status=status)


@allowed("delivery.routes")
@require_POST
def drop_route(request: HttpRequest) -> HttpResponse:
    """Send by the installation's own server again."""
    routes.drop_route(sender=request.POST.get("sender", ""), by=the_actor(request))
    messages.success(request, _("Esa dirección vuelve a enviar por el servidor de la instalación."))
    return redirect("delivery:routes")


def _chosen(sender: str, known: tuple[RouteView, ...]) -> RouteView | None:
    if not sender:
        return None
    found = next((one for one in known if one.sender == sender), None)
    if found is None:
        raise Http404
    return found


def _values(route: RouteView) -> dict[str, object]:
    return {**vars(route), "account": str(route.account_id or "")}


@allowed("delivery.routes")
@require_http_methods(["GET", "HEAD", "POST"])
def key_list(request: HttpRequest) -> HttpResponse:
    """The keys of each domain, the records to publish, and a form for another domain."""
    refused = ""
    if request.method == "POST":
        try:
            signing.prepare_key(
                domain=request.POST.get("domain", ""), by=the_actor(request), at=clock.now()
            )
        except DomainError as error:
            refused = words_for(error)
        else:
            messages.success(request, _("La clave está hecha. Publique ahora su registro."))
            return redirect("delivery:keys")
    keys = [
        {
            **vars(one),
            "state_words": KEY_STATES[one.state],
            "tone": KEY_TONES[one.state],
            "published_words": PUBLISHED[one.published] if one.published else "",
            "is_prepared": one.state == KeyState.PREPARED,
            "is_active": one.state == KeyState.ACTIVE,
            "is_unreachable": one.published == Published.UNREACHABLE,
        }
        for one in ways_out.signing_keys()
    ]
    context = {
        "keys": keys,
        "refused": refused,
        "typed": request.POST.get("domain", ""),
        "unsigned": ways_out.unsigned_domains(at=clock.now()),
    }
    return render(request, "delivery/keys.html", context, status=422 if refused else 200)


@allowed("delivery.routes")
@require_POST
def key_step(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """Check a key's record, put the key to use, or retire it."""
    by, at, step = the_actor(request), clock.now(), request.POST.get("step", "")
    try:
        if step == "use":
            anyway = "anyway" in request.POST
            signing.use_key(key_id=key_id, by=by, at=at, anyway=anyway)
            messages.success(request, _("Desde ahora se firma con esta clave."))
        elif step == "retire":
            signing.retire_key(key_id=key_id, by=by, at=at)
            messages.success(request, _("Con esa clave ya no se firma."))
        else:
            found = signing.check_key(key_id=key_id, by=by, at=at)
            level = messages.success if found == Published.FOUND else messages.warning
            level(request, str(PUBLISHED[found]))
    except DomainError as error:
        messages.error(request, words_for(error))
    return redirect("delivery:keys")
