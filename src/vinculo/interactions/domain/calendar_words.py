"""Calendar invitations (RFC 5545) as words: what, when, where, who asks; without labels."""

import re
from datetime import datetime

from vinculo.interactions.domain.charsets import clean_line, clean_text

MOST_EVENTS = 5
LONGEST = 2000
_FOLD = re.compile(r"\r?\n[ \t]")
_FIELD = re.compile(r"^([A-Z-]+)((?:;[^:\"]*(?:\"[^\"]*\")?)*):(.*)$", re.IGNORECASE)
_MOMENT = re.compile(r"^(\d{8})(?:T(\d{4})\d{2}(Z?))?$")


def words_of_invitation(text: str) -> str:
    """The events in ``text``, one paragraph each; "" when there is none.

    Moments stand as the invitation gives them, with their own zone: nobody's wall clock is assumed.
    """
    found = []
    event: dict[str, str] = {}
    for line in _FOLD.sub("", clean_text(text)).split("\n"):
        name, value = _field(line)
        if (name, value.upper()) == ("BEGIN", "VEVENT"):
            event = {"": "open"}
        elif (name, value.upper()) == ("END", "VEVENT"):
            found.append(_words(event))
            event = {}
        elif event and name not in event:
            event[name] = value
    return "\n\n".join(filter(None, found[:MOST_EVENTS]))


def _field(line: str) -> tuple[str, str]:
    """Name and value; a zone of the parameters is kept at the value's end."""
    found = _FIELD.match(line.strip())
    if found is None:
        return "", ""
    name, parameters, value = found[1].upper(), found[2], found[3].strip()
    zone = re.search(r";TZID=\"?([^;:\"]+)", parameters, re.IGNORECASE)
    if zone and name in {"DTSTART", "DTEND"}:
        value = f"{value}|{zone[1]}"
    return name, value


def _words(event: dict[str, str]) -> str:
    start, end = _moment(event.get("DTSTART", "")), _moment(event.get("DTEND", ""))
    when = f"{start} – {end}" if start and end else start or end
    organiser = re.sub(r"^mailto:", "", event.get("ORGANIZER", ""), flags=re.IGNORECASE)
    description = _plain(event.get("DESCRIPTION", ""))
    lines = [_line(event.get("SUMMARY", "")), when, _line(event.get("LOCATION", "")),
             _line(organiser)]  # fmt: skip
    return "\n".join(filter(None, [*lines, description[:LONGEST]]))


def _plain(value: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", value.replace("\\n", "\n").replace("\\N", "\n")).strip()


def _line(value: str) -> str:
    return clean_line(_plain(value), longest=300)


def _moment(value: str) -> str:
    moment, _, zone = value.partition("|")
    found = _MOMENT.match(moment)
    if found is None:
        return ""
    try:
        day = datetime.strptime(found[1], "%Y%m%d").date().isoformat()  # noqa: DTZ007  a bare day
    except ValueError:
        return ""
    if not found[2]:
        return day
    zone = "UTC" if found[3] else clean_line(zone, longest=40)
    return f"{day} {found[2][:2]}:{found[2][2:]}{f' ({zone})' if zone else ''}"
