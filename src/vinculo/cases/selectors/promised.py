"""What was promised on a case, and what reads like a promise in what was written there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import override

from vinculo.cases import policy
from vinculo.cases.contracts import CaseView
from vinculo.cases.labels.promised import APOLOGY
from vinculo.cases.models import CaseMessage, Note
from vinculo.cases.selectors import canned
from vinculo.cases.selectors.of_service import with_merged
from vinculo.cases.selectors.page import case_seen
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import Actor
from vinculo.lib.calendar import (
    Calendar,
    ClosedTooLongError,
    add_open_time,
    open_time_between,
)
from vinculo.organization import api as organization
from vinculo.promises import api as promises
from vinculo.promises.contracts import PromiseView, Spotted, Telling

WITHOUT_TIME = timedelta(days=7)
"""How long words without a time wait for a person."""
AFTERWARDS = timedelta(days=30)
"""How long words wait whose time is over: until then somebody says whether they were kept."""
RECENT = timedelta(days=90)
MOST_TEXTS, MOST_NOTES = 20, 10


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Words that read like a promise; ``origin`` names where they stand.

    ``is_past``: their time is over, and nobody has said whether they were kept.
    """

    spotted: Spotted
    origin: str
    written_at: datetime
    author_id: UUID | None
    is_past: bool = False


@dataclass(frozen=True, kw_only=True)
class Promised:
    """The promises of a case, with what may be one and nobody has confirmed.

    ``apologies`` are what the customer would be told of those that broke or were taken back, and
    that they do not know of.
    """

    case: CaseView
    promises: tuple[PromiseView, ...]
    proposals: tuple[Proposal, ...]
    apologies: Mapping[UUID, str]


def promised_on(*, actor: Actor, case_id: UUID, at: datetime) -> Promised | None:
    """All of it; None outside of the actor's sight."""
    case = case_seen(actor=actor, case_id=case_id)
    if case is None:
        return None
    proposals: list[Proposal] = []
    if case.resolved_at is None and policy.may(actor, "cases.answer"):
        proposals = _proposals(case, at)
    known = promises.of_subjects(*subjects_of(case_id))
    can_tell = case.conversation_id is not None and policy.may(actor, "cases.answer")
    untold = [one for one in known if can_tell and one.is_broken and one.told_at is None]
    offered = {one.id: apology_for(case, one.words) for one in untold}
    taken_back = {one.id: one.apology for one in known if can_tell and promises.is_to_be_told(one)}
    return Promised(
        case=case,
        promises=tuple(known),
        proposals=tuple(proposals),
        apologies={
            key: one.words for key, one in offered.items() if one.telling is not Telling.NOTHING
        }
        | taken_back,
    )


def subjects_of(case_id: UUID) -> list[str]:
    """What promises call a case, and those that were merged into it."""
    return [f"case:{each}" for each in with_merged(case_id)]


def proposal(*, actor: Actor, case_id: UUID, origin: str, at: datetime) -> Proposal | None:
    """One that still waits; None when somebody was quicker or it is out of sight."""
    found = promised_on(actor=actor, case_id=case_id, at=at)
    waiting = found.proposals if found else ()
    return next((one for one in waiting if one.origin == origin), None)


def _proposals(case: CaseView, at: datetime) -> list[Proposal]:
    texts = _texts(case, since=at - RECENT)
    if not texts:
        return []
    zone = ZoneInfo(organization.company().timezone)
    calendar = organization.calendar_of(organization.default_calendar_id())
    found = [
        Proposal(
            spotted=spotted,
            origin=f"{origin}:{spotted.mark}",
            written_at=written,
            author_id=author,
            is_past=spotted.due_at is not None and spotted.due_at <= at,
        )
        for origin, text, written, author in texts
        for spotted in promises.spot(
            text,
            written=written.astimezone(zone),
            working=_working_days(calendar),
            open_time=_open_time(calendar),
        )
    ]
    still = [one for one in found if _waits(one, at)]
    known = promises.known_marks([one.origin for one in still])
    return [one for one in still if one.origin not in known]


def _waits(one: Proposal, at: datetime) -> bool:
    """Whether it is still asked: what nobody kept is not forgotten when its time is over."""
    due = one.spotted.due_at
    return one.written_at > at - WITHOUT_TIME if due is None else due > at - AFTERWARDS


Text = tuple[str, str, datetime, UUID | None]


def _texts(case: CaseView, *, since: datetime) -> list[Text]:
    """The latest answers and notes of people, newest first: where from, what, when, by whom.

    Each has its own number, so that notes do not hide what the customer was told.
    """
    found: list[Text] = []
    if case.conversation_id is not None:
        own = set(CaseMessage.objects.filter(case_id=case.id).values_list("message_id", flat=True))
        found += [
            (f"message:{one.id}", one.text, one.at, one.author_id)
            for one in interactions.messages(case.conversation_id)
            if one.id in own
            and one.direction is Direction.OUT
            and not one.is_automatic
            and one.at >= since
        ]
        found = sorted(found, key=lambda text: text[2])[-MOST_TEXTS:]
    notes = Note.objects.filter(case_id=case.id, at__gte=since).order_by("-at", "-pk")[:MOST_NOTES]
    found += [(f"note:{note.pk}", note.text, note.at, note.author_id) for note in notes]
    return sorted(found, key=lambda text: text[2], reverse=True)


def _open_time(calendar: Calendar) -> Callable[[datetime, timedelta], datetime | None]:
    """When so much open time of the company has passed; None where it never opens."""

    def passed(start: datetime, length: timedelta) -> datetime | None:
        try:
            return add_open_time(calendar, start, length)
        except ClosedTooLongError:
            return None

    return passed


def _working_days(calendar: Calendar) -> Callable[[date], bool]:
    """Which days are open in the company's calendar."""
    zone = ZoneInfo(calendar.timezone)

    def is_open(day: date) -> bool:
        begins = datetime.combine(day, time(), zone)
        return open_time_between(calendar, begins, begins + timedelta(days=1)) > timedelta()

    return is_open


@dataclass(frozen=True, kw_only=True)
class Apology:
    """What a customer would be told of a broken promise, and whether anybody is asked first."""

    telling: Telling
    words: str


def apology_for(case: CaseView, *promised: str) -> Apology:
    """The message of the service, else of the house, in the customer's language.

    ``{promesa}`` in it is what was promised, one thing after another.
    """
    rule = promises.rule_of(case.service_id)
    language = canned.language_of(case.id)
    text = rule.words_en if language == "en" else rule.words
    if not text:
        with override(language):
            text = str(APOLOGY)
    return Apology(telling=rule.telling, words=text.replace("{promesa}", "; ".join(promised)))
