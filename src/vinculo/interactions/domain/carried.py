"""A parsed mail as bytes and back, so that another process may read it for us.

Values only, no pickle: whoever took the reader over can make us believe another mail, and no more.
"""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail
from vinculo.interactions.domain.parts import ParsedFile

_HEAD = 8


def packed(mail: ParsedMail) -> bytes:
    """``mail`` as one piece: how long the words are, the words, the files one after another."""
    contents = [file.content for file in mail.files]
    words = asdict(mail) | {
        "written_at": mail.written_at.isoformat() if mail.written_at else None,
        "marks": dict(mail.marks),
        "files": [
            {**vars(file), "content": len(content)}
            for file, content in zip(mail.files, contents, strict=True)
        ],
    }
    return _piece(words) + b"".join(contents)


def refusal(reason: str) -> bytes:
    """That the mail cannot be read, and why."""
    return _piece({"unreadable": reason})


def unpacked(piece: bytes) -> ParsedMail:
    """The mail in ``piece``. Raises UnreadableMailError, also when it is no such piece."""
    size = int.from_bytes(piece[:_HEAD], "big")
    try:
        words = json.loads(piece[_HEAD : _HEAD + size])
        if "unreadable" in words:
            raise UnreadableMailError(str(words["unreadable"]))
        return _mail(words, piece[_HEAD + size :])
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableMailError("parser_failed") from error


def _piece(words: dict[str, Any]) -> bytes:
    text = json.dumps(words).encode()
    return len(text).to_bytes(_HEAD, "big") + text


def _mail(words: dict[str, Any], contents: bytes) -> ParsedMail:
    files, start = [], 0
    for file in words["files"]:
        end = start + int(file["content"])
        files.append(ParsedFile(**{**file, "content": contents[start:end]}))
        start = end
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
            "files": tuple(files),
        }
    )
