"""When something is due, as people say it in Spanish and English: «mañana antes de las 12»."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from unicodedata import normalize

Working = Callable[[date], bool]
DAY = timedelta(days=1)
LAST = time(23, 59)
SATURDAY, FRIDAY, DECEMBER = 5, 4, 12
LATEST_BARE_HOUR = 7
"""An hour up to this one, said without «de la mañana», is one of the afternoon."""
LONGEST_DAYS = 400
NOON, MIDNIGHT, MINUTES = 12, 24, 60

NUMBERS = {
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20,
    "veinticuatro": 24, "treinta": 30, "cuarenta y ocho": 48, "setenta y dos": 72,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "forty-eight": 48, "a couple of": 2,
}  # fmt: skip
WEEKDAYS = {
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero january", "febrero february", "marzo march", "abril april", "mayo may",
            "junio june", "julio july", "agosto august", "septiembre setiembre september",
            "octubre october", "noviembre november", "diciembre december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
DAY_PARTS: tuple[tuple[str, time], ...] = (
    (r"(?:a )?primera hora de la tarde", time(16)),
    (r"(?:a )?primera hora|first thing", time(10)),
    (r"(?:a |al )?mediodia", time(14)),
    (r"\bnoon\b|midday", time(12)),
    (r"por la manana|esta manana", time(14)),
    (r"in the morning|this morning|(?:tomorrow|day) morning", time(12)),
    (r"por la tarde|esta tarde", time(20)),
    (r"in the afternoon|this afternoon|(?:tomorrow|day) afternoon", time(18)),
    (r"por la noche|esta noche|in the evening|this evening|tonight", time(22)),
)
_WORDS = "|".join(sorted((re.escape(word) for word in NUMBERS), key=len, reverse=True))
_LENGTH = re.compile(
    rf"\b(?P<some>\d{{1,3}}(?:\s?(?:-|/|a|o|to|or)\s?\d{{1,3}})?|{_WORDS})\s+"
    r"(?P<before>working |business |calendar )?"
    r"(?P<unit>minut|min\b|hora|h\b|hour|dia|day|semana|week)[a-z]*"
    r"(?P<after> habiles| laborables| naturales)?"
)
_LEAD = re.compile(
    r"(?:\ben\b|dentro de|antes de|\bin\b|within|plazo de|maximo de|menos de|plazo maximo de"
    r"|less than|no mas de|next|proximas?|proximos?|\bde\b|\blas?\b|\blos\b|\bthe\b)\s*$"
)
_HALF = re.compile(r"(?:en|dentro de|in|within) (?:media hora|half an hour)\b")
_CLOCK = re.compile(
    r"\b(?P<lead>a|antes de|hasta|sobre|desde|at|by|before|until) (?:las? )?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})| (?P<past>y media|y cuarto|menos cuarto))?"
    r"\s?(?P<part>de la manana|de la tarde|de la noche|am\b|pm\b|h\b|horas?\b|o'clock)?"
    r"(?!\s?(?:de [a-z]{4,}|dia|hora|day|hour|minut|week|semana|/|%|euro|\d))"
)
_DATE = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:de |of )?(?P<month>"
    + "|".join(MONTHS)
    + r")\b(?: (?:de |del )?(?P<year>20\d{2}))?"
)
_DATE_US = re.compile(
    r"\b(?P<month>"
    + "|".join(MONTHS)
    + r") (?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>20\d{2}))?"
)
_NUMERIC = re.compile(
    r"\b(?!24/7\b)(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?:[/-](?P<year>20\d{2}|\d{2}))?\b"
)
_DAY_NUMBER = re.compile(r"\b(?:el dia|dia) (?P<day>\d{1,2})\b")
_WEEKDAY = re.compile(r"\b(?P<name>" + "|".join(WEEKDAYS) + r")\b(?P<past> pasado)?")
_BEFORE = re.compile(r"(?:antes de(?:l)?|before)\s*(?:el |the |este |next |proximo )*$")
PAST = re.compile(
    r"\b(?:ayer|anteayer|anoche|la semana pasada|el mes pasado|yesterday|last (?:week|month|night"
    r"|monday|tuesday|wednesday|thursday|friday)|hace (?:un|una|dos|tres|\d+) "
    r"(?:minutos?|horas?|dias?|semanas?|mes)|\w+ ago)\b"
)


@dataclass(frozen=True)
class Told:
    """When it is due, in the zone of the moment it was written, and how that was read."""

    due_at: datetime
    reasons: tuple[str, ...]


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


def read_time(text: str, *, written: datetime, working: Working = weekdays) -> Told | None:
    """When a sentence (as :func:`plain` gives it) says that something will have been done.

    ``written`` carries the zone in which it is understood. None when it says no time, or one that
    had passed. A length («en 24 horas») wins over a day, a day takes the hour said beside it.
    """
    told = _length(text, written, working)
    if told is None and not _names_no_day(text, written.date()):
        told = _by_calendar(text, written)
    if told is None or told.due_at <= written:
        return None
    return told


def _length(text: str, written: datetime, working: Working) -> Told | None:
    if _HALF.search(text):
        return Told(_after(written, timedelta(minutes=30)), ("length",))
    for found in _LENGTH.finditer(text):
        if _LEAD.search(text[: found.start()]):
            return _counted(found, written, working)
    return None


def _counted(found: re.Match[str], written: datetime, working: Working) -> Told:
    """A length that was said, counted from the moment it was written."""
    count, unit, today = _count(found["some"]), found["unit"], written.date()
    if unit.startswith("min"):
        return Told(_after(written, timedelta(minutes=count)), ("length",))
    if unit.startswith("h"):
        return Told(_after(written, timedelta(hours=count)), ("length",))
    if unit in {"semana", "week"}:
        return Told(_at_end(written, today + 7 * count * DAY), ("length",))
    said = {(found["before"] or "").strip(), (found["after"] or "").strip()}
    if said & {"working", "business", "habiles", "laborables"}:
        day = _later(today, count, working)
        return Told(_at_end(written, day), ("working_days", "end_of_day"))
    return Told(_at_end(written, today + min(count, LONGEST_DAYS) * DAY), ("length", "end_of_day"))


def _after(written: datetime, length: timedelta) -> datetime:
    """Time that really passes, also over the night in which the clocks are changed."""
    return (written.astimezone(UTC) + length).astimezone(written.tzinfo)


def _count(said: str) -> int:
    digits = re.findall(r"\d+", said)
    return max(int(one) for one in digits) if digits else NUMBERS[said]


def _later(day: date, count: int, working: Working) -> date:
    """The ``count``-th working day after ``day``."""
    left, passed = count, 0
    while left > 0 and passed < LONGEST_DAYS:
        day, passed = day + DAY, passed + 1
        left -= working(day)
    return day


def _at_end(written: datetime, day: date) -> datetime:
    return datetime.combine(day, LAST, written.tzinfo)


def _by_calendar(text: str, written: datetime) -> Told | None:
    day, reasons, is_before = _day(text, written.date())
    hour, more = _hour(text)
    if day is None and hour is None:
        return None
    if day is None:
        day = written.date()
        today = datetime.combine(day, hour or LAST, written.tzinfo)
        day = day if today > written else day + DAY
        return Told(datetime.combine(day, hour or LAST, written.tzinfo), (*more, "next_hour"))
    if hour is not None:
        return Told(datetime.combine(day, hour, written.tzinfo), (*reasons, *more))
    if is_before:
        return Told(_at_end(written, day - DAY), (*reasons, "before_day"))
    return Told(_at_end(written, day), (*reasons, "end_of_day"))


def _names_no_day(text: str, today: date) -> bool:
    """Whether a date is said that no calendar has: «31 de febrero» is not tomorrow."""
    said = _DATE.search(text) or _DATE_US.search(text)
    if said is None:
        return False
    return _next_date(int(said["day"]), MONTHS[said["month"]], said["year"], today) is None


def _hour(text: str) -> tuple[time | None, tuple[str, ...]]:
    for found in _CLOCK.finditer(text):
        if (read := _on_the_clock(found)) is not None:
            return read
    for pattern, until in DAY_PARTS:
        if re.search(pattern, text):
            return until, ("day_part",)
    return None, ()


def _on_the_clock(found: re.Match[str]) -> tuple[time, tuple[str, ...]] | None:
    """An hour that was said; None for one that no clock shows."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    past, part = found["past"] or "", found["part"] or ""
    if past == "menos cuarto":
        hour, minute = hour - 1, 45
    minute = {"y media": 30, "y cuarto": 15}.get(past, minute)
    if not (0 <= hour <= MIDNIGHT and minute < MINUTES):
        return None
    reasons: tuple[str, ...] = ("clock",)
    if hour == NOON and part == "de la noche":
        hour, minute = MIDNIGHT, 0
    elif hour == NOON and part == "am":
        hour = 0
    elif part in {"de la tarde", "de la noche", "pm"} and hour < NOON:
        hour += NOON
    elif not part and not found["minute"] and 0 < hour <= LATEST_BARE_HOUR:
        hour, reasons = hour + NOON, ("clock", "afternoon")
    return (LAST if hour == MIDNIGHT else time(hour, minute)), reasons


