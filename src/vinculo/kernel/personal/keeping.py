"""What each context says of the personal data that it keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from vinculo.kernel.personal.trace import Trace
from vinculo.kernel.registry import Registry

Words = str | Promise
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PersonalThing:
    """Rows of one model that are about a customer.

    ``mine`` finds them. Erasing writes ``blank`` over the columns that it names; None removes the
    rows. ``title`` and ``columns`` are what the person gets of them (no columns: nothing, and
    ``kept_back`` says why); ``handed`` narrows the rows, ``shown`` turns one into what is handed
    over, None leaves it out. ``files``: columns that name stored bytes, ``enclosed`` the column of
    those that are handed over and of their name. ``by_owner``: only the owner of the database may
    change these rows; the keeper's ``forget_history`` does. ``stays``: columns that tell of nobody
    once the person is gone, each with why.
    """

    model: str
    mine: Callable[[Trace], Q]
    blank: Mapping[str, Any] | None = None
    title: Words = ""
    columns: Mapping[str, Words] = field(default_factory=dict)
    kept_back: str = ""
    handed: Callable[[Trace], Q] | None = None
    shown: Callable[[Trace, Row], Row | None] | None = None
    order_by: str = "pk"
    files: tuple[str, ...] = ()
    enclosed: tuple[str, str] | None = None
    by_owner: bool = False
    stays: Mapping[str, str] = field(default_factory=dict)


def rows_of(model: str) -> "QuerySet[Any, Any]":
    """All rows of a model by its label (``"cases.Note"``)."""
    found: Any = apps.get_model(model)
    return QuerySet(found)


def nothing(_trace: Trace, _at: datetime) -> None:
    """A context without a place of its own from which somebody would be hidden."""


@dataclass(frozen=True, kw_only=True)
class Keeper:
    """One context: what it knows of a person and what it does with it.

    ``order``: who finds customers comes first, and is erased last. ``follow`` adds to the trace
    what leads to its rows. ``hide`` takes the person out of everybody's sight and ``show`` brings
    them back; both may run twice. ``forget_history`` clears what only the owner of the database
    may change, for the person whom the key names (:mod:`.erasing`).
    """

    order: int
    things: tuple[PersonalThing, ...]
    follow: Callable[[Trace], None] = lambda _trace: None
    hide: Callable[[Trace, datetime], None] = nothing
    show: Callable[[Trace, datetime], None] = nothing
    forget_history: Callable[[Trace, str], None] | None = None


keepers: Registry[Keeper] = Registry("keepers of personal data")
"""By the name of the context; filled by its ``personal.py``."""

of_colleagues: Registry[str] = Registry("personal data of colleagues")
"""By model, why its personal columns are of people who work here and of no customer."""


def in_order() -> list[Keeper]:
    """All keepers, who finds customers first."""
    return sorted(keepers.values(), key=lambda keeper: keeper.order)


def follow(trace: Trace) -> Trace:
    """Let each context add what leads to the person's rows; the same trace."""
    for keeper in in_order():
        keeper.follow(trace)
    return trace
