"""The page on which people follow their matter: what conversations ask of whoever has it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.registry import Registry

HOLDER_DOMAIN = "pagina.invalid"
"""No mail server has it (RFC 2606): what stands there is no address that anything is sent to."""


def holder_address(reply_key: str) -> str:
    """What stands for whoever holds the link of a conversation and has no address in it."""
    return f"{reply_key}@{HOLDER_DOMAIN}"


def is_holder(address: str) -> bool:
    """Whether ``address`` stands for the holder of a link: read on the page, never mailed."""
    return address.rpartition("@")[2] == HOLDER_DOMAIN


class LinkOccasion(StrEnum):
    """Why somebody gets a link to the page on which they follow their matter."""

    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"
    ASKED = "asked"
    NOTICE = "notice"
    HANDED = "handed"


@dataclass(frozen=True, kw_only=True)
class LinkWanted:
    """A link for one conversation and one address: nobody else may be given it."""

    conversation_id: UUID
    address: str
    occasion: LinkOccasion
    at: datetime


link_issuers: Registry[Callable[[LinkWanted], str]] = Registry("issuers of tracking links")
"""Whoever has the page to follow a matter answers its address for one recipient, or ""."""
tracking_doors: Registry[Callable[[str], str]] = Registry("doors to the page of tracking")
"""Whoever has the page to follow a matter answers its address for a public key."""
wished_languages: Registry[Callable[[str], str]] = Registry("languages that people asked for")
"""Of an address: the language in which its holder asked to be written to; "" when in none."""
page_only: Registry[Callable[[UUID, str], bool]] = Registry("who reads on the page alone")
"""Of a conversation and an address: whether its holder wants no mails and can open the page."""
holder_links: Registry[Callable[[UUID, datetime], str]] = Registry("links for who gave no address")
"""Of a conversation and a moment: the address of the page for whoever began it; "" for none."""
joined_to_acknowledgement: Registry[Callable[[UUID, datetime], bool]] = Registry(
    "what leaves with acknowledgements"
)
"""Of a service and a moment: whether more will be there soon that leaves in the same mail."""
