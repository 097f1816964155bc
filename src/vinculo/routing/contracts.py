"""What other contexts may hold of routing: queues, who has an item, who is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry


class ItemState(StrEnum):
    """Where a work item is in its life."""

    WAITING = "waiting"
    TAKEN = "taken"
    DONE = "done"


class ChannelKind(StrEnum):
    """How a contact comes; what it weighs and whether it can wait follows from it."""

    MAIL = "mail"
    FORM = "form"
    CHAT = "chat"
    CALL = "call"


class CustomerClass(StrEnum):
    """The value class of a customer, as the caller hands it down."""

    A = "a"
    B = "b"
    C = "c"


class OfferState(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Refusal(StrEnum):
    """Why somebody does not take what is offered."""

    BUSY = "busy"
    NOT_MINE = "not_mine"
    BREAK = "break"
    OTHER = "other"


class LeftOut(StrEnum):
    """Why a person was not considered for an item; the first that holds is said."""

    ABSENT = "absent"
    PAUSED = "paused"
    WRAP_UP = "wrap_up"
    ASKED = "asked"
    FULL = "full"
    KIND_FULL = "kind_full"
    DECLINED = "declined"
    NOT_NAMED = "not_named"
    RESERVED = "reserved"
    LANGUAGE = "language"
    SKILL = "skill"
    WARM_UP = "warm_up"


class Term(StrEnum):
    """What counts for a person among those who could take an item."""

    SKILL = "skill"
    IDLE = "idle"
    FREE = "free"
    PREFERRED = "preferred"
    KNOWN = "known"
    HOME = "home"
    CARE = "care"


class DecisionKind(StrEnum):
    """What was decided about a work item."""

    ENQUEUED = "enqueued"
    TAKEN = "taken"
    TRANSFERRED = "transferred"
    REQUEUED = "requeued"
    REPRIORITISED = "reprioritised"
    FINISHED = "finished"
    OFFERED = "offered"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    STUCK = "stuck"
    PARKED = "parked"
    WOKEN = "woken"


class PresenceState(StrEnum):
    """Whether a person can be given work now."""

    AVAILABLE = "available"
    AWAY = "away"
    WRAP_UP = "wrap_up"
    OFFLINE = "offline"


@dataclass(frozen=True, kw_only=True)
class QueueView:
    """A queue: which service feeds it and which team works it."""

    id: UUID
    name: str
    service_id: UUID
    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnerView:
    """Who has a work item, and since when."""

    user_id: UUID
    name: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """A work item as its caller may see it; ``subject`` is the caller's own key."""

    id: UUID
    subject: str
    queue_id: UUID
    queue_name: str
    state: ItemState
    priority: int
    due_at: datetime | None
    enqueued_at: datetime
    owner_id: UUID | None
    taken_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class QueueCount:
    """How much waits in one queue."""

    queue_id: UUID
    name: str
    waiting: int
    oldest_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WaitingView:
    """What waits for a person: the queues they work and what they hold themselves."""

    queues: tuple[QueueCount, ...]
    mine: int

    @property
    def total(self) -> int:
        """How much waits in all their queues together."""
        return sum(queue.waiting for queue in self.queues)


@dataclass(frozen=True, kw_only=True)
class PresenceView:
    """Whether a person is there, since when, why not, and how much of them is taken."""

    user_id: UUID
    state: PresenceState
    since: datetime
    reason: str = ""
    until: datetime | None = None
    load_pct: int = 0
    has_offer: bool = False


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """What the caller hands down about an item besides its urgency.

    ``skills`` asks for levels by the skill's id; ``upset_pct`` is the mood, from 0 (content) to
    100; ``known_to`` attended this customer before; ``preferred`` is waited for with patience.
    """

    kind: ChannelKind = ChannelKind.MAIL
    language: str = ""
    skills: Mapping[str, int] = field(default_factory=dict)
    customer_class: CustomerClass | None = None
    upset_pct: int | None = None
    known_to: tuple[UUID, ...] = ()
    preferred: UUID | None = None


