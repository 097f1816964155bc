"""What customers read of their special requests, and how it reaches them."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.html import format_html_join
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError


def letter(row: Any) -> str:
    """What became of it as the customer reads it, in the language in which they are written to."""
    with translation.override(cases.language_of(row.case_id)):
        parts = [gettext("Nos pidió: «%(wanted)s».") % {"wanted": row.wanted}, row.outcome]
        if row.alternative:
            parts += [gettext("Lo que le ofrecemos en su lugar:"), row.alternative]
        lines = [line for part in parts for line in part.split("\n") if line.strip()]
        return format_html_join("", "<p>{}</p>", ((line.strip(),) for line in lines))


def mailed(row: Any, case: Any, *, seen: UUID | None, actor: Actor, at: datetime) -> bool:
    """Write to the customer; of a case that ended, as what the company sends by itself.

    Whether it left: an ended case takes no answer, and not everybody is written to by itself.
    """
    if case.conversation_id is None:
        return False
    if case.resolved_at is None:
        cases.answer_case(case_id=case.pk, html=letter(row), seen=seen, actor=actor, at=at)
        return True
    with suppress(DomainError):
        cases.send_by_itself(case_id=case.pk, html=letter(row), at=at, is_duty=True)
        return True
    return False


def noted(row: Any, case: Any, *, actor: Actor, at: datetime) -> None:
    """Write on the case how the customer was told of it."""
    told = gettext("Se le cuenta en qué quedó %(number)s, %(how)s: %(outcome)s") % {
        "number": row.number,
        "how": row.told_how,
        "outcome": row.outcome,
    }
    cases.add_note(case_id=case.pk, text=told, actor=actor, at=at, is_told=True)
