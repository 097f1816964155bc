"""What suggestions say of the level of a service, beside what was written on its decision."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from vinculo.cases import policy
from vinculo.cases.contracts import CaseKind, Scope
from vinculo.cases.domain.views import Look
from vinculo.cases.selectors import lists
from vinculo.cases.web.looks import query_of
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor
from vinculo.kernel.slots import Panel, panels

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """How many came in a year within sight, and of them still open, each with its rows."""

    n: int
    open: int
    open_rows: str
    ended_rows: str

    @property
    def ended(self) -> int:
        """Those on which nothing is left to do."""
        return self.n - self.open


def load(actor: Actor, service_id: UUID) -> Suggested | None:
    """The suggestions about it within the reader's sight; None: none."""
    at = clock.now()
    since = timezone.localtime(at - A_YEAR).replace(hour=0, minute=0, second=0, microsecond=0)
    kind = CaseKind.SUGGESTION
    n, is_open = lists.count_of_kind(actor=actor, kind=kind, service_id=service_id, since=since)
    if not n:
        return None
    filters = {"kind": kind.value, "service": str(service_id), "since": f"{since:%Y-%m-%d}"}
    return Suggested(
        n=n,
        open=is_open,
        open_rows=query_of(Look(scope=Scope.OPEN, filters=filters)),
        ended_rows=query_of(Look(scope=Scope.RESOLVED, filters=filters)),
    )


panels.add(
    "cases.of_level",
    Panel(
        slot="portfolio.level.suggestions",
        order=10,
        template="cases/_of_level.html",
        may=lambda actor: policy.may(actor, "cases.see"),
        load=load,
        query_budget=1,
    ),
)
