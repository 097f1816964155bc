"""Reads of the portfolio context."""

from vinculo.portfolio.selectors.catalogue import (
    may_edit,
    rules_of,
    service,
    service_sheets,
    services,
    standards_for,
    standards_for_all,
)

__all__ = [
    "may_edit",
    "rules_of",
    "service",
    "service_sheets",
    "services",
    "standards_for",
    "standards_for_all",
]
