"""Who may do what with queues and their items."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q

from vinculo.kernel.access import policies
from vinculo.kernel.actor import Actor, Role

WORKERS = frozenset({Role.AGENT, Role.SUPERVISOR})

ACTIONS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        "routing.see_queues": frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}),
        "routing.manage_queues": frozenset({Role.ADMINISTRATOR}),
        "routing.take": WORKERS,
        "routing.be_present": WORKERS,
        "routing.see_why": WORKERS | {Role.ADMINISTRATOR},
        "routing.see_settings": frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}),
        "routing.manage_settings": frozenset({Role.ADMINISTRATOR}),
        "routing.lead": frozenset({Role.SUPERVISOR}),
    }
)


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` at all; which rows, :func:`visible` says."""
    return actor.is_any(*ACTIONS.get(action, ()))


def visible(actor: Actor) -> Q:
    """The work items ``actor`` may see: those of own queues and own ones.

    What is kept for a few people is seen by them, whatever their queues, and by nobody else.
    """
    if actor.is_system:
        return Q()
    own = Q(owner_id=actor.user_id, owner_id__isnull=False)
    held_out = Q(offered_to_id=actor.user_id, offered_to_id__isnull=False)
    return not_kept_from(actor.user_id) & (
        Q(queue_id__in=queue_ids(actor)) | own | held_out | Q(kept_for__isnull=False)
    )


def not_kept_from(user_id: UUID | None) -> Q:
    """The work items that are kept for nobody, or for this person among others."""
    free = Q(kept_for__isnull=True)
    return free if user_id is None else free | Q(kept_for__contains=[user_id])


def own_offers(actor: Actor) -> Q:
    """The offers held out to ``actor``."""
    return Q(user_id=actor.user_id, user_id__isnull=False)


def visible_queues(actor: Actor) -> Q:
    """The queues ``actor`` may see: all for those who keep them, else the ones they work."""
    if actor.is_system or actor.is_any(Role.ADMINISTRATOR):
        return Q()
    return Q(pk__in=queue_ids(actor))


def queue_ids(actor: Actor) -> list[str]:
    """Ids of the queues whose key ``actor`` holds."""
    return sorted(key.removeprefix("queue:") for key in actor.keys if key.startswith("queue:"))


UNFILTERED: Mapping[str, str] = MappingProxyType(
    {
        "all_queues": "names of queues only, to choose where something is handed to",
        "queues_of_ways": "where work of entrances waits, asked by who opens a case",
        "queues_of_services": "where work of services waits, asked by who opens a case",
        "first_queue": "where work without a service waits, asked by who opens a case",
        "fed_entrances": "mailboxes, forms and queues by name, shown to who may see queues",
        "waiting_in": "counts of queues whose ids the page got through the policy",
        "presence_of": "pages ask for the reader's own presence only",
        "settings_in_force": "numbers of the house, shown to who may see the settings",
        "setting_versions": "numbers of the house, shown to who may see the settings",
        "queue_setups": "how queues give out, shown with the queues that the reader may see",
        "loads": "what kinds of contact weigh, shown to who may see the settings",
        "skills": "names of skills only",
        "skills_of": "levels of people, shown to who may see the settings",
        "limits_of": "limits of people, shown to who may see the settings",
        "of_last_day": "repeats the whole house's day, shown to who may change the settings",
        "pauses": "names of reasons only",
        "counters": "counts of queues whose ids the page got through the policy",
        "people_now": "people of the teams of queues that the page got through the policy",
        "came_between": "counts of the whole house, of which a page keeps its own queues",
        "arrivals": "counts of queues whose ids the page got through the policy",
    }
)

policies.add("routing", may)
