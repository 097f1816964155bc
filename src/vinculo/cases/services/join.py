"""Linking, merging and splitting cases; no message leaves its conversation for it.

Which case a message belongs to is a row of ours: merging and splitting change that row, and going
back changes it again, for what has arrived since too.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from vinculo.cases.contracts import CaseKind, CaseStatus, EntryKind, Outcome
from vinculo.cases.domain.lifecycle import UNRESOLVED
from vinculo.cases.models import Case, CaseLink, CaseMessage, Note
from vinculo.cases.selectors.promised import subjects_of
from vinculo.cases.services import contracted, notice_links, places, story, undo
from vinculo.cases.services.answer import pause
from vinculo.cases.services.opening import Matter, open_matter
from vinculo.cases.services.resolve import end
from vinculo.cases.services.ways_back import live_again
from vinculo.interactions.contracts import Direction
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_public_key
from vinculo.promises import api as promises


class SameCaseError(DomainError):
    """A case can be joined with another one only."""

    code = "case_same"


class OtherCustomerError(DomainError):
    """Two customers' matters: whoever reads one answer would read of the other."""

    code = "case_other_customer"


class OtherEyesError(DomainError):
    """One of the two is restricted, and not to the same people under the same reserve."""

    code = "case_other_eyes"


class CannotMergeError(DomainError):
    """One of the two has ended, or was merged before."""

    code = "case_cannot_merge"


class NothingToSplitError(DomainError):
    """Some messages must go, and some must stay."""

    code = "case_nothing_to_split"


@transaction.atomic
def link_cases(*, case_id: UUID, other_id: UUID, actor: Actor, at: datetime) -> None:
    """Say that two cases have to do with each other; twice is once."""
    case, other = _two(case_id, other_id, actor)
    one, two = sorted((case, other), key=lambda each: each.pk)
    if CaseLink.objects.get_or_create(case=one, other=two, defaults={"at": at})[1]:
        undo.remember(case, "link", was=None, now=str(other.pk), actor=actor, at=at)
        _say(case, other, EntryKind.LINKED, EntryKind.LINKED, actor, at)


@transaction.atomic
def unlink_cases(*, case_id: UUID, other_id: UUID, actor: Actor, at: datetime) -> None:
    """Say that two cases have nothing to do with each other."""
    case, other = _two(case_id, other_id, actor)
    if _link(case.pk, other.pk).delete()[0]:
        undo.remember(case, "link", was=str(other.pk), now=None, actor=actor, at=at)
        _say(case, other, EntryKind.UNLINKED, EntryKind.UNLINKED, actor, at)


