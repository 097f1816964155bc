"""The company's mailboxes: for which service they are and what they answer by themselves."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.interactions.contracts import Acknowledgement, MailboxView, SourceView
from vinculo.interactions.labels import ACKNOWLEDGEMENTS, SOURCE_STATES, SOURCE_TONES
from vinculo.interactions.selectors import threads
from vinculo.interactions.selectors.sources import sources
from vinculo.interactions.services import mailboxes as writing
from vinculo.kernel.access import allowed
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio

LANGUAGES = [("es", "Español"), ("en", "English")]


def _services() -> list[tuple[str, str]]:
    rows = [(str(service.id), service.name) for service in portfolio.services()]
    return [("", _("Ninguno en particular")), *rows]


class MailboxForm(forms.Form):
    """A mailbox."""

    address = forms.EmailField(label=gettext_lazy("Dirección del buzón"), max_length=254)
    name = forms.CharField(label=gettext_lazy("Nombre que ve el cliente"), max_length=120)
    language = forms.ChoiceField(label=gettext_lazy("Idioma"), choices=LANGUAGES)
    service = forms.ChoiceField(label=gettext_lazy("Servicio"), choices=_services, required=False)
    acknowledgement = forms.ChoiceField(
        label=gettext_lazy("Acuse de recibo"), choices=list(ACKNOWLEDGEMENTS.items())
    )
    next_step = forms.CharField(
        label=gettext_lazy("Qué viene después, en el acuse"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    out_of_hours_text = forms.CharField(
        label=gettext_lazy("Texto fuera de horario"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@allowed("interactions.mailboxes")
@require_http_methods(["GET", "HEAD", "POST"])
def mailbox_list(request: HttpRequest) -> HttpResponse:
    """All mailboxes, and a form for another one or for the one that was chosen."""
    known = {mailbox.id: mailbox for mailbox in threads.mailboxes()}
    chosen = _chosen(request, known)
    form = MailboxForm(request.POST or None, initial=_values(chosen) if chosen else {})
    if chosen is not None:
        form.fields["address"].disabled = True
    if request.method == "POST" and form.is_valid() and _saved(form):
        messages.success(request, _("Buzón guardado."))
        return redirect("interactions:mailboxes")
    read = sources()
    context = {
        "form": form,
        "chosen": chosen,
        "mailboxes": [
            {
                **vars(one),
                "acknowledges": ACKNOWLEDGEMENTS[one.acknowledgement],
                **_reading(read.get(one.id)),
            }
            for one in known.values()
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/mailboxes.html", context, status=status)


def _reading(source: SourceView | None) -> dict[str, object]:
    if source is None:
        return {"arrives": _("Llega aquí"), "reading": ""}
    is_read = source.is_active
    return {
        "arrives": source.host,
        "reading": SOURCE_STATES[source.state] if is_read else _("Parada"),
        "tone": SOURCE_TONES[source.state] if is_read else "idle",
    }


def _chosen(request: HttpRequest, known: dict[UUID, MailboxView]) -> MailboxView | None:
    text = request.GET.get("buzon", "")
    if not text:
        return None
    try:
        return known[UUID(text)]
    except (ValueError, KeyError):
        raise Http404 from None


def _values(mailbox: MailboxView) -> dict[str, object]:
    return {**vars(mailbox), "service": str(mailbox.service_id or "")}


def _saved(form: MailboxForm) -> bool:
    values = form.cleaned_data
    try:
        writing.save(
            writing.MailboxDraft(
                address=values["address"],
                name=values["name"],
                language=values["language"],
                service_id=UUID(values["service"]) if values["service"] else None,
                acknowledgement=Acknowledgement(values["acknowledgement"]),
                next_step=values["next_step"],
                out_of_hours_text=values["out_of_hours_text"],
            )
        )
    except DomainError as error:
        form.add_error("address", words_for(error))
        return False
    return True
