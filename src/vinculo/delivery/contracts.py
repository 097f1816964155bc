"""What other contexts may hold of outgoing mail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class OutgoingKind(StrEnum):
    """Why a mail leaves; answers are sent at least once, the others at most once."""

    ANSWER = "answer"
    NOTICE = "notice"
    LOGIN = "login"
    ACKNOWLEDGEMENT = "acknowledgement"
    SURVEY = "survey"


class SendingCause(StrEnum):
    """What is wrong when a server does not take our mail."""

    CERTIFICATE = "certificate"
    OTHER_PROTOCOL = "other_protocol"
    NO_TLS = "no_tls"
    NEEDS_TLS = "needs_tls"
    NEEDS_CONSENT = "needs_consent"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    SPF = "spf"
    SENDER = "sender"
    RELAY = "relay"
    QUOTA = "quota"
    NO_SUCH_USER = "no_such_user"
    TOO_MANY = "too_many"
    UNKNOWN_HOST = "unknown_host"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    OTHER = "other"


class DeliveryState(StrEnum):
    """Where an outgoing mail is.

    ``waiting``: no way out is set up yet, or practice holds it. ``unsure``: the connection or we
    broke off while it was handed over, so it may have arrived; an answer has then been sent again
    (it may arrive twice), anything else has not (it may be missing).
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    WAITING = "waiting"
    FAILED = "failed"


class Outcome(StrEnum):
    """What one attempt came to, for one recipient or for all."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    UNSURE = "unsure"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What the other side said about one recipient."""

    outcome: Outcome
    reply: str = ""


Tokens = Callable[[UUID, str], str]
"""From an account and a token that was refused ("" for none) to one that is good now."""


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """Who a mail is from and for, as the wire sees it.

    ``tokens`` gives a provider's token for an account, another one after a refused one.
    """

    sender: str
    recipients: tuple[str, ...]
    tokens: Tokens | None = None


@dataclass(frozen=True, kw_only=True)
class ArrivedMail:
    """A mail in the practice mailbox; its bytes are the blob ``digest``."""

    id: UUID
    digest: str
    reference: str
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class AttemptView:
    """One attempt, for the outbox page."""

    started_at: datetime
    outcome: Outcome | None
    reply: str


@dataclass(frozen=True, kw_only=True)
class MailRow:
    """An outgoing mail in the list of the outbox."""

    id: UUID
    kind: OutgoingKind
    state: DeliveryState
    subject: str
    recipients: tuple[str, ...]
    refused: tuple[str, ...]
    reference: str
    reason: str
    attempts: int
    created_at: datetime
    next_attempt_at: datetime | None
    settled_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class MailPage:
    """One page of the outbox; ``next_cursor`` is "" on the last one."""

    rows: tuple[MailRow, ...]
    next_cursor: str


class Provider(StrEnum):
    """Who keeps a mailbox that we may use with its owner's consent."""

    MICROSOFT = "microsoft"
    GOOGLE = "google"
    OTHER = "other"


class ConsentState(StrEnum):
    """Whether a consent holds; ``lost``: it ran out, was withdrawn, or the application changed."""

    GIVEN = "given"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True)
class ProviderView:
    """This installation as a provider knows it; its secret is never shown again."""

    id: UUID
    provider: Provider
    client_id: str
    has_secret: bool
    tenant: str
    authorize_url: str
    token_url: str
    scopes: str


@dataclass(frozen=True, kw_only=True)
class ConsentView:
    """A mailbox at a provider that we may use, or no longer."""

    id: UUID
    provider: Provider
    address: str
    state: ConsentState
    why: str
    consented_at: datetime
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A consent that was just given, and the page to go back to."""

    account_id: UUID
    back: str


class Security(StrEnum):
    """How a connection to a mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class KeyState(StrEnum):
    """Where a key of DKIM is in its life; a retired one still proves what it signed."""

    PREPARED = "prepared"
    ACTIVE = "active"
    RETIRED = "retired"


class Published(StrEnum):
    """What the DNS says about a key; ``other``: there is a record, with another key."""

    FOUND = "found"
    MISSING = "missing"
    OTHER = "other"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, kw_only=True)
class RouteView:
    """By which server an address of ours sends."""

    sender: str
    host: str
    port: int
    security: Security
    user: str
    account_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class KeyView:
    """A key of DKIM and the record that publishes it."""

    id: UUID
    domain: str
    selector: str
    record_name: str
    record_text: str
    state: KeyState
    published: Published | None
    made_at: datetime
    checked_at: datetime | None
    active_at: datetime | None
    retired_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class MailFate:
    """What became of one mail; ``said`` is the last answer, ``words`` what it comes down to."""

    state: DeliveryState
    said: str
    words: str
    settled_at: datetime | None = None
