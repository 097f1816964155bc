"""What others may hold of a notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class NoticeView:
    """Something a person should hear: its words, where it leads, whether it was read."""

    id: UUID
    kind: str
    subject: str
    words: str
    url: str
    created_at: datetime
    is_read: bool


NoticeParams = Mapping[str, str | int]
