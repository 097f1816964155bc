"""Help in silence, on the page of a case: for who has it and for who helps."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.selectors.coaching import CoachingView, coaching_of
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


@dataclass(frozen=True, kw_only=True)
class Help:
    """What was said, and whether the reader may say more."""

    rows: list[CoachingView]
    may_coach: bool


def load(actor: Actor, case_id: UUID) -> Help | None:
    """None for those whom it does not concern."""
    rows = coaching_of(actor=actor, case_id=case_id)
    may_coach = policy.may(actor, "cases.coach")
    return Help(rows=rows, may_coach=may_coach) if rows or may_coach else None


panels.add(
    "cases.coaching",
    Panel(
        slot="cases.page",
        order=90,
        template="cases/_panel_of_coaching.html",
        may=lambda actor: policy.may(actor, "cases.take"),
        load=load,
        query_budget=1,
    ),
)
