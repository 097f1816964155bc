"""What a trusted mail server found out about who sent a message (RFC 8601).

Anybody can write the field Authentication-Results; only those of the one server that the company
named are read, and of these only the topmost: it is the one that our own server added.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from vinculo.lib.text.mail_address import normal_address

_COMMENT = re.compile(r"\([^()]*\)")
_METHOD = re.compile(r"^([a-z][a-z0-9-]*)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(r"\b([a-z]+\.[a-z]+)\s*=\s*([^\s;]+)", re.IGNORECASE)
_WHOM = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.mail"),
}
"""By method: where it says whom it checked, the surer property first."""

Results = Mapping[str, Sequence[tuple[str, Mapping[str, str]]]]
"""By method: each result with its properties."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


class Authenticity(StrEnum):
    """Whether the sender is who it says; ``unknown``: nobody whom we trust has looked."""

    PASS = "pass"  # noqa: S105  no password
    FAIL = "fail"
    UNKNOWN = "unknown"


def authenticity(fields: Sequence[str], *, authority: str, sender: str) -> Authenticity:
    """What the server ``authority`` says of ``sender``, an address; ``fields`` stand topmost first.

    DMARC decides when it was looked at. Without it, one of DKIM and SPF is enough that passes for
    a domain aligned with the sender's (anybody passes for a domain of their own: RFC 7489, 3.1),
    and SPF alone that fails is a failure.
    """
    if not authority:
        return Authenticity.UNKNOWN
    for field in fields:
        name, results = _read(field)
        if name == authority.lower():
            return _judge(results, normal_address(sender).rpartition("@")[2])
    return Authenticity.UNKNOWN


def _judge(results: Results, domain: str) -> Authenticity:
    said = {method: {result for result, _ in found} for method, found in results.items()}
    if "fail" in said.get("dmarc", ()):
        return Authenticity.FAIL
    if "pass" in said.get("dmarc", ()) or _is_aligned(results, domain):
        return Authenticity.PASS
    return Authenticity.FAIL if "fail" in said.get("spf", ()) else Authenticity.UNKNOWN


def _is_aligned(results: Results, domain: str) -> bool:
    """Whether a method passed for the sender's domain, or for one above or below it."""
    for method, names in _WHOM.items():
        for result, properties in results.get(method, ()):
            whom = next((properties[name] for name in names if name in properties), "")
            if result == "pass" and are_aligned(whom.rpartition("@")[2], domain):
                return True
    return False


def are_aligned(one: str, other: str) -> bool:
    """Whether two domains are the same or one stands below the other; never below a bare «com».

    Narrower than RFC 7489, where sisters below one organization are aligned too: telling them apart
    from strangers below one «co.uk» needs a list that changes every week.

    >>> are_aligned("mail.fibra.example", "fibra.example")
    True
    """
    names = [normal_address(f"x@{name}").rpartition("@")[2] for name in (one, other)]
    short, long = sorted(names, key=len)
    return "." in short and (short == long or long.endswith(f".{short}"))


def _read(field: str) -> tuple[str, Results]:
    """The server's name and each method's results; what cannot be read is left out."""
    plain = _QUOTED.sub('""', field)
    while (shorter := _COMMENT.sub(" ", plain)) != plain:
        plain = shorter
    name, *rest = plain.split(";")
    words = name.split()
    found: defaultdict[str, list[tuple[str, Mapping[str, str]]]] = defaultdict(list)
    for piece in rest:
        if match := _METHOD.match(piece.strip()):
            properties = {name.lower(): value for name, value in _PROPERTY.findall(piece)}
            found[match[1].lower()].append((match[2].lower(), properties))
    return (words[0].lower() if words else ""), found
