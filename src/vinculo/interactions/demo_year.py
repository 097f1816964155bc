"""Thousands of threads of a demo company at once: letters, their raw bytes, and their moods."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from uuid import UUID

from vinculo.interactions.contracts import Channel, Direction, Joined
from vinculo.interactions.contracts.human import NewHumanCheck
from vinculo.interactions.models import Conversation, Mailbox, Message, MessageMood, RawMessage
from vinculo.interactions.services import human
from vinculo.interactions.services.moods import SURE_OF_LANGUAGE
from vinculo.kernel.actor import Actor
from vinculo.kernel.blobs import store_many
from vinculo.kernel.demo import demo_id, demo_name, timed_id
from vinculo.kernel.ids import new_public_key
from vinculo.kernel.inserting import fresh, insert_all
from vinculo.lib.text.mood import UNCLASSIFIED, Mood, mood_of

KEY_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class YearLetter:
    """One message of a thread; ``mood_of`` is the part of it that is read for its mood."""

    at: datetime
    is_ours: bool
    text: str
    mood_of: str


@dataclass(frozen=True, kw_only=True)
class YearThread:
    """A conversation by mail, under :func:`thread_id` of its place."""

    place: int
    key: str
    subject: str
    service: str
    customer_id: UUID
    name: str
    address: str
    agent_id: UUID
    agent: str
    reference: str
    keys: tuple[str, ...]
    letters: tuple[YearLetter, ...]


@dataclass(frozen=True, kw_only=True)
class LeftMail:
    """What delivery has to know of an answer."""

    id: UUID
    message_id: str
    sender: str
    recipient: str
    subject: str
    blob: str
    size_bytes: int
    reference: str
    at: datetime


@lru_cache(maxsize=16_384)
def thread_id(place: int, at: datetime) -> UUID:
    """The fixed id of a conversation that began at ``at``."""
    return timed_id(f"year:thread:{place}", at)


@lru_cache(maxsize=65_536)
def letter_id(place: int, number: int, at: datetime) -> UUID:
    """The fixed id of one of its messages."""
    return timed_id(f"year:letter:{place}:{number}", at)


def mailbox_of(service: str) -> str:
    """The address of a service."""
    return f"{service}@{demo_name.domain}"


def write_mailboxes(
    services: Sequence[tuple[str, str]], *, looked_at: Iterable[tuple[str, str]], at: datetime
) -> None:
    """Open an address for each service; ``looked_at``: services with who asked it for a person."""
    insert_all(
        Mailbox(
            id=demo_id(f"mailbox:{key}"),
            address=mailbox_of(key),
            name=f"{demo_name.name} · {name}",
            language="es",
            service_id=demo_id(f"service:{key}"),
        )
        for key, name in services
    )
    for number, (key, person) in enumerate(looked_at):
        service = f"service:{demo_id(f'service:{key}')}"
        human.check(
            NewHumanCheck(
                source=f"mailbox:{demo_id(f'mailbox:{key}')}",
                reaches=True,
                words="Escriba «persona» en el asunto: contesta alguien el mismo día laborable.",
                words_en='Write "person" in the subject: somebody answers the same working day.',
            ),
            by=Actor(
                user_id=demo_id(f"user:{person}"),
                name="",
                roles=frozenset(),
                keys=frozenset({service}),
            ),
            at=at - timedelta(days=12 + 9 * number),
        )


def write_threads(threads: Sequence[YearThread]) -> list[LeftMail]:
    """Write conversations, raw bytes, messages and moods; the answers for delivery to keep."""
    letters = [_Written(t, n) for t in threads for n in range(len(t.letters))]
    kept = store_many([letter.raw for letter in letters])
    insert_all(_conversation(thread) for thread in threads)
    insert_all(
        _raw(letter, *found)
        for letter, found in zip(letters, kept, strict=True)
        if not letter.said.is_ours
    )
    insert_all(letter.message() for letter in letters)
    insert_all(_mood(letter) for letter in letters if not letter.said.is_ours)
    return [
        LeftMail(
            id=letter.mail_id,
            message_id=f"<{letter.message_id}>",
            sender=mailbox_of(letter.thread.service),
            recipient=letter.thread.address,
            subject=letter.subject,
            blob=blob,
            size_bytes=size,
            reference=f"conversation:{letter.conversation_id}",
            at=letter.said.at,
        )
        for letter, (blob, size) in zip(letters, kept, strict=True)
        if letter.said.is_ours
    ]


class _Written:
    """A letter in its thread, with its ids, headers and bytes."""

    def __init__(self, thread: YearThread, number: int) -> None:
        self.thread = thread
        self.number = number
        self.said = thread.letters[number]
        first = thread.letters[0].at
        self.conversation_id = thread_id(thread.place, first)
        self.id = letter_id(thread.place, number, self.said.at)
        self.raw_id = timed_id(f"year:raw:{thread.place}:{number}", self.said.at)
        self.mail_id = timed_id(f"year:mail:{thread.place}:{number}", self.said.at)
        self.subject = thread.subject if number == 0 else f"Re: {thread.subject}"
        self.ids = [self._message_id(place) for place in range(number + 1)]
        self.message_id = self.ids[-1]

    def _message_id(self, number: int) -> str:
        thread = self.thread
        host = demo_name.domain if thread.letters[number].is_ours else thread.address.split("@")[1]
        return f"{thread.key}.{number}@{host}"

    @property
    def raw(self) -> bytes:
        """The bytes as a mail program writes them."""
        thread, said = self.thread, self.said
        ours = f"{_word(demo_name.name)} <{mailbox_of(thread.service)}>"
        theirs = f"{_word(thread.name)} <{thread.address}>"
        sender, receiver = (ours, theirs) if said.is_ours else (theirs, ours)
        head = [
            f"From: {sender}",
            f"To: {receiver}",
            f"Subject: {_word(self.subject)}",
            f"Date: {format_datetime(said.at)}",
            f"Message-ID: <{self.message_id}>",
        ]
        if self.number:
            head.append(f"In-Reply-To: <{self.ids[-2]}>")
            head.append("References: " + " ".join(f"<{i}>" for i in self.ids[:-1]))
        head += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                 "Content-Transfer-Encoding: 8bit"]  # fmt: skip
        body = said.text.replace("\n", "\r\n")
        return ("\r\n".join(head) + f"\r\n\r\n{body}\r\n").encode()

    def message(self) -> Message:
        """The row of what was understood."""
        thread, said = self.thread, self.said
        mailbox = mailbox_of(thread.service)
        to = (thread.name, thread.address) if said.is_ours else (demo_name.name, mailbox)
        content = f"{self.message_id}\n{said.text}".encode()
        joined = Joined.OURS if said.is_ours else Joined.SIGNED
        return fresh(
            Message,
            id=self.id,
            conversation_id=self.conversation_id,
            raw_id=None if said.is_ours else self.raw_id,
            outgoing_id=self.mail_id if said.is_ours else None,
            channel=Channel.EMAIL,
            direction=Direction.OUT if said.is_ours else Direction.IN,
            joined=Joined.OPENED if self.number == 0 else joined,
            sender_name=thread.agent if said.is_ours else thread.name,
            sender_address=mailbox if said.is_ours else thread.address,
            recipients=[{"name": to[0], "field": "to", "address": to[1]}],
            subject=self.subject,
            text=said.text,
            message_id=self.message_id,
            in_reply_to=self.ids[-2] if self.number else "",
            references=self.ids[:-1],
            fingerprint="" if said.is_ours else hashlib.sha256(content).hexdigest(),
            author_id=thread.agent_id if said.is_ours else None,
            written_at=said.at,
            at=said.at,
        )


def _word(text: str) -> str:
    """A header's words, encoded where ASCII does not say them."""
    if text.isascii():
        return text
    return f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="


