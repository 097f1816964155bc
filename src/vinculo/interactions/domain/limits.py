"""What no honest message needs; checked on the raw bytes before the parser spends time on it."""

import re

from vinculo.interactions.contracts import LARGEST_MAIL_BYTES

MAX_BYTES = LARGEST_MAIL_BYTES
MAX_CONTAINERS = 200
MAX_LINES = 1_500_000
MAX_HEAD_BYTES = 512 * 1024
MAX_DEPTH = 30
MAX_PARTS = 500
MAX_TEXT = 500_000
MAX_FOLDED = 100_000

_CONTAINER = re.compile(rb"boundary(?:\*\d*\*?)?\s*=|content-type:\s*message/", re.IGNORECASE)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")
_FIELD = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE
)


class UnreadableMailError(Exception):
    """The bytes cannot be read as a message; ``reason`` is stable and has words in labels."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check(raw: bytes) -> None:
    """Raise UnreadableMailError when ``raw`` is no message or would cost too much to read."""
    if not raw.strip():
        raise UnreadableMailError("empty")
    if len(raw) > MAX_BYTES:
        raise UnreadableMailError("too_large")
    end = _END_OF_HEAD.search(raw)
    head = raw[: end.start()] if end else raw[: MAX_HEAD_BYTES + 1]
    if len(head) > MAX_HEAD_BYTES:
        raise UnreadableMailError("head_too_large")
    if not _FIELD.search(head):
        raise UnreadableMailError("not_a_message")
    if raw.count(b"\n") + raw.count(b"\r") // 2 > MAX_LINES:
        raise UnreadableMailError("too_many_lines")
    if sum(1 for _ in _CONTAINER.finditer(raw)) > MAX_CONTAINERS:
        raise UnreadableMailError("too_many_parts")
