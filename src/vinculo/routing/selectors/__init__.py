"""Reads of routing."""

from vinculo.routing.selectors.queues import (
    all_queues,
    first_queue,
    item_of,
    owners_of,
    presence_of,
    queue_keys_of_teams,
    queues_of_services,
    queues_seen_by,
    waiting_for,
    waiting_in,
)

__all__ = [
    "all_queues",
    "first_queue",
    "item_of",
    "owners_of",
    "presence_of",
    "queue_keys_of_teams",
    "queues_of_services",
    "queues_seen_by",
    "waiting_for",
    "waiting_in",
]
