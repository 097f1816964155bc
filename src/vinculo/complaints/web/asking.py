"""What the form that asks a customer for what is missing says and shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format

from vinculo.complaints.labels import ASKED_BY
from vinculo.complaints.selectors.law import (
    AskedShown,
    Filed,
    LegalTermShown,
    asked_about,
    first_days,
)
from vinculo.kernel import blobs
from vinculo.kernel.errors import DomainError
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import AskedBy
from vinculo.statutory import api as statutory

FIELDS = ("pausa", "porque", "dia", "como", "quien", "cuando", "enviado", "avisado")
WAYS = (AskedBy.MESSAGE, AskedBy.LETTER, AskedBy.CALL)
MOST_BYTES = 20 * 1024 * 1024


class NoDayError(DomainError):
    """The last day that the customer is given stands in the form."""

    code = "complaint_asked_day"


class NoWayError(DomainError):
    """How the customer is asked stands in the form."""

    code = "complaint_asked_way"


def missing_of(request: HttpRequest) -> statutory.Missing:
    """What was typed. Raises NoDayError, NoWayError, NoLetterError, NotWarnedError."""
    posted = request.POST
    if posted.get("como", "") not in WAYS:
        raise NoWayError
    way = AskedBy(posted["como"])
    return statutory.Missing(
        kind=posted.get("pausa", ""),
        words=posted.get("porque", ""),
        answer_by=_day(posted.get("dia", "")),
        by=way,
        seen=_uuid(posted.get("visto", "")),
        sent=_sent(posted) if way is AskedBy.MESSAGE else None,
        told_to=posted.get("quien", ""),
        told_at=_moment(posted.get("cuando", "")),
        letter=_letter(request) if way is AskedBy.LETTER else None,
    )


def _sent(posted: QueryDict) -> UUID | None:
    """The message that asked already, as far as the person says that it warned."""
    found = _uuid(posted.get("enviado", ""))
    if found is not None and not posted.get("avisado"):
        raise statutory.NotWarnedError
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NoDayError from error


def _moment(text: str) -> datetime | None:
    """By the clock of the company; None for what is no moment."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=ZoneInfo(organization.company().timezone))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _letter(request: HttpRequest) -> statutory.Letter:
    file = request.FILES.get("carta")
    if file is None or not file.size or file.size > MOST_BYTES:
        raise statutory.NoLetterError
    digest, size = blobs.store(cast("BinaryIO", file))
    bare = (file.name or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(each for each in bare if each.isprintable()).strip()
    kind = file.content_type or ""
    return statutory.Letter(digest=digest, name=name, media_type=kind, size_bytes=size)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An open pause in words."""

    one: AskedShown
    how: object


def asked_shown(terms: Sequence[LegalTermShown], *, at: datetime) -> Shown | None:
    """What the customer was asked for, while something stands still."""
    one = asked_about(terms, at=at)
    return Shown(one=one, how=ASKED_BY[one.pause.asked_by]) if one else None


def ask_context(
    request: HttpRequest,
    case_id: UUID,
    thread: Filed,
    terms: Sequence[LegalTermShown],
    pauses: Sequence[tuple[str, str]],
    *,
    at: datetime,
) -> Mapping[str, Any]:
    """What the form needs: the ways, the first days, and everything that was typed."""
    days = first_days(terms, pauses, at=at)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    ways = [(way.value, ASKED_BY[way]) for way in WAYS if thread.has_address or way is not WAYS[0]]
    first = next(iter(days.values()), None)
    return {
        "ways": ways,
        "way": typed["como"] or ways[0][0],
        "day": typed["dia"] or (first.isoformat() if first else ""),
        "first": first,
        "first_days": [
            (words, date_format(days[kind], "DATE_FORMAT"))
            for kind, words in pauses
            if kind in days
        ],
        "language": thread.language,
        "sent": statutory.sent_messages(case_id),
        "seen": request.POST.get("visto", "") or thread.latest_message_id or "",
        "typed": typed,
    }
