"""What other contexts may hold of cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vinculo.clocks.contracts import ClockView
from vinculo.customers.contracts import Candidate
from vinculo.interactions.contracts import MessageView, Recipient, is_holder
from vinculo.routing.contracts import ItemState, ItemView


class CaseStatus(StrEnum):
    """Where a case is in its life."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"


class CaseKind(StrEnum):
    """What the customer's matter is."""

    QUERY = "query"
    REQUEST = "request"
    ORDER = "order"
    INCIDENT = "incident"
    COMPLAINT = "complaint"
    CLAIM = "claim"
    SUGGESTION = "suggestion"
    COMPLIMENT = "compliment"


class Outcome(StrEnum):
    """How a case ended."""

    SOLVED = "solved"
    ANSWERED = "answered"
    NOT_POSSIBLE = "not_possible"
    DUPLICATE = "duplicate"
    UNFOUNDED = "unfounded"


class Then(StrEnum):
    """What becomes of the case in the same step as the answer."""

    STAY = "stay"
    WAIT = "wait"
    RESOLVE = "resolve"


class PlannedState(StrEnum):
    """Whether an answer leaves by itself when its time has come, or waits for a person."""

    PLANNED = "planned"
    HELD = "held"


class EntryKind(StrEnum):
    """What happened to a case; a line of its history."""

    OPENED = "opened"
    REGISTERED = "registered"
    FOLLOWED_UP = "followed_up"
    MAY_FOLLOW = "may_follow"
    MESSAGE = "message"
    ANSWERED = "answered"
    NOTE = "note"
    TAKEN = "taken"
    TRANSFERRED = "transferred"
    REQUEUED = "requeued"
    WAITING = "waiting"
    RESUMED = "resumed"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    CUSTOMER_SET = "customer_set"
    SENDER_CONFIRMED = "sender_confirmed"
    CLOCK_WARNED = "clock_warned"
    CLOCK_BROKEN = "clock_broken"
    CONFIRMED = "confirmed"
    WISHED = "wished"
    LINK_REVOKED = "link_revoked"
    LINK_GIVEN = "link_given"
    GIVEN_SIGHT = "given_sight"
    RESTRICTED = "restricted"
    SIGHT_TAKEN = "sight_taken"
    BARRED = "barred"
    UNBARRED = "unbarred"
    RESTRICTION_LIFTED = "restriction_lifted"
    UNDONE = "undone"
    COACHED = "coached"
    KIND_SET = "kind_set"
    CLASSIFIED = "classified"
    TAGGED = "tagged"
    UNTAGGED = "untagged"
    FIELD_SET = "field_set"
    FORWARDED = "forwarded"
    HEARD_BESIDE = "heard_beside"
    TASK_GIVEN = "task_given"
    TASK_DONE = "task_done"
    LINKED = "linked"
    UNLINKED = "unlinked"
    MERGED = "merged"
    MERGED_INTO = "merged_into"
    SPLIT = "split"
    SPLIT_FROM = "split_from"
    PRIORITY_SET = "priority_set"
    AUTO_ANSWERED = "auto_answered"
    RULE_RAN = "rule_ran"
    RULE_FAILED = "rule_failed"
    RULE_CUT = "rule_cut"
    MOOD_SAID = "mood_said"
    PROMISED = "promised"
    PROMISE_AT_RISK = "promise_at_risk"
    PROMISE_BROKEN = "promise_broken"
    ANNOUNCED = "announced"
    UNANNOUNCED = "unannounced"
    ANSWERED_IN = "answered_in"
    TOLD = "told"


class RunState(StrEnum):
    """What became of a rule whose conditions held."""

    DONE = "done"
    PARTLY = "partly"
    FAILED = "failed"
    CUT = "cut"


class Eye(StrEnum):
    """What a person does with a case that they have open."""

    READS = "reads"
    TYPES = "types"


class FoundKind(StrEnum):
    """What of a case was found."""

    CASE = "case"
    MESSAGE = "message"
    NOTE = "note"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class SearchGaps:
    """How many things can be found, are not found though they should, or by the wrong people."""

    rows: int
    missing: int
    stale: int


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case for other contexts: who, what, where in its life."""

    id: UUID
    number: str
    key: str
    subject: str
    status: CaseStatus
    kind: CaseKind
    customer_id: UUID | None
    service_id: UUID
    conversation_id: UUID | None
    opened_at: datetime
    first_answered_at: datetime | None
    resolved_at: datetime | None
    outcome: Outcome | None
    merged_into: UUID | None = None
    latest_message_id: UUID | None = None
    keys: tuple[str, ...] = ()


class Scope(StrEnum):
    """Which cases a list shows; each is also a counter."""

    OPEN = "open"
    MINE = "mine"
    QUEUE = "queue"
    WAITING = "waiting"
    OVERDUE = "overdue"
    RESOLVED = "resolved"


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case in a list."""

    id: UUID
    number: str
    subject: str
    status: CaseStatus
    kind: CaseKind
    customer_id: UUID | None
    customer_name: str
    service_name: str
    owner_id: UUID | None
    owner_name: str
    opened_at: datetime
    changed_at: datetime
    due_at: datetime | None
    warn_at: datetime | None
    resolved_at: datetime | None
    has_news: bool = False
    is_restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseList:
    """One page of a list; ``next_cursor`` is "" on the last one."""

    rows: tuple[CaseRow, ...]
    next_cursor: str


