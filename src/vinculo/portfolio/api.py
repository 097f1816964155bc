"""The door of the portfolio context."""

from vinculo.portfolio.labels import METRIC, UNIT
from vinculo.portfolio.selectors import (
    rules_of,
    service,
    services,
    standards_for,
    standards_for_all,
)
from vinculo.portfolio.services import create_service, create_standard

__all__ = [
    "METRIC",
    "UNIT",
    "create_service",
    "create_standard",
    "rules_of",
    "service",
    "services",
    "standards_for",
    "standards_for_all",
]
