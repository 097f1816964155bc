"""A way of looking at the list of cases: which, in what order, with which columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vinculo.cases.contracts import Scope

LONGEST_VALUE = 120


class Sort(StrEnum):
    """The orders of the list; each ends with the id, so that no row is shown twice."""

    URGENT = "urgent"
    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"


class Column(StrEnum):
    """What may stand beside number and subject."""

    CUSTOMER = "customer"
    SERVICE = "service"
    KIND = "kind"
    STATUS = "status"
    OWNER = "owner"
    DEADLINE = "deadline"
    OPENED = "opened"
    CHANGED = "changed"


class Group(StrEnum):
    """By what the list may be put into groups; each is also a filter, which opens the group."""

    STATUS = "status"
    OWNER = "owner"
    SERVICE = "service"
    QUEUE = "queue"
    KIND = "kind"


USUAL_COLUMNS = (
    Column.CUSTOMER,
    Column.SERVICE,
    Column.STATUS,
    Column.OWNER,
    Column.DEADLINE,
    Column.OPENED,
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a list shows; without an order, that of its scope."""

    scope: Scope = Scope.OPEN
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: Sort | None = None
    columns: tuple[Column, ...] = USUAL_COLUMNS
    group: Group | None = None

    def stored(self) -> dict[str, Any]:
        """The look as it is kept in a saved view."""
        return {
            "scope": self.scope.value,
            "filters": dict(self.filters),
            "sort": self.sort.value if self.sort else "",
            "columns": [column.value for column in self.columns],
            "group": self.group.value if self.group else "",
        }


def columns_of(said: Iterable[str]) -> tuple[Column, ...]:
    """The known ones of these columns, in their usual order; the usual ones when none is."""
    wanted = set(said)
    return tuple(column for column in Column if column.value in wanted) or USUAL_COLUMNS


def look_of(stored: Mapping[str, Any], known_filters: Iterable[str]) -> Look:
    """A kept look, without what this version no longer knows."""
    known = set(known_filters)
    scopes = {scope.value for scope in Scope}
    sorts = {sort.value for sort in Sort}
    scope, sort = str(stored.get("scope", "")), str(stored.get("sort", ""))
    group = str(stored.get("group", ""))
    return Look(
        scope=Scope(scope) if scope in scopes else Scope.OPEN,
        filters={
            key: str(value)[:LONGEST_VALUE]
            for key, value in dict(stored.get("filters", {})).items()
            if key in known and value
        },
        sort=Sort(sort) if sort in sorts else None,
        columns=columns_of(stored.get("columns", ())),
        group=Group(group) if group in {each.value for each in Group} else None,
    )
