"""Everything one case's page shows, in a bounded number of queries."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from vinculo.cases import policy
from vinculo.cases.contracts import (
    CaseFacts,
    CaseKind,
    CasePage,
    CaseStatus,
    CaseView,
    DraftView,
    EntryKind,
    EntryView,
    NoteView,
    Outcome,
    PreparedFileView,
    PreviousCustomer,
    UndoView,
    Watcher,
    WishedChannel,
)
from vinculo.cases.domain.facts import BETWEEN
from vinculo.cases.domain.lifecycle import (
    REOPEN_GRACE,
    UNDO_KEPT,
    CaseAction,
    allowed_actions,
)
from vinculo.cases.domain.numbers import as_said
from vinculo.cases.models import (
    Case,
    CaseEntry,
    CaseMessage,
    CaseTag,
    Draft,
    FieldValue,
    Note,
    PlannedAnswer,
    PreparedFile,
    ReplyRule,
    RestrictionPerson,
    TrackingLink,
    TrackingWish,
    Undoable,
    Watch,
)
from vinculo.cases.selectors import facts, planned
from vinculo.cases.selectors.coaching import coaching_column, coaching_read
from vinculo.cases.selectors.tracking import reads_on_page
from vinculo.cases.selectors.wishes import wishes_column, wishes_read
from vinculo.clocks import api as clocks
from vinculo.customers import api as customers
from vinculo.customers.contracts import Candidate
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import MessageView
from vinculo.kernel.actor import Actor
from vinculo.kernel.statements import Statement
from vinculo.routing.contracts import ItemState, ItemView

FILE = JSONObject(id="id", name="name", size_bytes="size_bytes")
UNDO = JSONObject(group="group", what="what", at="at", who="person__name")
WATCHER = JSONObject(id="person_id", name="person__name", sight="gives_sight")
MOST_UNDO = 6
NAMED = frozenset({EntryKind.CLASSIFIED, EntryKind.TAGGED, EntryKind.UNTAGGED, EntryKind.FIELD_SET})
TAG = JSONObject(name="term__name", above="term__parent__name")
FIELD = JSONObject(label="field__label", kind="field__kind", value="value")
COLUMNS = (
    "id",
    "number",
    "key",
    "subject",
    "status",
    "kind",
    "outcome",
    "customer_id",
    "service_id",
    "conversation_id",
    "item_id",
    "follows_id",
    "merged_into_id",
    "restriction_id",
    "opened_at",
    "first_answered_at",
    "resolved_at",
    "waiting_until",
    "latest_message_id",
    "access_keys",
)


def case_page(*, actor: Actor, case_id: UUID, at: datetime) -> CasePage | None:
    """The case for its page; None when there is none within the actor's sight."""
    case = _whole(actor, case_id)
    if case is None:
        return None
    subject = f"case:{case.id}"
    notes = _notes.rows(case_id=case_id) if case.has_notes else []
    entries = _entries.rows(case_id=case_id)
    handed_to = {UUID(str(e.params["to_user"])) for e in entries if e.params.get("to_user")}
    names = dict(identity.user_names(handed_to)) if handed_to else {}
    people = _customers_named(entries, actor)
    terms = {entry.ref for entry in entries if entry.ref and entry.kind in NAMED}
    names |= facts.names_of(terms) if terms else {}
    is_taken = case.item__state == ItemState.TAKEN
    return CasePage(
        case=view_of(case),
        service_name=case.service__name,
        customer_name=case.customer__name or "",
        follows_id=case.follows_id,
        follows_number=case.follows__number or "",
        merged_into_id=case.merged_into_id,
        merged_into_number=case.merged_into__number or "",
        registered_by=case.registered_by__name or "",
        waiting_until=case.waiting_until,
        latest_message_id=case.latest_message_id,
        previous_customer=_previous_customer(entries, people),
        candidates=_candidates(case, actor),
        messages=_messages(case, case.message_ids),
        notes=[_note(note) for note in notes],
        entries=[_entry(entry, names, people) for entry in entries],
        clocks=clocks.clocks_of([subject], at=at)[subject],
        item=_item(case) if case.item_id else None,
        owner_name=case.item__owner__name or "" if is_taken else "",
        draft=_draft(case),
        files=_files(case),
        planned=planned.planned_of_case(actor, case_id) if case.has_planned else (),
        grace_days=REOPEN_GRACE.days if case.own_grace is None else case.own_grace,
        watchers=tuple(
            Watcher(user_id=UUID(w["id"]), name=w["name"], has_sight=w["sight"])
            for w in case.watchers
        ),
        undoable=_undoable(case.steps, at),
        facts=_facts(case),
        seen_only_by=tuple(case.seen_only_by),
        wishes=wishes_read(case.wishes),
        coaching=coaching_read(case.coaching),
        has_links=case.has_links,
        actions=_actions(case),
        on_page=tuple(
            who for who in case.on_page if reads_on_page(case.conversation_id, who, at=at)
        ),
    )


