"""The whole answer about one duty: every place, every reading, and which end comes first.

Where a law can be read in two ways, or two laws bind the same matter, all ends are shown and the
earliest is named: who keeps that one keeps them all.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from vinculo.portfolio.domain.deadlines import (
    DeadlineError,
    Due,
    Pause,
    Place,
    due,
    earliest,
    extended,
    strict_reading,
)
from vinculo.portfolio.domain.legal import Duty, PauseMode, Profile


@dataclass(frozen=True, kw_only=True)
class Question:
    """A duty of a profile, when its clock started, where, and what happened since."""

    profile: Profile
    duty: Duty
    started: datetime | date
    places: tuple[Place, ...]
    pauses: tuple[Pause, ...] = ()
    stopped_at: datetime | None = None
    also: tuple[tuple[Profile, Duty], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One end among several: of which duty, where, and in which reading."""

    profile: Profile
    duty: Duty
    place: Place
    due: Due
    reading: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is known about a question; ``first`` is the earliest of all ends, where there is one."""

    main: Candidate
    places: tuple[Candidate, ...]
    readings: tuple[Candidate, ...]
    also: tuple[Candidate, ...]
    first: Candidate | None
    extension: Due | None
    fallback: Due | None
    is_kept: bool | None


def answer(question: Question) -> Answer:
    """Compute everything. Raises DeadlineError, and what the calendars raise."""
    clock = question.duty.clock
    if clock is None:
        raise DeadlineError("no_clock", duty=question.duty.id)
    _check_stop(question)
    everywhere = [_candidate(question, place) for place in question.places]
    main = everywhere[earliest([c.due for c in everywhere]) or 0]
    stricter: list[Candidate] = []
    if question.pauses and any(rule.mode is PauseMode.INTERRUPT for rule in clock.pauses):
        strict = due(strict_reading(clock), question.started, main.place, question.pauses)
        stricter.append(replace(main, due=strict, reading="suspended"))
    also = [
        Candidate(
            profile=profile,
            duty=duty,
            place=main.place,
            due=due(duty.clock, question.started, main.place),
        )
        for profile, duty in question.also
        if duty.clock is not None
    ]
    ends = [main, *stricter, *also]
    first = earliest([candidate.due for candidate in ends])
    return Answer(
        main=main,
        places=tuple(everywhere),
        readings=tuple(stricter),
        also=tuple(also),
        first=None if first is None else ends[first],
        extension=extended(clock, question.started, main.place),
        fallback=None
        if clock.fallback is None
        else due(clock.fallback, question.started, main.place),
        is_kept=None if question.stopped_at is None else main.due.is_kept_by(question.stopped_at),
    )


def force_of(profile: Profile, duty: Duty, day: date) -> str:
    """Whether a duty binds on ``day``: ``in_force``, ``not_yet_enforceable`` or ``not_yet``."""
    begins = max(filter(None, (profile.effective_from, duty.effective_from)), default=None)
    if begins is not None and day < begins:
        return "not_yet"
    if profile.enforceable_from is not None and day < profile.enforceable_from:
        return "not_yet_enforceable"
    return "in_force"


def _candidate(question: Question, place: Place) -> Candidate:
    assert question.duty.clock is not None  # noqa: S101
    return Candidate(
        profile=question.profile,
        duty=question.duty,
        place=place,
        due=due(question.duty.clock, question.started, place, question.pauses),
    )


def _check_stop(question: Question) -> None:
    if question.stopped_at is None:
        return
    place = question.places[0]
    if isinstance(question.started, datetime):
        is_early = question.stopped_at < question.started
    else:
        is_early = question.stopped_at.astimezone(place.zone).date() < question.started
    if is_early:
        raise DeadlineError("stopped_before_start", at=question.stopped_at)
