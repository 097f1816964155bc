"""Asking a customer for what is missing: the words, the proof, the alarm; one home for all.

Queries, incidents and complaints ask in the same way. No term stands still without the proof that
the customer was asked, had the time that the law gives, and was told what happens otherwise.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import AskedBy
from vinculo.work import api as work

COMPLETION = "awaiting_customer_completion"
LONGEST_WORDS = 2_000
TIME_TO_DECIDE = timedelta(days=2)


class NothingMissingError(DomainError):
    """Who is asked for something reads what it is."""

    code = "asked_no_words"


class NobodySaidError(DomainError):
    """A letter or a call names to whom, and when."""

    code = "asked_whom"


class NoLetterError(DomainError):
    """The letter that was handed over stands beside the pause."""

    code = "asked_no_letter"


class WroteSinceError(DomainError):
    """The customer wrote after they were asked: somebody reads that first."""

    code = "asked_wrote_since"


class NoAddressError(DomainError):
    """There is no conversation to write in: a letter or a call asks."""

    code = "asked_no_address"


class NoSuchSentError(DomainError):
    """The message that is named was not sent by a person in this case."""

    code = "asked_not_sent"


class SentNoDayError(DomainError):
    """A message that names neither the day nor what happens otherwise has asked for nothing."""

    code = "asked_sent_no_day"


class NotWarnedError(DomainError):
    """Who names a message that asked says that it warned too."""

    code = "asked_warned"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A scanned letter whose bytes are the blob ``digest`` already."""

    digest: str
    name: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What a customer is asked for, by which way, and until when.

    ``seen``: the last message of theirs that the person had on the screen. ``sent``: a message
    that asked already and warned, as the person says who names it. ``told_to`` and ``told_at``:
    with whom and when, of a letter or a call.
    """

    kind: str
    words: str
    answer_by: date
    by: AskedBy = AskedBy.MESSAGE
    seen: UUID | None = None
    sent: UUID | None = None
    told_to: str = ""
    told_at: datetime | None = None
    letter: Letter | None = None


@dataclass(frozen=True, kw_only=True)
class Customer:
    """Where somebody is asked, in which language, and whether about a complaint."""

    case_id: UUID
    number: str
    conversation_id: UUID | None
    language: str
    is_complaint: bool


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What shows that they were asked: its id, its moment, and the words that warned them."""

    ref: UUID
    at: datetime
    warning: str


def put(
    one: Customer,
    missing: Missing,
    *,
    keep: Callable[[Letter, str, datetime], UUID],
    actor: Actor,
    at: datetime,
) -> Proof:
    """Send the message, name the one that was sent, keep the letter, or note the call.

    ``keep`` writes the row of a letter, given to whom, and when; it answers its id. Raises
    NothingMissingError, NoAddressError, NobodySaidError, NoLetterError, WroteSinceError,
    NoSuchSentError, SentNoDayError and what an answer of a case refuses.
    """
    words = tidy(missing.words)
    if missing.by is AskedBy.MESSAGE and missing.sent is not None:
        return _named(one, missing, missing.sent)
    warning = warning_of(missing, language=one.language, is_complaint=one.is_complaint)
    if missing.by is AskedBy.MESSAGE:
        if one.conversation_id is None:
            raise NoAddressError
        message_id = cases.answer_case(
            case_id=one.case_id,
            html=letter_of(one, words, warning),
            seen=missing.seen,
            actor=actor,
            at=at,
            language=one.language,
            keeps_draft=True,
        )
        return Proof(ref=message_id, at=at, warning=warning)
    if missing.told_at is not None and wrote_since(one.case_id, missing.told_at):
        raise WroteSinceError
    whom = whole(" ".join(missing.told_to.split()), most=120)
    if not whom or missing.told_at is None:
        raise NobodySaidError
    if missing.by is AskedBy.LETTER:
        if missing.letter is None or not missing.letter.size_bytes:
            raise NoLetterError
        ref = keep(missing.letter, whom, missing.told_at)
        return Proof(ref=ref, at=missing.told_at, warning=warning)
    text = _called(missing.told_at, whom, words, warning, language=one.language)
    ref = cases.add_note(case_id=one.case_id, text=text, actor=actor, at=at, is_told=True)
    return Proof(ref=ref, at=missing.told_at, warning=warning)


def tidy(words: str) -> str:
    """What is asked for. Raises NothingMissingError."""
    if not (found := whole(words.strip(), most=LONGEST_WORDS)):
        raise NothingMissingError
    return found


def _named(one: Customer, missing: Missing, sent: UUID) -> Proof:
    """A message that a person sent before: it says the day, and nobody has answered it since."""
    told = cases.messages(actor=SYSTEM, case_id=one.case_id)
    found = next((each for each in told if each.id == sent), None)
    if found is None or found.direction is not Direction.OUT or found.is_automatic:
        raise NoSuchSentError
    if not says_day(found.text, missing.answer_by):
        raise SentNoDayError
    if wrote_since(one.case_id, found.at):
        raise WroteSinceError
    return Proof(ref=found.id, at=found.at, warning=found.text)


