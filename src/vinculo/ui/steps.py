"""A step that a form asks for: parse, do one thing, go back, or stay with what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from vinculo.kernel.errors import DomainError, words_for

Doing = Callable[[dict[str, Any]], str]
"""Does it with what the form read, and says what was done."""


def take_step(
    request: HttpRequest,
    form: forms.Form,
    doing: Doing,
    *,
    refused: Callable[[str], HttpResponse],
    back: HttpResponse,
) -> HttpResponse:
    """Do what a form asks for and go ``back``, with what was done said there.

    ``refused`` draws the page again with what was typed, and with why; the form itself knows the
    words of what it refuses, and then they are empty.
    """
    if not form.is_valid():
        return refused("")
    try:
        said = doing(form.cleaned_data)
    except DomainError as error:
        return refused(words_for(error))
    messages.success(request, said)
    return back
