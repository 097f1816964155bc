"""Who follows the case on the customer's page, and with which links."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import labels, policy
from vinculo.cases.contracts import LinkRow
from vinculo.cases.selectors import tracking
from vinculo.interactions.contracts import LinkOccasion
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels


@dataclass(frozen=True, kw_only=True)
class CaseLinks:
    """Each link with why it was given."""

    live: list[tuple[LinkRow, object]]
    ended: int
    may_revoke: bool


def load(actor: Actor, case_id: UUID) -> CaseLinks | None:
    """None while nobody has had a link."""
    rows = tracking.links_of(actor=actor, case_id=case_id, at=clock.now())
    if not rows:
        return None
    live = [row for row in rows if row.is_live]
    return CaseLinks(
        live=[(row, labels.OCCASIONS[LinkOccasion(row.occasion)]) for row in live],
        ended=len(rows) - len(live),
        may_revoke=policy.may(actor, "cases.change"),
    )


panels.add(
    "cases.links",
    Panel(
        slot="cases.page",
        order=80,
        template="cases/_panel_of_links.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=1,
    ),
)
