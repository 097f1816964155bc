"""The body of a message taken apart: its text, its HTML, its files; inner messages stay whole."""

import binascii
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from typing import cast

from vinculo.interactions.domain.charsets import clean_line, decode
from vinculo.interactions.domain.file_names import safe_name
from vinculo.interactions.domain.headers import decoded, unfolded
from vinculo.interactions.domain.limits import MAX_DEPTH, MAX_PARTS, UnreadableMailError

LARGE_TEXT = 256 * 1024
_TYPE = re.compile(r"^[a-z0-9][a-z0-9.+_-]{0,48}/[a-z0-9][a-z0-9.+_-]{0,48}$")


@dataclass(frozen=True, kw_only=True)
class ParsedFile:
    """A file in a message; ``content_id`` is what inline pictures are called by."""

    name: str
    media_type: str
    content: bytes
    content_id: str
    is_inline: bool


@dataclass
class Body:
    """What was found so far."""

    texts: list[str] = field(default_factory=list)
    htmls: list[str] = field(default_factory=list)
    found: list[ParsedFile] = field(default_factory=list)
    calendar: str = ""
    parts: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def html(self) -> str:
        return "\n".join(self.htmls)

    @property
    def files(self) -> tuple[ParsedFile, ...]:
        return tuple(self.found)


def take_apart(message: "Message[str, str]") -> Body:
    """All leaves of ``message``. Raises UnreadableMailError beyond the limits."""
    body = Body()
    _walk(message, body, depth=0)
    return body


def _walk(part: "Message[str, str]", body: Body, *, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise UnreadableMailError("too_deep")
    body.parts += 1
    if body.parts > MAX_PARTS:
        raise UnreadableMailError("too_many_parts")
    kind = part.get_content_type()
    children = part.get_payload()
    if not isinstance(children, list):
        _leaf(part, body, kind)
    elif kind.startswith("message/") and children:
        _keep_message(part, cast("list[Message[str, str]]", children), body, kind)
    else:
        for child in cast("list[Message[str, str]]", children):
            _walk(child, body, depth=depth + 1)


def _leaf(part: "Message[str, str]", body: Body, kind: str) -> None:
    disposition = part.get_content_disposition() or ""
    name = _file_name(part)
    content = _content(part)
    is_words = kind in {"text/plain", "text/html"} or kind.startswith("multipart/")
    if is_words and disposition != "attachment" and not (name and disposition != "inline"):
        text = _text(part, content)
        (body.htmls if kind == "text/html" else body.texts).append(text)
        return
    if not content and not name:
        return
    if kind == "text/calendar" and not body.calendar:
        body.calendar = _text(part, content)
    content_id = clean_line(unfolded(part, "Content-ID"), longest=250).strip("<> ")
    body.found.append(
        ParsedFile(
            name=safe_name(name, media_type=kind, number=len(body.found) + 1),
            media_type=kind if _TYPE.match(kind) else "application/octet-stream",
            content=content,
            content_id=content_id,
            is_inline=bool(content_id) and disposition != "attachment",
        )
    )


def _keep_message(
    part: "Message[str, str]", children: "list[Message[str, str]]", body: Body, kind: str
) -> None:
    content = b"\n".join(child.as_bytes() for child in children)
    title = _file_name(part) or decoded(unfolded(children[0], "Subject"))
    extension = ".eml" if kind == "message/rfc822" else ".txt"
    if title and not title.lower().endswith(extension):
        title = f"{title}{extension}"
    number = len(body.found) + 1
    body.found.append(
        ParsedFile(
            name=safe_name(title or f"mensaje-{number}{extension}", media_type=kind, number=number),
            media_type=kind if _TYPE.match(kind) else "application/octet-stream",
            content=content,
            content_id="",
            is_inline=False,
        )
    )


def _content(part: "Message[str, str]") -> bytes:
    inside = part.get_payload()
    if isinstance(inside, str) and len(inside) > LARGE_TEXT:
        coding = unfolded(part, "Content-Transfer-Encoding").lower()
        if coding == "base64":
            with suppress(ValueError):  # at once, where the library would copy it four times
                return binascii.a2b_base64(inside)
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: "Message[str, str]", content: bytes) -> str:
    text = decode(content, _parameter(part, "charset"))
    if part.get_content_type() == "text/plain" and _parameter(part, "format").lower() == "flowed":
        return _unflowed(text, delete_space=_parameter(part, "delsp").lower() == "yes")
    return text


def _parameter(part: "Message[str, str]", name: str) -> str:
    value = part.get_param(name, "")
    return str(value[2] if isinstance(value, tuple) else value or "")


def _file_name(part: "Message[str, str]") -> str:
    value = part.get_param("filename", None, "content-disposition") or part.get_param("name")
    if isinstance(value, tuple):  # RFC 2231: charset, language, text
        charset, _, text = value
        return decode(str(text).encode("latin-1", "replace"), charset or "")
    return decoded(str(value)) if value else ""


def _unflowed(text: str, *, delete_space: bool) -> str:
    """Join the soft line breaks of RFC 3676; quoted lines and the signature mark stay."""
    joined: list[str] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        stuffed = line.removeprefix(" ")
        goes_on = stuffed.endswith(" ") and stuffed != "-- " and not stuffed.startswith(">")
        piece = stuffed[:-1] if goes_on and delete_space else stuffed
        if is_open and not stuffed.startswith(">") and stuffed != "-- ":
            joined[-1] += piece
        else:
            joined.append(piece)
        is_open = goes_on
    return "\n".join(line.rstrip() for line in joined)
