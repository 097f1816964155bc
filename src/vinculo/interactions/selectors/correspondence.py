"""Whom an answer goes to, who else was written to, and which addresses mail did not reach."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from vinculo.customers import api as customers
from vinculo.interactions.contracts import (
    Correspondence,
    Direction,
    FailedRecipient,
    Recipient,
)
from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.errors import UnknownConversationError
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.recipients import Addressed, addressed
from vinculo.interactions.domain.reply_address import plain_address
from vinculo.interactions.models import (
    Conversation,
    FailedAddress,
    Mailbox,
    Message,
    Participant,
)
from vinculo.kernel.statements import Statement

MOST_OTHERS = 30
_PERSON = JSONObject(name="name", address="address", is_asked="is_asked")
_MESSAGE = JSONObject(name="sender_name", address="sender_address", people="recipients")
_FAILED = JSONObject(
    address="address", is_final="is_final", reason="reason", code="code", failed_at="failed_at"
)


def read_recipients(*, to: str, cc: str, bcc: str) -> tuple[Recipient, ...]:
    """The three fields of an answer, as typed; raises what ``domain.recipients`` refuses."""
    own = set(Mailbox.objects.values_list("address", flat=True))
    return recipients_of(addressed(to=to, cc=cc, bcc=bcc, own=own))


def recipients_of(people: Addressed) -> tuple[Recipient, ...]:
    """``people`` as other contexts hold them."""
    fields = (("to", people.to), ("cc", people.cc), ("bcc", people.bcc))
    return tuple(
        Recipient(name=one.name, address=one.address, field=field)
        for field, some in fields
        for one in some
    )


def addressed_of(recipients: Iterable[Recipient]) -> Addressed:
    """The other way round."""
    found: dict[str, list[Address]] = {"to": [], "cc": [], "bcc": []}
    for one in recipients:
        found[one.field].append(Address(name=one.name, address=one.address))
    return Addressed(to=tuple(found["to"]), cc=tuple(found["cc"]), bcc=tuple(found["bcc"]))


def readers_of(conversation_id: UUID) -> list[Address]:
    """Whom an answer goes to by itself: who reads the conversation, whoever wrote last first.

    Nobody unconfirmed, no Cc by itself. Somebody whom we asked besides, a supplier, is answered
    alone, and gets nothing of what the customer is answered.
    """
    row = _people.first(conversation_id=conversation_id)
    return [] if row is None else _answered(row)


def readers_in(conversation_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """The addresses of all who read each of these conversations."""
    if not conversation_ids:
        return {}
    found: dict[UUID, set[str]] = {}
    for conversation_id, address in (
        Participant.objects.filter(conversation__in=conversation_ids, is_reader=True)
        .order_by("since", "pk")
        .values_list("conversation_id", "address")
    ):
        found.setdefault(conversation_id, set()).add(address)
    return {key: frozenset(value) for key, value in found.items()}


def correspondence(conversation_id: UUID) -> Correspondence:
    """Whom an answer would go to; one query. Raises UnknownConversationError."""
    row = _people.first(conversation_id=conversation_id)
    if row is None:
        raise UnknownConversationError(conversation_id=conversation_id)
    readers = _answered(row)
    return Correspondence(
        recipients=recipients_of(Addressed(to=tuple(readers[:1]), cc=tuple(readers[1:]))),
        others=_others(row, known={one.address for one in readers}),
        failed=tuple(
            FailedRecipient(
                address=one["address"],
                is_final=one["is_final"],
                reason=one["reason"] or one["code"],
                failed_at=datetime.fromisoformat(one["failed_at"]),
            )
            for one in row.failed
        ),
        sender=row.mailbox__address or "",
    )


@Statement
def _people(conversation_id: UUID) -> QuerySet[Any, Any]:
    """A conversation's readers, its last message by a person, ours, and what failed."""
    takes_part = Participant.objects.filter(conversation_id=OuterRef("pk"))
    asking = Message.objects.filter(
        conversation_id=OuterRef("conversation_id"), direction=Direction.OUT, at=OuterRef("since")
    )
    readers = takes_part.filter(is_reader=True).annotate(is_asked=Exists(asking))
    readers = readers.order_by("since", "pk")
    written = Message.objects.filter(
        conversation_id=OuterRef("pk"),
        direction=Direction.IN,
        is_confirmed=True,
        is_automatic=False,
    ).order_by("-at", "-pk")
    by_reader = written.filter(
        sender_address__in=Participant.objects.filter(
            conversation_id=OuterRef("conversation_id"), is_reader=True
        ).values("address")
    )
    everybody = Participant.objects.filter(conversation_id=OuterRef(OuterRef("pk")))
    failed = FailedAddress.objects.filter(address__in=everybody.values("address"))
    found: QuerySet[Any, Any] = Conversation.objects.filter(pk=conversation_id).values(
        "mailbox__address",
        readers=ArraySubquery(readers.values_list(_PERSON)),
        last_reader=Subquery(by_reader.values("sender_address")[:1]),
        last=Subquery(written.values_list(_MESSAGE)[:1]),
        own=ArraySubquery(Mailbox.objects.order_by("address").values("address")),
        failed=ArraySubquery(failed.order_by("address").values_list(_FAILED)),
    )
    return found


def failed_lately(*, most: int = 50) -> tuple[FailedRecipient, ...]:
    """The addresses that mail did not reach, the latest first."""
    seen = FailedAddress.objects.exclude(address__in=customers.hidden_addresses())
    rows = seen.order_by("-failed_at", "pk")[:most]
    return tuple(
        FailedRecipient(
            address=row.address,
            is_final=row.is_final,
            reason=row.reason or row.code,
            failed_at=row.failed_at,
        )
        for row in rows
    )


def _answered(row: Any) -> list[Address]:
    """The readers on the side of whoever wrote last: the customer's, or one whom we asked.

    Who reads because we wrote to them is asked; the first of all is not, it is their matter.
    """
    people = [Address(name=one["name"], address=one["address"]) for one in row.readers]
    people = [one for one in people if is_writable(one.address)]
    people.sort(key=lambda one: one.address != row.last_reader)
    asked = {one["address"] for one in row.readers[1:] if one["is_asked"]}
    if people and people[0].address in asked:
        return people[:1]
    return [one for one in people if one.address not in asked]


def _others(row: Any, *, known: set[str]) -> tuple[Recipient, ...]:
    """Who stood beside us in the last message that a person wrote."""
    if row.last is None:
        return ()
    own = set(row.own)
    people = [{"name": row.last["name"], "address": row.last["address"]}, *row.last["people"]]
    found: dict[str, Recipient] = {}
    for who in people:
        address = who["address"]
        is_ours = address in own or plain_address(address) in own
        if address and address not in known and not is_ours and is_writable(address):
            found.setdefault(
                address, Recipient(name=who.get("name", ""), address=address, field="cc")
            )
    return tuple(found.values())[:MOST_OTHERS]


def answered_by(message_id: UUID) -> list[UUID]:
    """The messages of its conversation that a message answers by its headers, the nearest first."""
    columns = ("conversation_id", "in_reply_to", "references")
    own = Message.objects.filter(pk=message_id).values(*columns).first()
    if own is None:
        return []
    named = [name for name in (own["in_reply_to"], *reversed(own["references"])) if name]
    near = Message.objects.filter(conversation_id=own["conversation_id"], message_id__in=named)
    found = dict(near.values_list("message_id", "pk"))
    return [found[name] for name in dict.fromkeys(named) if name in found]
