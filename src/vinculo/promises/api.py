"""The door of the promises context."""

from vinculo.promises.domain.commitments import spot
from vinculo.promises.labels import SOURCE, STATE, STATE_LOOKS
from vinculo.promises.selectors.register import (
    known_marks,
    of_subjects,
    open_to_customers,
    promise,
    rule_of,
)
from vinculo.promises.services.duties import call_off_duties, keep_duties
from vinculo.promises.services.promising import (
    claim_telling,
    keep_resolved,
    open_promise,
    pass_over,
    set_customer,
    set_keys,
    take_resolution_back,
)

__all__ = [
    "SOURCE",
    "STATE",
    "STATE_LOOKS",
    "call_off_duties",
    "claim_telling",
    "keep_duties",
    "keep_resolved",
    "known_marks",
    "of_subjects",
    "open_promise",
    "open_to_customers",
    "pass_over",
    "promise",
    "rule_of",
    "set_customer",
    "set_keys",
    "spot",
    "take_resolution_back",
]
