"""What every form of the portfolio does: filled, refused with words, or asked for again."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format

from vinculo.identity import api as identity
from vinculo.kernel import clock
from vinculo.kernel.access import the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import selectors
from vinculo.portfolio.services.catalogue import day_of
from vinculo.portfolio.services.stamps import QuickerError

READ = "leido"
Saves = Callable[[], object]


def filled(request: HttpRequest, form: forms.Form, save: Saves, field: str | None = None) -> bool:
    """Whether the form was sent and saved; a refusal is written beside ``field``, or above."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        save()
    except QuickerError as error:
        form.add_error(None, forms.ValidationError(words_for(error), code=error.code))
        return False
    except DomainError as error:
        form.add_error(field, words_for(error))
        return False
    return True


def read_by(request: HttpRequest) -> str | None:
    """The stamp of what the sender of a form had read."""
    return request.POST.get(READ)


def asked(
    request: HttpRequest, form: forms.Form, *, read: str | None = None, **words: Any
) -> HttpResponse:
    """The page of a form: ``title``, ``lead``, ``submit``, ``back`` and its ``trail``.

    ``read``: the stamp of what stands. Who was not the first reads that above what they typed, and
    may then write over it; any other refusal keeps the stamp of what they had read.
    """
    is_late = form.has_error(NON_FIELD_ERRORS, QuickerError.code)
    context = {
        "form": form,
        "read_name": READ,
        "read": read if is_late or READ not in request.POST else request.POST[READ],
        "has_stamp": read is not None,
        "newer": _newer(form) if is_late else (),
    }
    return render(
        request, "portfolio/form.html", context | words, status=422 if form.errors else 200
    )


def _newer(form: forms.Form) -> list[tuple[str, str]]:
    """What stands now, field by field, where something else was typed."""
    return [
        (str(bound.label), _in_words(bound))
        for bound in form
        if bound.initial not in (None, "") and str(bound.initial) != str(bound.value())
    ]


def _in_words(bound: forms.BoundField) -> str:
    choices = {str(key): str(name) for key, name in getattr(bound.field, "choices", ())}
    if isinstance(bound.initial, date):
        return str(date_format(bound.initial, "DATE_FORMAT"))
    return choices.get(str(bound.initial), str(bound.initial))


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
