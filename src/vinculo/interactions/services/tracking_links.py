"""The link to the page on which people follow their matter, in the mails that we send them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.interactions import mails
from vinculo.interactions.contracts import (
    LinkOccasion,
    LinkWanted,
    holder_links,
    is_holder,
    link_issuers,
    page_only,
    wished_languages,
)
from vinculo.interactions.models import Conversation, Participant


def closing_for(
    conversation: Conversation,
    recipients: Sequence[str],
    *,
    occasion: LinkOccasion,
    language: str,
    at: datetime,
    is_question: bool = False,
) -> str:
    """HTML with the recipient's own link, to end a mail with; "" when there is none to give.

    A mail that several people get carries no link: it would be everybody's. Nor does one to
    somebody whose matter it is not, a supplier who was asked. ``is_question``: whether it is solved
    is asked there.
    """
    if conversation.side_of_id is not None:
        return ""
    if len(recipients) != 1 or not is_whose_matter(conversation, recipients[0]):
        return ""
    wanted = LinkWanted(
        conversation_id=conversation.pk, address=recipients[0], occasion=occasion, at=at
    )
    for issue in link_issuers.values():
        if url := issue(wanted):
            return mails.tracking(language=language, url=url, is_question=is_question)
    return ""


def is_whose_matter(conversation: Conversation, address: str) -> bool:
    """Whether ``address`` reads the conversation and is its customer's, or whose it began with."""
    readers = Participant.objects.filter(conversation=conversation).order_by("since", "pk")
    known = list(readers.values_list("address", "is_reader"))
    if (address, True) not in known:
        return False
    if known[0][0] == address:
        return True
    found = customers.identify(kind=ContactKind.EMAIL, value=address)
    return any(who.is_certain and who.customer_id == conversation.customer_id for who in found)


def language_for(address: str, *, usual: str) -> str:
    """The language of a mail to one address: the one its holder asked for, else the ``usual``."""
    for wished in wished_languages.values():
        if language := wished(address):
            return language
    return usual


def reads_on_page(conversation: Conversation, address: str) -> bool:
    """Whether ``address`` gets no mails of this conversation: asked so, or no address at all."""
    return is_holder(address) or any(
        asked(conversation.pk, address) for asked in page_only.values()
    )


def handed_link(conversation_id: UUID | None, *, at: datetime) -> str:
    """The whole address of the page for whoever began a conversation without an address."""
    if conversation_id is None:
        return ""
    return next((url for give in holder_links.values() if (url := give(conversation_id, at))), "")
