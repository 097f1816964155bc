"""A parsed mail as bytes and back, so that another process may read it for us.

Values only, no pickle: whoever took the reader over can make us believe another mail, and no more.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, BinaryIO

from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.parts import ParsedFile

_HEAD = 8
_LARGEST_WORDS = 64 * 1024 * 1024


def packed(mail: ParsedMail) -> Iterator[bytes]:
    """``mail`` in pieces: how long the words are, the words, the files one after another."""
    words = asdict(replace(mail, files=())) | {
        "written_at": mail.written_at.isoformat() if mail.written_at else None,
        "marks": dict(mail.marks),
        "files": [{**vars(file), "content": len(file.content)} for file in mail.files],
    }
    yield from _pieces(words)
    for file in mail.files:
        yield file.content


def refusal(reason: str) -> Iterator[bytes]:
    """That the mail cannot be read, and why."""
    yield from _pieces({"unreadable": reason})


def unpacked(source: BinaryIO) -> ParsedMail:
    """The mail in ``source``. Raises UnreadableMailError, also when it is no such thing."""
    size = int.from_bytes(source.read(_HEAD), "big")
    try:
        words = json.loads(source.read(min(size, _LARGEST_WORDS)))
        if "unreadable" in words:
            raise UnreadableMailError(str(words["unreadable"]))
        return _mail(words, source)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableMailError("parser_failed") from error


def _pieces(words: dict[str, Any]) -> Iterator[bytes]:
    text = json.dumps(words).encode()
    yield len(text).to_bytes(_HEAD, "big")
    yield text


def _mail(words: dict[str, Any], contents: BinaryIO) -> ParsedMail:
    files = [
        ParsedFile(**{**file, "content": contents.read(int(file["content"]))})
        for file in words["files"]
    ]
    moment = words["written_at"]
    return ParsedMail(
        **{
            **words,
            "written_at": datetime.fromisoformat(moment) if moment else None,
            "sender": Address(**words["sender"]),
            "to": tuple(Address(**who) for who in words["to"]),
            "cc": tuple(Address(**who) for who in words["cc"]),
            "references": tuple(words["references"]),
            "delivered_to": tuple(words["delivered_to"]),
            "authentication": tuple(words["authentication"]),
            "files": tuple(files),
        }
    )