@dataclass(frozen=True, kw_only=True)
class ScopeCounts:
    """How many unresolved cases each scope holds for one person, counted up to 1,001."""

    open: int
    mine: int
    queue: int
    waiting: int
    overdue: int

    @classmethod
    def none(cls) -> "ScopeCounts":
        """Nothing within sight."""
        return cls(open=0, mine=0, queue=0, waiting=0, overdue=0)


@dataclass(frozen=True, kw_only=True)
class NoteView:
    """What a colleague wrote on a case."""

    id: UUID
    author_name: str
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """A line of the history before it is put into words."""

    id: UUID
    kind: EntryKind
    at: datetime
    actor_id: UUID | None
    actor_name: str
    ref: UUID | None
    params: dict[str, str | int | None]


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """A case for an auditor: nobody's name, no address, no text."""

    id: UUID
    number: str
    kind: CaseKind
    status: CaseStatus
    service_name: str
    opened_at: datetime
    first_answered_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    outcome: Outcome | None
    reopened_count: int


@dataclass(frozen=True, kw_only=True)
class CaseEvidence:
    """The record of a case; people stand in ``entries`` by the last signs of their id."""

    case: EvidenceRow
    entries: list[EntryView]
    clocks: Sequence[ClockView]


@dataclass(frozen=True, kw_only=True)
class DraftView:
    """An answer that was begun."""

    html: str
    version: int
    saved_at: datetime
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PreparedFileView:
    """A file that waits beside the answer that the reader writes."""

    id: UUID
    name: str
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class PlannedView:
    """An answer that has not left yet; ``held`` is the code of what keeps it, "" for nothing.

    ``is_own``: the reader may take it back; ``is_back``: write on it; ``beside``: of a letter.
    """

    id: UUID
    case_id: UUID
    case_number: str
    case_subject: str
    person_name: str
    is_own: bool
    html: str
    recipients: tuple[Recipient, ...]
    file_names: tuple[str, ...]
    then: Then
    made_at: datetime
    leaves_at: datetime
    held: str
    beside: str | None = None

    @property
    def is_back(self) -> bool:
        """Whether it is a letter that was taken back and can be written on or thrown away."""
        return self.beside is not None and self.held != ""


@dataclass(frozen=True, kw_only=True)
class PreviousCustomer:
    """Whose case it was before somebody changed that; without an id it was nobody's."""

    customer_id: UUID | None
    name: str


@dataclass(frozen=True, kw_only=True)
class Watcher:
    """A colleague who follows a case; ``has_sight`` by somebody's word, not by a queue."""

    user_id: UUID
    name: str
    has_sight: bool


@dataclass(frozen=True, kw_only=True)
class EyeView:
    """Somebody else who has the case open."""

    name: str
    state: Eye


@dataclass(frozen=True, kw_only=True)
class UndoView:
    """Something done to a case that can be taken back; ``what`` are codes of its steps."""

    group: UUID
    what: tuple[str, ...]
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What a case is about in the company's own words; paths read from the top of their tree."""

    subject_class_id: UUID | None
    subject_class: str
    tags: tuple[str, ...]
    fields: tuple[tuple[str, str, str], ...]
    """Label, kind and value of each field in which something stands."""


class WishedChannel(StrEnum):
    """How a customer wants to be told."""

    EMAIL = "email"
    PHONE = "phone"
    PAGE = "page"


@dataclass(frozen=True, kw_only=True)
class WishView:
    """How the holder of a link wants to be told."""

    channel: WishedChannel
    phone: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What one reader of a case asked for."""

    address: str
    said: WishView

    @property
    def is_holder(self) -> bool:
        """Whether they hold a link and gave no address."""
        return is_holder(self.address)


@dataclass(frozen=True, kw_only=True)
class CoachingView:
    """A word of help: from whom, to whom."""

    author_name: str
    person_name: str
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """A case with all that belongs to it that the reader may see, and who looks at its pages."""

    case: CaseView
    service_name: str
    customer_name: str
    follows_id: UUID | None
    follows_number: str
    merged_into_id: UUID | None
    merged_into_number: str
    registered_by: str
    waiting_until: date | None
    latest_message_id: UUID | None
    previous_customer: PreviousCustomer | None
    candidates: tuple[Candidate, ...]
    messages: list[MessageView]
    notes: list[NoteView]
    entries: list[EntryView]
    clocks: list[ClockView]
    item: ItemView | None
    owner_name: str
    draft: DraftView | None
    files: tuple[PreparedFileView, ...]
    planned: tuple[PlannedView, ...]
    grace_days: int
    watchers: tuple[Watcher, ...]
    undoable: tuple[UndoView, ...]
    facts: CaseFacts
    actions: frozenset[str]
    on_page: tuple[str, ...] = ()
    seen_only_by: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    coaching: tuple[CoachingView, ...] = ()
    has_links: bool = False

    @property
    def is_owned(self) -> bool:
        """Whether somebody has the case now."""
        return self.item is not None and self.item.state is ItemState.TAKEN


class LinkScope(StrEnum):
    """What a link to the customer's page allows."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, kw_only=True)
class OpenLink:
    """A link that was found good: for whom and for what; ``case_id`` None until it is one."""

    id: UUID
    ref: str
    conversation_id: UUID
    case_id: UUID | None
    address: str
    scope: LinkScope


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    """A link as an agent sees it in the list of a case."""

    id: UUID
    address: str
    scope: LinkScope
    occasion: str
    issued_at: datetime
    last_used_at: datetime | None
    uses: int
    is_live: bool
    revoked_at: datetime | None
    revoked_by: str
