"""What a legal profile is: a dated, versioned file of duties, each with its source and its clock.

The files are data (``portfolio/profiles/*.toml``); this module says what they may contain and
refuses everything else, so that a slip of the pen is found when the file is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any


class BadProfileError(ValueError):
    """A profile file contradicts the form; the text says where."""


class DutyKind(StrEnum):
    """What kind of thing a duty asks of the software."""

    CLOCK = "clock"
    THRESHOLD = "threshold"
    RECORD = "record"
    CONFIG = "config"
    CONTENT = "content"
    FORBID = "forbid"
    GATE = "gate"
    INFO = "info"
    PUBLISH = "publish"
    RETENTION = "retention"


class Confidence(StrEnum):
    """How a duty was verified, from the text of the law down to not at all."""

    PRIMARY_READ = "primary-read"
    PRIMARY_QUOTED = "primary-quoted"
    OFFICIAL = "official"
    SECONDARY = "secondary"
    PRESS = "press"
    MEMORY = "memory"
    UNVERIFIED = "unverified"


OFF = frozenset({Confidence.MEMORY, Confidence.UNVERIFIED})
"""A duty so verified is switched off until somebody has read the law."""


class TermUnit(StrEnum):
    """In what a term is counted."""

    SECOND = "second"
    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    BUSINESS_DAY = "business_day"
    MONTH = "month"
    YEAR = "year"
    SAME_BUSINESS_DAY = "same_business_day"
    UNTIL_EVENT = "until_event"
    FIXED_DATE = "fixed_date"


class Meaning(StrEnum):
    """What happens at the end of the term."""

    DEADLINE = "deadline"
    """It must be done by then."""
    AT_LEAST = "at_least"
    """The other side must have at least until then."""
    KEEP_UNTIL = "keep_until"
    """It must be kept until then."""
    VALID_UNTIL = "valid_until"
    """It is good, or may be asked for, until then."""
    LATEST_BEFORE = "latest_before"
    """The term runs backwards: it must be done so long before the moment given."""
    EFFECTIVE_FROM = "effective_from"
    """It takes effect then."""


class PauseMode(StrEnum):
    """What a pause does to the term."""

    SUSPEND = "suspend"
    """The days of the pause do not count; afterwards the rest runs."""
    INTERRUPT = "interrupt"
    """The law says that it interrupts: the whole term runs anew afterwards."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A length in a unit; ``fixed`` is month and day of a fixed date of the year after."""

    length: int
    unit: TermUnit
    fixed: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class PauseRule:
    """A kind of pause that the law knows, and the longest that it may last."""

    kind: str
    mode: PauseMode
    longest: Term | None = None


