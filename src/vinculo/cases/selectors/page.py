"""Everything one case's page shows, in a bounded number of queries."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery

from vinculo.cases import policy
from vinculo.cases.contracts import (
    CaseKind,
    CasePage,
    CaseStatus,
    CaseView,
    DraftView,
    EntryKind,
    EntryView,
    NoteView,
    Outcome,
)
from vinculo.cases.domain.lifecycle import allowed_actions
from vinculo.cases.domain.numbers import as_said
from vinculo.cases.models import Case, CaseEntry, CaseMessage, Draft, Note
from vinculo.clocks import api as clocks
from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import MessageView
from vinculo.kernel.actor import Actor
from vinculo.routing.contracts import ItemState, ItemView


def case_page(*, actor: Actor, case_id: UUID, at: datetime) -> CasePage | None:
    """The case for its page; None when there is none within the actor's sight."""
    case = _whole(actor, case_id)
    if case is None:
        return None
    subject = f"case:{case.pk}"
    notes = Note.objects.filter(case=case).order_by("at", "pk").select_related("author")
    entries = list(CaseEntry.objects.filter(case=case).order_by("at", "pk").select_related("actor"))
    handed_to = {UUID(str(e.params["to_user"])) for e in entries if e.params.get("to_user")}
    names = identity.user_names(handed_to) if handed_to else {}
    is_taken = case.item is not None and case.item.state == ItemState.TAKEN
    return CasePage(
        case=view_of(case),
        service_name=case.service.name,
        customer_name=case.customer.name if case.customer else "",
        follows_id=case.follows_id,
        follows_number=case.follows.number if case.follows else "",
        registered_by=case.registered_by.name if case.registered_by else "",
        waiting_until=case.waiting_until,
        latest_message_id=case.latest_message_id,
        candidates=_candidates(case, actor),
        messages=_messages(case, case.message_ids),
        notes=[_note(note) for note in notes],
        entries=[_entry(entry, names) for entry in entries],
        clocks=clocks.clocks_of([subject], at=at)[subject],
        item=_item(case.item) if case.item else None,
        owner_name=case.item.owner.name if is_taken else "",
        draft=_draft(case),
        actions=allowed_actions(CaseStatus(case.status)),
    )


def _whole(actor: Actor, case_id: UUID) -> Any:
    """The row with what it points at, the ids of its messages and the reader's draft."""
    draft = Draft.objects.filter(case_id=OuterRef("pk"), person_id=actor.user_id)
    own = CaseMessage.objects.filter(case_id=OuterRef("pk")).values("message_id")
    return (
        Case.objects.filter(policy.visible(actor), pk=case_id)
        .select_related(
            "service", "customer", "follows", "registered_by", "item__queue", "item__owner"
        )
        .annotate(
            message_ids=ArraySubquery(own),
            draft_html=Subquery(draft.values("html")[:1]),
            draft_version=Subquery(draft.values("version")[:1]),
            draft_saved_at=Subquery(draft.values("saved_at")[:1]),
        )
        .first()
    )


def case_seen(*, actor: Actor, case_id: UUID) -> CaseView | None:
    """One case; None when there is none within the actor's sight."""
    case = Case.objects.filter(policy.visible(actor), pk=case_id).first()
    return view_of(case) if case else None


def case_numbered(*, actor: Actor, said: str) -> CaseView | None:
    """The case whose number somebody says, within the actor's sight."""
    number = as_said(said)
    if number is None:
        return None
    case = Case.objects.filter(policy.visible(actor), number=number).first()
    return view_of(case) if case else None


def case_of_conversation(conversation_id: UUID) -> CaseView | None:
    """The latest case of a conversation."""
    case = (
        Case.objects.filter(conversation_id=conversation_id).order_by("-opened_at", "-pk").first()
    )
    return view_of(case) if case else None


def draft_of(actor: Actor, case_id: UUID) -> DraftView | None:
    """The answer that this person has begun."""
    draft = Draft.objects.filter(case_id=case_id, person_id=actor.user_id).first()
    if draft is None:
        return None
    return DraftView(html=draft.html, version=draft.version, saved_at=draft.saved_at)


def messages_seen(*, actor: Actor, case_id: UUID) -> list[MessageView] | None:
    """The messages of one case; None when there is none within the actor's sight."""
    case = _whole(actor, case_id)
    return _messages(case, case.message_ids) if case else None


def view_of(case: Case) -> CaseView:
    """The contract of a row."""
    return CaseView(
        id=case.pk,
        number=case.number,
        key=case.key,
        subject=case.subject,
        status=CaseStatus(case.status),
        kind=CaseKind(case.kind),
        customer_id=case.customer_id,
        service_id=case.service_id,
        conversation_id=case.conversation_id,
        opened_at=case.opened_at,
        first_answered_at=case.first_answered_at,
        resolved_at=case.resolved_at,
        outcome=Outcome(case.outcome) if case.outcome else None,
    )


def _messages(case: Case, own: Collection[UUID]) -> list[MessageView]:
    """Those of the conversation that belong to this case: a conversation may hold several."""
    if case.conversation_id is None:
        return []
    return [m for m in interactions.messages(case.conversation_id) if m.id in own]


def _candidates(case: Case, actor: Actor) -> tuple[Candidate, ...]:
    """Who it may be, as long as nobody has said so; of the restricted, only those in sight."""
    if case.customer_id is not None or case.conversation_id is None:
        return ()
    found = interactions.conversation(case.conversation_id).candidates
    seen = customers.names_of([c.customer_id for c in found], actor=actor) if found else {}
    return tuple(c for c in found if c.customer_id in seen)


def _draft(case: Any) -> DraftView | None:
    if case.draft_html is None:
        return None
    return DraftView(html=case.draft_html, version=case.draft_version, saved_at=case.draft_saved_at)


def _note(note: Note) -> NoteView:
    author = note.author.name if note.author else ""
    return NoteView(id=note.pk, author_name=author, text=note.text, at=note.at)


def _item(item: Any) -> ItemView:
    return ItemView(
        id=item.pk,
        subject=item.subject,
        queue_id=item.queue_id,
        queue_name=item.queue.name,
        state=ItemState(item.state),
        priority=item.priority,
        due_at=item.due_at,
        enqueued_at=item.enqueued_at,
        owner_id=item.owner_id,
        taken_at=item.taken_at,
    )


def _entry(entry: CaseEntry, names: Mapping[UUID, str]) -> EntryView:
    params = dict(entry.params)
    if params.get("to_user"):
        params["to_user_name"] = names.get(UUID(str(params["to_user"])), "")
    return EntryView(
        id=entry.pk,
        kind=EntryKind(entry.kind),
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=entry.actor.name if entry.actor else "",
        ref=entry.ref,
        params=params,
    )
