"""What cases hear: messages that arrived, clocks that warn and break."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from vinculo.cases.contracts import EntryKind
from vinculo.cases.events import RulesCalled
from vinculo.cases.labels import KINDS
from vinculo.cases.selectors.naming import named
from vinculo.cases.selectors.of_service import unresolved_of
from vinculo.cases.selectors.readers import who_may_hear, who_may_open
from vinculo.cases.selectors.tracking import reads_on_page
from vinculo.cases.selectors.wishes import wished_language
from vinculo.cases.selectors.written import has_written
from vinculo.cases.services import join, promised, undo, ways_back
from vinculo.cases.services.clocks_heard import hear_clock
from vinculo.cases.services.handed_links import door_for
from vinculo.cases.services.hands import take_offered
from vinculo.cases.services.hearing import Heard, hear_message, hear_messages
from vinculo.cases.services.history import Old, keep_history
from vinculo.cases.services.rules import automatic, case_fields, own_actions, running
from vinculo.cases.services.tasks_of_case import hear_done
from vinculo.cases.services.tracking_links import address_for_mail, asking_address
from vinculo.clocks.events import ClockBreached, ClockWarned
from vinculo.interactions.contracts import (
    form_meanings,
    holder_links,
    link_issuers,
    page_only,
    tracking_doors,
    wished_languages,
)
from vinculo.interactions.events import HistoryKept, MessageReceived
from vinculo.kernel import clock, events
from vinculo.kernel.metrics import things
from vinculo.notices.contracts import notice_hearers, notice_readers
from vinculo.portfolio.contracts import running_work
from vinculo.promises.contracts import apologisers, writers
from vinculo.promises.events import PromiseAtRisk, PromiseBroken
from vinculo.routing.contracts import SubjectKind, subject_kinds
from vinculo.work.events import TaskCompleted

PREFIX = "case:"
RULES_HAVE = (automatic, case_fields, own_actions)
"""Rooms of rules that register what they define."""


def on_message(event: MessageReceived) -> None:
    """Open or continue the case of a message."""
    hear_message(heard_of(event))


def on_messages(told: Sequence[MessageReceived]) -> None:
    """Open or continue the cases of several messages, in their order."""
    hear_messages([heard_of(event) for event in told])


def heard_of(event: MessageReceived) -> Heard:
    """The message as the services of cases want it."""
    return Heard(
        message_id=event.message_id,
        conversation_id=event.conversation_id,
        service_id=event.service_id,
        key=event.key,
        received_at=event.received_at,
        is_automatic=event.is_automatic,
        is_confirmed=event.is_confirmed,
        follows=event.follows,
        side_of=event.side_of,
    )


def on_history(event: HistoryKept) -> None:
    """Show old mail as a closed case that nobody has to do anything about."""
    keep_history(
        Old(
            message_id=event.message_id,
            conversation_id=event.conversation_id,
            service_id=event.service_id,
            key=event.key,
            written_at=event.written_at,
        )
    )


def on_warning(event: ClockWarned) -> None:
    """A standard of a case is close to its end."""
    _on_clock(event, EntryKind.CLOCK_WARNED)


def on_breach(event: ClockBreached) -> None:
    """A standard of a case was broken."""
    _on_clock(event, EntryKind.CLOCK_BROKEN)


def on_task(event: TaskCompleted) -> None:
    """What somebody was asked to do for a case is done."""
    if event.subject.startswith(PREFIX):
        hear_done(
            case_id=UUID(event.subject.removeprefix(PREFIX)),
            task_id=event.task_id,
            done_by=event.done_by,
            at=event.done_at,
        )


def on_promise_broken(event: PromiseBroken) -> None:
    """A promise given on a case was not kept."""
    if event.subject.startswith(PREFIX):
        promised.hear_broken(
            case_id=UUID(event.subject.removeprefix(PREFIX)),
            promise_id=event.promise_id,
            at=clock.now(),
        )


def on_promise_at_risk(event: PromiseAtRisk) -> None:
    """A promise given on a case is close to its end."""
    if event.subject.startswith(PREFIX):
        promised.hear_at_risk(
            case_id=UUID(event.subject.removeprefix(PREFIX)),
            promise_id=event.promise_id,
            at=clock.now(),
        )


def is_on_page(conversation_id: UUID, address: str) -> bool:
    """Whether an address reads its matter on the page alone, as things stand now."""
    return reads_on_page(conversation_id, address, at=clock.now())


def _on_clock(event: ClockWarned | ClockBreached, kind: EntryKind) -> None:
    if not event.subject.startswith(PREFIX):
        return
    hear_clock(
        case_id=UUID(event.subject.removeprefix(PREFIX)),
        clock_id=event.clock_id,
        standard=event.kind,
        kind=kind,
        due_at=event.due_at,
        at=clock.now(),
    )


events.subscribe(RulesCalled, "cases.run_rules", running.hear, together=running.hear_all)
events.subscribe(TaskCompleted, "cases.hear_task", on_task)
for what, way in ways_back.WAYS.items():
    undo.undoers.add(what, way)
undo.undoers.add("link", join.take_link_back)
undo.undoers.add("merge", join.take_merge_back)
undo.undoers.add("split", join.take_split_back)
events.subscribe(MessageReceived, "cases.hear_message", on_message, together=on_messages)
events.subscribe(HistoryKept, "cases.hear_history", on_history)
events.subscribe(ClockWarned, "cases.hear_warning", on_warning)
events.subscribe(ClockBreached, "cases.hear_breach", on_breach)
events.subscribe(PromiseBroken, "cases.hear_promise_broken", on_promise_broken)
events.subscribe(PromiseAtRisk, "cases.hear_promise_at_risk", on_promise_at_risk)
link_issuers.add("cases", address_for_mail)
wished_languages.add("cases", wished_language)
page_only.add("cases", is_on_page)
holder_links.add("cases", door_for)
tracking_doors.add("cases", asking_address)
for known, word in KINDS.items():
    form_meanings.add(known.value, partial(str, word))
subject_kinds.add(PREFIX.removesuffix(":"), SubjectKind(take=take_offered))
things.add("case", named)
writers.add("case", has_written)
apologisers.add("case", promised.apologise)
running_work.add("cases", unresolved_of)
notice_readers.add("case", who_may_open)
notice_hearers.add("case", who_may_hear)
