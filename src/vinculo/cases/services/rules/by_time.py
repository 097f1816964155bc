"""No case is resolved because time went by, neither by a rule nor by a chain of them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from vinculo.cases.domain.macros import Step
from vinculo.cases.models import DeskRule
from vinculo.cases.services.rules.occasions import rule_events
from vinculo.kernel.errors import DomainError

RESOLVE = "resolve"


class EndsByTimeError(DomainError):
    """What the customer asked is not answered by waiting (Ley 10/2025, art. 13.2)."""

    code = "case_rule_ends_by_time"


def refuse_end_by_time(event: str, steps: Sequence[Step]) -> None:
    """Refuse a rule that would resolve a case when time goes by. Raises EndsByTimeError."""
    known = rule_events.get(event)
    if known is not None and known.by_time and any(step.action == RESOLVE for step in steps):
        raise EndsByTimeError


def refuse_chain_by_time(step: Step, event: str, chain: Collection[UUID]) -> None:
    """Refuse to resolve at the end of a chain of rules that time began. Raises EndsByTimeError."""
    if step.action != RESOLVE:
        return
    refuse_end_by_time(event, [step])
    for earlier in DeskRule.objects.filter(pk__in=chain).values_list("event", flat=True):
        refuse_end_by_time(earlier, [step])
