"""Old mailboxes in one file (mbox): where each message begins, and the day of its first line.

Source: RFC 4155, appendix A; lines that begin with «>From » lose one «>» (mboxrd).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_BEGIN = re.compile(rb"From (\S+)? ?(.*\d{4}.*)?\r?\n?$")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|>From ")
_MARK = b"\xef\xbb\xbf"
"""What some editors of Windows put before a text."""

_ESCAPED = re.compile(rb">+From ")
_ASCTIME = "%a %b %d %H:%M:%S %Y"


def day_of(line: bytes) -> datetime | None:
    """The day in a first line «From someone@example Fri Nov 20 09:00:00 2026»; UTC."""
    words = line.decode("ascii", "replace").split()
    for text in (" ".join(words[2:7]), " ".join(words[-5:])):
        try:
            return datetime.strptime(text, _ASCTIME).replace(tzinfo=UTC)
        except ValueError:
            continue
    try:
        found = parsedate_to_datetime(" ".join(words[2:]))
    except (ValueError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def pieces(lines: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """The lines of an mbox: (True, first line) where a message begins, else (False, its line).

    A message begins at a line «From » at the start or after an empty line, with a day or with a
    header below it (people write «From 2020 on» too); one that has both needs no empty line, which
    many programs forget. What stands before the first one is nothing. The empty line before a
    beginning belongs to the format and is left out.
    """
    has_begun, empty = False, b""
    is_fresh = True
    for line, following in _with_next(lines):
        if _begins(line, following, is_fresh=is_fresh):
            yield True, line
            has_begun, empty, is_fresh = True, b"", False
            continue
        if has_begun and empty:
            yield False, empty
        empty = b""
        is_fresh = line in {b"\n", b"\r\n"}
        if is_fresh:
            empty = line
        elif has_begun:
            yield False, line[1:] if _ESCAPED.match(line) else line
    if has_begun and empty:
        yield False, empty


def _begins(line: bytes, following: bytes, *, is_fresh: bool) -> bool:
    if not _BEGIN.match(line):
        return False
    signs = (is_fresh, day_of(line) is not None, _FIELD.match(following) is not None)
    return sum(signs) >= 2


def _with_next(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each line with the one below it, b"" at the end."""
    before: bytes | None = None
    for line in lines:
        if before is not None:
            yield before, line
        before = line.removeprefix(_MARK) if before is None else line
    if before is not None:
        yield before, b""