def _actions(case: Any) -> frozenset[CaseAction]:
    """What may be done now; what goes on in another case is taken apart before it is reopened."""
    found = allowed_actions(CaseStatus(case.status))
    return found if case.merged_into_id is None else found - {CaseAction.REOPEN}


def _facts(case: Any) -> CaseFacts:
    """What the case is about, from the row."""
    return CaseFacts(
        subject_class_id=case.subject_class_id,
        subject_class=_path(case.subject_class__parent__name, case.subject_class__name),
        tags=tuple(_path(tag["above"], tag["name"]) for tag in case.tags),
        fields=tuple((one["label"], one["kind"], one["value"]) for one in case.fields),
    )


def _path(above: str | None, name: str | None) -> str:
    return BETWEEN.join(part for part in (above, name) if part)


def class_of(*, actor: Actor, case_id: UUID) -> UUID | None:
    """The class of a case within the actor's sight."""
    rows = Case.objects.filter(policy.visible(actor), pk=case_id)
    return rows.values_list("subject_class_id", flat=True).first()


def _undoable(steps: Sequence[Any], at: datetime) -> tuple[UndoView, ...]:
    """The latest things that can still be taken back, each press of a button once."""
    found: dict[UUID, UndoView] = {}
    for step in steps:
        group, done_at = UUID(step["group"]), datetime.fromisoformat(step["at"])
        known = found.get(group)
        found[group] = UndoView(
            group=group,
            what=(step["what"], *(known.what if known else ())),
            at=done_at,
            by=step["who"] or "",
        )
    return tuple(one for one in found.values() if one.at >= at - UNDO_KEPT)


def _whole(actor: Actor, case_id: UUID) -> Any:
    """The row with what it points at, the ids of its messages and the reader's draft."""
    return _case.first(case_id=case_id, keys=policy.keys_for(actor), reader=actor.user_id)


@Statement
def _case(case_id: UUID, keys: list[str] | None, reader: UUID | None) -> QuerySet[Any, Any]:
    draft = Draft.objects.filter(case_id=OuterRef("pk"), person_id=reader)
    files = PreparedFile.objects.filter(
        case_id=OuterRef("pk"), person_id=reader, planned__isnull=True, is_picture=False
    )
    files = files.order_by("at", "pk")
    grace = ReplyRule.objects.filter(service_id=OuterRef("service_id"))
    on_page = TrackingWish.objects.filter(
        conversation_id=OuterRef("conversation_id"), channel=WishedChannel.PAGE
    )
    watchers = Watch.objects.filter(case_id=OuterRef("pk")).order_by("since", "pk")
    steps = Undoable.objects.filter(case_id=OuterRef("pk"), undone_at__isnull=True)
    tags = CaseTag.objects.filter(case_id=OuterRef("pk")).order_by("term__name", "pk")
    seen_by = RestrictionPerson.objects.filter(
        restriction_id=OuterRef("restriction_id"), is_barred=False
    ).order_by("person__name", "pk")
    fields = FieldValue.objects.filter(case_id=OuterRef("pk"), field__is_retired=False)
    fields = fields.order_by("field__place", "field__label", "pk")
    own = CaseMessage.objects.filter(case_id=OuterRef("pk")).values("message_id")
    whole: QuerySet[Any, Any] = Case.objects.filter(policy.within(keys), pk=case_id).values(
        *COLUMNS,
        "service__name",
        "customer__name",
        "follows__number",
        "merged_into__number",
        "registered_by__name",
        "subject_class_id",
        "subject_class__name",
        "subject_class__parent__name",
        "item__subject",
        "item__queue_id",
        "item__queue__name",
        "item__state",
        "item__priority",
        "item__due_at",
        "item__enqueued_at",
        "item__owner_id",
        "item__owner__name",
        "item__taken_at",
        message_ids=ArraySubquery(own),
        threads=ArraySubquery(
            CaseMessage.objects.filter(case_id=OuterRef("pk"))
            .values("message__conversation_id")
            .distinct()
        ),
        draft_html=Subquery(draft.values("html")[:1]),
        draft_version=Subquery(draft.values("version")[:1]),
        draft_saved_at=Subquery(draft.values("saved_at")[:1]),
        draft_fields=Subquery(draft.values("fields")[:1]),
        files=ArraySubquery(files.values_list(FILE)),
        has_notes=Exists(Note.objects.filter(case_id=OuterRef("pk"))),
        has_planned=Exists(PlannedAnswer.objects.filter(case_id=OuterRef("pk"))),
        on_page=ArraySubquery(on_page.values("address")),
        own_grace=Subquery(grace.values("grace_days")[:1]),
        watchers=ArraySubquery(watchers.values_list(WATCHER)),
        tags=ArraySubquery(tags.values_list(TAG)),
        fields=ArraySubquery(fields.values_list(FIELD)),
        seen_only_by=ArraySubquery(seen_by.values("person__name")),
        wishes=wishes_column(),
        coaching=coaching_column(reader),
        has_links=Exists(TrackingLink.objects.filter(conversation_id=OuterRef("conversation_id"))),
        steps=ArraySubquery(steps.order_by("-at", "-step").values_list(UNDO)[:MOST_UNDO]),
    )
    return whole


