"""The door of the promises context."""

from vinculo.promises.domain.commitments import spot
from vinculo.promises.domain.lifecycle import is_to_be_told
from vinculo.promises.labels import ASKED, SOURCE, STATE, STATE_LOOKS
from vinculo.promises.selectors.claims import published as published_claims
from vinculo.promises.selectors.register import (
    known_marks,
    of_origin,
    of_subjects,
    open_to_customers,
    promise,
    rule_of,
)
from vinculo.promises.services.contracts import ANSWER as CONTRACT_ANSWER
from vinculo.promises.services.contracts import (
    CLAIM_ANSWER,
    CLAIM_SOLUTION,
    call_off_contracts,
    go_on_contracts,
    hold_contracts,
    keep_answered,
    take_contracts_back,
)
from vinculo.promises.services.contracts import SOLUTION as CONTRACT_SOLUTION
from vinculo.promises.services.duties import (
    call_off_duties,
    keep_duties,
    keep_duty,
    let_duties_stand,
    move_duties,
    rename_duties,
    take_duties_back,
)
from vinculo.promises.services.promising import (
    claim_telling,
    hand_on,
    keep,
    keep_resolved,
    open_promise,
    pass_over,
    set_customer,
    set_keys,
    take_resolution_back,
    withdraw,
)
from vinculo.promises.services.replacing import replace
from vinculo.promises.services.telling import claim_tellings
from vinculo.promises.services.together import open_all
from vinculo.promises.services.with_terms import (
    go_on_with_terms,
    move_with_terms,
    origin_of_duty,
)
from vinculo.promises.services.withdrawing import finish_telling

__all__ = [
    "ASKED",
    "CLAIM_ANSWER",
    "CLAIM_SOLUTION",
    "CONTRACT_ANSWER",
    "CONTRACT_SOLUTION",
    "SOURCE",
    "STATE",
    "STATE_LOOKS",
    "call_off_contracts",
    "call_off_duties",
    "claim_telling",
    "claim_tellings",
    "finish_telling",
    "go_on_contracts",
    "go_on_with_terms",
    "hand_on",
    "hold_contracts",
    "is_to_be_told",
    "keep",
    "keep_answered",
    "keep_duties",
    "keep_duty",
    "keep_resolved",
    "known_marks",
    "let_duties_stand",
    "move_duties",
    "move_with_terms",
    "of_origin",
    "of_subjects",
    "open_all",
    "open_promise",
    "open_to_customers",
    "origin_of_duty",
    "pass_over",
    "promise",
    "published_claims",
    "rename_duties",
    "replace",
    "rule_of",
    "set_customer",
    "set_keys",
    "spot",
    "take_contracts_back",
    "take_duties_back",
    "take_resolution_back",
    "withdraw",
]
