"""How often a third party keeps what was promised to customers, on its page."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels
from vinculo.promises import policy
from vinculo.promises.contracts import Rate
from vinculo.promises.selectors.register import of_party
from vinculo.promises.web.shown import Shown, shown

WINDOW = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class KeptByParty:
    """The rate of a year and the latest promises within sight; ``is_whole``: of the company."""

    rate: Rate
    rows: tuple[Shown, ...]
    is_whole: bool
    days: int = WINDOW.days


def load(actor: Actor, party_id: UUID) -> KeptByParty:
    """What was promised to customers and lies in its hands."""
    at = clock.now()
    found, rate = of_party(actor=actor, party_id=party_id, at=at, since=at - WINDOW)
    is_whole = actor.is_any(*policy.WHOLE)
    return KeptByParty(rate=rate, rows=tuple(shown(found, actor=actor)), is_whole=is_whole)


panels.add(
    "promises.of_party",
    Panel(
        slot="portfolio.party",
        order=5,
        template="promises/_of_party.html",
        may=lambda actor: policy.may(actor, "promises.see") or actor.is_any(*policy.WHOLE),
        load=load,
        query_budget=5,
    ),
)
