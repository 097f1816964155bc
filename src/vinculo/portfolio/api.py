"""The door of the portfolio context."""

from vinculo.portfolio.labels import METRIC, UNIT
from vinculo.portfolio.selectors import (
    last_standard,
    rules_of,
    service,
    services,
    standards_for,
    standards_for_all,
)
from vinculo.portfolio.selectors.accounts import offer_test
from vinculo.portfolio.selectors.law import duty_in_english, duty_words, law_of
from vinculo.portfolio.selectors.law_history import law_history
from vinculo.portfolio.selectors.orderables import orderables, orderables_by_id
from vinculo.portfolio.selectors.parties import parties
from vinculo.portfolio.selectors.pauses import pauses_of
from vinculo.portfolio.selectors.results import (
    latest_results,
    measures_to_count,
    standards_to_measure,
)
from vinculo.portfolio.selectors.terms import terms_of
from vinculo.portfolio.services import (
    create_service,
    create_standard,
    record_clocks,
    record_figures,
    record_result,
    record_results,
)
from vinculo.portfolio.services.pauses import (
    least_answer_day,
    note_unanswered,
    pause_terms,
    resume_terms,
)
from vinculo.portfolio.services.refiling import move_filing
from vinculo.portfolio.services.terms import (
    cancel_terms,
    file_matter,
    set_terms_aside,
    stop_terms,
    take_stop_back,
)
from vinculo.portfolio.services.terms_together import file_all

__all__ = [
    "METRIC",
    "UNIT",
    "cancel_terms",
    "create_service",
    "create_standard",
    "duty_in_english",
    "duty_words",
    "file_all",
    "file_matter",
    "last_standard",
    "latest_results",
    "law_history",
    "law_of",
    "least_answer_day",
    "measures_to_count",
    "move_filing",
    "note_unanswered",
    "offer_test",
    "orderables",
    "orderables_by_id",
    "parties",
    "pause_terms",
    "pauses_of",
    "record_clocks",
    "record_figures",
    "record_result",
    "record_results",
    "resume_terms",
    "rules_of",
    "service",
    "services",
    "set_terms_aside",
    "standards_for",
    "standards_for_all",
    "standards_to_measure",
    "stop_terms",
    "take_stop_back",
    "terms_of",
]
