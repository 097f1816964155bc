"""The chain of evidence: its head, its last repetition, its lines, the heads of other days."""

import json
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from vinculo.identity.labels import FAULTS, fact_words, short
from vinculo.identity.web.evidence import next_page
from vinculo.kernel import jobs
from vinculo.kernel.access import allowed
from vinculo.kernel.evidence import heads, reading, sealing
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.models import EvidenceCheck

HEADS_SHOWN = 14


class LineFilter(forms.Form):
    """Which lines to show."""

    subject = forms.CharField(label=_("Sobre qué"), required=False, max_length=80)
    kind = forms.ChoiceField(label=_("Qué pasó"), required=False)
    beside = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].widget.attrs["placeholder"] = "case:018f…"
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        words = sorted((str(evidence_words[kind]), kind) for kind in evidence_words)
        field.choices = [("", gettext("Todo")), *((kind, word) for word, kind in words)]


@allowed("identity.history")
@require_GET
def chain(request: HttpRequest) -> HttpResponse:
    """How long the chain is, whether it is whole, and what stands in it."""
    filters = LineFilter(request.GET or None)
    chosen = filters.is_valid()
    page = reading.lines(
        cursor=request.GET.get("cursor") or None,
        subject=filters.cleaned_data["subject"].strip() if chosen else "",
        kind=filters.cleaned_data["kind"] if chosen else "",
        beside=filters.cleaned_data["beside"] if chosen else None,
    )
    exported = heads.exported()
    context = {
        "head": sealing.head(),
        "check": _check_words(reading.latest_check()),
        "heads": exported[:HEADS_SHOWN],
        "heads_more": max(0, len(exported) - HEADS_SHOWN),
        "filters": filters,
        "lines": [_line_words(line) for line in page.rows],
        "next_page": next_page(request, page.next_cursor) if page.next_cursor else "",
    }
    return render(request, "identity/chain.html", context)


@allowed("identity.history")
@require_GET
def head_file(request: HttpRequest, day: str) -> FileResponse:  # noqa: ARG001
    """The exported head of a day, as its file."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    for found, path in heads.exported():
        if found == wanted:
            return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
    raise Http404


@allowed("identity.history")
@require_POST
def chain_repeat(request: HttpRequest) -> HttpResponse:
    """Ask for a repetition of the whole chain, besides the one of every night."""
    jobs.defer(
        "kernel.repeat_evidence_now",
        arguments={},
        queue="heavy",
        queueing_lock="kernel.repeat_evidence_now",
    )
    messages.success(request, gettext("Se está repitiendo la cadena entera; vuelva en un momento."))
    return redirect("identity:chain")


def _check_words(check: EvidenceCheck | None) -> dict[str, object] | None:
    if check is None:
        return None
    return {
        "at": check.checked_at,
        "length": check.length,
        "heads": check.heads,
        "fault_count": check.fault_count,
        "faults": [
            {"words": FAULTS.get(fault["kind"], fault["kind"]), **fault} for fault in check.faults
        ],
    }


def _line_words(line: dict[str, Any]) -> dict[str, Any]:
    words = evidence_words[line["kind"]] if line["kind"] in evidence_words else line["kind"]
    return {
        **line,
        "position": line["link__position"],
        "words": words,
        "told": fact_words(_facts(line["facts"])),
        "about": short(line["subject"]),
    }


def _facts(text: str) -> dict[str, object]:
    """The facts of a line; what somebody wrote over them is shown as it stands."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"?": text}