def _day(text: str, today: date) -> tuple[date | None, tuple[str, ...], bool]:
    """The day, how it was read, and whether it is due before that day begins."""
    for read in (_named, _dated, _of_week, _of_period):
        day, reason, start = read(text, today)
        if day is not None:
            return day, (reason,), bool(_BEFORE.search(text[:start]))
    return None, (), False


Found = tuple[date | None, str, int]
_NOTHING: Found = (None, "", 0)


def _named(text: str, today: date) -> Found:
    for pattern, days in (
        (r"pasado manana|day after tomorrow", 2),
        (r"(?<!la )(?<!esta )\bmanana\b|\btomorrow\b", 1),
        ((r"\bhoy\b|\besta (?:tarde|noche|manana)\b|\btoday\b|\btonight\b"
         r"|\bthis (?:afternoon|evening|morning)\b|(?:acabe|final|termine) (?:el|del) dia"
         r"|end of the day|a lo largo del dia"), 0),
    ):  # fmt: skip
        if found := re.search(pattern, text):
            return today + days * DAY, "named_day", found.start()
    return _NOTHING


def _dated(text: str, today: date) -> Found:
    for pattern in (_DATE, _DATE_US, _NUMERIC):
        if found := pattern.search(text):
            month = MONTHS.get(found["month"]) or int(found["month"])
            day = _next_date(int(found["day"]), month, found["year"], today)
            if day is not None:
                return day, "date", found.start()
    if found := _DAY_NUMBER.search(text):
        number = int(found["day"])
        this = _real(today.year, today.month, number)
        if this is None or this < today:
            month = today.month % DECEMBER + 1
            this = _real(today.year + (month == 1), month, number)
        if this is not None:
            return this, "date", found.start()
    return _NOTHING


def _next_date(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _real(int(year) if len(year) > 2 else 2000 + int(year), month, day)
    this = _real(today.year, month, day)
    if this is not None and this < today:
        return _real(today.year + 1, month, day)
    return this


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_week(text: str, today: date) -> Found:
    found = _WEEKDAY.search(text)
    if found is None or found["past"]:
        return _NOTHING
    ahead = (WEEKDAYS[found["name"]] - today.weekday() - 1) % 7 + 1
    return today + ahead * DAY, "weekday", found.start()


def _of_period(text: str, today: date) -> Found:
    friday = today + (FRIDAY - today.weekday()) * DAY
    if found := re.search(r"semana que viene|proxima semana|next week", text):
        return friday + 7 * DAY, "week_end", found.start()
    if found := re.search(r"esta (?:misma )?semana|this week|end of the week", text):
        return max(friday, today), "week_end", found.start()
    if found := re.search(r"(?:este|fin(?:al)?(?:es)? de) mes|this month|end of the month", text):
        first = date(today.year + today.month // DECEMBER, today.month % DECEMBER + 1, 1)
        return first - DAY, "month_end", found.start()
    return _NOTHING
