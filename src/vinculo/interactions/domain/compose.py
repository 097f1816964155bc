"""An answer as a MIME message: HTML with its styles inside, a plain twin, the right headers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address as WireAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import css_inline

from vinculo.interactions.domain.charsets import clean_line
from vinculo.interactions.domain.file_names import safe_name
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.mail_html import safe_answer

LONGEST_REFERENCES = 20
_MEDIA_TYPE = re.compile(r"[a-z0-9.+_-]+/[a-z0-9.+_-]+")
_WRITABLE_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_WRITABLE_DOMAIN = re.compile(r"[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f.:]+\]|\[IPv6:[0-9A-Fa-f.:]+\]")
_STYLE = """
body { margin: 0; font-family: -apple-system, "Segoe UI", Roboto, Arial, sans-serif;
  font-size: 16px; line-height: 1.5; color: #1d2429; }
p { margin: 0 0 12px; }
blockquote { margin: 0 0 12px; padding-left: 12px; border-left: 3px solid #c4ccd2; color: #55606a; }
table { border-collapse: collapse; margin: 0 0 12px; }
td, th { border: 1px solid #c4ccd2; padding: 4px 8px; text-align: left; vertical-align: top; }
pre, code { font-family: Consolas, Menlo, monospace; }
"""


@dataclass(frozen=True, kw_only=True)
class OutgoingFile:
    """A file to send along; with ``content_id`` it is a picture that stands in the text."""

    name: str
    media_type: str
    content: bytes
    content_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Everything an answer's headers and body are made of; texts may come from strangers.

    ``bcc`` stands in the message only as far as the outbox, which takes it out.
    ``closing`` is HTML of ours that leaves below the rest and is not kept with the message: a link
    that is a secret of its recipient.
    """

    sender: Address
    reply_to: str
    to: Sequence[Address]
    cc: Sequence[Address]
    subject: str
    html: str
    language: str
    message_id: str
    in_reply_to: str
    references: Sequence[str]
    instance: str
    at: datetime
    files: Sequence[OutgoingFile] = ()
    bcc: Sequence[Address] = ()
    closing: str = ""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The message as it leaves, and its two bodies as they are kept: without the closing."""

    message: EmailMessage
    html: str
    text: str


def answer_subject(subject: str) -> str:
    """``subject`` as the subject of an answer, with one «Re:»."""
    plain = clean_line(subject, longest=250)
    return plain if plain.lower().startswith("re:") else f"Re: {plain}".strip()


def compose(answer: Answer) -> Composed:
    """Build the message; nothing in it can start a header of its own."""
    safe = safe_answer(answer.html)
    leaving = safe_answer(f"{answer.html}{answer.closing}")
    message = EmailMessage(policy=SMTP)
    message["From"] = _wire(answer.sender)
    for field, people in (("To", answer.to), ("Cc", answer.cc), ("Bcc", answer.bcc)):
        if people:
            message[field] = [_wire(address) for address in people]
    message["Reply-To"] = _wire(Address(address=answer.reply_to))
    message["Subject"] = clean_line(answer.subject, longest=300)
    message["Date"] = format_datetime(answer.at)
    message["Message-ID"] = f"<{answer.message_id}>"
    if in_reply_to := _id(answer.in_reply_to):
        message["In-Reply-To"] = in_reply_to
    if references := " ".join(filter(None, map(_id, _shortened(answer.references)))):
        message["References"] = references
    message["X-Vinculo-Instance"] = answer.instance
    message.set_content(words_of(leaving))
    message.add_alternative(_page(leaving, answer.language), subtype="html")
    pictures = [file for file in answer.files if file.content_id]
    for picture in pictures:
        _stand_in_text(message, picture)
    for number, file in enumerate(answer.files, start=1):
        if not file.content_id:
            main, sub = _media_type(file)
            name = safe_name(file.name, media_type=file.media_type, number=number)
            message.add_attachment(file.content, maintype=main, subtype=sub, filename=name)
    return Composed(message=message, html=_page(safe, answer.language), text=words_of(safe))


def _page(safe: str, language: str) -> str:
    return css_inline.CSSInliner(load_remote_stylesheets=False).inline(
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<style>{_STYLE}</style></head><body>{safe}</body></html>"
    )


def _stand_in_text(message: EmailMessage, picture: OutgoingFile) -> None:
    """Put a picture beside the HTML that shows it, the way every mail program understands."""
    html = message.get_body(("related", "html"))
    if not isinstance(html, EmailMessage):
        raise TypeError("a message without HTML has no place for a picture")
    main, sub = _media_type(picture)
    name = safe_name(picture.name, media_type=picture.media_type, number=1)
    html.add_related(
        picture.content,
        maintype=main,
        subtype=sub,
        cid=f"<{picture.content_id}>",
        filename=name,
        disposition="inline",
    )


def _media_type(file: OutgoingFile) -> tuple[str, str]:
    """The type that a file leaves with.

    A message or a bundle of parts leaves as plain bytes: as what it is it could not be encoded
    (RFC 2046, 5.2.1), and would be read as a part of our mail instead of opened as a file.
    """
    main, _, sub = file.media_type.partition("/")
    if not _MEDIA_TYPE.fullmatch(file.media_type) or main in {"message", "multipart"}:
        return "application", "octet-stream"
    return main, sub


def _shortened(references: Sequence[str]) -> list[str]:
    if len(references) <= LONGEST_REFERENCES:
        return list(references)
    return [references[0], *references[-(LONGEST_REFERENCES - 1) :]]


def _id(message_id: str) -> str:
    """A stranger's Message-ID for a header of ours; left out when it could not stand there."""
    fits = message_id and len(message_id) < 400 and message_id.isascii()
    if fits and message_id.isprintable() and not set(message_id) & set(" <>"):
        return f"<{message_id}>"
    return ""


def is_writable(address: str) -> bool:
    """Whether mail can be addressed there: signs beyond ASCII before the @ cannot travel by SMTP.

    Two dots in a row or one before the @ are against the standard, yet some providers gave such
    addresses to their customers; they are written as they are.
    """
    local, _, domain = address.rpartition("@")
    return bool(_WRITABLE_LOCAL.fullmatch(local) and _WRITABLE_DOMAIN.fullmatch(domain))


def _wire(address: Address) -> WireAddress:
    local, _, domain = address.address.rpartition("@")
    name = clean_line(address.name, longest=120)
    return WireAddress(display_name=name, username=local, domain=domain)