@Statement
def _notes(case_id: UUID) -> QuerySet[Any, Any]:
    rows = Note.objects.filter(case_id=case_id).order_by("at", "pk")
    return rows.values("id", "text", "at", "author__name")


@Statement
def _entries(case_id: UUID) -> QuerySet[Any, Any]:
    rows = CaseEntry.objects.filter(case_id=case_id).order_by("at", "pk")
    return rows.values("id", "kind", "at", "actor_id", "actor__name", "ref", "params")


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
    return DraftView(
        html=draft.html, version=draft.version, saved_at=draft.saved_at, fields=draft.fields
    )


def messages_seen(*, actor: Actor, case_id: UUID) -> list[MessageView] | None:
    """The messages of one case; None when there is none within the actor's sight."""
    case = _whole(actor, case_id)
    return _messages(case, case.message_ids) if case else None


def view_of(case: Any) -> CaseView:
    """The contract of a row, of the table or of a statement that gives its columns."""
    return CaseView(
        id=case.id,
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
        merged_into=case.merged_into_id,
        latest_message_id=case.latest_message_id,
        keys=tuple(case.access_keys),
    )


def _messages(case: Any, own: Collection[UUID]) -> list[MessageView]:
    """Those of its conversations that belong to this case: a conversation may hold several.

    A case into which another was merged has messages of both conversations.
    """
    found: dict[UUID, MessageView] = {}
    for thread in dict.fromkeys((case.conversation_id, *case.threads)):
        if thread is None or len(found) == len(own):
            continue
        said = interactions.messages(thread, and_beside=True)
        found |= {message.id: message for message in said if message.id in own}
    return sorted(found.values(), key=lambda message: message.at)


def _candidates(case: Any, actor: Actor) -> tuple[Candidate, ...]:
    """Who it may be, as long as nobody has said so; of the restricted, only those in sight."""
    if case.customer_id is not None or case.conversation_id is None:
        return ()
    found = interactions.conversation(case.conversation_id).candidates
    seen = customers.names_of([c.customer_id for c in found], actor=actor) if found else {}
    return tuple(c for c in found if c.customer_id in seen)


def _draft(case: Any) -> DraftView | None:
    if case.draft_html is None:
        return None
    return DraftView(
        html=case.draft_html,
        version=case.draft_version,
        saved_at=case.draft_saved_at,
        fields=case.draft_fields or {},
    )


def files_of(actor: Actor, case_id: UUID) -> tuple[PreparedFileView, ...]:
    """The files beside the answer that this person writes, within the actor's sight."""
    case = _whole(actor, case_id)
    return _files(case) if case else ()


def _files(case: Any) -> tuple[PreparedFileView, ...]:
    return tuple(
        PreparedFileView(id=UUID(file["id"]), name=file["name"], size_bytes=file["size_bytes"])
        for file in case.files
    )


def _note(note: Any) -> NoteView:
    return NoteView(id=note.id, author_name=note.author__name or "", text=note.text, at=note.at)


def _item(case: Any) -> ItemView:
    return ItemView(
        id=case.item_id,
        subject=case.item__subject,
        queue_id=case.item__queue_id,
        queue_name=case.item__queue__name,
        state=ItemState(case.item__state),
        priority=case.item__priority,
        due_at=case.item__due_at,
        enqueued_at=case.item__enqueued_at,
        owner_id=case.item__owner_id,
        taken_at=case.item__taken_at,
    )


def _customers_named(entries: Sequence[Any], actor: Actor) -> Mapping[UUID, str]:
    """Names of the customers that the history speaks of, as far as the reader may see them."""
    changes = [entry for entry in entries if entry.kind == EntryKind.CUSTOMER_SET]
    ids = {entry.ref for entry in changes if entry.ref}
    ids |= {UUID(entry.params["was"]) for entry in changes if entry.params.get("was")}
    return customers.names_of(ids, actor=actor) if ids else {}


def _previous_customer(
    entries: Sequence[Any], people: Mapping[UUID, str]
) -> PreviousCustomer | None:
    """Whose the case was before the last change; None without one, or out of sight."""
    last = next((e for e in reversed(entries) if e.kind == EntryKind.CUSTOMER_SET), None)
    if last is None or "was" not in last.params:
        return None
    was = UUID(last.params["was"]) if last.params["was"] else None
    if was is not None and was not in people:
        return None
    return PreviousCustomer(customer_id=was, name=people[was] if was else "")


def _entry(entry: Any, names: Mapping[UUID, str], people: Mapping[UUID, str]) -> EntryView:
    params = dict(entry.params)
    if entry.kind == EntryKind.CUSTOMER_SET:
        params["customer_name"] = people.get(entry.ref, "")
    if entry.kind in NAMED:
        params["name"] = names.get(entry.ref, "")
    if params.get("to_user"):
        params["to_user_name"] = names.get(UUID(str(params["to_user"])), "")
    return EntryView(
        id=entry.id,
        kind=EntryKind(entry.kind),
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=entry.actor__name or "",
        ref=entry.ref,
        params=params,
    )
