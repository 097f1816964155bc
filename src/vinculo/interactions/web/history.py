"""Bringing an old mailbox as history: a file or a folder, and how far each import is."""

from typing import BinaryIO, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.interactions.contracts import ImportState, ImportView, MailboxProblem
from vinculo.interactions.labels import IMPORT_STATES, IMPORT_TONES, PROBLEMS, REASONS
from vinculo.interactions.selectors.imports import imports_of
from vinculo.interactions.services import importing
from vinculo.interactions.web.reception import mailbox_or_404
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


class ImportForm(forms.Form):
    """A file in mbox format, or a folder on the mailbox's server."""

    file = forms.FileField(label=gettext_lazy("Archivo mbox"), required=False)
    folder = forms.CharField(
        label=gettext_lazy("O una carpeta de su servidor"), max_length=200, required=False
    )


@allowed("interactions.mailboxes")
@require_http_methods(["GET", "HEAD", "POST"])
def history_import(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """Ask for an import, and see what became of the earlier ones."""
    mailbox = mailbox_or_404(mailbox_id)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _asked(request, form, mailbox_id):
        messages.success(request, _("La importación empieza ahora."))
        return redirect("interactions:history_import", mailbox_id)
    rows = [_shown(one) for one in imports_of(mailbox_id)]
    context = {
        "mailbox": mailbox,
        "form": form,
        "imports": rows,
        "is_busy": any(row["is_busy"] for row in rows),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/history_import.html", context, status=status)


def _asked(request: HttpRequest, form: ImportForm, mailbox_id: UUID) -> bool:
    values = form.cleaned_data
    try:
        importing.ask(
            mailbox_id=mailbox_id,
            file=cast("BinaryIO | None", values["file"]),
            folder=values["folder"],
            by=the_actor(request).user_id,
            at=clock.now(),
        )
    except DomainError as error:
        form.add_error("file", words_for(error))
        return False
    return True


def _shown(one: ImportView) -> dict[str, object]:
    code, _space, said = one.reason.partition(" ")
    words = PROBLEMS[MailboxProblem(code)] if code in set(MailboxProblem) else one.reason
    return {
        **vars(one),
        "state_words": IMPORT_STATES[one.state],
        "tone": IMPORT_TONES[one.state],
        "is_busy": one.state in {ImportState.WAITING, ImportState.RUNNING},
        "reason_words": words,
        "said": said,
        "problems": [(place, REASONS.get(reason, reason)) for place, reason in one.problems],
    }