def says_day(text: str, day: date) -> bool:
    """Whether a text names a day, in one of the ways in which people write it here."""
    low = " ".join(text.casefold().split())
    ways = {day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"}
    for language in ("es", "en"):
        with translation.override(language):
            month = date_format(day, "F").casefold()
        ways |= {f"{day.day} de {month}", f"{day.day} {month}", f"{month} {day.day}"}
    return any(_stands(way, low) for way in ways)


def _stands(way: str, text: str) -> bool:
    """As words of its own: the 1 of May is not in the 21 of May."""
    begin = text.find(way)
    while begin >= 0:
        before, after = text[begin - 1 : begin], text[begin + len(way) : begin + len(way) + 1]
        if not before.isdigit() and not after.isalnum():
            return True
        begin = text.find(way, begin + 1)
    return False


def _called(at: datetime, whom: str, words: str, warning: str, *, language: str) -> str:
    zone = ZoneInfo(organization.company().timezone)
    with translation.override(language):
        when = date_format(at.astimezone(zone), "DATETIME_FORMAT")
    said = gettext("Se le pidió por teléfono a %(whom)s (%(when)s): %(words)s %(warning)s")
    return said % {"whom": whom, "when": when, "words": words, "warning": warning}


def warning_of(missing: Missing, *, language: str, is_complaint: bool) -> str:
    """What the customer is told of the day and of what happens otherwise, in their language."""
    with translation.override(language):
        words = _warning(is_completion=missing.kind == COMPLETION, is_complaint=is_complaint)
        return words % {"day": date_format(missing.answer_by, "DATE_FORMAT")}


def _warning(*, is_completion: bool, is_complaint: bool) -> str:
    if is_completion and is_complaint:
        return gettext(
            "Puede enviárnoslo hasta el %(day)s, ese día incluido. Mientras tanto se detiene el"
            " plazo que la ley permite detener, y empieza de nuevo, entero, cuando lo"
            " recibamos. Si no nos llega para ese día, la ley permite dar su reclamación por"
            " resuelta: no se cierra sola, lo decide una persona y se lo comunica."
        )
    if is_completion:
        return gettext(
            "Puede enviárnoslo hasta el %(day)s, ese día incluido. Mientras tanto se detiene el"
            " plazo que la ley permite detener, y empieza de nuevo, entero, cuando lo"
            " recibamos. Si no nos llega para ese día, la ley permite dar su caso por"
            " resuelto: no se cierra solo, lo decide una persona y se lo comunica."
        )
    if is_complaint:
        return gettext(
            "Puede contestarnos hasta el %(day)s, ese día incluido. Mientras tanto se detiene el"
            " plazo que la ley permite detener. Si no nos contesta para ese día, decidimos con lo"
            " que sabemos y se lo comunicamos: su reclamación no se cierra sola."
        )
    return gettext(
        "Puede contestarnos hasta el %(day)s, ese día incluido. Mientras tanto se detiene el"
        " plazo que la ley permite detener. Si no nos contesta para ese día, decidimos con lo"
        " que sabemos y se lo comunicamos: su caso no se cierra solo."
    )


def letter_of(one: Customer, words: str, warning: str) -> str:
    """What the customer reads, in their language around the words of whoever asks."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    with translation.override(one.language):
        begins = (
            gettext("Para poder resolver su reclamación %(number)s necesitamos de usted:")
            if one.is_complaint
            else gettext("Para poder resolver su caso %(number)s necesitamos de usted:")
        )
        return format_html(
            "<p>{}</p>{}<p>{}</p><p>{}</p>",
            begins % {"number": one.number},
            format_html_join("", "<p>{}</p>", ((line,) for line in lines)),
            warning,
            gettext("Conteste a este mensaje o escríbanos en su página; también por teléfono."),
        )


def wrote_since(case_id: UUID, moment: datetime) -> UUID | None:
    """The last message of the customer after that; of the case and those joined to it."""
    found = [
        one.id
        for one in cases.messages(actor=SYSTEM, case_id=case_id)
        if one.direction is Direction.IN and not one.is_automatic and one.at > moment
    ]
    return found[-1] if found else None


def alarm(
    case_id: UUID,
    number: str,
    *,
    kind: str,
    url: str,
    people: Sequence[UUID | None],
    at: datetime,
) -> int:
    """A notice and a task to the first of them; how many were told. Nothing closes by it."""
    person = next((one for one in people if one), None)
    if person is None:
        return 0
    subject = f"case:{case_id}"
    notices.tell([person], kind=kind, subject=subject, at=at, params={"words": number}, url=url)
    if all(task.done_at is not None for task in work.tasks_on(subject) if task.url == url):
        title = gettext("El cliente no ha completado %(number)s: decidir con lo que hay")
        work.create(
            owner_id=person,
            title=title % {"number": number},
            created_by=None,
            at=at,
            subject=subject,
            url=url,
            due_at=at + TIME_TO_DECIDE,
        )
    return 1


def no_more_to_decide(case_id: UUID, *, url: str, result: str, at: datetime) -> None:
    """End the task of deciding without an answer."""
    for task in work.tasks_on(f"case:{case_id}"):
        if task.done_at is None and task.url == url:
            work.complete(task_id=task.id, by=SYSTEM, at=at, result=result)
