"""Published tables: what metrics may read of a context, without names, addresses or texts.

A published table is a view in the schema ``published``, made by a migration of its owner;
``tables.py`` of the owner says what it holds. Ids are text, money is an integer in minor units,
times are in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SCHEMA = "published"
TYPES: Mapping[str, str] = {
    "string": "text",
    "int64": "bigint",
    "int32": "integer",
    "int16": "smallint",
    "float64": "double precision",
    "boolean": "boolean",
    "date": "date",
    "timestamp('UTC')": "timestamp with time zone",
}
"""The types a published column may have, and what PostgreSQL calls them."""


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published table: the view's name and its columns with their types, in order."""

    name: str
    columns: Mapping[str, str]

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.columns.values()) - set(TYPES)):
            raise ValueError(f"{self.name}: no such type: {', '.join(unknown)}")
