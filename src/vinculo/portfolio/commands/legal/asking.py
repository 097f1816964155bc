"""From what a person typed, or a row of a file, to a question about a legal term."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from vinculo.kernel.tables import read_table
from vinculo.kernel.words import gettext_noop, gettext_of, language
from vinculo.lib.calendar.days import (
    SATURDAY_AND_SUNDAY,
    DayCalendar,
    DaysOutOfReachError,
    NoWorkingDaysError,
)
from vinculo.lib.calendar.public_days import (
    Override,
    UnknownPlaceError,
    known_regions,
    public_days,
    region_key,
)
from vinculo.lib.calendar.told import NotToldError, told_moment, told_start
from vinculo.lib.tables import Column, Problem, TableError
from vinculo.portfolio.commands.legal.words import REFUSALS, say
from vinculo.portfolio.domain.deadlines import DeadlineError, Pause, Place
from vinculo.portfolio.domain.legal import Duty, Profile, version_at
from vinculo.portfolio.domain.legal_due import Answer, Question, answer
from vinculo.portfolio.profiles import all_profiles, versions_of

_ = gettext_of("portfolio")

FIRST_YEAR, LAST_YEAR = 2008, 2095
_WINDOW = 20
_SUNDAY = frozenset({6})
_CLOSED_WORDS = ("festivo", "holiday", "cerrado", "closed", "inhábil")
_OPEN_WORDS = ("laborable", "working", "abierto", "open", "hábil")

OVERRIDE_COLUMNS = (
    Column("date", "date", gettext_noop("día"), aliases=("fecha", "día")),
    Column(
        "kind",
        "text",
        gettext_noop("festivo o laborable"),
        required=False,
        aliases=("tipo", "clase"),
        choices=(*_CLOSED_WORDS, *_OPEN_WORDS),
    ),
    Column("name", "text", gettext_noop("nombre del día"), required=False, aliases=("nombre",)),
    Column(
        "region",
        "text",
        gettext_noop("región a la que toca; vacío, a todas"),
        required=False,
        aliases=("región", "comunidad"),
    ),
    Column(
        "country",
        "text",
        gettext_noop("país de esa región, si el archivo sirve a varios"),
        required=False,
        aliases=("país", "pais"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class LocalDay:
    """A day that wins over the public calendar, where it is so.

    ``regions`` holds the key of its region in each country that knows it; «» is a whole country.
    """

    day: Override
    regions: Mapping[str, str]

    def touches(self, country: str, region: str) -> bool:
        """Whether the day counts in that region."""
        return self.regions.get(country) in {"", region}


class RefusedQuestionError(ValueError):
    """A question that cannot be answered; ``code`` and finished ``words``."""

    def __init__(self, code: str, **values: Any) -> None:
        self.code = code
        self.words = say(REFUSALS[code], **values)
        super().__init__(self.words)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What holds for all questions of one run."""

    regions: tuple[str, ...] = ()
    zone: ZoneInfo | None = None
    saturday_works: bool = False
    even_off: bool = False
    overrides: tuple[LocalDay, ...] = ()
    many: bool = False
    _calendars: dict[tuple[str, str, int], DayCalendar] = field(default_factory=dict)

    def place(self, profile: Profile, region: str, year: int) -> Place:
        """Time zone and working days of a region, around ``year``."""
        key = _region(profile, region)
        calendar = self._calendar(profile.calendar, key, year)
        zone = self.zone or _zone(profile.zones.get(key, profile.timezone))
        return Place(
            zone=zone, calendar=calendar, words=" ".join(filter(None, (profile.calendar, key)))
        )

    def zone_of(self, profile: Profile, region: str) -> ZoneInfo:
        """The time zone in which a start of that region is a local day."""
        return self.zone or _zone(profile.zones.get(_region(profile, region), profile.timezone))

    def _calendar(self, country: str, region: str, year: int) -> DayCalendar:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise RefusedQuestionError("out_of_reach", first=FIRST_YEAR, last=LAST_YEAR)
        first = year - year % (_WINDOW // 2) - 2
        key = (country, region, first)
        if key not in self._calendars:
            mine = [o.day for o in self.overrides if o.touches(country, region)]
            self._calendars[key] = public_days(
                country,
                region,
                years=(first, first + _WINDOW + 2),
                weekend=_SUNDAY if self.saturday_works else SATURDAY_AND_SUNDAY,
                overrides=mine,
                language=language(),
            )
        return self._calendars[key]


def ask(
    asking: Asking,
    *,
    profile: str,
    duty: str,
    started: str,
    region: str = "",
    pauses: Sequence[str] = (),
    stopped: str = "",
) -> tuple[Question, Answer]:
    """The question that was meant, and its answer. Raises RefusedQuestionError."""
    try:
        question = _question(asking, profile, duty, started, region, pauses, stopped)
        return question, answer(question)
    except NotToldError as error:
        raise RefusedQuestionError(error.code, text=error.text) from None
    except DeadlineError as error:
        raise RefusedQuestionError(error.code, **error.values) from None
    except NoWorkingDaysError:
        raise RefusedQuestionError("no_working_days") from None
    except (DaysOutOfReachError, OverflowError):
        raise RefusedQuestionError("out_of_reach", first=FIRST_YEAR, last=LAST_YEAR) from None


def _question(
    asking: Asking,
    profile_key: str,
    duty_key: str,
    started: str,
    region: str,
    pauses: Sequence[str],
    stopped: str,
) -> Question:
    if not (profile_key and duty_key):
        raise RefusedQuestionError("name_a_duty")
    versions = _versions(profile_key)
    start = told_start(started, asking.zone)
    profile, day = _version_of(asking, versions, start, region)
    regions = _regions(asking, profile, region)
    zone = asking.zone_of(profile, regions[0])
    duty = _duty(profile, duty_key)
    if not duty.is_on and not asking.even_off:
        raise RefusedQuestionError("switched_off", duty=duty.id, confidence=str(duty.confidence))
    return Question(
        profile=profile,
        duty=duty,
        started=start,
        places=tuple(asking.place(profile, name, day.year) for name in regions),
        pauses=tuple(_pause(text, zone) for text in pauses),
        stopped_at=told_moment(stopped, zone) if stopped else None,
        also=_also(duty, day),
    )


def _version_of(
    asking: Asking, versions: list[Profile], start: date, region: str
) -> tuple[Profile, date]:
    """The version under which a clock with that start runs, and its first day where it runs.

    A version says where its days begin and end, so each is asked for its own first day.
    """
    days = {}
    for version in versions:
        zone = asking.zone_of(version, _regions(asking, version, region)[0])
        day = start.astimezone(zone).date() if isinstance(start, datetime) else start
        days[version.version] = day
    begun = [v for v in versions if v.valid_from is None or v.valid_from <= days[v.version]]
    chosen = version_at(begun or versions, max(days.values()))
    return chosen, days[chosen.version]


def _regions(asking: Asking, profile: Profile, region: str) -> tuple[str, ...]:
    """That of the row, else those of the run; a file of several countries may ask for one."""
    if region:
        return (region,)
    if asking.many and not known_regions(profile.calendar):
        return ("",)
    return asking.regions or ("",)


def _also(duty: Duty, day: date) -> tuple[tuple[Profile, Duty], ...]:
    """Other duties that bind the same matter, in the versions of that day."""
    found = []
    for key in duty.also:
        profile_key, _slash, duty_key = key.partition("/")
        profile = version_at(_versions(profile_key), day)
        found.append((profile, _duty(profile, duty_key)))
    return tuple(found)


def _versions(key: str) -> list[Profile]:
    found = versions_of(key)
    if not found:
        known = sorted({profile.id for profile in all_profiles()})
        raise RefusedQuestionError("unknown_profile", key=key, known=known)
    return found


def _duty(profile: Profile, key: str) -> Duty:
    found = profile.duty(key)
    if found is None:
        known = [duty.id for duty in profile.duties if duty.clock is not None] or ["–"]
        raise RefusedQuestionError("unknown_duty", profile=profile.key, key=key, known=known)
    return found


def _region(profile: Profile, region: str) -> str:
    try:
        return region_key(profile.calendar, region)
    except UnknownPlaceError as error:
        code = "unknown_region" if error.known else "no_regions"
        raise RefusedQuestionError(code, key=region, known=list(error.known)) from None


def regions_words(profile: Profile) -> str:
    """The regions of a profile's calendar, for help."""
    return ", ".join(known_regions(profile.calendar))


def _pause(text: str, zone: ZoneInfo) -> Pause:
    kind, colon, span = text.partition(":")
    since, slash, until = span.partition("/")
    if not (colon and slash and kind.strip() and since.strip()):
        raise RefusedQuestionError("bad_pause")
    ends = told_moment(until, zone) if until.strip() else None
    begins = told_start(since, zone)
    if not isinstance(begins, datetime):
        begins = datetime(begins.year, begins.month, begins.day, 23, 59, 59, tzinfo=zone)
        if ends is not None and ends.astimezone(zone).date() == begins.date():
            begins = min(begins, ends)
    return Pause(kind=kind.strip(), starts_at=begins, ends_at=ends)


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone_named(name: str) -> ZoneInfo:
    """The zone that a person named. Raises RefusedQuestionError."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise RefusedQuestionError("unknown_zone", key=name) from None


def overrides_in(path: Path, countries: Collection[str]) -> tuple[LocalDay, ...]:
    """Local days of a file, each where it counts among ``countries``. Raises TableError."""
    table = read_table(path, OVERRIDE_COLUMNS)
    found = []
    problems = []
    rows = zip(
        table.values("date"),
        *(table.texts(name) for name in ("kind", "name", "region", "country")),
        strict=True,
    )
    for index, (day, kind, name, region, country) in enumerate(rows):
        asked = [c for c in countries if country.strip().upper() in {"", c}]
        regions = _known_in(asked, region)
        if not regions:
            known = sorted({r for c in asked for r in known_regions(c)}) or sorted(countries)
            words = say(REFUSALS["unknown_region"], key=region or country, known=known)
            problems.append(
                Problem("unknown_region", row=table.rows[index], column="region", words=words)
            )
            continue
        local = Override(day=day, is_working=kind.casefold() in _OPEN_WORDS, name=name)
        found.append(LocalDay(day=local, regions=regions))
    if problems:
        raise TableError(problems)
    return tuple(found)


def _known_in(countries: Collection[str], region: str) -> dict[str, str]:
    """The key of a region in each of the countries that have one of that name."""
    found = {}
    for country in countries:
        with suppress(UnknownPlaceError):
            found[country] = region_key(country, region)
    return found
