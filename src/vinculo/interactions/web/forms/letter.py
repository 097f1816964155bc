"""Registering a letter: what stands on it, its scan, and the boxes of a paper form if it is one."""

from datetime import datetime, timedelta
from typing import Any, BinaryIO, cast
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.interactions.domain.forms.answers import GivenFile, check
from vinculo.interactions.selectors.forms import forms as reading
from vinculo.interactions.selectors.forms.forms import OpenForm
from vinculo.interactions.services.forms import staging
from vinculo.interactions.services.forms.letters import Letter, register_letter
from vinculo.interactions.web.forms.page import Typed, form_context, typed_values
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import DayField, offer

A_YEAR = timedelta(days=366)
MOST_SCANS, LARGEST_MB = 20, 25
SCANS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")


class LetterForm(forms.Form):
    """What stands on a letter."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    received_on = DayField(
        label=gettext_lazy("Cuándo llegó"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    service = forms.ChoiceField(label=gettext_lazy("Servicio"))
    name = forms.CharField(label=gettext_lazy("Quién la envía"), max_length=200)
    address = forms.CharField(
        label=gettext_lazy("Dirección postal"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    email = forms.EmailField(label=gettext_lazy("Correo"), max_length=254, required=False)
    phone = forms.CharField(label=gettext_lazy("Teléfono"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Idioma"),
        choices=[("es", gettext_lazy("Español")), ("en", gettext_lazy("Inglés"))],
    )
    subject = forms.CharField(label=gettext_lazy("Asunto"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Qué dice"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Copie lo que importa: es lo que se encuentra al buscar."),
    )

    def clean_received_on(self) -> object:
        """No day to come, and none of more than a year ago."""
        day = self.cleaned_data["received_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("Ese día no ha llegado todavía."))
        if day < today - A_YEAR:
            raise forms.ValidationError(_("Hace más de un año: compruebe la fecha."))
        return day


@allowed("interactions.letter")
@require_http_methods(["GET", "HEAD", "POST"])
def letter_page(request: HttpRequest) -> HttpResponse:
    """Register a letter; it opens a case as a message does, with the day it came."""
    opened = _paper_form(request)
    boxes = LetterForm(
        request.POST or None,
        initial={
            "request_id": uuid4(),
            "received_on": timezone.localdate(),
            "language": "es",
            "subject": opened.name if opened else "",
        },
    )
    offer(boxes, "service", [(str(one.id), one.name) for one in portfolio.services()])
    typed = Typed(values=typed_values(opened.definition, request.POST) if opened else {})
    scans: tuple[GivenFile, ...] = ()
    if request.method == "POST":
        page = _page_of(request)
        faults = _keep_scans(request, page, clock.now())
        for words in faults:
            boxes.add_error(None, words)
        scans = reading.staged_files(page, None).get(staging.SCANS, ())
        if boxes.is_valid() and not faults and "quitar" not in request.POST:
            return _registered(request, boxes, opened, typed, scans)
    context = {
        "boxes": boxes,
        "opened": opened,
        "known": reading.open_forms(),
        "fields": _fields(opened, typed),
        "accept": ",".join(SCANS),
        "scans": scans,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/letter.html", context, status=status)


def _page_of(request: HttpRequest) -> UUID:
    """Which showing of the page this is: what keeps its scans, and makes two sendings one."""
    try:
        return UUID(request.POST.get("request_id", ""))
    except ValueError:
        return uuid4()


def _keep_scans(request: HttpRequest, page: UUID, at: datetime) -> list[str]:
    """Put every good scan beside the page, so that no correction loses it; say what is bad."""
    if token := request.POST.get("quitar", ""):
        staging.unstage(request_id=page, token=token, form_id=None)
    faults: list[str] = []
    for file in filter(None, request.FILES.getlist("scans")):
        there = reading.staged_files(page, None).get(staging.SCANS, ())
        words = _fault_of(file, len(there))
        if not words:
            source = cast("BinaryIO", file.file)
            name = file.name or ""
            try:
                staging.stage(
                    source,
                    name=name,
                    request_id=page,
                    form_id=None,
                    field_key=staging.SCANS,
                    at=at,
                )
            except DomainError as error:
                words = words_for(error)
        faults += [words] if words else []
    return faults


def _paper_form(request: HttpRequest) -> OpenForm | None:
    slug = request.GET.get("formulario", "")
    if not slug:
        return None
    opened = reading.open_form(slug)
    if opened is None:
        raise Http404
    return opened


def _fields(opened: OpenForm | None, typed: Typed) -> list[dict[str, object]]:
    """The boxes of the paper form; scans take the place of its files."""
    if opened is None:
        return []
    drawn = form_context(opened.definition, typed, opened.definition.language)["fields"]
    return [field for field in drawn if field["kind"] != "file"]


def _fault_of(file: "UploadedFile[Any]", there: int) -> str:
    """Why a scan is not kept beside the ``there`` that are; "" when it is."""
    said = {"name": file.name, "most": LARGEST_MB}
    if there >= MOST_SCANS:
        return _("Son demasiados archivos: %(most)s como mucho.") % {"most": MOST_SCANS}
    if not (file.name or "").lower().endswith(SCANS):
        return _("«%(name)s» no es un PDF ni una imagen.") % said
    if (file.size or 0) > LARGEST_MB * 1024 * 1024:
        return _("«%(name)s» pasa de %(most)s MB.") % said
    return ""


def _registered(
    request: HttpRequest,
    boxes: LetterForm,
    opened: OpenForm | None,
    typed: Typed,
    scans: tuple[GivenFile, ...],
) -> HttpResponse:
    data = boxes.cleaned_data
    checked = check(opened.definition, typed.given, is_lenient=True) if opened else None
    taken = register_letter(
        Letter(
            request_id=data["request_id"],
            received_on=data["received_on"],
            service_id=UUID(data["service"]),
            subject=data["subject"],
            text=data["text"],
            name=data["name"],
            address=data["address"],
            email=data["email"],
            phone=data["phone"],
            language=data["language"],
            version_id=opened.version_id if opened else None,
            answers=dict(checked.answers) if checked else None,
        ),
        scans,
        by=the_actor(request),
        at=clock.now(),
    )
    messages.success(
        request,
        _("Carta registrada con la clave %(key)s. Su caso aparece en la cola en unos segundos.")
        % {"key": taken.key},
    )
    return redirect("interactions:letter")
