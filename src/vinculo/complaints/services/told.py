"""How and in which language something was told, as far as it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.complaints.contracts import Medium
from vinculo.complaints.domain.saying import Line, presumed
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import SYSTEM
from vinculo.lib.text.tongues import SURE, tongue_of

MOST_CHARACTERS = 4_000


@dataclass(frozen=True, kw_only=True)
class Told:
    """A medium and the code of a language, "" where the words do not show it."""

    medium: Medium
    language: str


def filed(lines: Sequence[Line], *, until: datetime) -> Told:
    """How a customer told what a case is about.

    Without a message of theirs until then somebody here wrote down what was said.
    """
    theirs = [one.words for one in lines if one.is_theirs and one.at <= until]
    medium = Medium.WRITTEN if theirs else Medium.SPOKEN
    return Told(medium=medium, language=language_in("\n".join(theirs)))


def answered(words: str, *, is_written: bool) -> Told:
    """How the decision is told: by the thread of its case, or by whoever speaks to them."""
    medium = Medium.WRITTEN if is_written else Medium.SPOKEN
    return Told(medium=medium, language=language_in(words))


def language_in(words: str) -> str:
    """``es``, ``ca``, ``gl``, ``eu``, ``en`` or ``other``; "" when the words do not show it."""
    found = tongue_of(words[:MOST_CHARACTERS])
    return found.code if found.confidence >= SURE else ""


def lines_of(case_id: UUID, *, until: datetime) -> list[Line]:
    """What was written in a case until then, in the order of time."""
    return [
        Line(
            id=one.id,
            at=one.at,
            words=one.text,
            is_theirs=one.direction is Direction.IN and not one.is_automatic,
        )
        for one in cases.messages(actor=SYSTEM, case_id=case_id)
        if one.at <= until
    ]


def presumed_at(case: CaseView, lines: Sequence[Line], *, at: datetime) -> datetime:
    """When the customer said it, as long as nobody says when; of what was spoken, its beginning."""
    found = presumed(lines)
    return min(found.at if found else case.opened_at, at)
