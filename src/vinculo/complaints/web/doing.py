"""A step of a complaint from a form of a part of its page: done, or shown again with its words."""

from collections.abc import Callable, Mapping
from typing import Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from vinculo.complaints.services import legal
from vinculo.kernel.errors import DomainError, words_for


class Shows(Protocol):
    """Draws the part; ``typed`` and ``refused`` by the name of the form."""

    def __call__(
        self,
        request: HttpRequest,
        complaint_id: UUID,
        *,
        typed: Mapping[str, forms.Form],
        refused: Mapping[str, str],
    ) -> HttpResponse: ...


def do(
    request: HttpRequest,
    complaint_id: UUID,
    name: str,
    form: forms.Form,
    doing: Callable[[], str],
    *,
    show: Shows,
) -> HttpResponse:
    """Do it and say so; or the part with the words of the refusal and all that was typed."""
    if not form.is_valid():
        return show(request, complaint_id, typed={name: form}, refused={name: ""})
    try:
        words = doing()
    except legal.NoSuchComplaintError as error:
        raise Http404 from error
    except DomainError as error:
        return show(request, complaint_id, typed={name: form}, refused={name: words_for(error)})
    messages.success(request, words)
    return redirect("complaints:complaint", complaint_id)
