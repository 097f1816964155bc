"""How a line of evidence and the chain are hashed: whoever repeats it needs nothing of ours.

A line is the UTF-8 text of the JSON list ``[id, kind, subject, recorded_at, facts, digest]``,
without spaces and with every character as itself; ``facts`` stands in it as the text that is kept.
Its hash is SHA-256, in hexadecimal. The chain begins with 64 zeros; each link is the SHA-256 of
the link before it followed by the hash of its line, both as text.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

BEGINNING = "0" * 64
_SORTED = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_LISTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def facts_text(facts: Mapping[str, object]) -> str:
    """``facts`` as they are kept: JSON with sorted names and no spaces.

    Values are str, int, bool, None, or lists and objects of these. Raises TypeError otherwise.
    """
    return _SORTED.encode(facts)


def moment_text(moment: datetime) -> str:
    """``moment`` in UTC with its microseconds, always written alike. Raises ValueError if naive."""
    if moment.tzinfo is None:
        raise ValueError("a moment of evidence needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def line_hash(
    *, line_id: UUID, kind: str, subject: str, recorded_at: datetime, facts: str, digest: str
) -> str:
    """The hash of one line of evidence, 64 hexadecimal digits."""
    line = [str(line_id), kind, subject, moment_text(recorded_at), facts, digest]
    text = _LISTED.encode(line)
    return hashlib.sha256(text.encode()).hexdigest()


def link_hash(previous: str, line: str) -> str:
    """The hash of a link, from that of the link before it and that of its line."""
    return hashlib.sha256(f"{previous}{line}".encode()).hexdigest()