NOTHING_MORE = Inputs()


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A subject that is to wait in a queue, with its urgency; ``why`` is the reason's code."""

    subject: str
    queue_id: UUID
    priority: int
    due_at: datetime | None
    at: datetime
    why: str = "arrived"
    inputs: Inputs = NOTHING_MORE


@dataclass(frozen=True, kw_only=True)
class SkillView:
    """A skill; ``language`` is its code when it is one."""

    id: UUID
    name: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class PauseView:
    """A reason for a pause, and after how many minutes a supervisor is told."""

    id: UUID
    name: str
    max_minutes: int | None
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class SettingView:
    """One version of the settings."""

    version: int
    settings: dict[str, int]
    at: datetime
    actor_id: UUID | None
    why: str


@dataclass(frozen=True, kw_only=True)
class OfferView:
    """What is held out to somebody, until when, and why to them."""

    id: UUID
    item_id: UUID
    subject: str
    kind: ChannelKind
    queue_name: str
    waits_since: datetime
    made_at: datetime
    expires_at: datetime
    decision_id: UUID
    terms: tuple[tuple[Term, int], ...]


@dataclass(frozen=True, kw_only=True)
class SubjectKind:
    """How a caller of routing takes part: what happens when one of its subjects is accepted.

    ``take`` gives the subject to the actor, inside the transaction; it calls ``api.take``.
    """

    take: Callable[[str, Actor, datetime], None]


@dataclass(frozen=True, kw_only=True)
class PersonNow:
    """A person of a team as the live page shows them; ``held`` is how many of each kind."""

    user_id: UUID
    name: str
    state: PresenceState
    since: datetime
    reason: str
    load_pct: int
    held: Mapping[str, int]
    team_ids: frozenset[UUID]

    @property
    def is_there(self) -> bool:
        """Whether they are at work, attending or not."""
        return self.state is not PresenceState.OFFLINE

    @property
    def is_free(self) -> bool:
        """Whether they are there for work and have none."""
        return self.state is PresenceState.AVAILABLE and self.load_pct == 0


@dataclass(frozen=True, kw_only=True)
class QueueNow:
    """A queue as it is this moment."""

    id: UUID
    name: str
    service_id: UUID
    team_id: UUID
    waiting: int
    held: int
    oldest_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Board:
    """What the live page shows of routing: queues, people, and when counters were last checked.

    ``wrong`` counters were found (and put right) at ``recounted_at``; None: never yet.
    """

    queues: tuple[QueueNow, ...]
    people: tuple[PersonNow, ...]
    recounted_at: datetime | None
    wrong: int

    @property
    def waiting(self) -> int:
        """How much waits in all queues."""
        return sum(queue.waiting for queue in self.queues)

    @property
    def held(self) -> int:
        """How much is in somebody's hands."""
        return sum(queue.held for queue in self.queues)

    @property
    def oldest(self) -> QueueNow | None:
        """The queue in which something has waited longest."""
        return min(
            (queue for queue in self.queues if queue.oldest_at),
            key=lambda queue: (queue.oldest_at, queue.name),
            default=None,
        )


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """Something that waits; ``offered_to`` is whom it is held out to."""

    item_id: UUID
    subject: str
    queue_id: UUID
    queue_name: str
    kind: ChannelKind
    enqueued_at: datetime
    due_at: datetime | None
    offered_to: str


@dataclass(frozen=True, kw_only=True)
class ArrivalCount:
    """How many contacts came to a queue in the half hour from ``starts_at``."""

    queue_id: UUID
    starts_at: datetime
    n: int


subject_kinds: Registry[SubjectKind] = Registry("kinds of subjects")
"""From the first part of a subject (``"case"``) to the context that knows it."""

subject_places: Registry[Callable[[str], str]] = Registry("places of subjects")
"""From the first part of a subject to the address at which somebody works on it."""
