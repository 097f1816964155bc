"""What a context above asks a customer by mail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from vinculo.interactions.contracts import Occasion


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of whom; ``closing`` is HTML of ours with the recipient's own link.

    A press on ``refusal_url`` in the mail program says that they want no more of these.
    ``links_page``: the link to their own page stands below, if the matter is theirs.
    """

    to: str
    occasion: "Occasion"
    language: str
    closing: str
    refusal_url: str
    reference: str
    at: datetime
    conversation_id: UUID | None = None
    service_id: UUID | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    links_page: bool = False


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """What is told to one customer who did not ask; ``html`` holds words of the company's alone."""

    to: str
    subject: str
    html: str
    language: str
    reference: str
    at: datetime
    service_id: UUID
