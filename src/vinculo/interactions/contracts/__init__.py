"""What other contexts may hold of conversations and messages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vinculo.customers.contracts import Candidate
from vinculo.delivery.contracts import DeliveryState
from vinculo.interactions.contracts.asking import Announcement as Announcement
from vinculo.interactions.contracts.asking import Question as Question
from vinculo.interactions.contracts.following import HOLDER_DOMAIN as HOLDER_DOMAIN
from vinculo.interactions.contracts.following import LinkOccasion as LinkOccasion
from vinculo.interactions.contracts.following import LinkWanted as LinkWanted
from vinculo.interactions.contracts.following import holder_address as holder_address
from vinculo.interactions.contracts.following import holder_links as holder_links
from vinculo.interactions.contracts.following import is_holder as is_holder
from vinculo.interactions.contracts.following import (
    joined_to_acknowledgement as joined_to_acknowledgement,
)
from vinculo.interactions.contracts.following import link_issuers as link_issuers
from vinculo.interactions.contracts.following import page_only as page_only
from vinculo.interactions.contracts.following import tracking_doors as tracking_doors
from vinculo.interactions.contracts.following import wished_languages as wished_languages
from vinculo.interactions.contracts.imports import ImportState as ImportState
from vinculo.interactions.contracts.imports import ImportView as ImportView
from vinculo.interactions.contracts.meanings import form_meanings as form_meanings

LARGEST_MAIL_BYTES = 40 * 1024 * 1024
"""What is taken on the wire; 25 MB of attachments are 36."""


class Channel(StrEnum):
    """How people talk with us."""

    EMAIL = "email"
    FORM = "form"
    LETTER = "letter"
    PAGE = "page"


class EntranceKind(StrEnum):
    """By what something enters by itself."""

    MAILBOX = "mailbox"
    FORM = "form"


def source_key(kind: EntranceKind, entrance_id: UUID) -> str:
    """What stands for a mailbox or a form where neither is known."""
    return f"{kind}:{entrance_id}"


@dataclass(frozen=True, kw_only=True)
class EntranceView:
    """A mailbox or a form, and the service that it is for."""

    source: str
    kind: EntranceKind
    name: str
    service_id: UUID | None


class RawState(StrEnum):
    """Where a raw message is on its way to being understood."""

    STORED = "stored"
    UNDERSTOOD = "understood"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class Outcome(StrEnum):
    """What became of a delivery, for whoever delivered it."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


class Direction(StrEnum):
    """To us or from us."""

    IN = "in"
    OUT = "out"


class Acknowledgement(StrEnum):
    """When a mailbox tells whoever writes that it arrived; ``open_hours``: not at night."""

    NONE = "none"
    AT_ONCE = "at_once"
    OPEN_HOURS = "open_hours"


class Occasion(StrEnum):
    """When a mail has words that the company may choose."""

    ACKNOWLEDGEMENT = "acknowledgement"
    OUT_OF_HOURS = "out_of_hours"
    FIRST_MESSAGE = "first_message"
    FORWARDED = "forwarded"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    RATING = "rating"
    ASKING = "asking"
    HANDLING = "handling"


class SpamRuleKind(StrEnum):
    """What a rule against unwanted mail looks at."""

    SENDER = "sender"
    DOMAIN = "domain"
    SUBJECT = "subject"
    TEXT = "text"


class Joined(StrEnum):
    """Why a message stands in its conversation."""

    OPENED = "opened"
    SIGNED = "signed"
    REFERENCED = "referenced"
    FOLLOW_UP = "follow_up"
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    BOUNCED = "bounced"
    OURS = "ours"
    HISTORY = "history"


@dataclass(frozen=True, kw_only=True)
class WireEnvelope:
    """What was said at the door: the true recipients, where bounces go, who handed it over.

    ``sender`` is "" for the null sender, None where nobody said it (a mailbox was read); ``peer``
    an address of the internet.
    """

    sender: str | None
    recipients: tuple[str, ...]
    peer: str = ""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """One delivery; ``key`` is public and stays, a duplicate speaks for the first delivery.

    ``reference`` is what the context above calls the matter, "" as long as it has not said.
    """

    id: UUID
    key: str
    outcome: Outcome
    is_settled: bool
    reason: str
    reference: str
    conversation_id: UUID | None
    message_id: UUID | None
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class ParticipantView:
    """An address in a conversation; ``is_reader`` may receive what we write."""

    address: str
    name: str
    is_reader: bool


@dataclass(frozen=True, kw_only=True)
class ConversationView:
    """A thread that came in by ``source`` (a mailbox or a form, "" for none).

    It possibly continues ``follows``, or was begun with somebody else beside ``side_of``.
    """

    id: UUID
    key: str
    subject: str
    channel: Channel
    customer_id: UUID | None
    service_id: UUID | None
    source: str
    reference: str
    follows: UUID | None
    side_of: UUID | None
    opened_at: datetime
    last_message_at: datetime
    candidates: tuple[Candidate, ...]
    participants: tuple[ParticipantView, ...]


