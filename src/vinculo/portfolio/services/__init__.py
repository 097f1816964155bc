"""What can be done to the portfolio."""

from vinculo.portfolio.services.catalogue import (
    BadSuccessorError,
    ServiceHasWorkError,
    ServiceNameTakenError,
    ServiceNotFoundError,
    change_service,
    create_service,
    move_service,
    publish_service,
    set_review,
)
from vinculo.portfolio.services.results import (
    record_clocks,
    record_figures,
    record_result,
    record_results,
)
from vinculo.portfolio.services.standards import (
    StandardEarlyError,
    UnreachableStandardError,
    ask_for_measuring,
    create_standard,
    next_unmeasured,
    withdraw_standard,
)

__all__ = [
    "BadSuccessorError",
    "ServiceHasWorkError",
    "ServiceNameTakenError",
    "ServiceNotFoundError",
    "StandardEarlyError",
    "UnreachableStandardError",
    "ask_for_measuring",
    "change_service",
    "create_service",
    "create_standard",
    "move_service",
    "next_unmeasured",
    "publish_service",
    "record_clocks",
    "record_figures",
    "record_result",
    "record_results",
    "set_review",
    "withdraw_standard",
]
