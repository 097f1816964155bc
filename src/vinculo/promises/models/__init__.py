"""Tables of the promises context."""

from vinculo.promises.models.claim import Claim
from vinculo.promises.models.promise import PassedOver, Promise, PromiseRule, PromiseStep

__all__ = ["Claim", "PassedOver", "Promise", "PromiseRule", "PromiseStep"]
