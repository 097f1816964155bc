"""What a customer was asked for while a term stands still, and what may be asked now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from vinculo.cases import api as cases
from vinculo.interactions.contracts import Direction, StoredFile
from vinculo.kernel.actor import SYSTEM
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import AskedBy, PauseView
from vinculo.statutory.models import CaseLetter
from vinculo.statutory.selectors.reading import TermShown

MOST_SENT, BEGINS = 6, 70


@dataclass(frozen=True, kw_only=True)
class SentShown:
    """A message that a person sent, as a list offers it."""

    key: str
    at: datetime
    begins: str


@dataclass(frozen=True, kw_only=True)
class AskedShown:
    """What a customer was asked for, and how that is proved."""

    pause: PauseView
    letter_id: UUID | None
    letter_name: str
    asked_of: str

    @property
    def is_over(self) -> bool:
        """Whether the day that they were given went by."""
        return self.pause.ran_out_at is not None


def sent_messages(case_id: UUID) -> list[SentShown]:
    """The last messages that people sent in a case that the page has read, the newest first."""
    ours = [
        one
        for one in cases.messages(actor=SYSTEM, case_id=case_id)
        if one.direction is Direction.OUT and not one.is_automatic
    ]
    return [
        SentShown(key=str(one.id), at=one.at, begins=" ".join(one.text.split())[:BEGINS])
        for one in reversed(ours[-MOST_SENT:])
    ]


def pauses_known(shown: Sequence[TermShown], *, at: datetime) -> list[tuple[str, str]]:
    """The pauses that the law of a term that runs knows, each once: its code and its words."""
    running = [one for one in shown if one.first.ends_before and at < one.first.ends_before]
    return sorted({pair for one in running for pair in one.first.may_pause.items()})


def first_day(case_id: UUID, kind: str, *, at: datetime) -> date | None:
    """The first day that may be named to the customer who is asked now."""
    return portfolio.least_answer_day([f"case:{case_id}"], kind, asked_at=at)


def asked_about(case_id: UUID, *, at: datetime) -> AskedShown | None:
    """What the customer of a case that the page has read was asked for; None: nothing waits."""
    subjects = [f"case:{one}" for one in cases.with_merged(case_id)]
    found = [one for one in portfolio.pauses_of(subjects) if one.ended_at is None]
    if not found:
        return None
    pause = found[0]
    if pause.ran_out_at is None and pause.answer_before and pause.answer_before <= at:
        pause = replace(pause, ran_out_at=at)
    letter = None
    if pause.asked_by is AskedBy.LETTER and pause.asked_ref is not None:
        letter = CaseLetter.objects.filter(pk=pause.asked_ref).first()
    return AskedShown(
        pause=pause,
        letter_id=letter.pk if letter else None,
        letter_name=letter.name if letter else "",
        asked_of=letter.handed_to if letter else "",
    )


def letter_file(case_id: UUID, letter_id: UUID) -> StoredFile | None:
    """A letter that was handed to the customer of a case that the page has read."""
    ids = cases.with_merged(case_id)
    row = CaseLetter.objects.filter(pk=letter_id, case_id__in=ids).exclude(blob="").first()
    return StoredFile(digest=row.blob, name=row.name, media_type=row.media_type) if row else None


@dataclass(frozen=True, kw_only=True)
class HandedPaper:
    """A letter by which the customer of a case was asked, and to whom it was handed."""

    id: UUID
    name: str
    handed_to: str
    file: StoredFile


def handed_letter(case_ids: Collection[UUID], letter_id: UUID) -> HandedPaper | None:
    """A letter of one of these cases, which their reader may see; None when it is none of them."""
    rows = CaseLetter.objects.filter(pk=letter_id, case_id__in=case_ids).exclude(blob="")
    if (row := rows.first()) is None:
        return None
    return HandedPaper(
        id=row.pk,
        name=row.name,
        handed_to=row.handed_to,
        file=StoredFile(digest=row.blob, name=row.name, media_type=row.media_type),
    )
