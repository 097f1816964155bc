"""The hour by which something is due, as people say it: «entre las 9 y las 11», «at 4 pm»."""

import re
from dataclasses import dataclass
from datetime import time

LAST = time(23, 59)
LATEST_BARE_HOUR = 7
"""An hour up to this one, said without «de la mañana», is one of the afternoon."""
NOON, MIDNIGHT, MINUTES = 12, 24, 60
CLOCK_HOURS = {
    "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
DAY_PARTS: tuple[tuple[str, time], ...] = (
    (r"(?:a )?primera hora de la tarde", time(16)),
    (r"(?:a )?primera hora|first thing", time(10)),
    (r"(?:a |al )?mediodia", time(14)),
    (r"\bnoon\b|midday", time(12)),
    (r"(?:por|durante|largo de) la manana|esta manana", time(14)),
    (r"in the morning|this morning|(?:tomorrow|day) morning", time(12)),
    (r"(?:por|durante|largo de) la tarde|esta tarde", time(20)),
    (r"in the afternoon|this afternoon|(?:tomorrow|day) afternoon", time(18)),
    (r"por la noche|esta noche|in the evening|this evening|tonight", time(22)),
)
_MORNING = re.compile(r"por la manana|esta manana|in the morning|(?:this|tomorrow|day) morning")
_AFTER_NOON = re.compile(
    r"por la (?:tarde|noche)|esta (?:tarde|noche)|tonight|in the (?:afternoon|evening)"
    r"|(?:this|tomorrow|day) (?:afternoon|evening)"
)
_WORDS = "|".join(CLOCK_HOURS)
_PART = (
    r"de la manana|de la tarde|de la noche|del mediodia|am\b|pm\b|horas?\b|h\b|o'clock"
    r"|in the (?:morning|afternoon|evening)"
)
_PAST = r"y media|y cuarto|menos cuarto"
_NO_UNIT = (
    r"(?!\s?(?:de [a-z]{4,}|dia|hora|day|hour|minut|min\b|week|semana|mes|month|ano|year|/|%|€|euro"
    r"|\d|st\b|nd\b|rd\b|th\b|of\b|(?:de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b))"
)
_GOES_ON = (
    r"(?=\s?(?:$|[.,;:!)]|en punto|hoy|manana|con|para|por|como|y|o|el|del|a mas|de hoy|today"
    r"|tomorrow|on|in the|and|or|le|les|su|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\b|$|(?<=[.,;:!)])))"
)
_CLOCK = re.compile(
    r"\b(?:(?:a|antes de|hasta|sobre|hacia|para) las? |(?:at|by|before|until) )"
    rf"(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?|(?P<word>{_WORDS})\b)"
    rf"(?: (?P<past>{_PAST}))?"
    rf"(?:\s?(?P<part>{_PART})|(?(word){_GOES_ON}))"
    rf"{_NO_UNIT}"
    rf"|\b(?:(?:a|antes de|hasta|sobre|hacia|para) las? |(?:at|by|before|until) )"
    rf"(?P<bare>\d{{1,2}})(?:[:.](?P<bare_minute>\d{{2}}))?(?: (?P<bare_past>{_PAST}))?{_NO_UNIT}"
)
_ALONE = re.compile(
    r"(?<![\d/.:,-])\b(?P<hour>\d{1,2})(?:"
    rf":(?P<minute>\d{{2}})(?!:\d)(?:\s?(?P<part>{_PART}))?"
    r"|\.(?P<dotted>\d{2})\s?h(?:oras?)?\b|\s?(?P<half>am|pm)\b)"
    r"(?!\s?(?:euro|€|%|\$|eur\b|usd\b|mxn\b|pesos))"
)
"""An hour that needs no «a las» before it, beside a day: «mañana 10:30», «Friday 5pm»."""
_RANGE = re.compile(
    rf"(?:\b(?P<lead>entre|de|desde|from|between) )?(?P<las>\blas? )?"
    rf"(?<![/.:\d-])\b(?P<start>\d{{1,2}}|{_WORDS})(?:[:.](?P<start_minute>\d{{2}}))?\s?(?:{_PART})?"
    r"\s?(?P<to>-|\b(?:y|a|hasta|and|to)\b)\s?(?:las? )?"
    rf"(?P<hour>\d{{1,2}}|{_WORDS})\b(?:[:.](?P<minute>\d{{2}})\b)?"
    rf"(?:\s?(?P<part>{_PART})|{_GOES_ON}){_NO_UNIT}"
)
_NO_CLOCK = re.compile(r"(?:plazo|maximo|minimo|espera|duracion|en|dentro|de|unas?)\s*$")


@dataclass(frozen=True)
class Hour:
    """The hour of a day by which it is due, how it was read, and whether that is a guess."""

    until: time
    reasons: tuple[str, ...]
    is_guess: bool = False


def read_hour(text: str, *, has_day: bool) -> Hour | None:
    """The hour that a sentence says; of two between which it will be, the later."""
    if (found := hours_between(text, has_day=has_day)) is not None:
        return _end_of(found, text)
    for single in _CLOCK.finditer(text):
        if (read := _on_the_clock(single, text)) is not None:
            return read
    if has_day and (read := _alone(text)) is not None:
        return read
    for pattern, until in DAY_PARTS:
        if re.search(pattern, text):
            return Hour(until, ("day_part",))
    return None


def hours_between(text: str, *, has_day: bool) -> re.Match[str] | None:
    """Where two hours of a day are said, and not how long something takes («de 24 a 48 horas»)."""
    return next((one for one in _RANGE.finditer(text) if _is_clock(one, text, has_day)), None)


def _is_clock(found: re.Match[str], text: str, has_day: bool) -> bool:
    minutes = (int(found["start_minute"] or 0), int(found["minute"] or 0))
    hours = (_number(found["start"]), _number(found["hour"]))
    if max(hours) > MIDNIGHT or max(minutes) >= MINUTES:
        return False
    part = found["part"] or ""
    if found["las"] or (found["minute"] and found["start_minute"]):
        return True
    if part and not part.startswith("h"):
        return True
    if not found["lead"] and found["to"] != "-":
        return False
    if not has_day or _NO_CLOCK.search(text[: found.start()]):
        return False
    return found["lead"] in {"de", "desde", "from"} or bool(part and not found["lead"])


def _number(said: str) -> int:
    return int(said) if said.isdigit() else CLOCK_HOURS[said]


def _side(part: str, text: str) -> str:
    """Which half of the day is said: by the hour itself, else beside it."""
    if part in {"de la manana", "am", "in the morning"}:
        return "am"
    if part in {"de la tarde", "de la noche", "pm", "del mediodia"} or part.startswith("in the"):
        return "pm"
    if _AFTER_NOON.search(text):
        return "pm"
    return "am" if _MORNING.search(text) else ""


def _end_of(found: re.Match[str], text: str) -> Hour:
    """The later of two hours."""
    start, end, minute = _number(found["start"]), _number(found["hour"]), int(found["minute"] or 0)
    side, is_guess = _side(found["part"] or "", text), False
    if side == "pm" and end < NOON:
        end += NOON
    elif not side and end < NOON:
        is_bare = start <= LATEST_BARE_HOUR and not found["start_minute"]
        is_guess = is_bare
        if is_bare or end <= start:
            end += NOON
    reasons = ("clock", "afternoon") if is_guess else ("clock",)
    return Hour(LAST if end >= MIDNIGHT else time(end, minute), reasons, is_guess)


def _alone(text: str) -> Hour | None:
    """The one hour that stands beside a day without a word; of several, none for sure."""
    found = list(_ALONE.finditer(text))
    if len(found) != 1:
        return None
    (one,) = found
    hour, minute = int(one["hour"]), int(one["minute"] or one["dotted"] or 0)
    if hour * MINUTES + minute > MIDNIGHT * MINUTES or minute >= MINUTES:
        return None
    side = one["half"] or _side(one["part"] or "", text)
    if side == "pm" and hour < NOON:
        hour += NOON
    elif one["half"] == "am" and hour == NOON:
        hour = 0
    return Hour(LAST if hour == MIDNIGHT else time(hour, minute), ("clock",))


def _on_the_clock(found: re.Match[str], text: str) -> Hour | None:
    """An hour that was said; None for one that no clock shows."""
    hour = _number(found["hour"] or found["word"] or found["bare"])
    written = found["minute"] or found["bare_minute"]
    minute, past = int(written or 0), found["past"] or found["bare_past"] or ""
    part = found["part"] or ""
    if past == "menos cuarto":
        hour, minute = hour - 1, 45
    minute = {"y media": 30, "y cuarto": 15}.get(past, minute)
    if not (0 <= hour <= MIDNIGHT and minute < MINUTES):
        return None
    side, is_guess = _side(part, text), False
    if hour == NOON and part == "de la noche":
        hour, minute = MIDNIGHT, 0
    elif hour == NOON and part == "am":
        hour = 0
    elif side == "pm" and hour < NOON:
        hour += NOON
    elif not side and not written and 0 < hour <= LATEST_BARE_HOUR:
        hour, is_guess = hour + NOON, True
    reasons = ("clock", "afternoon") if is_guess else ("clock",)
    return Hour(LAST if hour == MIDNIGHT else time(hour, minute), reasons, is_guess)
