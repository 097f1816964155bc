"""Who may see which figures."""

from collections.abc import Mapping
from types import MappingProxyType

from vinculo.analytics.contracts import Sight
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

WITHOUT_BOUNDS = frozenset({Role.ANALYST, Role.DIRECTION})
"""They see the figures of the whole company, and rows without names."""

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "analytics.see_metrics": WITHOUT_BOUNDS | {Role.SUPERVISOR, Role.OWNER},
        "analytics.see_evaluation": WITHOUT_BOUNDS | {Role.AUDITOR, Role.ADMINISTRATOR, Role.OWNER},
        "analytics.bring_calls": frozenset({Role.ADMINISTRATOR, Role.ANALYST}),
        "analytics.set_thresholds": frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action``; what is counted for them, :func:`sight_of` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def sight_of(actor: Actor) -> Sight:
    """What is counted for ``actor``: supervisors' queues, owners' services, or everything."""
    if actor.is_system or actor.is_any(*WITHOUT_BOUNDS):
        return Sight()
    queues = _held(actor, "queue:") if actor.is_any(Role.SUPERVISOR) else ()
    services = _held(actor, "service:") if actor.is_any(Role.OWNER) else ()
    return Sight(queue_ids=queues, service_ids=services)


def _held(actor: Actor, prefix: str) -> tuple[str, ...]:
    return tuple(sorted(k.removeprefix(prefix) for k in actor.keys if k.startswith(prefix)))


policies.add("analytics", may)

UNFILTERED: Mapping[str, str] = MappingProxyType(
    {
        "thresholds": "limits of figures, without anybody's data, shown to who may set them",
        "expected": "of queues whose ids the page got through the policy of routing",
        "kept_today": "of queues whose ids the page got through the policy of routing",
        "kept_lately": "of queues whose ids the page got through the policy of routing",
        "figures_of": "of queues whose ids the page got through the policy of routing",
        "alerts": "of queues whose ids the page got through the policy of routing",
        "compute": "its caller hands down the sight of the reader",
        "rows_behind": "its caller hands down the sight of the reader",
        "figure_of": "a row that was computed within the sight of the reader",
        "evaluation_of": "figures of the whole company, without anybody's data",
        "evaluated_years": "figures of the whole company, without anybody's data",
        "line_calls": "counts of calls of the whole company, without numbers and names",
        "readings_of": "moments of calls, without numbers and names",
        "readings_recounted": "moments of calls, without numbers and names",
        "zone": "the clock of the company",
        "midnight_of": "the clock of the company",
    }
)
