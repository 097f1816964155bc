"""Which terms of the law begin when a customer files something."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vinculo.portfolio.domain.legal import Duty, Meaning, Profile

FILED = "received_at"


class Kind(StrEnum):
    """What was filed, as the laws tell it apart."""

    QUERY = "query"
    REQUEST = "request"
    INCIDENT = "incident"
    COMPLAINT = "complaint"


class Topic(StrEnum):
    """What it is about, where a law has a term of its own for that."""

    BILLING = "billing"
    CONTINUITY = "continuity"
    DOCUMENTS = "documents"
    OTHER = "other"


_KINDS = frozenset(Kind)
_TOPICS = frozenset(Topic)
_OF_THE_MATTER = frozenset({"official_sheet"})
OVERRULED: Mapping[str, frozenset[str]] = {
    "es-telecom": frozenset({"ES10-NOSUSP", "ES10-NODEBT"}),
    "es-finance": frozenset({"ES10-NODEBT"}),
}
"""By the profile of a sector, the duties of other laws of which its law says the contrary.

LGTel 65.2: a complaint stops neither collection nor a suspension. Ley 10/2025 2.5: its article
13.8 is not for finance.
"""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What was filed; ``on_official_sheet``: by the paper that an authority provides."""

    kind: Kind
    topic: Topic = Topic.OTHER
    on_official_sheet: bool = False


def begins(duty: Duty, matter: Matter, company: Collection[str]) -> bool:
    """Whether a term of ``duty`` begins when ``matter`` is filed with a ``company`` of these tags.

    ``applies_to`` names kinds, topics and companies: one of each sort that it names must be met. A
    duty that names no kind is about complaints, unless it names a topic, which every kind can have.
    """
    clock = duty.clock
    if clock is None or clock.start != FILED or clock.meaning is not Meaning.DEADLINE:
        return False
    wanted = frozenset(duty.applies_to)
    kinds, topics = wanted & _KINDS, wanted & _TOPICS
    if kinds and matter.kind not in kinds:
        return False
    if not (kinds or topics) and matter.kind is not Kind.COMPLAINT:
        return False
    if topics and matter.topic not in topics:
        return False
    if "official_sheet" in wanted and not matter.on_official_sheet:
        return False
    return reaches(duty, company)


def reaches(duty: Duty, company: Collection[str]) -> bool:
    """Whether a duty is about a company of these tags; one that names no company is about all."""
    named = frozenset(duty.applies_to) - _KINDS - _TOPICS - _OF_THE_MATTER
    return not named or not named.isdisjoint(company)


def overruled(profiles: Collection[str]) -> frozenset[str]:
    """The duties that do not hold where all these profiles bind together."""
    return frozenset(duty for one in profiles for duty in OVERRULED.get(one, ()))


def binds_on(profile: Profile, day: date) -> bool:
    """Whether the law is in force on ``day``; a year of adaptation counts as force."""
    return profile.effective_from is None or profile.effective_from <= day
