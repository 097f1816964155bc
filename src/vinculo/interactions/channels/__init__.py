"""Ways by which people reach us besides mail: who reads what came, one file for each."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from vinculo.interactions.contracts import Channel
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.parts import ParsedFile
from vinculo.interactions.models import RawMessage
from vinculo.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Way:
    """What is known of a message besides its text, when it did not come by mail."""

    channel: Channel = Channel.EMAIL
    service_id: UUID | None = None
    language: str = ""
    phone: str = ""

    @property
    def is_mail(self) -> bool:
        """Whether headers mean anything."""
        return self.channel is Channel.EMAIL


MAIL = Way()


@dataclass(frozen=True)
class Stored:
    """The blobs of a message: each file with digest and size, its HTML, and what a scanner said."""

    files: list[tuple[ParsedFile, str, int]]
    html: str
    is_spam: bool = False
    way: Way = MAIL


channels: Registry[Callable[[RawMessage], tuple[ParsedMail, Stored]]] = Registry("channels")
"""From ``RawMessage.via`` to its reader, who may raise UnreadableMailError."""
