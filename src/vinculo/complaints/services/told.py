"""How and in which language something was told, as far as it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases.contracts import CaseView
from vinculo.complaints.contracts import Medium
from vinculo.complaints.domain.saying import Line, of_case, presumed
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction

SURE_OF_LANGUAGE = 0.7
MOST_CHARACTERS = 4_000


@dataclass(frozen=True, kw_only=True)
class Told:
    """A medium and the code of a language, "" where the words do not show it."""

    medium: Medium
    language: str


def filed(conversation_id: UUID | None, *, until: datetime) -> Told:
    """How a customer told what a case is about.

    Without a message of theirs until then somebody here wrote down what was said.
    """
    if conversation_id is None:
        return Told(medium=Medium.SPOKEN, language="")
    theirs = [
        one.text
        for one in interactions.messages(conversation_id)
        if one.direction is Direction.IN and not one.is_automatic and one.at <= until
    ]
    medium = Medium.WRITTEN if theirs else Medium.SPOKEN
    return Told(medium=medium, language=language_in("\n".join(theirs)))


def answered(words: str, *, is_written: bool) -> Told:
    """How the decision is told: by the thread of its case, or by whoever speaks to them."""
    medium = Medium.WRITTEN if is_written else Medium.SPOKEN
    return Told(medium=medium, language=language_in(words))


def language_in(words: str) -> str:
    """``es``, ``en`` or ``other``; "" when the words do not show it clearly."""
    from vinculo.lib.text.mood.language import language_of

    found = language_of(words[:MOST_CHARACTERS])
    return found.code if found.confidence >= SURE_OF_LANGUAGE else ""


def lines_of(case: CaseView) -> list[Line]:
    """What was written in a case, in the order of time."""
    if case.conversation_id is None:
        return []
    found = [
        Line(
            id=one.id,
            at=one.at,
            words=one.text,
            is_theirs=one.direction is Direction.IN and not one.is_automatic,
            is_answer=one.direction is Direction.OUT and one.author_id is not None,
        )
        for one in interactions.messages(case.conversation_id)
    ]
    return of_case(found, opened_at=case.opened_at)


def presumed_at(case: CaseView, lines: Sequence[Line], *, at: datetime) -> datetime:
    """When the customer said it, as long as nobody says when.

    Of what was only spoken: when the case began, until it was answered; ``at`` from then on.
    """
    found = presumed(lines)
    if found is not None:
        return min(found.at, at)
    return at if case.first_answered_at is not None else min(case.opened_at, at)
