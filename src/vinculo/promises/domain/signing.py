"""What is signed when somebody answers for a claim."""

import json
from datetime import date, timedelta
from hashlib import sha256
from typing import Protocol
from uuid import UUID


class Signable(Protocol):
    """What a claim says, of which service, with which figures and between which days."""

    words: str
    words_en: str
    place: str
    where: str
    service_id: UUID
    metric: str
    within: timedelta | None
    share: int
    since: date
    until: date | None


def digest_of_claim(claim: Signable) -> str:
    """The SHA-256 of what whoever signs has read, as sorted JSON."""
    text = json.dumps(
        {
            "words": claim.words,
            **({"words_en": claim.words_en} if claim.words_en else {}),
            "place": str(claim.place),
            "where": claim.where,
            "service": str(claim.service_id),
            "metric": claim.metric,
            "within": None if claim.within is None else claim.within.total_seconds(),
            "share": claim.share,
            "since": claim.since.isoformat(),
            "until": claim.until.isoformat() if claim.until else None,
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return sha256(text.encode()).hexdigest()
