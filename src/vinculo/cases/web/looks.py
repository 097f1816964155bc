"""The look of the list as its address says it, and the address as the look says it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from vinculo.cases import labels
from vinculo.cases.contracts import Scope
from vinculo.cases.domain.views import USUAL_COLUMNS, Column, Group, Look, Sort, columns_of
from vinculo.cases.selectors import filters
from vinculo.kernel import clock
from vinculo.kernel.search import BadFilterError

PREFIX = "f_"
OLDER_NAMES = {"cola": "queue"}
"""What other pages' links call a filter."""


@dataclass(frozen=True, kw_only=True)
class FilterInForm:
    """A filter with what is chosen."""

    key: str
    entry: filters.CaseFilter
    value: str
    options: Sequence[tuple[str, str | Promise]]

    @property
    def words(self) -> str:
        """What is chosen as a person reads it."""
        return next((str(words) for key, words in self.options if key == self.value), self.value)


def look_from(request: HttpRequest) -> Look:
    """The look in an address. Raises ValueError for an unknown scope or order, BadFilterError."""
    said = request.GET if request.method == "GET" else request.POST
    return look_in(said)


def look_in(said: QueryDict) -> Look:
    """The look that these values say."""
    at = clock.now()
    chosen: dict[str, str] = {}
    for key in filters.filters:
        value = said.get(f"{PREFIX}{key}", "").strip()[:120]
        if value:
            chosen[key] = filters.value_of(filters.filters[key], value, at=at)
    for older, key in OLDER_NAMES.items():
        if value := said.get(older, ""):
            known = filters.value_of(filters.filters[key], str(UUID(value)), at=at)
            chosen.setdefault(key, known)
    sort = said.get("orden", "")
    return Look(
        scope=Scope(said.get("ver", Scope.OPEN)),
        filters=chosen,
        sort=Sort(sort) if sort else None,
        columns=columns_of(said.getlist("col")),
        group=Group(group) if (group := said.get("agrupar", "")) else None,
    )


def values_of(look: Look) -> list[tuple[str, str]]:
    """The look as the fields of a form or an address."""
    values = [("ver", look.scope.value)]
    values += [(f"{PREFIX}{key}", value) for key, value in look.filters.items()]
    if look.sort:
        values.append(("orden", look.sort.value))
    if look.group:
        values.append(("agrupar", look.group.value))
    if look.columns != USUAL_COLUMNS:
        values += [("col", column.value) for column in look.columns]
    return values


def query_of(look: Look, **more: str) -> str:
    """The look as the end of an address."""
    return "?" + urlencode([*values_of(look), *((k, v) for k, v in more.items() if v)])


def without(look: Look, key: str) -> Look:
    """The same look without one filter."""
    return replace(look, filters={k: v for k, v in look.filters.items() if k != key})


def form_of(look: Look) -> list[FilterInForm]:
    """All filters with what is chosen."""
    return _in_form(look, filters.filters)


def _in_form(look: Look, keys: Iterable[str]) -> list[FilterInForm]:
    """These filters with what may be chosen: each of them may cost a query."""
    entries = sorted(keys, key=lambda key: filters.filters[key].order)
    return [
        FilterInForm(
            key=key,
            entry=filters.filters[key],
            value=look.filters.get(key, ""),
            options=_options(filters.filters[key], look.filters.get(key, "")),
        )
        for key in entries
    ]


def _options(entry: filters.CaseFilter, value: str) -> Sequence[tuple[str, str | Promise]]:
    """What may be chosen, with what is chosen though it is offered no more."""
    known = entry.options() if entry.options else ()
    if entry.beyond is None or not value or any(key == value for key, _words in known):
        return known
    words = entry.beyond(value)
    return [*known, (value, words)] if words else known


def context_of(look: Look) -> Mapping[str, Any]:
    """What the templates of a list need to draw its look, without the form that changes it."""
    return {
        "look": look,
        "hidden": values_of(look),
        "chips": [
            (each, query_of(without(look, each.key))) for each in _in_form(look, look.filters)
        ],
        "shown": {column.value: column in look.columns for column in Column},
    }


def form_context_of(look: Look) -> Mapping[str, Any]:
    """What the form needs in which a look is changed; it is asked for when somebody opens it."""
    return {
        "look": look,
        "filter_form": form_of(look),
        "groupings": [(group, labels.GROUPS[group]) for group in Group],
        "sorts": [(sort, labels.SORTS[sort]) for sort in Sort],
        "columns": [(column, labels.COLUMNS[column], column in look.columns) for column in Column],
    }


__all__ = [
    "BadFilterError",
    "context_of",
    "form_context_of",
    "look_from",
    "look_in",
    "query_of",
    "values_of",
]
