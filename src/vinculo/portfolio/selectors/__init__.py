"""Reads of the portfolio context."""

from vinculo.portfolio.selectors.catalogue import (
    editable_ids,
    last_standard,
    may_edit,
    rules_of,
    service,
    service_sheets,
    services,
    standards_for,
    standards_for_all,
)

__all__ = [
    "editable_ids",
    "last_standard",
    "may_edit",
    "rules_of",
    "service",
    "service_sheets",
    "services",
    "standards_for",
    "standards_for_all",
]
