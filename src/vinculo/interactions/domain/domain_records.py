"""What the DNS says of the domain of a mailbox, judged: who takes its mail, and who may send it.

Sources: RFC 5321 section 5.1 (MX), RFC 7505 (null MX), RFC 7208 (SPF: one record, sections 3.2 and
4.5; at most ten terms that ask the DNS, section 4.6.4; ``all``, section 5.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SPF = "v=spf1"
MOST_LOOKUPS = 10
_ASKING = ("include", "a", "mx", "ptr", "exists", "redirect")


class Finding(StrEnum):
    """What was found."""

    DNS_SILENT = "dns_silent"
    MX_NONE = "mx_none"
    MX_REFUSES = "mx_refuses"
    MX_THERE = "mx_there"
    MX_HERE = "mx_here"
    SPF_NONE = "spf_none"
    SPF_SEVERAL = "spf_several"
    SPF_ANYBODY = "spf_anybody"
    SPF_OPEN_END = "spf_open_end"
    SPF_TOO_LONG = "spf_too_long"
    SPF_THERE = "spf_there"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A finding with the records that it is about."""

    finding: Finding
    records: tuple[str, ...] = ()


def judge_mx(hosts: Sequence[str] | None, *, here: str) -> Judged:
    """Where mail for the domain goes. ``hosts`` by preference; None: the DNS did not answer.

    ``here`` is the name of this installation.
    """
    if hosts is None:
        return Judged(finding=Finding.DNS_SILENT)
    named = tuple(host.rstrip(".").lower() for host in hosts)
    if not named:
        return Judged(finding=Finding.MX_NONE)
    if named == ("",):
        return Judged(finding=Finding.MX_REFUSES)
    is_here = here.lower() in named
    return Judged(finding=Finding.MX_HERE if is_here else Finding.MX_THERE, records=named)


def judge_spf(texts: Sequence[str] | None) -> Judged:
    """Who may send for the domain, as its TXT records say; None: the DNS did not answer."""
    if texts is None:
        return Judged(finding=Finding.DNS_SILENT)
    found = tuple(t for t in texts if t.lower() == SPF or t.lower().startswith(f"{SPF} "))
    if not found:
        return Judged(finding=Finding.SPF_NONE)
    if len(found) > 1:
        return Judged(finding=Finding.SPF_SEVERAL, records=found)
    return Judged(finding=_of_terms(found[0].lower().split()[1:]), records=found)


def _of_terms(terms: Sequence[str]) -> Finding:
    names = [_name(term) for term in terms]
    if sum(name in _ASKING for name in names) > MOST_LOOKUPS:
        return Finding.SPF_TOO_LONG
    ends = [term for term, name in zip(terms, names, strict=True) if name == "all"]
    if ends:
        if ends[0] in {"all", "+all"}:
            return Finding.SPF_ANYBODY
        return Finding.SPF_OPEN_END if ends[0] == "?all" else Finding.SPF_THERE
    return Finding.SPF_THERE if "redirect" in names else Finding.SPF_OPEN_END


def _name(term: str) -> str:
    """The mechanism or modifier of a term, without its sign and value."""
    for stop in ":=/":
        term = term.partition(stop)[0]
    return term.lstrip("+-~?")
