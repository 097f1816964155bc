"""A body outside of court: which days can be, how long it holds, and what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from vinculo.complaints.contracts import CutRule, HeldThing, HoldWhy, OutsideProof
from vinculo.complaints.domain.steps import WHY_AT_LEAST
from vinculo.kernel.errors import DomainError

LONGEST_BEFORE = timedelta(days=365)
"""Whoever goes to a body first may come to the company later, within the year that they have."""


class OutsideDayError(DomainError):
    """Nobody went there on that day: after today, or more than a year before they complained."""

    code = "complaint_outside_day"


class OutsideEndDayError(DomainError):
    """It did not end on that day: before it began, or after today."""

    code = "complaint_outside_end_day"


class OutsideEndProofError(DomainError):
    """An end frees what the law holds: the body's letter shows it, or a supervisor says it."""

    code = "complaint_outside_end_proof"


class OutsideWhyError(DomainError):
    """Whatever gives a hold up, or takes back what was written, has a reason in a sentence."""

    code = "complaint_outside_why"


class OwnServiceError(DomainError):
    """A complaint has to do with the service that it was filed for, and with those joined to it."""

    code = "complaint_own_service"


def check_began(began_on: date, *, filed_on: date, today: date) -> None:
    """Raises OutsideDayError."""
    if not filed_on - LONGEST_BEFORE <= began_on <= today:
        raise OutsideDayError


def check_ended(ended_on: date, *, began_on: date, today: date) -> None:
    """Raises OutsideEndDayError."""
    if not began_on <= ended_on <= today:
        raise OutsideEndDayError


def check_end_shown(by: OutsideProof, *, may_approve: bool) -> None:
    """After an end cuts and claims of debts are free, so nobody frees them alone by a note.

    Raises OutsideEndProofError.
    """
    if by is not OutsideProof.LETTER and not may_approve:
        raise OutsideEndProofError


def reason(why: str) -> str:
    """A reason without what surrounds it. Raises OutsideWhyError."""
    found = why.strip()
    if len(found) < WHY_AT_LEAST:
        raise OutsideWhyError
    return found[:500]


def runs(*, began_on: date, ended_on: date | None, day: date) -> bool:
    """Whether the body has it on that day; its first and its last day count whole."""
    return began_on <= day and (ended_on is None or day <= ended_on)


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A complaint that holds: why, since what day, and with which services it has to do.

    ``services``: its own and those of complaints joined to it. ``apart``: other services with
    which it has nothing to do, as somebody said. With any other it may have to do, so it holds.
    """

    complaint_id: UUID
    number: str
    why: HoldWhy
    since: date
    services: frozenset[UUID]
    apart: frozenset[UUID] = frozenset()

    def reaches(self, service_id: UUID) -> bool:
        """Whether it holds what is asked about that service."""
        return service_id in self.services or service_id not in self.apart


def check_apart(service_id: UUID, services: Iterable[UUID]) -> None:
    """Raises OwnServiceError where the complaint is about that service."""
    if service_id in set(services):
        raise OwnServiceError


def held_by(
    holders: Iterable[Holder], thing: HeldThing, service_id: UUID, *, is_law: bool
) -> tuple[CutRule, tuple[Holder, ...]]:
    """By which rule something must wait, and which complaints say so, the oldest first.

    A body outside holds both where the law says so, and an open complaint holds a cut. Without a
    law the house waits with the cut while a complaint is open; nothing else waits.
    """
    able = {
        (HeldThing.CUT, True): {HoldWhy.OPEN, HoldWhy.OUTSIDE},
        (HeldThing.CUT, False): {HoldWhy.OPEN},
        (HeldThing.DEBT, True): {HoldWhy.OUTSIDE},
        (HeldThing.DEBT, False): set(),
    }[thing, is_law]
    found = [one for one in holders if one.why in able and one.reaches(service_id)]
    found.sort(key=lambda one: (one.since, one.number, one.why))
    if not found:
        return CutRule.NONE, ()
    return CutRule.LAW if is_law else CutRule.HOUSE, tuple(found)
