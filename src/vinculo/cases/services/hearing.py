"""A case begins or goes on because a message was heard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import CaseKind, CaseStatus, EntryKind
from vinculo.cases.domain.lifecycle import CaseAction, Hearing, next_status, on_message
from vinculo.cases.events import CaseHeard
from vinculo.cases.models import Case, CaseMessage
from vinculo.cases.selectors import reply_rules
from vinculo.cases.services import contracted, story, watching
from vinculo.cases.services.opening import Matter, open_matters
from vinculo.cases.services.resolve import bring_back
from vinculo.clocks import api as clocks
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Channel, ConversationView
from vinculo.kernel import events, locks
from vinculo.kernel.ids import new_public_key
from vinculo.kernel.inserting import insert_all
from vinculo.lib.text.mood.judged import MoodView
from vinculo.routing import api as routing
from vinculo.routing.contracts import QueueView

WRITTEN_IN = frozenset({Channel.FORM, Channel.LETTER})
"""Where somebody fills in a form: on its page or on its sheet."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A message that stands in its conversation, as its event says."""

    message_id: UUID
    conversation_id: UUID
    service_id: UUID | None
    key: str
    received_at: datetime
    is_automatic: bool = False
    is_confirmed: bool = True
    follows: UUID | None = None
    side_of: UUID | None = None

    @property
    def thread(self) -> UUID:
        """The customer's conversation that it belongs to, or stands beside."""
        return self.side_of or self.conversation_id


def hear_message(heard: Heard) -> UUID:
    """Open or continue the case of a message; hearing it again changes nothing."""
    return hear_messages([heard])[heard.message_id]


@transaction.atomic
def hear_messages(heard: Sequence[Heard]) -> dict[UUID, UUID]:
    """The same for several messages: all of them or none; from messages to cases.

    First messages of conversations open their cases together, with as few questions. What goes on
    with a case, and a second message of one conversation, is heard after that, one by one.
    """
    locks.wait_for_all({f"case of {each.thread}" for each in heard})
    cases = dict(
        CaseMessage.objects.filter(message_id__in=[each.message_id for each in heard]).values_list(
            "message_id", "case_id"
        )
    )
    begun = set(
        Case.objects.filter(conversation_id__in={each.thread for each in heard}).values_list(
            "conversation_id", flat=True
        )
    )
    first: list[Heard] = []
    later: list[Heard] = []
    for each in heard:
        if each.message_id in cases:
            continue
        (later if each.side_of or each.thread in begun else first).append(each)
        begun.add(each.thread)
    moods = interactions.estimate_moods(
        {each.message_id: each.received_at for each in (*first, *later)}
    )
    cases |= _belong(list(zip(first, _open_for(first, moods), strict=True)))
    for each in later:
        case = _beside(each)
        kind = EntryKind.MESSAGE if case is None else EntryKind.HEARD_BESIDE
        cases |= _belong([(each, case or _go_on_or_follow(each, moods))], kind)
        if case is None and not each.is_automatic:
            _tell_heard(each, cases[each.message_id])
    return cases


def _tell_heard(heard: Heard, case_id: UUID) -> None:
    """Let contexts above know that a customer wrote again."""
    events.publish(
        CaseHeard(case_id=case_id, message_id=heard.message_id, heard_at=heard.received_at)
    )


def _beside(heard: Heard) -> Case | None:
    """The case of which somebody else who was written to speaks: it goes on, reopened for none."""
    case = _going_on_of(heard.side_of) if heard.side_of else None
    if case is not None:
        waits = case.status == CaseStatus.WAITING and not heard.is_automatic
        _go_on(case, heard, Hearing.RESUME if waits else Hearing.ATTACH, None)
    return case


def _belong(
    pairs: Sequence[tuple[Heard, Case]], kind: EntryKind = EntryKind.MESSAGE
) -> dict[UUID, UUID]:
    """Write down which message belongs to which case, and let open pages look."""
    insert_all(
        CaseMessage(case=case, message_id=heard.message_id, at=heard.received_at)
        for heard, case in pairs
    )
    story.enter_all(
        story.entry(case, kind, at=heard.received_at, ref=heard.message_id) for heard, case in pairs
    )
    story.tell_all(case for _, case in pairs)
    return {heard.message_id: case.pk for heard, case in pairs}


