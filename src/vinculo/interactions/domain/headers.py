"""Header fields as senders really write them: raw eight-bit, RFC 2047, RFC 2231, or broken."""

import re
from binascii import Error as Base64Error
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from vinculo.interactions.domain.charsets import clean_line, decode
from vinculo.lib.text.mail_address import normal_address

LONGEST_ID = 500
MOST_REFERENCES = 50
MOST_ADDRESSES = 200
LONGEST_NAME = 200
FIRST_YEAR, LAST_YEAR = 1980, 9000
"""No mail is older; what is said to be written later cannot be told in every zone."""

A_DAY = timedelta(days=1)

_FOLD = re.compile(r"\r?\n[ \t]*")
_ID = re.compile(r"<([^<>]+)>")


class RepairingPolicy(Compat32):
    """Reads eight-bit header bytes with our own fallback instead of losing letters."""

    def header_fetch_parse(self, name: str, value: Any) -> str:  # noqa: ARG002
        text = str(value)
        if text.isascii():
            return text
        return decode(text.encode("utf-8", "surrogateescape"))


@dataclass(frozen=True, kw_only=True)
class Address:
    """A name and an address in its one spelling; either may be empty."""

    name: str = ""
    address: str = ""


def unfolded(message: "Message[str, str]", name: str) -> str:
    """The first field of that name in one line, not decoded; "" when it is absent."""
    return _FOLD.sub(" ", str(message.get(name, ""))).strip()


def decoded(text: str) -> str:
    """``text`` with its RFC 2047 words read; what cannot be read stays as it is."""
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(text)
    except (HeaderParseError, Base64Error, ValueError):
        return text
    words = "".join(
        piece if isinstance(piece, str) else decode(piece, charset or "")
        for piece, charset in pieces
    )
    return words if words.strip() else text


def line(message: "Message[str, str]", name: str, *, longest: int) -> str:
    """A field for people, decoded and clean."""
    return clean_line(decoded(unfolded(message, name)), longest=longest)


def addresses(message: "Message[str, str]", *names: str) -> tuple[Address, ...]:
    """Everybody in those fields. Names are decoded after the list is taken apart, not before."""
    fields = [_FOLD.sub(" ", str(value)) for name in names for value in message.get_all(name, [])]
    found = []
    for name, address in getaddresses(fields)[:MOST_ADDRESSES]:
        normal = normal_address(clean_line(decoded(address), longest=320))
        shown = clean_line(decoded(name), longest=LONGEST_NAME)
        if normal or shown:
            found.append(Address(name="" if shown.lower() == normal else shown, address=normal))
    return tuple(found)


def is_one_author(message: "Message[str, str]") -> bool:
    """Whether From names one person, in letters that every server on the way read alike.

    Two fields, two addresses, or an address behind RFC 2047 words (which may not stand there): who
    was checked on the way is then not for sure whom we take for the sender.
    """
    fields = [_FOLD.sub(" ", str(value)) for value in message.get_all("From", [])]
    found = {address for _, address in getaddresses(fields) if "@" in decoded(address)}
    return len(fields) <= 1 and len(found) <= 1 and not any("=?" in each for each in found)


def message_ids(message: "Message[str, str]", name: str) -> tuple[str, ...]:
    """Message-IDs in a field, without brackets, once each, the last ones kept."""
    text = clean_line(unfolded(message, name), longest=50_000)
    found = _ID.findall(text) or text.split()
    kept = [i.strip() for i in found if i.strip("<> ") and len(i.strip()) <= LONGEST_ID]
    return tuple(dict.fromkeys(kept))[-MOST_REFERENCES:]


def date(message: "Message[str, str]") -> datetime | None:
    """When it says it was written, in UTC; None when that cannot be read or is no year of mail."""
    try:
        said = parsedate_to_datetime(unfolded(message, "Date"))
        moment = (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return moment if FIRST_YEAR <= moment.year < LAST_YEAR else None


def believed(moment: datetime | None, *, arrived: datetime) -> datetime | None:
    """``moment`` unless it cannot be true of what came then: a clock is a day off at most."""
    if moment is None or moment.year < FIRST_YEAR or moment > arrived + A_DAY:
        return None
    return moment
