"""Writing to a customer who has not written to us."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.cases.domain.drafts import EmptyTextError
from vinculo.cases.domain.texts import says_something
from vinculo.cases.services import files, notes, planned
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.writing import FirstMessage, Opened, open_outgoing
from vinculo.cases.web.files import kept_files, kept_mark
from vinculo.cases.web.planned import undo_time
from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.ui.composing import composed
from vinculo.ui.forms import offer


class WriteForm(forms.Form):
    """To whom, from where and about what."""

    to = forms.CharField(
        label=gettext_lazy("Correo del cliente"),
        max_length=320,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )
    name = forms.CharField(label=gettext_lazy("Nombre del cliente"), max_length=200, required=False)
    mailbox = forms.TypedChoiceField(
        label=gettext_lazy("Se escribe desde"), choices=[], coerce=UUID
    )
    service = forms.TypedChoiceField(label=gettext_lazy("Servicio"), choices=[], coerce=UUID)
    subject = forms.CharField(label=gettext_lazy("Asunto"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = interactions.mailboxes()
        offer(self, "mailbox", [(one.id, f"{one.name} <{one.address}>") for one in boxes])
        offer(self, "service", [(one.id, one.name) for one in portfolio.services()])


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Find or name the customer, write, send: number and key are told at once."""
    actor, at = the_actor(request), clock.now()
    chosen = _customer(request, actor, at)
    subject, html = interactions.first_words(by=actor)
    if "html" in request.POST:
        html = composed(request.POST, "html")
    form = WriteForm(request.POST or None, initial={"subject": subject, **_initial(chosen)})
    kept = kept_files(request)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _send(form, html, kept, customer=chosen, actor=actor, at=at)
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            _say(request, opened)
            return redirect("cases:page", case_id=opened.case_id)
    search = request.GET.get("q", "").strip()[:120]
    context = {
        "form": form,
        "html": html,
        "kept": kept_mark(kept),
        "kept_names": [one.name for one in kept],
        "search": search,
        "rows": customers.find(actor=actor, text=search) if search else (),
        "chosen": chosen,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/write.html", context, status=status)


def _customer(request: HttpRequest, actor: Actor, at: datetime) -> dict[str, Any] | None:
    """The customer that the address names, if within sight; the sight is recorded."""
    text = request.POST.get("customer") or request.GET.get("cliente", "")
    try:
        found = customers.customer(actor, UUID(text), where="case", at=at)
    except (ValueError, DomainError):
        return None
    emails = [one.value for one in found.contact_points if one.kind == ContactKind.EMAIL]
    return {"id": found.id, "name": found.name, "emails": emails}


def _initial(chosen: dict[str, Any] | None) -> dict[str, Any]:
    if chosen is None:
        return {}
    return {"to": next(iter(chosen["emails"]), ""), "name": chosen["name"]}


def _send(
    form: WriteForm,
    typed: str,
    kept: list[files.NewFile],
    *,
    customer: dict[str, Any] | None,
    actor: Actor,
    at: datetime,
) -> Opened:
    """Open the case and let the message leave; what cannot leave yet is its draft."""
    said = form.cleaned_data
    (to, *_more) = interactions.read_recipients(to=said["to"])
    if not says_something(typed) and not kept:
        raise EmptyTextError
    is_theirs = customer is not None and to.address in customer["emails"]
    opened = open_outgoing(
        FirstMessage(
            name=said["name"] or to.name,
            address=to.address,
            mailbox_id=said["mailbox"],
            service_id=said["service"],
            subject=said["subject"],
            customer_id=customer["id"] if customer and is_theirs else None,
        ),
        actor=actor,
        at=at,
    )
    case_id = opened.case_id
    notes.keep_draft(case_id=case_id, html=typed, actor=actor, at=at)
    if kept:
        files.attach(case_id=case_id, files=kept, actor=actor, at=at)
    answer = Answer(html=typed, seen=None, recipients=interactions.read_recipients(to=said["to"]))
    if undo_time():
        planned.plan_answer(
            case_id=case_id, answer=answer, leaves_at=at + undo_time(), actor=actor, at=at
        )
    else:
        answer_case(case_id=case_id, answer=answer, actor=actor, at=at)
    return opened


def _say(request: HttpRequest, opened: Opened) -> None:
    words = _("Es el caso %(number)s; su clave para el cliente es %(key)s.")
    messages.success(request, words % {"number": opened.number, "key": opened.key})
