"""Who may see what customers say of us; a rating is seen by whoever sees its case."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q

from vinculo.cases import api as cases
from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

READERS = frozenset({Role.AGENT, Role.SUPERVISOR, Role.OWNER})
PLANNERS = frozenset({Role.SUPERVISOR, Role.OWNER, Role.ADMINISTRATOR})
"""Who may ask customers in the company's name."""

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "feedback.see_ratings": READERS,
        "feedback.see_waves": PLANNERS | {Role.DIRECTION, Role.ANALYST},
        "feedback.see_silence": PLANNERS | READERS | {Role.DIRECTION, Role.ANALYST},
        "feedback.ask": PLANNERS,
        "feedback.tell_affected": PLANNERS | {Role.DIRECTION},
        "feedback.sign_telling": frozenset({Role.DIRECTION}),
        "feedback.set_rules": frozenset({Role.OWNER, Role.ADMINISTRATOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; on which ratings, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """The ratings of the cases that ``actor`` may see."""
    keys = cases.keys_for(actor)
    if keys is None:
        return Q()
    if not may(actor, "feedback.see_ratings"):
        return Q(pk__in=())
    return Q(case__access_keys__overlap=keys)


def visible_waves(actor: Actor) -> Q:
    """Waves name nobody: whoever may see one sees all."""
    return Q() if actor.is_system or may(actor, "feedback.see_waves") else Q(pk__in=())


def may_set(actor: Actor, service_id: UUID) -> bool:
    """Whether ``actor`` may decide how this service asks."""
    return actor.is_any(Role.ADMINISTRATOR) or (
        actor.is_any(Role.OWNER) and f"service:{service_id}" in actor.keys
    )


policies.add("feedback", may)

UNFILTERED = {
    "told": "counts of one wave, which its page has shown to be within sight; nobody is named",
    "said": "conversations of one wave; their cases are named only to those who may see them",
    "skipped_later": "counts of one wave; nobody is named",
    "unsure": "counts of one wave; nobody is named",
    "measured": "counts over waves, which name nobody; beside counts that the reader's policy made",
    "rules": "the rules of services, without anybody's data, shown to who may set them",
}
"""Selectors that pages use without a reader, each with its why."""
