"""What a trusted mail server found out about who sent a message (RFC 8601).

Anybody can write the field Authentication-Results; only those of the one server that the company
named are read, and of these only the topmost: it is the one that our own server added.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

_COMMENT = re.compile(r"\([^()]*\)")
_METHOD = re.compile(r"^([a-z][a-z0-9-]*)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


class Authenticity(StrEnum):
    """Whether the sender is who it says; ``unknown``: nobody whom we trust has looked."""

    PASS = "pass"  # noqa: S105  no password
    FAIL = "fail"
    UNKNOWN = "unknown"


def authenticity(fields: Sequence[str], *, authority: str) -> Authenticity:
    """What the server ``authority`` says of the sender; ``fields`` stand topmost first.

    DMARC decides when it was looked at. Without it, one of DKIM and SPF that passes is enough and
    SPF alone that fails is a failure.
    """
    if not authority:
        return Authenticity.UNKNOWN
    for field in fields:
        name, results = _read(field)
        if name == authority.lower():
            return _judge(results)
    return Authenticity.UNKNOWN


def _judge(results: dict[str, set[str]]) -> Authenticity:
    dmarc = results.get("dmarc", set())
    if "fail" in dmarc:
        return Authenticity.FAIL
    passed = "pass" in results.get("dkim", set()) | results.get("spf", set())
    if "pass" in dmarc or passed:
        return Authenticity.PASS
    return Authenticity.FAIL if "fail" in results.get("spf", set()) else Authenticity.UNKNOWN


def _read(field: str) -> tuple[str, dict[str, set[str]]]:
    """The server's name and each method's results; what cannot be read is left out."""
    plain = _QUOTED.sub('""', field)
    while (shorter := _COMMENT.sub(" ", plain)) != plain:
        plain = shorter
    name, *rest = plain.split(";")
    words = name.split()
    found: dict[str, set[str]] = {}
    for piece in rest:
        if match := _METHOD.match(piece.strip()):
            found.setdefault(match[1].lower(), set()).add(match[2].lower())
    return (words[0].lower() if words else ""), found