def _conversation(thread: YearThread) -> Conversation:
    first = thread.letters[0].at
    return fresh(
        Conversation,
        id=thread_id(thread.place, first),
        key=thread.key,
        reply_key=new_public_key()[:KEY_LENGTH],
        subject=thread.subject,
        channel=Channel.EMAIL,
        customer_id=thread.customer_id,
        candidates=[
            {
                "customer_id": str(thread.customer_id),
                "reason": "same_email",
                "certainty_pct": 100,
            }
        ],
        mailbox_id=demo_id(f"mailbox:{thread.service}"),
        service_id=demo_id(f"service:{thread.service}"),
        reference=thread.reference,
        access_keys=sorted(thread.keys),
        opened_at=first,
        last_message_at=thread.letters[-1].at,
    )


def _raw(letter: _Written, blob: str, size: int) -> RawMessage:
    return fresh(
        RawMessage,
        id=letter.raw_id,
        key=letter.thread.key if letter.number == 0 else new_public_key(),
        blob=blob,
        size_bytes=size,
        via="demo",
        state="understood",
        attempts=1,
        received_at=letter.said.at,
        settled_at=letter.said.at,
    )


@lru_cache(maxsize=8192)
def _read(text: str) -> Mood:
    return mood_of(text, with_reasons=False)


def _mood(letter: _Written) -> MessageMood:
    found = _read(letter.said.mood_of)
    is_sure = found.language.confidence >= SURE_OF_LANGUAGE and found.language.code != "other"
    return fresh(
        MessageMood,
        message_id=letter.id,
        polarity=found.polarity,
        emotion="" if found.emotion == UNCLASSIFIED else found.emotion,
        negative_pct=round(100 * found.polarities["negative"]),
        sure_pct=round(100 * found.polarity_confidence),
        language=found.language.code if is_sure else "",
        at=letter.said.at,
    )


def upset_pct(text: str) -> int:
    """How upset a text sounds, as routing is told."""
    return round(100 * _read(text).polarities["negative"])
