"""Bringing calls from a file of the telephone system."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from vinculo.analytics.services import calls
from vinculo.kernel import clock
from vinculo.kernel.access import allowed
from vinculo.kernel.errors import words_for
from vinculo.lib.tables import Problem, TableError


class CallsForm(forms.Form):
    """A file of calls."""

    file = forms.FileField(label=gettext_lazy("Archivo (CSV o Excel)"), max_length=200)
    reason = forms.CharField(
        label=gettext_lazy("Por qué se corrige lo que ya estaba"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Solo si el archivo dice otra cosa de llamadas ya traídas."),
    )


@allowed("analytics.bring_calls")
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring the calls of a file, all of them or none."""
    form = CallsForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            count = _bring(form.cleaned_data["file"], form.cleaned_data["reason"])
        except TableError as error:
            problems = [_line(one) for one in error.problems]
        except calls.CallReasonError as error:
            form.add_error("reason", words_for(error))
        else:
            words = ngettext("Se ha traído %(n)s llamada.", "Se han traído %(n)s llamadas.", count)
            messages.success(request, words % {"n": count})
            return redirect("analytics:bring_calls")
    context = {"form": form, "problems": problems, "columns": calls.columns()}
    status = 422 if problems or form.errors else 200
    return render(request, "analytics/bring_calls.html", context, status=status)


def _bring(upload: UploadedFile[Any], reason: str) -> int:
    with NamedTemporaryFile(suffix=Path(upload.name or "").suffix[:8]) as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
        kept.flush()
        return calls.bring_calls(Path(kept.name), at=clock.now(), reason=reason)


def _line(problem: Problem) -> str:
    if not problem.row:
        return problem.words or problem.code
    words = {"row": problem.row, "column": problem.column, "words": problem.words}
    return _("Fila %(row)s, %(column)s: %(words)s") % words
