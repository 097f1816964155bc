"""What every form of the portfolio does: filled, refused with words, or asked for again."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import selectors
from vinculo.portfolio.services.catalogue import day_of

Saves = Callable[[], object]


def filled(request: HttpRequest, form: forms.Form, save: Saves, field: str | None = None) -> bool:
    """Whether the form was sent and saved; a refusal is written beside ``field``, or above."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        save()
    except DomainError as error:
        form.add_error(field, words_for(error))
        return False
    return True


def asked(request: HttpRequest, form: forms.Form, **words: Any) -> HttpResponse:
    """The page of a form: ``title``, ``lead``, ``submit``, ``back`` and its ``trail``."""
    return render(
        request,
        "portfolio/form.html",
        {"form": form, **words},
        status=422 if form.errors else 200,
    )


def editable(request: HttpRequest, service_id: UUID) -> None:
    """Raises Http404 for what is not there, PermissionDenied for who may not change it."""
    if selectors.service(service_id) is None:
        raise Http404
    if not selectors.may_edit(actor=the_actor(request), service_id=service_id):
        raise PermissionDenied


def people() -> list[tuple[str, str]]:
    """Those who work here, to choose from."""
    return [(str(user.id), user.name) for user in identity.users()]


def today() -> date:
    """The company's day."""
    return day_of(clock.now())
