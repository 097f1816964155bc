"""Reading what a stranger's server says: never more than was allowed, nor for longer.

A timeout of a socket bounds one wait. A server that says a byte every few seconds, or line after
line without an end, never meets it, and would hold a worker, a page or all of the memory.
"""

import time
from typing import Protocol

PIECE_BYTES = 256 * 1024


class Source(Protocol):
    """A buffered file of a socket."""

    def read1(self, size: int, /) -> bytes: ...

    def peek(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class TooMuchSaidError(OSError):
    """Whoever is on the other side has said more than anybody asked for."""


class Bounded:
    """A file for reading that ends after so many bytes and seconds, until it is allowed anew.

    A read waits once more at most after its time is over: as long as the socket does.
    """

    def __init__(self, source: Source, *, seconds: float, most: int) -> None:
        self._source = source
        self._kept = b""
        self.allow(seconds=seconds, most=most)

    def allow(self, *, seconds: float, most: int) -> None:
        """From now on, ``most`` bytes within ``seconds``."""
        self._until, self._left = time.monotonic() + seconds, most

    def readline(self, limit: int) -> bytes:
        """A line, or ``limit`` bytes of it. Raises TooMuchSaidError, TimeoutError, OSError."""
        searched = 0
        while (end := self._kept.find(b"\n", searched)) < 0 and len(self._kept) < limit:
            searched = len(self._kept)
            piece = self._more(limit - len(self._kept))
            if not piece:
                break
            self._kept += piece
        return self._taken(min(limit, end + 1 if end >= 0 else len(self._kept)))

    def read(self, size: int) -> bytes:
        """``size`` bytes, or fewer at the end. Raises TooMuchSaidError, TimeoutError, OSError."""
        pieces = [self._taken(size)]
        missing = size - len(pieces[0])
        while missing and (piece := self._more(missing)):
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def peek(self, size: int) -> bytes:
        """What lies ready, without taking it."""
        return self._kept or self._source.peek(size)

    def close(self) -> None:
        """Let the socket go."""
        self._source.close()

    def _more(self, size: int) -> bytes:
        if time.monotonic() > self._until:
            raise TimeoutError("the answer takes too long")
        piece = self._source.read1(min(size, PIECE_BYTES))
        self._left -= len(piece)
        if self._left < 0:
            raise TooMuchSaidError("the answer is too long")
        return piece

    def _taken(self, size: int) -> bytes:
        taken, self._kept = self._kept[:size], self._kept[size:]
        return taken