@dataclass(frozen=True, kw_only=True)
class AttachmentView:
    """A file of a message; ``url`` downloads it."""

    id: UUID
    name: str
    media_type: str
    size_bytes: int
    is_inline: bool
    url: str


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody in ``field`` (to, cc or bcc) of a message; nobody outside sees who is in bcc."""

    name: str
    address: str
    field: str


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """A question of a form with its answer, in the reader's language.

    A story is told in the person's own words; what was chosen or is a name, day or number is not.
    """

    question: str
    answer: str
    is_story: bool = False


@dataclass(frozen=True, kw_only=True)
class MessageView:
    """A message as a thread shows it; ``answers`` is what was written into a form.

    ``text`` is what was newly written, ``quoted_text`` the folded rest. ``html_url`` shows the
    original in its own frame. An unconfirmed message came by a good reply address from somebody
    else; an automatic one from a machine. ``outgoing_id`` is delivery's name of the mail.
    """

    id: UUID
    conversation_id: UUID
    direction: Direction
    sender_name: str
    sender_address: str
    recipients: tuple[Recipient, ...]
    subject: str
    text: str
    quoted_text: str
    has_html: bool
    html_url: str
    raw_url: str
    at: datetime
    joined: Joined
    is_confirmed: bool
    is_automatic: bool
    author_id: UUID | None
    attachments: tuple[AttachmentView, ...]
    delivery_state: DeliveryState | None
    channel: Channel = Channel.EMAIL
    answers: tuple[AnswerLine, ...] = ()
    outgoing_id: UUID | None = None


class ByItself(StrEnum):
    """Whether a mail leaves without a person, and whether the law wants it sent."""

    NO = "no"
    COURTESY = "courtesy"
    DUTY = "duty"


@dataclass(frozen=True, kw_only=True)
class AnswerFile:
    """A file to send along; its bytes are the blob ``digest`` (``kernel.blobs.store``).

    With ``content_id`` it is a picture, and the text shows it as ``cid:<content_id>``.
    """

    name: str
    media_type: str
    digest: str
    content_id: str = ""


@dataclass(frozen=True, kw_only=True)
class FailedRecipient:
    """An address that mail did not reach; ``is_final``: its server said never."""

    address: str
    is_final: bool
    reason: str
    failed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Correspondence:
    """Whom an answer would go to, before anybody changes it.

    ``others`` wrote or stood in copy of the last message and would join by «reply to all»; they
    read nothing by themselves. ``failed``: which of all these mail did not reach.
    """

    recipients: tuple[Recipient, ...]
    others: tuple[Recipient, ...]
    failed: tuple[FailedRecipient, ...]
    sender: str


@dataclass(frozen=True, kw_only=True)
class MailboxView:
    """An address at which we receive and from which we answer."""

    id: UUID
    address: str
    name: str
    language: str
    service_id: UUID | None
    acknowledgement: Acknowledgement = Acknowledgement.NONE
    next_step: str = ""
    out_of_hours_text: str = ""


@dataclass(frozen=True, kw_only=True)
class RawRow:
    """A raw message in the list of what needs a look."""

    id: UUID
    key: str
    state: RawState
    reason: str
    via: str
    sender: str
    subject: str
    size_bytes: int
    attempts: int
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class SpamRuleView:
    """A rule against unwanted mail."""

    id: UUID
    kind: SpamRuleKind
    value: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class RawPage:
    """One page of raw messages; ``next_cursor`` is "" on the last one."""

    rows: tuple[RawRow, ...]
    next_cursor: str


@dataclass(frozen=True, kw_only=True)
class MessagePage:
    """One page of messages; ``next_cursor`` is "" on the last one."""

    rows: tuple[MessageView, ...]
    next_cursor: str


@dataclass(frozen=True, kw_only=True)
class WrittenOnPage:
    """What a reader of a conversation wrote on a page of ours instead of in a mail.

    ``mark`` is of one form as it was shown: the same mark again is the same message.
    """

    conversation_id: UUID
    address: str
    text: str
    mark: str
    files: tuple[AnswerFile, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file that may leave: the blob ``digest``, called ``name`` at the reader's end."""

    digest: str
    name: str
    media_type: str


class SourceKind(StrEnum):
    """How we sign in at the server of a mailbox: with a password, or with a consent."""

    IMAP = "imap"
    OAUTH = "oauth"


class Security(StrEnum):
    """How a connection is protected; plain only within a network that one trusts."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


class AfterFetch(StrEnum):
    """What is done on the server with a message that was kept; ``leave``: read only."""

    LEAVE = "leave"
    SEEN = "seen"
    MOVE = "move"


class StartFrom(StrEnum):
    """What of a mailbox that is not empty becomes work: what comes from now on, or everything."""

    NOW = "now"
    ALL = "all"


class SourceState(StrEnum):
    """How the reading of a mailbox goes."""

    NEW = "new"
    WORKING = "working"
    FAILING = "failing"


class MailboxProblem(StrEnum):
    """What is wrong with the way to a server, as far as it can be told apart."""

    UNKNOWN_HOST = "unknown_host"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    OTHER_PROTOCOL = "other_protocol"
    TLS_UNTRUSTED = "tls_untrusted"
    TLS_FAILED = "tls_failed"
    TLS_MISSING = "tls_missing"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    CONSENT_LOST = "consent_lost"
    CONSENT_LATER = "consent_later"
    CONSENT_USELESS = "consent_useless"
    FOLDER_MISSING = "folder_missing"
    CANNOT_WRITE = "cannot_write"
    BROKE_OFF = "broke_off"
    SERVER_SAID = "server_said"


@dataclass(frozen=True, kw_only=True)
class FolderView:
    """A folder that is read; ``troubled``: messages that the server does not hand over."""

    name: str
    is_missing: bool
    troubled: int


@dataclass(frozen=True, kw_only=True)
class SourceView:
    """How the mail of one mailbox comes from another server; its secret is never shown."""

    id: UUID
    mailbox_id: UUID
    kind: SourceKind
    host: str
    port: int
    security: Security
    user: str
    has_secret: bool
    authority_pem: str
    account_id: UUID | None
    after: AfterFetch
    move_to: str
    start_from: StartFrom
    is_active: bool
    state: SourceState
    problem: MailboxProblem | None
    detail: str
    next_try_at: datetime | None
    checked_at: datetime | None
    arrived_at: datetime | None
    folders: tuple[FolderView, ...]
