"""Files beside an answer: chosen in the composer, kept at once, shown before they leave."""

from collections.abc import Sequence
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases.domain.files import MEBIBYTE, MOST_BYTES, TooMuchToSendError, check_files
from vinculo.cases.domain.pictures import MOST_PICTURE_BYTES, NoPictureError, kind_of_picture
from vinculo.cases.domain.texts import says_something
from vinculo.cases.selectors import page, planned
from vinculo.cases.services import files, notes
from vinculo.cases.web.composing import typed_fields
from vinculo.cases.web.going_back import page_of_form
from vinculo.kernel import blobs, clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.downloads import download
from vinculo.kernel.errors import DomainError, words_for
from vinculo.ui.composing import composed

FIELD = "files"
KEPT = "cases.first_message"
KEPT_SECONDS = 24 * 3600


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
def paste(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep a pasted picture; answers the address at which the composer shows it."""
    file = request.FILES.get("file")
    try:
        picture_id = files.keep_picture(
            case_id=case_id, picture=_picture(file), actor=the_actor(request), at=clock.now()
        )
    except DomainError as error:
        return JsonResponse({"code": error.code, "words": words_for(error)}, status=422)
    return JsonResponse({"url": reverse("cases:picture", args=[case_id, picture_id])})


@allowed("cases.answer")
@require_safe
def picture(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """A picture of an answer that has not left, for whoever writes it."""
    found = planned.picture(the_actor(request), case_id, file_id)
    if found is None:
        raise Http404
    return download(found.digest, name=found.name, content_type=found.media_type, inline=True)


def _picture(file: "UploadedFile[bytes] | None") -> files.NewFile:
    """The picture by its own first bytes. Raises NoPictureError and what ``check_files`` does."""
    if file is None or not file.size:
        raise NoPictureError
    if file.size > MOST_PICTURE_BYTES:
        raise TooMuchToSendError(
            most=MOST_PICTURE_BYTES // MEBIBYTE, total=-(-file.size // MEBIBYTE)
        )
    media_type, ending = kind_of_picture(file.read(16))
    file.seek(0)
    digest, size = blobs.store(cast("BinaryIO", file))
    stem = (file.name or "").rpartition(".")[0] or _("imagen")
    return files.NewFile(
        name=f"{stem}.{ending}", media_type=media_type, digest=digest, size_bytes=size
    )


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
    chosen = chosen_files(request)
    if chosen:
        files.attach(case_id=case_id, files=chosen, actor=the_actor(request), at=clock.now())
    return len(chosen)


def chosen_files(request: HttpRequest) -> list[files.NewFile]:
    """The files of a form, stored; too large ones are refused before their bytes are kept."""
    chosen = request.FILES.getlist(FIELD)
    check_files(there=[], new=[(file.name or "", file.size or 0) for file in chosen])
    return [_stored(file) for file in chosen]


def kept_files(request: HttpRequest) -> list[files.NewFile]:
    """Files chosen now and before, where no case keeps them yet: a correction loses none."""
    try:
        before = signing.loads(request.POST.get("kept", ""), salt=KEPT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        before = []
    return [
        *(files.NewFile(**one) for one in before),
        *(_stored(file) for file in request.FILES.getlist(FIELD)),
    ]


def kept_mark(kept: Sequence[files.NewFile]) -> str:
    """What a form carries so that ``kept_files`` finds them again; "" for none."""
    return signing.dumps([vars(one) for one in kept], salt=KEPT) if kept else ""


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
    typed, fields = composed(request.POST, "html"), typed_fields(request.POST)
    if says_something(typed):
        notes.keep_draft(case_id=case_id, html=typed, actor=actor, at=clock.now(), fields=fields)
    if refused:
        messages.error(request, refused)
    return redirect(f"{page_of_form(request, case_id)}#caso-responder")
