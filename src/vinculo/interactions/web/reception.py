"""How the mail of one mailbox arrives: a listener of ours, a password, or a consent."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import ConsentState, ConsentView, Provider
from vinculo.interactions.contracts import (
    AfterFetch,
    MailboxProblem,
    MailboxView,
    Security,
    SourceKind,
    SourceView,
    StartFrom,
)
from vinculo.interactions.domain.errors import BadSourceError, MailboxProblemError
from vinculo.interactions.labels import (
    AFTER_FETCH,
    PROBLEMS,
    SECURITIES,
    SOURCE_STATES,
    SOURCE_TONES,
    STARTS,
)
from vinculo.interactions.selectors import threads
from vinculo.interactions.selectors.sources import sources
from vinculo.interactions.services import sources as writing
from vinculo.interactions.services.trying import try_reading
from vinculo.interactions.web.round_trip import trial_of
from vinculo.kernel import clock
from vinculo.kernel.access import allowed

PASSWORD = "imap"  # noqa: S105
WAYS = {
    "listener": gettext_lazy("Llega aquí"),
    PASSWORD: gettext_lazy("Otro servidor (IMAP)"),
    "microsoft": "Microsoft 365",
    "google": "Google",
    "other": gettext_lazy("Otro proveedor con consentimiento"),
}
FIELD_OF = {
    MailboxProblem.UNKNOWN_HOST: "host",
    MailboxProblem.FORBIDDEN: "host",
    MailboxProblem.REFUSED: "port",
    MailboxProblem.NO_ANSWER: "port",
    MailboxProblem.OTHER_PROTOCOL: "port",
    MailboxProblem.TLS_FAILED: "security",
    MailboxProblem.TLS_MISSING: "security",
    MailboxProblem.TLS_UNTRUSTED: "authority_pem",
    MailboxProblem.WRONG_PASSWORD: "secret",
    MailboxProblem.FOLDER_MISSING: "folders",
    MailboxProblem.CANNOT_WRITE: "after",
}


class ReceptionForm(forms.Form):
    """Where a mailbox stands and what is done there."""

    host = forms.CharField(label=gettext_lazy("Servidor"), max_length=253)
    port = forms.IntegerField(
        label=gettext_lazy("Puerto"), min_value=1, max_value=65535, initial=993
    )
    security = forms.ChoiceField(
        label=gettext_lazy("Protección"), choices=list(SECURITIES.items()), initial=Security.TLS
    )
    user = forms.CharField(label=gettext_lazy("Usuario"), max_length=254)
    secret = forms.CharField(
        label=gettext_lazy("Contraseña"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Se guarda cifrada y no se vuelve a mostrar."),
    )
    authority_pem = forms.CharField(
        label=gettext_lazy("Certificado de su autoridad (solo si es propia)"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
    )
    folders = forms.CharField(
        label=gettext_lazy("Carpetas que se leen, una por línea"),
        max_length=2000,
        initial="INBOX",
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
    )
    after = forms.ChoiceField(
        label=gettext_lazy("Qué se hace con lo leído"), choices=list(AFTER_FETCH.items())
    )
    move_to = forms.CharField(
        label=gettext_lazy("Carpeta a la que se mueve"), max_length=200, required=False
    )
    start_from = forms.ChoiceField(label=gettext_lazy("Qué se trae"), choices=list(STARTS.items()))


def mailbox_or_404(mailbox_id: UUID) -> MailboxView:
    """The mailbox of a page. Raises Http404."""
    for one in threads.mailboxes():
        if one.id == mailbox_id:
            return one
    raise Http404


@allowed("interactions.mailboxes")
@require_http_methods(["GET", "HEAD", "POST"])
def reception(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """One mailbox: how its mail arrives, how that goes, and the form to change it."""
    mailbox = mailbox_or_404(mailbox_id)
    source = sources().get(mailbox_id)
    way = _way(request.GET.get("como", ""), source)
    provider = Provider(way) if way in set(Provider) else None
    consent = _consent(provider, mailbox.address)
    form = _form(request, mailbox, source, provider)
    problem: MailboxProblemError | None = None
    if request.method == "POST" and way != "listener" and form.is_valid():
        draft = _draft(form.cleaned_data, mailbox_id, provider, consent)
        problem = _tried(form, draft, is_asked="untried" not in request.POST)
        if form.is_valid() and problem is None and _saved(form, draft):
            messages.success(request, _("Guardado: la lectura empieza ahora."))
            return redirect("interactions:mailbox", mailbox_id)
    context = {
        "mailbox": mailbox,
        "source": _shown(source) if source else None,
        "ways": [{"key": key, "words": words} for key, words in WAYS.items()],
        "way": way,
        "form": form,
        "provider": provider,
        "provider_name": WAYS.get(way, ""),
        "consent": consent if consent and consent.state == ConsentState.GIVEN else None,
        "consent_is_lost": consent is not None and consent.state == ConsentState.LOST,
        "problem": PROBLEMS[problem.problem] if problem else "",
        "detail": problem.detail if problem else "",
        "trial": trial_of(request, mailbox_id),
        "back": reverse("interactions:mailbox", args=[mailbox_id]) + f"?como={way}",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/mailbox.html", context, status=status)


def _way(asked: str, source: SourceView | None) -> str:
    if asked in WAYS:
        return asked
    if source is None:
        return "listener"
    if source.kind == SourceKind.IMAP or source.account_id is None:
        return PASSWORD
    return next((one.provider.value for one in delivery.consents([source.account_id])), PASSWORD)


def _consent(provider: Provider | None, address: str) -> ConsentView | None:
    known = (c for c in delivery.consents() if c.provider == provider and c.address == address)
    return next(known, None) if provider else None


def _form(
    request: HttpRequest, mailbox: MailboxView, source: SourceView | None, provider: Provider | None
) -> ReceptionForm:
    initial: dict[str, Any] = {"user": mailbox.address}
    if source is not None:
        folders = "\n".join(folder.name for folder in source.folders)
        initial = {**vars(source), "folders": folders}
    elif provider is None:
        initial["host"] = f"imap.{mailbox.address.rpartition('@')[2]}"
    host, port = delivery.servers_of(provider)[0] if provider else ("", 0)
    if host:
        initial |= {"host": host, "port": port, "security": Security.TLS}
    form = ReceptionForm(request.POST or None, initial=initial)
    if provider is not None:
        del form.fields["secret"]
    if host:
        for name in ("host", "port", "security", "authority_pem"):
            form.fields[name].disabled = True
            form.fields[name].widget = forms.HiddenInput()
    if source is not None and source.has_secret and "secret" in form.fields:
        form.fields["secret"].help_text = _("Vacía: sigue la que hay.")
    return form


def _draft(
    values: dict[str, Any],
    mailbox_id: UUID,
    provider: Provider | None,
    consent: ConsentView | None,
) -> writing.SourceDraft:
    return writing.SourceDraft(
        mailbox_id=mailbox_id,
        kind=SourceKind.OAUTH if provider else SourceKind.IMAP,
        host=values["host"],
        port=values["port"],
        security=Security(values["security"]),
        user=values["user"],
        secret=values.get("secret", ""),
        authority_pem=values["authority_pem"],
        account_id=consent.id if consent else None,
        after=AfterFetch(values["after"]),
        move_to=values["move_to"],
        start_from=StartFrom(values["start_from"]),
        folders=tuple(values["folders"].splitlines()),
    )


def _tried(
    form: ReceptionForm, draft: writing.SourceDraft, *, is_asked: bool
) -> MailboxProblemError | None:
    """What is wrong with the server as written, also beside the field that it is about."""
    if not is_asked:
        return None
    folders = [name.strip() for name in draft.folders if name.strip()]
    try:
        try_reading(
            writing.access_with_draft(draft),
            folders=folders,
            read_only=draft.after == AfterFetch.LEAVE,
            now=clock.now,
        )
    except MailboxProblemError as error:
        field = FIELD_OF.get(error.problem, "")
        if field in form.fields and not form.fields[field].disabled:
            form.add_error(field, str(PROBLEMS[error.problem]))
        return error
    return None


def _saved(form: ReceptionForm, draft: writing.SourceDraft) -> bool:
    try:
        writing.save(draft, at=clock.now())
    except BadSourceError as error:
        field = str(error.params["field"])
        words = _("Falta o no sirve.")
        form.add_error(field if field in form.fields else None, words)
        return False
    return True


def _shown(source: SourceView) -> dict[str, object]:
    return {
        **vars(source),
        "state_words": SOURCE_STATES[source.state] if source.is_active else _("Parada"),
        "tone": SOURCE_TONES[source.state] if source.is_active else "idle",
        "problem_words": PROBLEMS[source.problem] if source.problem else "",
        "after_words": AFTER_FETCH[source.after],
        "troubled": sum(folder.troubled for folder in source.folders),
        "needs_consent": source.problem
        in {MailboxProblem.CONSENT_LOST, MailboxProblem.CONSENT_USELESS},
    }


@allowed("interactions.mailboxes")
@require_POST
def reception_switch(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """Stop reading, begin again, or let the mail come to our listener from now on."""
    mailbox = mailbox_or_404(mailbox_id)
    what = request.POST.get("que", "")
    if what == "olvidar":
        writing.forget(mailbox_id=mailbox.id)
        messages.success(request, _("Este buzón ya no se lee en otro servidor."))
    elif what in {"parar", "seguir"}:
        writing.switch(mailbox_id=mailbox.id, is_active=what == "seguir")
    return redirect("interactions:mailbox", mailbox.id)
