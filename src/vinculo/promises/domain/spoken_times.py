"""When something is due, as people say it in Spanish and English: «mañana antes de las 12»."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from unicodedata import normalize

from vinculo.lib.calendar.days import add_months
from vinculo.promises.domain.spoken_days import DAY, names_weekday, read_day
from vinculo.promises.domain.spoken_hours import LAST, hours_between, read_hour

Working = Callable[[date], bool]
OpenTime = Callable[[datetime, timedelta], datetime | None]
SATURDAY = 5
LONGEST_DAYS, LONGEST_MONTHS = 400, 12

NUMBERS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "trece": 13, "catorce": 14,
    "quince": 15, "veinte": 20, "veinticuatro": 24, "treinta": 30, "cuarenta y ocho": 48,
    "setenta y dos": 72, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14,
    "fifteen": 15, "twenty": 20, "twenty-four": 24, "thirty": 30, "forty-eight": 48,
    "a couple of": 2,
}  # fmt: skip
_WORDS = "|".join(sorted((re.escape(word) for word in NUMBERS), key=len, reverse=True))
_LENGTH = re.compile(
    rf"\b(?:(?P<first>\d{{1,3}}|{_WORDS})(?P<to>\s?[-/]\s?|\s(?:a|o|u|to|or|y|and)\s))?"
    rf"\b(?P<some>\d{{1,3}}\s?|(?:{_WORDS})\s)"
    r"(?P<before>working |business |calendar )?"
    r"(?P<unit>minut|min\b|hora|h\b|hour|dia|day|semana|week|mes\b|meses\b|month)[a-z]*"
    r"(?P<half> y medi[ao]\b| and a half\b)?"
    r"(?P<after> habiles| laborables| naturales)?"
)
_LEAD = re.compile(
    r"(?:(?:\ben\b|dentro de|antes de|\bin\b|within|plazo(?: maximo)? de|maximo(?: de)?|menos de"
    r"|less than|no mas de|\bnext\b|proxim[ao]s?|como mucho|\bes de|\bsera de|tardaremos)"
    r"(?: (?:las?|los|the|unos|unas|about|solo|aproximadamente|(?:un )?maximo de|menos de))?)\s*$"
)
_BETWEEN = re.compile(r"(?:\bentre|\bbetween|\bde|\bfrom)\s*$")
_WHILE = re.compile(r"(?:durante|\bfor\b|\bover\b|during)(?: (?:las?|los|the))?(?: [a-z]+)?\s*$")
_HALF = re.compile(r"(?:en|dentro de|in|within) (?:media hora|half an hour)\b")
PAST = re.compile(
    r"\b(?:ayer|anteayer|anoche|la semana pasada|el mes pasado|yesterday|last (?:week|month|night"
    r"|monday|tuesday|wednesday|thursday|friday)|hace (?:un|una|dos|tres|\d+) "
    r"(?:minutos?|horas?|dias?|semanas?|mes)|\w+ ago)\b"
)


@dataclass(frozen=True)
class Told:
    """When it is due, in the zone of the moment it was written, and how that was read.

    Without ``due_at`` a time was said that cannot be told for sure; a guess may be another one.
    """

    due_at: datetime | None
    reasons: tuple[str, ...] = ()
    is_guess: bool = False


UNSURE = Told(None)


@dataclass(frozen=True)
class House:
    """What the house knows of its time: which days count, and when so much open time is over."""

    working: Working
    open_time: OpenTime | None = None


def plain(text: str) -> str:
    """``text`` in small letters without accents, each letter in its place."""
    found = []
    for letter in text.replace("’", "'"):
        base = normalize("NFD", letter)[0].lower()
        found.append(base if len(base) == 1 else letter)
    return "".join(found)


def weekdays(day: date) -> bool:
    """Whether ``day`` is none of a weekend: what counts where no calendar is known."""
    return day.weekday() < SATURDAY


def read_time(text: str, *, written: datetime, house: House) -> Told | None:
    """When a sentence (as :func:`plain` gives it) says that something will have been done.

    ``written`` carries the zone in which it is understood. None when it says no time, or one that
    had passed. A length («en 24 horas») wins over a day, a day takes the hour said beside it.
    """
    told = _length(text, written, house) or _by_calendar(text, written)
    if told is None or (told.due_at is not None and told.due_at <= written):
        return None
    return told


def _length(text: str, written: datetime, house: House) -> Told | None:
    if _HALF.search(text):
        return Told(_after(written, timedelta(minutes=30)), ("length",))
    hours = hours_between(text, has_day=read_day(text, written.date()) is not None)
    for found in _LENGTH.finditer(text):
        if hours is not None and found.start() < hours.end() and hours.start() < found.end():
            continue
        ahead = text[: found.start()]
        if not (_LEAD.search(ahead) or (found["to"] and _BETWEEN.search(ahead))):
            continue
        if found["unit"][0] in "dsw" and names_weekday(text):
            return UNSURE
        is_long = found["unit"].startswith(("mes", "month", "sem", "week", "dia", "day"))
        return UNSURE if is_long and _WHILE.search(ahead) else _counted(found, written, house)
    return None


def _counted(found: re.Match[str], written: datetime, house: House) -> Told:
    """A length that was said, counted from the moment it was written."""
    count, unit, today = _count(found), found["unit"], written.date()
    said = {(found["before"] or "").strip(), (found["after"] or "").strip()}
    is_working = bool(said & {"working", "business", "habiles", "laborables"})
    if unit.startswith(("min", "h")):
        return _in_hours(found, written, house if is_working else None)
    is_month, is_week = unit.startswith(("mes", "month")), unit in {"semana", "week"}
    days = 7 * count if is_week else count
    if found["half"] or days > (LONGEST_MONTHS if is_month else LONGEST_DAYS):
        return UNSURE
    if is_month:
        return Told(_at_end(written, add_months(today, count)), ("length",))
    if is_working:
        day = _later(today, count, house.working)
        return Told(_at_end(written, day), ("working_days", "end_of_day")) if day else UNSURE
    reasons = ("length",) if is_week else ("length", "end_of_day")
    return Told(_at_end(written, today + days * DAY), reasons)


def _in_hours(found: re.Match[str], written: datetime, house: House | None) -> Told:
    """A length in minutes or hours; with ``house`` in its open time, which some take for days."""
    is_minutes, count = found["unit"].startswith("min"), _count(found)
    length = timedelta(minutes=count) if is_minutes else timedelta(hours=count)
    if found["half"]:
        length += timedelta(seconds=30) if is_minutes else timedelta(minutes=30)
    if house is None:
        return Told(_after(written, length), ("length",))
    due = house.open_time(written, length) if house.open_time else None
    if due is None:
        return UNSURE
    return Told(due.astimezone(written.tzinfo), ("working_hours",), is_guess=True)


def _after(written: datetime, length: timedelta) -> datetime:
    """Time that really passes, also over the night in which the clocks are changed."""
    return (written.astimezone(UTC) + length).astimezone(written.tzinfo)


def _count(found: re.Match[str]) -> int:
    """How many; of two numbers the larger."""
    said = (one.strip() for one in (found["first"], found["some"]) if one)
    return max(int(one) if one.isdigit() else NUMBERS[one] for one in said)


def _later(day: date, count: int, working: Working) -> date | None:
    """The ``count``-th working day after ``day``; None where that is too far."""
    left, passed = count, 0
    while left > 0 and passed < LONGEST_DAYS:
        day, passed = day + DAY, passed + 1
        left -= working(day)
    return day if left == 0 else None


def _at_end(written: datetime, day: date) -> datetime:
    return datetime.combine(day, LAST, written.tzinfo)


def _by_calendar(text: str, written: datetime) -> Told | None:
    day = read_day(text, written.date())
    hour = read_hour(text, has_day=day is not None)
    if day is None:
        if hour is None:
            return None
        on = written.date()
        due = datetime.combine(on, hour.until, written.tzinfo)
        is_over = due <= written
        if is_over:
            due = datetime.combine(on + DAY, hour.until, written.tzinfo)
        return Told(due, (*hour.reasons, "next_hour"), hour.is_guess or is_over)
    if day.on is None:
        return UNSURE
    if hour is not None:
        due = datetime.combine(day.on, hour.until, written.tzinfo)
        return Told(due, (*day.reasons, *hour.reasons), day.is_guess or hour.is_guess)
    if day.is_before:
        return Told(_at_end(written, day.on - DAY), (*day.reasons, "before_day"), day.is_guess)
    return Told(_at_end(written, day.on), (*day.reasons, "end_of_day"), day.is_guess)
