"""The door of the portfolio context."""

from vinculo.portfolio.labels import METRIC, UNIT
from vinculo.portfolio.selectors import (
    rules_of,
    service,
    services,
    standards_for,
    standards_for_all,
)
from vinculo.portfolio.selectors.results import (
    latest_results,
    measures_to_count,
    standards_to_measure,
)
from vinculo.portfolio.services import (
    create_service,
    create_standard,
    record_clocks,
    record_figures,
    record_result,
    record_results,
)

__all__ = [
    "METRIC",
    "UNIT",
    "create_service",
    "create_standard",
    "latest_results",
    "measures_to_count",
    "record_clocks",
    "record_figures",
    "record_result",
    "record_results",
    "rules_of",
    "service",
    "services",
    "standards_for",
    "standards_for_all",
    "standards_to_measure",
]
