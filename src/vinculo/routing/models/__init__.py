"""Tables of routing: queues and what they ask, people and what they can, items, offers, why."""

from vinculo.routing.models.arrivals import Arrivals, Recount
from vinculo.routing.models.decisions import Decision, Setting
from vinculo.routing.models.feeds import Feed
from vinculo.routing.models.items import Offer, QueueChange, WorkItem
from vinculo.routing.models.people import AgentLimit, AgentSkill, PauseReason, Presence, Skill
from vinculo.routing.models.queues import ChannelLoad, LadderStep, Queue, QueueSkill

__all__ = [
    "AgentLimit",
    "AgentSkill",
    "Arrivals",
    "ChannelLoad",
    "Decision",
    "Feed",
    "LadderStep",
    "Offer",
    "PauseReason",
    "Presence",
    "Queue",
    "QueueChange",
    "QueueSkill",
    "Recount",
    "Setting",
    "Skill",
    "WorkItem",
]
