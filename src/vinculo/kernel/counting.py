"""Counting that ends: nobody works through a thousand rows, and a page must not read them all."""

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

MOST_COUNTED = 1_000
"""Counting ends one above it; the filter ``up_to`` of templates says so."""


class CountedUpTo(Subquery):
    """How many rows a query has, counted up to MOST_COUNTED and one more.

    Counting all rows of a large company on each page costs more than the page.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        super().__init__(rows.order_by().values("pk")[: MOST_COUNTED + 1])
