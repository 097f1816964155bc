"""Files beside an answer: chosen in the composer, kept at once, shown before they leave."""

from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.cases.domain.files import MEBIBYTE, MOST_BYTES, check_files
from vinculo.cases.domain.texts import plain
from vinculo.cases.selectors import page
from vinculo.cases.services import files, notes
from vinculo.cases.web.going_back import page_of_form
from vinculo.kernel import blobs, clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.ui.composing import composed

FIELD = "files"


@allowed("cases.answer")
@require_POST
def attach(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep the chosen files; what was typed stays as the draft."""
    refused = ""
    try:
        chosen = keep_chosen(request, case_id)
    except DomainError as error:
        refused = words_for(error)
    else:
        if not chosen:
            refused = _("Elija antes uno o varios archivos.")
    return _answer(request, case_id, refused)


@allowed("cases.answer")
@require_POST
def detach(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Take a file away again."""
    refused = ""
    try:
        files.detach(case_id=case_id, file_id=file_id, actor=the_actor(request))
    except DomainError as error:
        refused = words_for(error)
    return _answer(request, case_id, refused)


def keep_chosen(request: HttpRequest, case_id: UUID) -> int:
    """Keep the files of a form beside the answer; how many. Raises what ``files.attach`` does."""
    chosen = request.FILES.getlist(FIELD)
    if not chosen:
        return 0
    check_files(there=[], new=[(file.name or "", file.size or 0) for file in chosen])
    files.attach(
        case_id=case_id,
        files=[_stored(file) for file in chosen],
        actor=the_actor(request),
        at=clock.now(),
    )
    return len(chosen)


def _stored(file: "UploadedFile[bytes]") -> files.NewFile:
    digest, size = blobs.store(cast("BinaryIO", file))
    return files.NewFile(
        name=file.name or "", media_type=file.content_type or "", digest=digest, size_bytes=size
    )


def _answer(request: HttpRequest, case_id: UUID, refused: str) -> HttpResponse:
    """To a script the list of files, to a person without scripts the page."""
    actor = the_actor(request)
    if request.headers.get("Accept") == "text/x-fragment":
        context = {
            "case_id": case_id,
            "files": page.files_of(actor, case_id),
            "refused": refused,
            "most": MOST_BYTES // MEBIBYTE,
        }
        return render(request, "cases/_files.html", context)
    typed = composed(request.POST, "html")
    if plain(typed):
        notes.keep_draft(case_id=case_id, html=typed, actor=actor, at=clock.now())
    if refused:
        messages.error(request, refused)
    return redirect(f"{page_of_form(request, case_id)}#caso-responder")
