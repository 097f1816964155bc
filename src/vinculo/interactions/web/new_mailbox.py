"""The first step of a new mailbox: its address, for whom it is, and how its mail arrives."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.interactions.contracts import Acknowledgement
from vinculo.interactions.services import mailboxes as writing
from vinculo.interactions.web.mailboxes import MailboxForm
from vinculo.interactions.web.reception import WAYS
from vinculo.kernel.access import allowed
from vinculo.kernel.errors import DomainError, words_for


class NewMailboxForm(MailboxForm):
    """A mailbox that begins."""

    arrives = forms.ChoiceField(
        label=gettext_lazy("Cómo llega su correo"),
        choices=list(WAYS.items()),
        widget=forms.RadioSelect,
        initial="listener",
    )


@allowed("interactions.mailboxes")
@require_http_methods(["GET", "HEAD", "POST"])
def new_mailbox(request: HttpRequest) -> HttpResponse:
    """Open a mailbox and go on to how its mail arrives."""
    form = NewMailboxForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            mailbox_id = writing.save(
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
        else:
            page = reverse("interactions:mailbox", args=[mailbox_id])
            return redirect(f"{page}?como={values['arrives']}")
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/new_mailbox.html", {"form": form}, status=status)
