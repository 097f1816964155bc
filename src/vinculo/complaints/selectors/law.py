"""What the law asks about a complaint, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import OuterRef, Subquery

from vinculo.complaints import policy
from vinculo.complaints.contracts import ComplaintView, LegalTopic
from vinculo.complaints.models import Complaint, ComplaintStep, HandedLetter
from vinculo.complaints.selectors.reading import VIEWED, views_of
from vinculo.interactions.contracts import StoredFile
from vinculo.kernel.actor import Actor
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import AskedBy, PauseView, TermState, TermView
from vinculo.statutory import api as statutory

if TYPE_CHECKING:
    from django.db.models import QuerySet

A_SECOND = timedelta(seconds=1)
WARNS_AFTER = 3 / 4
CLOCK = {
    TermState.RUNNING: "running",
    TermState.PAUSED: "paused",
    TermState.KEPT: "kept",
    TermState.LATE: "broken",
}


@dataclass(frozen=True, kw_only=True)
class LegalTermShown:
    """A duty by the place where it ends first; ``others`` are the places where it ends later.

    ``is_of_joined``: it began with another complaint, which goes on with this one.
    """

    first: TermView
    others: tuple[TermView, ...]
    is_of_joined: bool = False

    @property
    def due_at(self) -> datetime | None:
        """The last moment in time; None while it stands still."""
        return self.first.ends_before and self.first.ends_before - A_SECOND

    @property
    def warn_at(self) -> datetime | None:
        """When three quarters of the time are gone."""
        ends, started = self.first.ends_before, self.first.started_at
        return ends and started + (ends - started) * WARNS_AFTER

    @property
    def clock(self) -> str:
        """What its face looks like."""
        return CLOCK[self.first.state]


def _duty(term: TermView) -> tuple[str, str]:
    return term.subject, term.duty


def with_merged(case_id: UUID) -> list[UUID]:
    """The case, and those whose complaints go on with its own, however many joins ago."""
    found, level = [case_id], [case_id]
    while level:
        rows = Complaint.objects.filter(merged_into__case_id__in=level).order_by("pk")
        level = [each for each in rows.values_list("case_id", flat=True) if each not in found]
        found += level
    return found


def terms_of_case(case_id: UUID) -> tuple[LegalTermShown, ...]:
    """The duties that were not called off, the first to end first.

    Those too of complaints that go on with this one.
    """
    own, *joined = (f"case:{one}" for one in with_merged(case_id))
    terms = portfolio.terms_of([own, *joined])
    found = [t for each in terms.values() for t in each if t.state in CLOCK]
    by_duty = groupby(sorted(found, key=_duty), key=_duty)
    groups = [sorted(each, key=lambda one: not one.is_first) for _, each in by_duty]
    shown = [
        LegalTermShown(first=one[0], others=tuple(one[1:]), is_of_joined=one[0].subject != own)
        for one in groups
    ]
    return tuple(
        sorted(shown, key=lambda one: (one.due_at is None, one.due_at or one.first.started_at))
    )


def pauses_of(shown: Sequence[LegalTermShown], *, at: datetime) -> list[tuple[str, str]]:
    """The pauses that the law of a term that runs knows, each once: its code and its words."""
    running = [one for one in shown if one.first.ends_before and at < one.first.ends_before]
    return sorted({pair for one in running for pair in one.first.may_pause.items()})


@dataclass(frozen=True, kw_only=True)
class AskedShown:
    """What a customer was asked for while terms stand still, and how that is proved."""

    pause: PauseView
    letter_id: UUID | None
    letter_name: str
    asked_of: str

    @property
    def is_over(self) -> bool:
        """Whether the day that they were given went by."""
        return self.pause.ran_out_at is not None


def asked_about(shown: Sequence[LegalTermShown], *, at: datetime) -> AskedShown | None:
    """What a customer was asked for while one of these terms stands still; None: nothing waits."""
    subjects = {one.first.subject for one in shown if one.first.state is TermState.PAUSED}
    if not subjects:
        return None
    found = [one for one in portfolio.pauses_of(subjects) if one.ended_at is None]
    if not found:
        return None
    pause = found[0]
    if pause.ran_out_at is None and pause.answer_before and pause.answer_before <= at:
        pause = replace(pause, ran_out_at=at)
    letter = None
    if pause.asked_by is AskedBy.LETTER and pause.asked_ref is not None:
        rows = HandedLetter.objects.filter(pk=pause.asked_ref)
        cases = [UUID(one.rpartition(":")[2]) for one in subjects]
        letter = rows.first() or statutory.handed_letter(cases, pause.asked_ref)
    return AskedShown(
        pause=pause,
        letter_id=letter.id if letter else None,
        letter_name=letter.name if letter else "",
        asked_of=letter.handed_to if letter else "",
    )


def letter_file(complaint_id: UUID, letter_id: UUID) -> StoredFile | None:
    """A letter that was handed to the customer of a complaint that the page has read.

    Also while their case was a query still, and of complaints that go on with it.
    """
    row = HandedLetter.objects.filter(pk=letter_id, complaint_id=complaint_id).first()
    if row is not None:
        return StoredFile(digest=row.blob, name=row.name, media_type=row.media_type)
    case_id = Complaint.objects.filter(pk=complaint_id).values_list("case_id", flat=True).first()
    paper = statutory.handed_letter(with_merged(case_id), letter_id) if case_id else None
    return paper.file if paper else None


def first_days(
    shown: Sequence[LegalTermShown], pauses: Sequence[tuple[str, str]], *, at: datetime
) -> dict[str, date]:
    """The first day that may be named to the customer who is asked now, of each pause."""
    subjects = sorted({one.first.subject for one in shown})
    days = {kind: portfolio.least_answer_day(subjects, kind, asked_at=at) for kind, _ in pauses}
    return {kind: day for kind, day in days.items() if day is not None}


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What the law takes it to be about, and the thread in which its customer can be asked."""

    topic: LegalTopic
    has_address: bool
    latest_message_id: UUID | None
    language: str
    is_presumed: bool = False


SAID_TOPIC, PRESUMED_TOPIC = "topic", "topic_presumed"
FILED = ("topic", "case__conversation_id", "case__latest_message_id", "filed_language")


def before_the_law(*, actor: Actor, complaint_id: UUID) -> tuple[ComplaintView, Filed] | None:
    """A complaint with what the law asks of how it was filed; None out of sight."""
    rows = Complaint.objects.filter(policy.visible(actor), pk=complaint_id)
    rows = rows.annotate(topic_by=Subquery(_latest_topic(OuterRef("pk"))))
    found = list(rows.values_list(*VIEWED, *FILED, "topic_by", named=True))
    if not found:
        return None
    (view,) = views_of(found, actor=actor)
    conversation, latest = found[0].case__conversation_id, found[0].case__latest_message_id
    return view, Filed(
        topic=LegalTopic(found[0].topic or LegalTopic.OTHER),
        has_address=conversation is not None,
        latest_message_id=latest,
        language=found[0].filed_language,
        is_presumed=found[0].topic_by == PRESUMED_TOPIC,
    )


def topic_is_presumed(complaint_id: UUID) -> bool:
    """Whether only its words say what it is about, and nobody has."""
    return _latest_topic(complaint_id).first() == PRESUMED_TOPIC


def _latest_topic(complaint: UUID | OuterRef) -> "QuerySet[ComplaintStep, str]":
    """What was last said of its topic: by a person, or by its words."""
    said = ComplaintStep.objects.filter(complaint=complaint, what__in=[SAID_TOPIC, PRESUMED_TOPIC])
    return said.order_by("-at", "-pk").values_list("what", flat=True)[:1]
