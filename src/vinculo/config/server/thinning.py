"""A form whose files are too large keeps its words: the fields pass, the bytes of files do not.

Works on ``multipart/form-data`` as it streams by (RFC 7578), with no more in memory than one piece.
"""

import re
from typing import IO

LONGEST_HEAD = 16 * 1024
LONGEST_REST = 2 * 1024 * 1024
_BOUNDARY = re.compile(
    r"""multipart/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))""", re.IGNORECASE
)
_FILE = re.compile(rb"content-disposition:[^\r\n]*;\s*filename\*?=", re.IGNORECASE)
_END_OF_HEAD = b"\r\n\r\n"


class NotThinnableError(Exception):
    """No multipart form, a broken one, or one whose fields alone are too large."""


def boundary_of(content_type: str) -> bytes:
    """What parts a form. Raises NotThinnableError."""
    found = _BOUNDARY.match(content_type.strip())
    if found is None:
        raise NotThinnableError
    return (found[1] or found[2]).encode("latin-1")


class Thinner:
    """Writes to ``out`` what is fed, without the parts that are files."""

    def __init__(self, boundary: bytes, out: IO[bytes]) -> None:
        self._delimiter = b"\r\n--" + boundary
        self._out = out
        self._waiting = b"\r\n"
        self._keeps = False
        self._in_head = False
        self._written = 0
        self.is_over = False

    def feed(self, piece: bytes) -> None:
        """Take the next bytes of the body. Raises NotThinnableError."""
        self._waiting += piece
        while not self.is_over and (self._head() if self._in_head else self._content()):
            pass

    def _content(self) -> bool:
        """Pass or drop what stands before the next delimiter; whether one was there."""
        before, delimiter, after = self._waiting.partition(self._delimiter)
        if not delimiter:
            kept = len(self._delimiter) - 1
            self._write(self._waiting[:-kept])
            self._waiting = self._waiting[-kept:]
            return False
        self._write(before)
        self._waiting, self._in_head = after, True
        return True

    def _head(self) -> bool:
        """Read the head of a part, or the end; whether there was enough of it."""
        if self._waiting.startswith(b"--"):
            self._keeps = self.is_over = True
            self._write(self._delimiter + b"--\r\n")
            return False
        head, end, after = self._waiting.partition(_END_OF_HEAD)
        if not end:
            if len(head) > LONGEST_HEAD:
                raise NotThinnableError
            return False
        self._keeps = not _FILE.search(head)
        self._write(self._delimiter + head + end)
        self._waiting, self._in_head = after, False
        return True

    def _write(self, content: bytes) -> None:
        if not self._keeps:
            return
        self._written += len(content)
        if self._written > LONGEST_REST:
            raise NotThinnableError
        self._out.write(content)