def take_link_back(case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """The link as it was. Raises UndoTooLateError when it is so already."""
    other = story.locked(UUID(data["now"] or data["was"]), actor, "cases.change")
    stands = _link(case.pk, other.pk).exists()
    if stands is not bool(data["now"]):
        raise undo.UndoTooLateError
    if stands:
        _link(case.pk, other.pk).delete()
    else:
        one, two = sorted((case, other), key=lambda each: each.pk)
        CaseLink.objects.create(case=one, other=two, at=at)
    story.tell(other)


@transaction.atomic
def merge_case(*, case_id: UUID, into_id: UUID, actor: Actor, at: datetime) -> None:
    """Let one case go on in another: messages and notes are read there, its clocks count no more.

    Whatever its conversation brings later arrives there too. Raises SameCaseError,
    OtherCustomerError, OtherEyesError, CannotMergeError and what the gates of the end refuse.
    """
    case, into = _two(case_id, into_id, actor)
    _require_mergeable(case, into)
    moved = list(CaseMessage.objects.filter(case=case).values_list("pk", flat=True))
    notes = list(Note.objects.filter(case=case).values_list("pk", flat=True))
    was = places.whole_state_of(case) | {
        "case": str(case.pk),
        "customer": str(into.customer_id) if into.customer_id else None,
        "messages": [str(pk) for pk in moved],
        "notes": [str(pk) for pk in notes],
    }
    end(case, outcome=Outcome.DUPLICATE, actor=actor, at=at, into=into)
    was["notice"] = notice_links.go_along(case, into, actor, at)
    CaseMessage.objects.filter(pk__in=moved).update(case=into)
    for note in Note.objects.filter(pk__in=notes):
        note.case = into
        note.save(update_fields=["case"])
    joined_customer = into.customer_id
    into.customer_id = into.customer_id or case.customer_id
    into.changed_at = at
    into.save(update_fields=["customer", "changed_at"])
    if into.customer_id != joined_customer:
        contracted.change_customer(into, at=at)
    promises.set_customer(subjects=subjects_of(into.pk), customer_id=into.customer_id)
    _note_latest(into)
    story.share_conversation(case, reference=into.number)
    undo.remember(into, "merge", was=was, now=str(case.pk), actor=actor, at=at)
    _say(into, case, EntryKind.MERGED, EntryKind.MERGED_INTO, actor, at)


def take_merge_back(into: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Two cases again: each with its own messages, those too that came since to its conversation.

    Raises UndoTooLateError when it was taken apart before.
    """
    was = data["was"]
    case = Case.objects.select_for_update(of=("self",)).get(pk=was["case"])
    if case.merged_into_id != into.pk:
        raise undo.UndoTooLateError
    of_it = Q(pk__in=was["messages"])
    if case.conversation_id and case.conversation_id != into.conversation_id:
        of_it |= Q(message__conversation_id=case.conversation_id)
    CaseMessage.objects.filter(of_it, case=into).update(case=case)
    for note in Note.objects.filter(pk__in=was["notes"], case=into):
        note.case = case
        note.save(update_fields=["case"])
    notice_links.come_back(case, into, was.get("notice"))
    case.merged_into = None
    case.closed_at = None
    case.save(update_fields=["merged_into", "closed_at"])
    if was["status"] in {status.value for status in UNRESOLVED}:
        case.status = CaseStatus.RESOLVED
        live_again(case, was, actor, at)
        if was["status"] == CaseStatus.WAITING:
            until = date.fromisoformat(was["until"]) if was["until"] else None
            pause(case, until=until, actor=actor, at=at)
        else:
            case.status = was["status"]
            case.save(update_fields=["status"])
    into.customer_id = UUID(was["customer"]) if was["customer"] else None
    into.save(update_fields=["customer"])
    story.share_conversation(case, reference=case.number)
    for each in (case, into):
        _note_latest(each)
        story.read_clocks(each, at)
    story.enter(case, EntryKind.UNDONE, at=at, actor=actor, what="merge")
    story.tell(case)


@transaction.atomic
def split_case(
    *, case_id: UUID, message_ids: Collection[UUID], subject: str, actor: Actor, at: datetime
) -> UUID:
    """Make a case of its own of some messages; its clocks run from the first of them.

    Raises NothingToSplitError unless some of the customer's go and some messages stay.
    """
    case = story.locked(case_id, actor, "cases.change")
    own = CaseMessage.objects.filter(case=case).select_related("message").order_by("at", "pk")
    going = [row for row in own if row.message_id in set(message_ids)]
    inbound = [row for row in going if row.message.direction == Direction.IN]
    if not inbound or len(going) == len(own) or case.conversation_id is None:
        raise NothingToSplitError
    new = open_matter(
        Matter(
            subject=subject.strip() or case.subject,
            key=new_public_key(),
            service_id=case.service_id,
            kind=CaseKind(case.kind),
            customer_id=case.customer_id,
            conversation_id=case.conversation_id,
            message_id=inbound[-1].message_id,
            follows=None,
            restriction_id=case.restriction_id,
        ),
        inbound[0].at,
    )
    CaseMessage.objects.filter(pk__in=[row.pk for row in going]).update(case=new)
    _note_latest(case)
    case.changed_at = new.changed_at = at
    case.save(update_fields=["changed_at"])
    new.save(update_fields=["changed_at"])
    undo.remember(
        case,
        "split",
        was={"messages": [str(row.pk) for row in going]},
        now=str(new.pk),
        actor=actor,
        at=at,
    )
    _say(case, new, EntryKind.SPLIT, EntryKind.SPLIT_FROM, actor, at)
    return new.pk


def take_split_back(case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """One case again: all that the split-off one holds now comes home, and it ends as a duplicate.

    Raises UndoTooLateError when the new one has ended or either of them was merged since.
    """
    new = story.locked(UUID(data["now"]), actor, "cases.change")
    if new.status not in UNRESOLVED or new.merged_into_id or case.merged_into_id:
        raise undo.UndoTooLateError
    end(new, outcome=Outcome.DUPLICATE, actor=actor, at=at, into=case)
    notice_links.go_along(new, case, actor, at)
    CaseMessage.objects.filter(case=new).update(case=case)
    for note in Note.objects.filter(case=new):
        note.case = case
        note.save(update_fields=["case"])
    _note_latest(case)
    story.enter(new, EntryKind.MERGED_INTO, at=at, actor=actor, number=case.number)
    story.tell(new)


def _two(case_id: UUID, other_id: UUID, actor: Actor) -> tuple[Case, Case]:
    """Both cases, locked in one order whoever asks. Raises SameCaseError, NoSuchCaseError."""
    if case_id == other_id:
        raise SameCaseError
    found = {pk: story.locked(pk, actor, "cases.change") for pk in sorted((case_id, other_id))}
    return found[case_id], found[other_id]


def _require_mergeable(case: Case, into: Case) -> None:
    if case.customer_id and into.customer_id and case.customer_id != into.customer_id:
        raise OtherCustomerError
    if case.restriction_id != into.restriction_id:
        raise OtherEyesError
    if case.merged_into_id or into.merged_into_id:
        raise CannotMergeError
    if case.status not in UNRESOLVED or into.status not in UNRESOLVED:
        raise CannotMergeError


def _note_latest(case: Case) -> None:
    """The last message of the customer that belongs to the case."""
    rows = CaseMessage.objects.filter(case=case, message__direction=Direction.IN)
    latest = rows.order_by("-at", "-pk").values_list("message_id", flat=True).first()
    case.latest_message_id = latest
    case.save(update_fields=["latest_message_id"])


def _link(one: UUID, other: UUID) -> Any:
    first, second = sorted((one, other))
    return CaseLink.objects.filter(case_id=first, other_id=second)


def _say(
    case: Case, other: Case, here: EntryKind, there: EntryKind, actor: Actor, at: datetime
) -> None:
    story.enter(case, here, at=at, actor=actor, ref=other.pk, number=other.number)
    story.enter(other, there, at=at, actor=actor, ref=case.pk, number=case.number)
    story.tell(case)
    story.tell(other)
