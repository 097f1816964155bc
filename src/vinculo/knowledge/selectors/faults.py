"""Cause and expected return of what is announced, as a text tells them."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format

from vinculo.knowledge.contracts import NoticeKind, NoticeToTell
from vinculo.knowledge.domain.faults import LABELS, cause_told, lines
from vinculo.knowledge.models import ServiceNotice
from vinculo.knowledge.selectors.service_notices import steps_to_tell
from vinculo.organization import api as organization

FORMATS = {"es": "j \\d\\e F \\d\\e Y, H:i", "en": "j F Y, H:i"}


def fault_lines(notice_id: UUID, *, at: datetime) -> dict[str, str]:
    """By language, the lines that tell the cause and the return of a fault that is announced.

    Nothing of what is no fault, is over, or is not expected back at a moment to come.
    """
    row = _fault(notice_id)
    steps = steps_to_tell(notice_id=notice_id) if row else []
    if row is None or row.expected_until is None or row.expected_until <= at or not steps:
        return {}
    whens = _whens(row.expected_until)
    said = {language: words for language, words in steps[0].words.items() if words}
    return {
        language: lines(" ".join(words.split()), whens[language], language)
        for language, words in said.items()
    }


def fault_told(notice_id: UUID, *, text: str) -> tuple[str, datetime] | None:
    """The cause and the return that a text tells of an announced fault; None: one is missing."""
    row = _fault(notice_id)
    if row is None or row.expected_until is None:
        return None
    cause = cause_told(text, _whens(row.expected_until))
    return (cause, row.expected_until) if cause else None


def step_text(told: NoticeToTell, language: str) -> str:
    """What a step says to who reads in a language; with both lines where it tells both."""
    words = told.in_language(language)[1]
    if told.returns_at is None:
        return words
    said_in = told.said_in(language)
    return lines(words, _whens(told.returns_at)[said_in], said_in)


def _fault(notice_id: UUID) -> ServiceNotice | None:
    rows = ServiceNotice.objects.filter(pk=notice_id, kind=NoticeKind.INCIDENT)
    return rows.filter(ended_at__isnull=True).first()


def _whens(moment: datetime) -> dict[str, str]:
    there = moment.astimezone(ZoneInfo(organization.company().timezone))
    found = {}
    for language in LABELS:
        with translation.override(language):
            found[language] = date_format(there, FORMATS[language])
    return found
