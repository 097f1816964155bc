"""An answer about a legal term as JSON values, with its words."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from vinculo.kernel.words import gettext_of, language
from vinculo.lib.calendar.public_days import LIBRARY
from vinculo.portfolio.commands.legal.words import WARNINGS, say, step_words
from vinculo.portfolio.domain.deadlines import Due
from vinculo.portfolio.domain.legal import Duty, Profile, TermUnit
from vinculo.portfolio.domain.legal_due import Answer, Candidate, Question, force_of

_ = gettext_of("portfolio")

VERSION = "legal_due/1"


def told(question: Question, found: Answer) -> dict[str, Any]:
    """The whole answer."""
    duty, profile = question.duty, question.profile
    assert duty.clock is not None  # noqa: S101
    return {
        "version": VERSION,
        "source": duty.article,
        "profile": profile.id,
        "profile_version": profile.version,
        "profile_as_of": profile.as_of,
        "duty": duty.id,
        "title": duty.title.get(language(), ""),
        "legal_term": duty.legal_term,
        "note": duty.note.get(language()),
        "confidence": duty.confidence,
        "is_on": duty.is_on,
        "meaning": duty.clock.meaning,
        "start_event": duty.clock.start,
        "stop_event": duty.clock.stop,
        "started": question.started,
        **end(found.main.due),
        "steps": steps(found.main.due),
        "calendar": calendar(question, found.main),
        "places": [
            {"place": c.place.words, "timezone": c.place.zone.key, **end(c.due)}
            for c in found.places
        ],
        "readings": [
            {"reading": c.reading, **end(c.due), "steps": steps(c.due)} for c in found.readings
        ],
        "also": [{**_name(c), **end(c.due), "steps": steps(c.due)} for c in found.also],
        "earliest": None if found.first is None else {**_name(found.first), **end(found.first.due)},
        "extension": _extension(duty, found.extension),
        "fallback": None
        if found.fallback is None
        else {**end(found.fallback), "steps": steps(found.fallback)},
        "stopped_at": question.stopped_at,
        "in_time": found.is_kept,
        "warnings": list(warnings(question, found)),
    }


def end(due: Due) -> dict[str, Any]:
    """The end of a term in three forms; null with what it waits for."""
    return {
        "due_on": due.due_on,
        "due_at": due.due_at,
        "due_at_utc": None if due.due_at is None else due.due_at.astimezone(UTC),
        "waits_for": due.waits_for or None,
    }


def steps(due: Due) -> list[dict[str, Any]]:
    """Each step with its code and its sentence."""
    return [
        {"n": number, "code": step.code, "words": step_words(step)}
        for number, step in enumerate(due.steps, start=1)
    ]


def calendar(question: Question, main: Candidate) -> dict[str, Any]:
    """The calendar that was used, so that the date can be repeated."""
    first = _day(question).year
    last = (main.due.due_on or _day(question)).year
    days = main.place.calendar
    return {
        "place": main.place.words,
        "timezone": main.place.zone.key,
        "library": LIBRARY,
        "weekend": sorted(days.weekend),
        "years": [min(first, last), max(first, last)],
        "fingerprint": days.fingerprint(min(first, last), max(first, last)),
        "confirmed_until": _confirmed(question.profile),
    }


def warnings(question: Question, found: Answer) -> Iterator[dict[str, Any]]:
    """What the reader of the date must know."""
    duty, profile = question.duty, question.profile
    if not duty.is_on:
        yield _warning("switched_off", confidence=str(duty.confidence))
    force = force_of(profile, duty, _day(question))
    if force == "not_yet":
        begins = max(filter(None, (profile.effective_from, duty.effective_from)))
        yield _warning(force, day=begins)
    elif force == "not_yet_enforceable":
        yield _warning(force, day=profile.enforceable_from)
    if duty.agreement != "agree":
        yield _warning("sources_disagree")
    yield from _about_calendar(question, found)
    first = found.first
    if first is not None and first.due.ends_before != found.main.due.ends_before:
        yield _warning("earlier_elsewhere", duty=first.duty.id, day=first.due.due_on)


def _about_calendar(question: Question, found: Answer) -> Iterator[dict[str, Any]]:
    clock = question.duty.clock
    started = question.started
    if isinstance(started, datetime) and started.replace(fold=1).utcoffset() != started.utcoffset():
        yield _warning("repeated_hour")
    if clock is None or clock.term.unit is not TermUnit.BUSINESS_DAY:
        return
    if question.profile.calendar == "ES":
        alone = " " not in found.main.place.words
        yield _warning("no_region" if alone else "local_days")
    last = (found.main.due.due_on or _day(question)).year
    if last > _confirmed(question.profile):
        yield _warning(
            "not_confirmed_year", year=last, years=last, until=_confirmed(question.profile)
        )


def _confirmed(profile: Profile) -> int:
    return profile.confirmed_until or profile.as_of.year


def _warning(code: str, **values: Any) -> dict[str, Any]:
    return {"code": code, "words": say(WARNINGS[code], **values)}


def _name(candidate: Candidate) -> Mapping[str, Any]:
    return {
        "profile": candidate.profile.id,
        "duty": candidate.duty.id,
        "source": candidate.duty.article,
        "reading": candidate.reading or None,
    }


def _extension(duty: Duty, longer: Due | None) -> dict[str, Any] | None:
    if longer is None or duty.clock is None or duty.clock.extension is None:
        return None
    condition = duty.clock.extension.condition.get(language(), "")
    return {"condition": condition, **end(longer), "steps": steps(longer)}


def _day(question: Question) -> Any:
    started = question.started
    if isinstance(started, datetime):
        return started.astimezone(question.places[0].zone).date()
    return started
