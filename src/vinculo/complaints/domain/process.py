"""Looking at the handling itself: targets and what was reached, audits by lot, reviews signed."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from vinculo.kernel.errors import DomainError
from vinculo.lib.stats.intervals import Interval, wilson

MOST_SAMPLED = 50
WHOLE = 100


class BadTargetError(DomainError):
    """A target without a share between 1 and 100, or without the time that it needs."""

    code = "complaint_bad_target"


class BadAuditError(DomainError):
    """An audit without a name, with its days the wrong way round, or too large."""

    code = "complaint_bad_audit"


class NothingToAuditError(DomainError):
    """No complaint was closed in those days that this person may look into."""

    code = "complaint_nothing_to_audit"


class AuditOverError(DomainError):
    """What was concluded is not changed any more."""

    code = "complaint_audit_over"


class FindingWholeError(DomainError):
    """What does not conform says why, who mends it, and by when."""

    code = "complaint_finding_whole"


class AuditsOwnError(DomainError):
    """Who handled a complaint does not audit it."""

    code = "complaint_audits_own"


class ConclusionError(DomainError):
    """Nothing is closed or signed without words."""

    code = "complaint_no_conclusion"


class SecondAuditorError(DomainError):
    """Who looks at it instead may audit, sees it, took no part in it and is somebody else."""

    code = "complaint_second_auditor"


class NotInTheWayError(DomainError):
    """The auditor may look at it, or has: nothing is chosen by passing it on."""

    code = "complaint_audit_not_in_the_way"


class NothingLeftError(DomainError):
    """No other complaint of those days is left to draw."""

    code = "complaint_audit_nothing_left"


class UncheckedError(DomainError):
    """An audit is concluded when each complaint of the sample was looked at: ``count`` are not."""

    code = "complaint_unchecked"


class ReviewSignedError(DomainError):
    """What direction signed stays as it was."""

    code = "complaint_review_signed"


class ReviewChangedError(DomainError):
    """Somebody changed the review after the reader opened it: they read it again first."""

    code = "complaint_review_changed"


class Measure(StrEnum):
    """What a service may be watched by."""

    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    PROCESS = "process"
    SYSTEMATIC = "systematic"


TIMED = frozenset({Measure.ACKNOWLEDGED, Measure.ANSWERED})
AT_MOST = frozenset({Measure.SYSTEMATIC})


class Standing(StrEnum):
    """How what was reached stands to its target."""

    MET = "met"
    MISSED = "missed"
    UNSURE = "unsure"
    EMPTY = "empty"


class AuditStep(StrEnum):
    """The steps of ISO 10002 that an audit asks about, one by one."""

    COMMUNICATION = "communication"
    RECEIPT = "receipt"
    TRACKING = "tracking"
    ACKNOWLEDGEMENT = "acknowledgement"
    ASSESSMENT = "assessment"
    INVESTIGATION = "investigation"
    RESPONSE = "response"
    DECISION = "decision"
    CLOSING = "closing"


class Result(StrEnum):
    """What an audit finds of a step."""

    CONFORMS = "conforms"
    FAILS = "fails"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, kw_only=True)
class Reached:
    """How many of ``n`` were as a target wants them, or not as it does not want them."""

    n: int
    hits: int

    @property
    def share_pct(self) -> float | None:
        """In hundredths; None of nothing."""
        return WHOLE * self.hits / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's, of the share."""
        return wilson(self.hits, self.n) if self.n else None


def check_target(measure: Measure, *, target_pct: int, within_hours: int | None) -> None:
    """Whether a target can be watched. Raises BadTargetError."""
    is_timed = measure in TIMED
    if not 1 <= target_pct <= WHOLE or is_timed is not bool(within_hours):
        raise BadTargetError


def standing_of(measure: Measure, reached: Reached, target_pct: int) -> Standing:
    """Met or missed only where all of the interval lies on one side of the target."""
    ends = reached.interval
    if ends is None:
        return Standing.EMPTY
    low, high, target = WHOLE * ends.low, WHOLE * ends.high, target_pct
    if measure in AT_MOST:
        low, high, target = -high, -low, -target
    if low >= target:
        return Standing.MET
    return Standing.MISSED if high < target else Standing.UNSURE


def drawn(ids: Collection[UUID], *, seed: int, size: int) -> list[UUID]:
    """The first in the order of the digests of seed and id: the same seed draws the same ones."""
    return sorted(ids, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())[:size]


def check_audit(*, name: str, since: date, until: date, size: int) -> None:
    """Whether an audit can be planned. Raises BadAuditError."""
    if not name.strip() or since > until or not 1 <= size <= MOST_SAMPLED:
        raise BadAuditError


def digest_of(
    inputs: Mapping[str, object], words: str, decisions: Sequence[tuple[str, str, str]]
) -> str:
    """The digest of a whole review: its figures, its conclusions, each decision with its owner."""
    whole = {"inputs": inputs, "words": words, "decisions": sorted(decisions)}
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
