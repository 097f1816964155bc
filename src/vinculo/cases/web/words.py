"""Lines of the history and of the thread, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vinculo.cases import labels
from vinculo.cases.contracts import (
    CaseKind,
    CasePage,
    CaseStatus,
    EntryKind,
    EntryView,
    NoteView,
    Outcome,
    UndoView,
    WishedChannel,
)
from vinculo.interactions.contracts import MessageView
from vinculo.lib.text.mood.judged import Polarity

STATUS_LOOKS: Mapping[CaseStatus, str] = {
    CaseStatus.NEW: "info",
    CaseStatus.OPEN: "info",
    CaseStatus.WAITING: "idle",
    CaseStatus.RESOLVED: "ok",
    CaseStatus.CLOSED: "idle",
}

ENTRY_LOOKS: Mapping[EntryKind, str] = {
    EntryKind.CLOCK_WARNED: "warn",
    EntryKind.CLOCK_BROKEN: "breach",
    EntryKind.PROMISE_AT_RISK: "warn",
    EntryKind.PROMISE_BROKEN: "breach",
    EntryKind.RESOLVED: "ok",
    EntryKind.CONFIRMED: "ok",
}

IN_THREAD = frozenset(
    {
        EntryKind.REGISTERED,
        EntryKind.FOLLOWED_UP,
        EntryKind.MAY_FOLLOW,
        EntryKind.TRANSFERRED,
        EntryKind.REQUEUED,
        EntryKind.WAITING,
        EntryKind.RESUMED,
        EntryKind.RESOLVED,
        EntryKind.REOPENED,
        EntryKind.CLOSED,
        EntryKind.CLOCK_BROKEN,
        EntryKind.PROMISE_BROKEN,
        EntryKind.CONFIRMED,
        EntryKind.WISHED,
    }
)


class Part(StrEnum):
    """What a part of the thread is."""

    MESSAGE = "message"
    NOTE = "note"
    EVENT = "event"


@dataclass(frozen=True, kw_only=True)
class ThreadPart:
    """A message, a note or a line of the history, in its place in the thread."""

    part: Part
    at: datetime
    message: MessageView | None = None
    note: NoteView | None = None
    author: str = ""
    words: str = ""
    look: str = ""


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """A line of the history as a person reads it."""

    at: datetime
    words: str
    look: str


def line_of(entry: EntryView, queue_names: Mapping[UUID, str]) -> str:
    """What happened, in a sentence."""
    params = entry.params
    return str(_sentence(entry)) % {
        "customer": params.get("customer_name", ""),
        "who": entry.actor_name or _by_itself(params),
        "rule": params.get("rule_name", ""),
        "priority": labels.PRIORITIES.get(int(params.get("priority") or 0), ""),
        "number": params.get("number", ""),
        "to": _target(entry, queue_names),
        "outcome": _outcome(params.get("outcome")),
        "channel": _channel(params.get("channel")),
        "name": params.get("name", ""),
        "until": _day(params.get("until")),
        "what": _undone(params.get("what")),
        "kind": _kind(params.get("to_kind")),
        "mood": _mood(params.get("mood")),
        "standard": labels.STANDARDS.get(str(params.get("standard")), params.get("standard")),
    }


def _by_itself(params: Mapping[str, str | int | None]) -> str:
    """Whose doing it was when no person's: a rule's, by its name then, or the product's."""
    if params.get("rule_name"):
        return str(labels.BY_RULE) % {"rule": params["rule_name"]}
    return _("Vínculo")


def _sentence(entry: EntryView) -> object:
    if entry.kind is EntryKind.CUSTOMER_SET and not entry.params.get("customer_name"):
        return labels.CUSTOMER_UNSEEN if entry.ref else labels.CUSTOMER_TAKEN_AWAY
    if entry.kind is EntryKind.WAITING and entry.params.get("until"):
        return labels.WAITING_UNTIL
    return labels.HISTORY[entry.kind]


def history_of(page: CasePage, queue_names: Mapping[UUID, str]) -> list[HistoryLine]:
    """The whole history, the latest first."""
    return [
        HistoryLine(
            at=entry.at, words=line_of(entry, queue_names), look=ENTRY_LOOKS.get(entry.kind, "")
        )
        for entry in reversed(page.entries)
    ]


def latest_of(page: CasePage, reader: UUID | None) -> str:
    """What the page shows last: the customer's message and a colleague's answer, as one mark."""
    answered = (
        entry.ref
        for entry in reversed(page.entries)
        if entry.kind is EntryKind.ANSWERED and entry.actor_id != reader
    )
    return f"{page.latest_message_id or ''}:{next(answered, None) or ''}"


def undoable_of(page: CasePage) -> list[tuple[UndoView, str]]:
    """What can be taken back, the latest first, in words."""
    return [
        (one, ", ".join(dict.fromkeys(str(labels.UNDOABLE[what]) for what in one.what)))
        for one in page.undoable
    ]


def thread_of(
    page: CasePage, queue_names: Mapping[UUID, str], reader: UUID | None
) -> list[ThreadPart]:
    """Messages, notes and the turns of the case, as they followed each other."""
    authors = {
        entry.ref: _("Usted") if entry.actor_id == reader else entry.actor_name
        for entry in page.entries
        if entry.kind in {EntryKind.ANSWERED, EntryKind.FORWARDED}
    }
    parts = [
        ThreadPart(part=Part.MESSAGE, at=m.at, message=m, author=authors.get(m.id, ""))
        for m in page.messages
    ]
    parts += [ThreadPart(part=Part.NOTE, at=note.at, note=note) for note in page.notes]
    parts += [
        ThreadPart(
            part=Part.EVENT,
            at=entry.at,
            words=line_of(entry, queue_names),
            look=ENTRY_LOOKS.get(entry.kind, ""),
        )
        for entry in page.entries
        if entry.kind in IN_THREAD
    ]
    return sorted(parts, key=lambda part: part.at)


def _day(until: object) -> str:
    return date_format(date.fromisoformat(str(until)), "DATE_FORMAT") if until else ""


def _undone(what: object) -> str:
    return str(labels.UNDOABLE.get(str(what), "")) if what else ""


def _kind(kind: object) -> str:
    return str(labels.KINDS[CaseKind(str(kind))]).lower() if kind else ""


def _mood(code: object) -> str:
    return str(labels.MOODS[Polarity(str(code))]).lower() if code else ""


def _channel(channel: object) -> str:
    return str(labels.CHANNELS[WishedChannel(str(channel))]) if channel else ""


def _target(entry: EntryView, queue_names: Mapping[UUID, str]) -> str:
    if entry.params.get("to_queue"):
        name = queue_names.get(UUID(str(entry.params["to_queue"])), "")
        return _("la cola %(name)s") % {"name": name}
    if entry.params.get("to_skill"):
        name = queue_names.get(UUID(str(entry.params["to_skill"])), "")
        return _("quien sepa de %(name)s") % {"name": name}
    return str(entry.params.get("to_user_name") or "")


def _outcome(code: object) -> str:
    return str(labels.OUTCOMES[Outcome(str(code))]).lower() if code else ""
