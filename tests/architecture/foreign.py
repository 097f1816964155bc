"""No template is handed a row of another context; watched in every test that renders a page."""

import dataclasses
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.paginator import Page
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.forms import BaseForm
from django.template import Context

from tests.architecture.house import RANK, SRC, context_of

DEPTH = 4
ROWS_LOOKED_AT = 25
NOT_OURS_TO_GIVE = {"request", "user", "block", "forloop", "perms", "csrf_token", "messages"}


class ForeignRowError(BaseException):
    """A template got a row that belongs to another context; no page may swallow it."""


def rows_in(value: object, depth: int = DEPTH) -> Iterator[type[Model]]:
    """The tables whose rows are reachable from ``value`` without a query."""
    if depth == 0 or isinstance(value, str | bytes | type):
        return
    if isinstance(value, Model):
        yield type(value)
    elif isinstance(value, QuerySet):
        if issubclass(value._iterable_class, ModelIterable):
            yield value.model
    elif isinstance(value, BaseForm):
        yield from rows_in(getattr(value, "instance", None), depth - 1)
    else:
        for part in parts_of(value):
            yield from rows_in(part, depth - 1)


def parts_of(value: object) -> Iterator[Any]:
    """What a plain value holds."""
    if isinstance(value, Mapping):
        yield from islice(value.values(), ROWS_LOOKED_AT)
    elif isinstance(value, Page):
        yield value.object_list
    elif isinstance(value, list | tuple | set | frozenset):
        yield from islice(value, ROWS_LOOKED_AT)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield getattr(value, field.name)


def foreign_rows(context: str, values: Mapping[str, object]) -> list[str]:
    """Names in a template's context that hold rows which ``context`` does not own."""
    return [
        f"{name}: {table._meta.label}"
        for name, value in values.items()
        if name not in NOT_OURS_TO_GIVE
        for table in rows_in(value)
        if table._meta.app_label != context and table._meta.app_label in RANK
    ]


def owner_of(template: Any) -> str | None:
    """The context that brings the template; None when it is not ours."""
    path = Path(getattr(template.origin, "name", ""))
    return context_of(path) if path.is_relative_to(SRC) else None


def refuse(*, template: Any, context: Context, **_: object) -> None:
    """Fail the test in which a page is handed a foreign row."""
    page = context.template or template
    owner = owner_of(page)
    if owner is None:
        return
    values = context.flatten() if page is template else dict(context.dicts[-1])
    if found := foreign_rows(owner, values):
        raise ForeignRowError(f"{page.name} ({template.name}) is handed {', '.join(found)}")