@dataclass(frozen=True, kw_only=True)
class Extension:
    """A longer term that applies under a condition.

    ``adds`` tells whether its term is put after the first one or takes its place.
    """

    term: Term
    adds: bool
    condition: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class DutyClock:
    """From which event to which the term of a duty runs."""

    term: Term
    start: str
    stop: str
    meaning: Meaning = Meaning.DEADLINE
    pauses: tuple[PauseRule, ...] = ()
    extension: Extension | None = None
    fallback: "DutyClock | None" = None


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One duty of a profile; ``title`` and ``note`` by language (``es``, ``en``)."""

    id: str
    kind: DutyKind
    article: str
    title: Mapping[str, str]
    legal_term: str
    confidence: Confidence
    agreement: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    note: Mapping[str, str]
    clock: DutyClock | None = None
    also: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    effective_from: date | None = None
    details: Mapping[str, Any] | None = None

    @property
    def pause_rules(self) -> tuple[PauseRule, ...]:
        """The pauses that its clock knows; none without a clock."""
        return self.clock.pauses if self.clock else ()

    @property
    def is_on(self) -> bool:
        """Whether the duty may be relied on; what nobody has verified is switched off."""
        return self.confidence not in OFF


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a duty was read."""

    url: str
    kind: str
    note: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A law's duties as they were known on ``as_of``.

    ``valid_from`` says from which start of a clock this version counts (``None``: from ever). A
    clock keeps the version under which it began.
    """

    id: str
    version: int
    as_of: date
    country: str
    calendar: str
    timezone: str
    zones: Mapping[str, str]
    name: Mapping[str, str]
    status: Mapping[str, str]
    confirmed_until: int | None
    valid_from: date | None
    effective_from: date | None
    enforceable_from: date | None
    sources: Mapping[str, Source]
    duties: tuple[Duty, ...]

    @property
    def key(self) -> str:
        """Id and version as people and clocks write them: ``es-ley10-2025@1``."""
        return f"{self.id}@{self.version}"

    @property
    def is_on(self) -> bool:
        """Whether any of its duties is switched on."""
        return any(duty.is_on for duty in self.duties)

    def duty(self, key: str) -> Duty | None:
        """The duty with that id, in any case."""
        wanted = key.strip().casefold()
        return next((duty for duty in self.duties if duty.id.casefold() == wanted), None)


def profile_from(data: Mapping[str, Any]) -> Profile:
    """A profile from the values of its file. Raises BadProfileError."""
    try:
        return _profile(dict(data))
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, BadProfileError):
            raise
        raise BadProfileError(f"{data.get('id', '?')}: {error!r}") from error


def _profile(data: dict[str, Any]) -> Profile:
    sources = {
        key: Source(url=entry["url"], kind=entry["kind"], note=_words(entry.get("note"), key))
        for key, entry in data.pop("sources").items()
    }
    duties = tuple(_duty(entry) for entry in data.pop("duties"))
    profile = Profile(
        id=data.pop("id"),
        version=data.pop("version"),
        as_of=data.pop("as_of"),
        country=data.pop("country"),
        calendar=data.pop("calendar"),
        timezone=data.pop("timezone"),
        zones=data.pop("zones", {}),
        name=_words(data.pop("name"), "name"),
        status=_words(data.pop("status"), "status"),
        confirmed_until=data.pop("confirmed_until", None),
        valid_from=data.pop("valid_from", None),
        effective_from=data.pop("effective_from", None),
        enforceable_from=data.pop("enforceable_from", None),
        sources=sources,
        duties=duties,
    )
    _refuse_rest(data, profile.id)
    _check(profile)
    return profile


def _check(profile: Profile) -> None:
    ids = [duty.id for duty in profile.duties]
    if len(set(ids)) != len(ids):
        raise BadProfileError(f"{profile.id}: a duty stands twice")
    for duty in profile.duties:
        missing = set(duty.sources) - set(profile.sources)
        if missing:
            raise BadProfileError(f"{duty.id}: no source is called {sorted(missing)}")


def _duty(entry: Mapping[str, Any]) -> Duty:
    data = dict(entry)
    name = data.pop("id")
    clock = data.pop("clock", None)
    duty = Duty(
        id=name,
        kind=DutyKind(data.pop("kind")),
        article=data.pop("article"),
        title=_words(data.pop("title"), name),
        legal_term=data.pop("legal_term"),
        confidence=Confidence(data.pop("confidence")),
        agreement=data.pop("agreement"),
        sources=tuple(data.pop("sources")),
        evidence=tuple(data.pop("evidence")),
        note=_words(data.pop("note", None), name),
        clock=None if clock is None else _clock(clock, name),
        also=tuple(data.pop("also", ())),
        applies_to=tuple(data.pop("applies_to", ())),
        effective_from=data.pop("effective_from", None),
        details=data.pop("details", None),
    )
    _refuse_rest(data, name)
    return duty


def _clock(entry: Mapping[str, Any], name: str) -> DutyClock:
    data = dict(entry)
    extension = data.pop("extension", None)
    fallback = data.pop("fallback", None)
    clock = DutyClock(
        term=_term(data),
        start=data.pop("start"),
        stop=data.pop("stop"),
        meaning=Meaning(data.pop("meaning", Meaning.DEADLINE)),
        pauses=tuple(_pause(pause, name) for pause in data.pop("pauses", ())),
        extension=None if extension is None else _extension(extension, name),
        fallback=None if fallback is None else _clock(fallback, name),
    )
    _refuse_rest(data, name)
    return clock


def _term(data: dict[str, Any]) -> Term:
    length, unit, fixed = data.pop("length", 0), TermUnit(data.pop("unit")), data.pop("fixed", None)
    if length < 0:
        raise BadProfileError("a term is not negative")
    if (unit is TermUnit.FIXED_DATE) != (fixed is not None):
        raise BadProfileError("a fixed date, and nothing else, has a month and a day")
    if fixed is None:
        return Term(length=length, unit=unit)
    month, day = (int(part) for part in fixed.split("-"))
    return Term(length=length, unit=unit, fixed=(month, day))


def _pause(entry: Mapping[str, Any], name: str) -> PauseRule:
    data = dict(entry)
    longest = data.pop("longest", None)
    rule = PauseRule(
        kind=data.pop("kind"),
        mode=PauseMode(data.pop("mode")),
        longest=None if longest is None else _term(dict(longest)),
    )
    _refuse_rest(data, name)
    return rule


def _extension(entry: Mapping[str, Any], name: str) -> Extension:
    data = dict(entry)
    extension = Extension(
        term=_term(data),
        adds=data.pop("adds"),
        condition=_words(data.pop("condition"), name),
    )
    _refuse_rest(data, name)
    return extension


def _words(value: Any, name: str) -> Mapping[str, str]:
    """Words in both languages, or none at all."""
    if value is None:
        return {}
    if set(value) != {"es", "en"} or not all(value.values()):
        raise BadProfileError(f"{name}: words stand in es and en, both")
    return dict(value)


def _refuse_rest(data: Mapping[str, Any], name: str) -> None:
    if data:
        raise BadProfileError(f"{name}: nobody knows {sorted(data)}")


def refuse_disorder(versions: Sequence[Profile]) -> None:
    """Refuse versions of one profile that leave open which of them a clock runs under.

    Each has a number of its own, and each after the first begins later than the one before.

    Raises:
        BadProfileError: two with one number, or a later number that does not begin later.
    """
    ordered = sorted(versions, key=lambda p: p.version)
    for before, after in pairwise(ordered):
        if before.version == after.version:
            raise BadProfileError(f"{after.key} stands in two files")
        if (after.valid_from or date.min) <= (before.valid_from or date.min):
            raise BadProfileError(f"{after.key}: valid_from must be later than {before.key}'s")


def version_at(versions: list[Profile], day: date) -> Profile:
    """The version of a profile under which a clock that starts on ``day`` runs.

    The latest that has begun; before all of them, the first.
    """
    ordered = sorted(versions, key=lambda p: (p.valid_from or date.min, p.version))
    begun = [p for p in ordered if (p.valid_from or date.min) <= day]
    return begun[-1] if begun else ordered[0]