def _open_for(
    first: Sequence[Heard], moods: Mapping[UUID, MoodView], before: Case | None = None
) -> list[Case]:
    """New cases: for first messages of their conversations, or for one after a closed case."""
    if not first:
        return []
    conversations = interactions.conversations({each.conversation_id for each in first})
    ways = [(each.service_id, conversations[each.conversation_id].source) for each in first]
    queues = routing.queues_for(ways)
    kinds = {} if before else _kinds_said(conversations.values())
    return open_matters(
        [
            (
                replace(
                    _matter(each, conversations[each.conversation_id], queues[way], before),
                    mood=moods.get(each.message_id),
                    kind=kinds.get(each.conversation_id, CaseKind.QUERY),
                ),
                each.received_at,
            )
            for each, way in zip(first, ways, strict=True)
        ]
    )


def _kinds_said(conversations: Iterable[ConversationView]) -> dict[UUID, CaseKind]:
    """What people said that their matter is by what they chose in a form."""
    by_form = {one.key: one.id for one in conversations if one.channel in WRITTEN_IN}
    said = interactions.meanings(by_form) if by_form else {}
    return {by_form[key]: CaseKind(means) for key, means in said.items() if means in set(CaseKind)}


def _matter(
    heard: Heard, conversation: ConversationView, queue: QueueView, before: Case | None
) -> Matter:
    maybe = _latest_of(heard.follows) if heard.follows and before is None else None
    return Matter(
        subject=conversation.subject,
        key=new_public_key() if before else heard.key,
        service_id=heard.service_id or queue.service_id,
        queue_id=queue.id,
        customer_id=conversation.customer_id,
        conversation_id=heard.conversation_id,
        message_id=heard.message_id,
        follows=before or maybe,
        is_certain=maybe is None,
    )


def _go_on_or_follow(heard: Heard, moods: Mapping[UUID, MoodView]) -> Case:
    """The case that the message continues, or a new one after a closed case."""
    case = _answered_of(heard) or _going_on_of(heard.thread)
    hearing = _hearing(case, heard)
    if case is not None and hearing is not Hearing.FOLLOW_UP:
        _go_on(case, heard, hearing, moods.get(heard.message_id))
        return case
    return _open_for([heard], moods, before=case)[0]


def _go_on(case: Case, heard: Heard, hearing: Hearing, mood: MoodView | None) -> None:
    """What a message changes of a case that stands already."""
    at = heard.received_at
    if hearing is Hearing.REOPEN:
        bring_back(case, at=at, actor=None)
    elif hearing is Hearing.RESUME:
        case.status = next_status(CaseStatus(case.status), CaseAction.HEAR)
        case.waiting_until = None
        clocks.resume(subject=story.subject_of(case.pk), kind=story.RESOLUTION, at=at)
        contracted.go_on(case, at=at)
        story.wake(case, at)
    case.latest_message_id = heard.message_id
    case.changed_at = at
    case.save(update_fields=["status", "waiting_until", "latest_message_id", "changed_at"])
    story.read_clocks(case, at, upset_pct=mood.upset_pct if mood else None)
    watching.tell_followers(case, watching.MESSAGE, at=at)


def _answered_of(heard: Heard) -> Case | None:
    """Where one conversation has several cases: that of the message which this one answers; locked.

    None when it answers none that is known, or when that case is over: the latest goes on then.
    """
    if Case.objects.filter(conversation_id=heard.thread).count() < 2:
        return None
    answered = interactions.answered_by(heard.message_id)
    cases = dict(
        CaseMessage.objects.filter(message_id__in=answered).values_list("message_id", "case_id")
    )
    near = [cases[message] for message in answered if message in cases]
    if not near:
        return None
    case = story.where_it_goes_on(Case.objects.select_for_update(of=("self",)).get(pk=near[0]))
    return None if _hearing(case, heard) is Hearing.FOLLOW_UP else case


def _going_on_of(conversation_id: UUID) -> Case | None:
    """The latest case of a conversation, or the one into which that was merged; locked."""
    case = _latest_of(conversation_id)
    return case if case is None else story.where_it_goes_on(case)


def _latest_of(conversation_id: UUID) -> Case | None:
    return (
        Case.objects.filter(conversation_id=conversation_id)
        .order_by("-opened_at", "-pk")
        .select_for_update(of=("self",))
        .first()
    )


def _hearing(case: Case | None, heard: Heard) -> Hearing:
    if case is None:
        return Hearing.FOLLOW_UP
    return on_message(
        CaseStatus(case.status),
        resolved_at=case.resolved_at,
        at=heard.received_at,
        grace=reply_rules.grace_of(case.service_id),
        is_automatic=heard.is_automatic,
        is_confirmed=heard.is_confirmed,
    )
