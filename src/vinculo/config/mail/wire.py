"""SMTP as bytes: commands taken apart, and the body of a message freed of its dots.

Sources: RFC 5321 (SMTP), RFC 2033 (LMTP), RFC 1870 (SIZE), RFC 6152 (8BITMIME), RFC 6531
(SMTPUTF8). Only CR LF ends a line and only CR LF . CR LF ends a body: a server in front that reads
more freely than we do cannot be used to smuggle a second message past it.
"""

import re
from dataclasses import dataclass

LONGEST_PIECE = 64 * 1024
_PATH = re.compile(
    r"<(?:@[^:<>]*:)?((?:\"(?:[^\"\\]|\\.)*\"|[^<>\"])*)>(?:\s+(.*))?$|(\S+)(?:\s+(.*))?$",
    re.DOTALL,
)


@dataclass(frozen=True)
class Path:
    """The address of MAIL FROM or RCPT TO («» is the null sender) and its parameters."""

    address: str
    parameters: dict[str, str]


def command_of(line: bytes) -> tuple[str, str]:
    """The verb in capitals and what follows; broken UTF-8 stays recognisable."""
    verb, _, rest = line.decode("utf-8", "surrogateescape").strip().partition(" ")
    return verb.upper(), rest.strip()


def path_of(argument: str, keyword: str) -> Path | None:
    """The path in ``FROM:<a@b> SIZE=1``; None when it cannot be read."""
    if not argument.upper().startswith(keyword):
        return None
    found = _PATH.match(argument[len(keyword) :].strip())
    if found is None:
        return None
    bare = found[1] is None
    address, rest = (found[3], found[4]) if bare else (found[1], found[2])
    if any(c.isspace() or not c.isprintable() for c in address) or len(address) > 320:
        return None
    if bare and ("<" in address or ">" in address):
        return None
    words = (rest or "").split()
    parameters = {name.upper(): value for name, _, value in (w.partition("=") for w in words)}
    return Path(address=address, parameters=parameters)


class Body:
    """The lines after DATA as they arrive, freed of the dots that SMTP adds."""

    def __init__(self) -> None:
        self._kept = b""
        self._is_fresh = True

    def feed(self, chunk: bytes) -> tuple[bytes, bytes | None]:
        """Content that is complete, and what followed the end (None: the end has not come)."""
        lines = (self._kept + chunk).split(b"\r\n")
        self._kept = lines.pop()
        content: list[bytes] = []
        for number, line in enumerate(lines):
            if self._is_fresh and line == b".":
                rest = b"\r\n".join([*lines[number + 1 :], self._kept])
                return b"".join(content), rest
            content += (self._freed(line), b"\r\n")
            self._is_fresh = True
        if len(self._kept) > LONGEST_PIECE:  # a line without end is passed on piece by piece
            content.append(self._freed(self._kept[:-1]))
            self._kept, self._is_fresh = self._kept[-1:], False
        return b"".join(content), None

    def _freed(self, line: bytes) -> bytes:
        return line[1:] if self._is_fresh and line.startswith(b".") else line
