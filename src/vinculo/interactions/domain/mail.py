"""A raw message as values; reading it changes nothing and needs nothing but the bytes."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message
from email.parser import BytesParser

from vinculo.interactions.domain import headers
from vinculo.interactions.domain.charsets import clean_line, clean_text
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.limits import MAX_TEXT, UnreadableMailError, check
from vinculo.interactions.domain.parts import ParsedFile, take_apart
from vinculo.interactions.domain.quotes import fold
from vinculo.lib.text.mail_address import normal_address

LONGEST_SUBJECT = 300
_KEPT = (
    "auto-submitted", "precedence", "x-autoreply", "x-autorespond", "x-autoresponder",
    "x-auto-response-suppress", "list-id", "list-unsubscribe", "return-path",
    "x-vinculo-instance", "x-spam-flag",
)  # fmt: skip
_DELIVERED = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")


@dataclass(frozen=True, kw_only=True)
class ParsedMail:
    """What a message says. ``text`` is newly written, ``quoted_text`` the folded rest.

    Message-IDs stand without brackets. ``marks`` are the header fields that tell machines.
    """

    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    sender: Address
    reply_to: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    delivered_to: tuple[str, ...]
    subject: str
    written_at: datetime | None
    text: str
    quoted_text: str
    html: str
    files: tuple[ParsedFile, ...]
    marks: Mapping[str, str]
    media_type: str

    @property
    def addressed_to(self) -> tuple[str, ...]:
        """All addresses it came to, those of the envelope first."""
        visible = (a.address for a in (*self.to, *self.cc) if a.address)
        return tuple(dict.fromkeys((*self.delivered_to, *visible)))

    @property
    def referred_to(self) -> tuple[str, ...]:
        """Message-IDs that it answers, the nearest first."""
        nearest = (self.in_reply_to,) if self.in_reply_to else ()
        return tuple(dict.fromkeys((*nearest, *reversed(self.references))))

    def fingerprint(self, raw_digest: str) -> str:
        """The same for the same message delivered again, whatever was stamped on its way.

        Id, sender and content: the same id with other content is another message. Without an id
        only the very same bytes are the same message.
        """
        if not self.message_id:
            return hashlib.sha256(f"raw:{raw_digest}".encode()).hexdigest()
        parts = [
            self.message_id,
            self.sender.address,
            self.subject,
            self.text,
            self.quoted_text,
            self.html,
            *(hashlib.sha256(file.content).hexdigest() for file in self.files),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def with_envelope(mail: ParsedMail, *, sender: str, recipients: Sequence[str]) -> ParsedMail:
    """``mail`` as it was handed over: the envelope knows better than any header."""
    delivered = (normal_address(address) for address in recipients)
    return replace(
        mail,
        delivered_to=tuple(dict.fromkeys((*filter(None, delivered), *mail.delivered_to))),
        marks={**mail.marks, "return-path": f"<{clean_line(sender, longest=200)}>"},
    )


def parse(raw: bytes) -> ParsedMail:
    """Read ``raw``. Raises UnreadableMailError with the reason when that cannot be done."""
    check(raw)
    try:
        # By pieces: as one string the library would hold it at four bytes a letter.
        message = BytesParser(policy=headers.RepairingPolicy()).parse(io.BytesIO(raw))
        del raw
        return _read(message)
    except RecursionError:
        raise UnreadableMailError("too_deep") from None


def _read(message: "Message[str, str]") -> ParsedMail:
    body = take_apart(message)
    html = clean_text(body.html)
    text = clean_text(body.text)
    if not text.strip() and html:
        text = clean_text(words_of(html[:MAX_TEXT]))
    new, quoted = fold(text[:MAX_TEXT])
    own_id = headers.message_ids(message, "Message-ID")
    reply = headers.message_ids(message, "In-Reply-To")
    return ParsedMail(
        message_id=own_id[0] if own_id else "",
        in_reply_to=reply[0] if reply else "",
        references=headers.message_ids(message, "References"),
        sender=_sender(message),
        reply_to=next((a.address for a in headers.addresses(message, "Reply-To")), ""),
        to=headers.addresses(message, "To"),
        cc=headers.addresses(message, "Cc"),
        delivered_to=tuple(a.address for a in headers.addresses(message, *_DELIVERED) if a.address),
        subject=headers.line(message, "Subject", longest=LONGEST_SUBJECT),
        written_at=headers.date(message),
        text=new,
        quoted_text=quoted,
        html=html,
        files=body.files,
        marks={
            name: clean_line(headers.unfolded(message, name), longest=200)
            for name in _KEPT
            if message.get(name) is not None
        },
        media_type=message.get_content_type(),
    )


def _sender(message: "Message[str, str]") -> Address:
    for name in ("From", "Sender", "Return-Path"):
        for address in headers.addresses(message, name):
            if address.address:
                return address
    return Address()
