"""The day on which something is due, as people say it: «el jueves de la semana que viene»."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
FRIDAY, SUNDAY, DECEMBER = 4, 6, 12
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
_MONTH = "|".join(MONTHS)
_WEEKDAY_NAMES = "|".join(WEEKDAYS)
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}}|primero|uno)(?:st|nd|rd|th|ro|er|\s?[oº°])?\.? (?:de |of )?"
    rf"(?P<month>{_MONTH})\b"
    r"(?: (?:de |del )?(?P<year>20\d{2}))?"
)
_DATE_US = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>20\d{{2}}))?"
)
_NO_UNIT = r"(?!\s?(?:%|€|\$|euro|hora|h\b|dia|day|hour|minut|semana|week|mes|month|ano|year))"
_NUMERIC = re.compile(
    r"\b(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>20\d{2}|\d{2})\b"
    + _NO_UNIT
)
_ISO = re.compile(r"\b(?P<year>20\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_NUMERIC_SHORT = re.compile(
    rf"(?:\b(?:el|al|del|dia|hasta|para|on|by|before|the|{_WEEKDAY_NAMES})|,|\() ?"
    r"\b(?!24/7\b)(?P<day>\d{1,2})[/-](?P<month>\d{1,2})\b(?![/.,-]\d)(?P<year>)" + _NO_UNIT
)
_DAY_NUMBER = re.compile(
    r"\b(?:(?:el dia|dia) (?P<day>\d{1,2})\b(?! de cada)"
    r"|(?:on|by|before) the (?P<nth>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of each|floor)))"
)
_WEEKDAY = re.compile(rf"\b(?P<name>{_WEEKDAY_NAMES})\b(?P<past> pasado)?")
_ITS_NUMBER = re.compile(
    r",? (?:el |the )?(?:dia )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    r"(?!\s?(?:[:.,/-]\d|h\b|hora|hour|am\b|pm\b|de la (?:manana|tarde|noche)))"
)
_BEFORE = re.compile(r"(?:antes de(?:l)?|before)\s*(?:el |la |the |este |next |proximo )*$")
_FROM_ON = re.compile(
    r"(?:a partir de(?:l)?|desde|despues de(?:l)?|from|after|starting|as of)\s*(?:on |el |the )*$"
)
_NOT_BEFORE = re.compile(
    r"\bno antes de|\bcomo (?:muy |mas )?pronto\b|\bnot before\b|\bno earlier than\b|\bearliest\b"
)
_OF_WHAT = re.compile(r"\b(?P<what>[\w:]+) (?:del|of) (?:the )?$")
_TIMES = re.compile(
    r"(?:antes|manana|tarde|noche|horas?|h|mediodia|largo|partir|despues|dia|final|fin|media|cuarto"
    r"|end|morning|afternoon|evening|[\d:]+|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    r"|once|doce)"
)
_NEXT_WEEK = re.compile(r"semana que viene|(?:proxima|siguiente) semana|semana siguiente|next week")
_THIS_WEEK = re.compile(r"esta (?:misma )?semana|this week|end of the week")
_EARLY = re.compile(r"\b(?:principios?|comienzos?|mediados|inicios?|beginning|middle|mid)\b")
_COMING = re.compile(r"(?:proximo|next) $")
_TO_COME = re.compile(r" que viene")


@dataclass(frozen=True)
class Day:
    """A day, how it was read, whether it is due before that day, and whether that is a guess.

    Without ``on`` a day was said that cannot be told for sure: a person fills it in.
    """

    on: date | None
    reasons: tuple[str, ...] = ()
    is_before: bool = False
    is_guess: bool = False


UNSURE = Day(None)


def read_day(text: str, today: date) -> Day | None:
    """The day that a sentence says; None when it says none."""
    for read in (_named, _dated, _of_week, _of_period):
        if (found := read(text, today)) is not None:
            return UNSURE if _NOT_BEFORE.search(text) else found
    return None


def names_weekday(text: str) -> bool:
    """Whether a day of the week is said."""
    return _WEEKDAY.search(text) is not None


def _found(text: str, start: int, on: date, reason: str, *, is_guess: bool = False) -> Day:
    """A day that was said at ``start``; from then on is no time by which."""
    ahead = text[:start]
    if _FROM_ON.search(ahead):
        return UNSURE
    return Day(on, (reason,), bool(_BEFORE.search(ahead)), is_guess)


def _is_of_what(text: str, start: int) -> bool:
    """Whether a day says which one is meant («la cita del viernes»), and not when."""
    of = _OF_WHAT.search(text[:start])
    return of is not None and not _TIMES.fullmatch(of["what"])


def _named(text: str, today: date) -> Day | None:
    for pattern, days in (
        (r"pasado manana|day after tomorrow", 2),
        (r"(?<!la )(?<!esta )\bmanana\b|\btomorrow\b", 1),
        ((r"\bhoy\b|\besta (?:tarde|noche|manana)\b|\btoday\b|\btonight\b"
         r"|\bthis (?:afternoon|evening|morning)\b|(?:acabe|final|termine) (?:el|del) dia"
         r"|end of the day|a lo largo del dia"), 0),
    ):  # fmt: skip
        if found := re.search(pattern, text):
            on = today + days * DAY
            if not _agrees(text[found.end() :], on):
                return UNSURE
            return _found(text, found.start(), on, "named_day")
    return None


def _agrees(rest: str, on: date) -> bool:
    """Whether the weekday and number said right after a day («mañana, martes 24») are its own."""
    beside = re.match(rf",? (?:el |on )?(?P<name>{_WEEKDAY_NAMES})\b", rest)
    if beside is None:
        return True
    number = _ITS_NUMBER.match(rest[beside.end() :])
    return WEEKDAYS[beside["name"]] == on.weekday() and (
        number is None or int(number["day"]) == on.day
    )


def _dated(text: str, today: date) -> Day | None:
    for pattern in (_DATE, _DATE_US, _ISO, _NUMERIC, _NUMERIC_SHORT):
        for found in pattern.finditer(text):
            start = found.start("day") if pattern is not _DATE_US else found.start()
            if not _is_of_what(text, start):
                read = _calendar_day(text, found, start, today)
                if read is not None or pattern in {_DATE, _DATE_US}:
                    return read or UNSURE
    found_number = _DAY_NUMBER.search(text)
    if found_number is None or _WEEKDAY.search(text[: found_number.start()]):
        return None
    on = _next_number(int(found_number["day"] or found_number["nth"]), today)
    return _found(text, found_number.start(), on, "date") if on else None


def _calendar_day(text: str, found: re.Match[str], start: int, today: date) -> Day | None:
    """A date that some calendar has; what has just passed is hardly meant for a year from now."""
    month = MONTHS.get(found["month"]) or int(found["month"])
    number = int(found["day"]) if found["day"].isdigit() else 1
    on = _next_date(number, month, found["year"], today)
    if on is None:
        return None
    beside = re.search(rf"\b(?P<name>{_WEEKDAY_NAMES}),? (?:el |the |dia )*$", text[:start])
    if beside and WEEKDAYS[beside["name"]] != on.weekday():
        return UNSURE
    is_guess = not found["year"] and on.year > today.year and on.month >= today.month - 1
    return _found(text, start, on, "date", is_guess=is_guess)


def _next_number(number: int, today: date) -> date | None:
    this = _real(today.year, today.month, number)
    if this is None or this < today:
        month = today.month % DECEMBER + 1
        this = _real(today.year + (month == 1), month, number)
    return this


def _next_date(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
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


def _of_week(text: str, today: date) -> Day | None:
    """A day of the week: of the week that is said, with the number that is said beside it."""
    said = [one for one in _WEEKDAY.finditer(text) if not one["past"]]
    if not said:
        return None
    found = said[-1]
    between = text[said[0].end() : found.start()]
    if len(said) > 1 and not re.fullmatch(r" (?:o|u|or) (?:el |on )?", between):
        return UNSURE
    if _is_of_what(text, said[0].start()):
        return None
    on, is_guess = _next_weekday(text, found, today)
    number = _ITS_NUMBER.match(text[found.end() :])
    if number is not None:
        numbered = _next_number(int(number["day"]), today)
        if numbered is None or numbered.weekday() != on.weekday():
            return UNSURE
        on, is_guess = numbered, False
    return _found(text, said[0].start(), on, "weekday", is_guess=is_guess)


def _next_weekday(text: str, found: re.Match[str], today: date) -> tuple[date, bool]:
    """The day of that name, and whether another one may be meant."""
    weekday = WEEKDAYS[found["name"]]
    monday = today - today.weekday() * DAY
    if _NEXT_WEEK.search(text):
        return monday + (7 + weekday) * DAY, False
    if _THIS_WEEK.search(text):
        return monday + weekday * DAY, False
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    is_to_come = _COMING.search(text[: found.start()]) or _TO_COME.match(text[found.end() :])
    return today + ahead * DAY, bool(is_to_come) and weekday > today.weekday()


def _of_period(text: str, today: date) -> Day | None:
    """The end of a week, month or year; of what is only to begin then, no day."""
    monday = today - today.weekday() * DAY
    month_end = date(today.year + today.month // DECEMBER, today.month % DECEMBER + 1, 1) - DAY
    for pattern, on, reason, begins in (
        (r"(?<!antes del )fin de semana|\bweekend\b", monday + SUNDAY * DAY, "weekend", None),
        (_NEXT_WEEK.pattern, monday + (7 + FRIDAY) * DAY, "week_end", monday + 7 * DAY),
        (_THIS_WEEK.pattern, max(monday + FRIDAY * DAY, today), "week_end", None),
        ((r"este mes|fin(?:al)?(?:es)? de mes|(?:acabe|termine|final) (?:el|del) mes\b(?! que)"
          r"|this month|end of the month"), month_end, "month_end", None),
        ((r"este ano|fin(?:al)?(?:es)? de ano|(?:acabe|termine|final) (?:el|del) ano\b(?! que)"
          r"|this year|end of the year"), date(today.year, DECEMBER, 31), "year_end", None),
    ):  # fmt: skip
        if found := re.search(pattern, text):
            ahead, rest = text[: found.start()], text[found.end() :]
            if _EARLY.search(ahead) or _FROM_ON.search(ahead):
                return UNSURE
            if reason == "weekend" and (_TO_COME.match(rest) or _COMING.search(ahead)):
                return UNSURE
            if begins is not None and _BEFORE.search(ahead):
                return Day(begins, (reason,), is_before=True)
            return Day(on, (reason,))
    return None
