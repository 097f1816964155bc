"""What people write on a case for themselves and their colleagues: notes and drafts."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.drafts import check_version
from vinculo.cases.domain.texts import require_text, says_something
from vinculo.cases.models import Case, Draft, Note
from vinculo.cases.services import story, watching
from vinculo.cases.services.answer import told_aloud
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError


@transaction.atomic
def add_note(
    *,
    case_id: UUID,
    text: str,
    actor: Actor,
    at: datetime,
    may_give_sight: bool = False,
    is_told: bool = False,
) -> UUID:
    """Tell colleagues something about the case; the customer never sees it.

    Whom it names with an @ is told. ``is_told``: it says what somebody told the customer aloud,
    which answers the case. Raises what ``watching.name_people`` and ``answer.told_aloud`` do; then
    it is not kept.
    """
    case = story.locked(case_id, actor, "cases.answer" if is_told else "cases.note")
    note_id = note_on(case, text=text, actor=actor, at=at, may_give_sight=may_give_sight)
    if is_told:
        told_aloud(case, note_id=note_id, actor=actor, at=at)
    story.tell(case)
    return note_id


def note_on(
    case: Case, *, text: str, actor: Actor, at: datetime, may_give_sight: bool = False
) -> UUID:
    """The same for a locked case, whose open pages the caller tells. Raises what it does."""
    note = Note.objects.create(
        case=case, author_id=actor.user_id, text=require_text(text).strip(), at=at
    )
    case.changed_at = at
    case.save(update_fields=["changed_at"])
    story.enter(case, EntryKind.NOTE, at=at, actor=actor, ref=note.pk)
    if "@" in text:
        watching.name_people(case, text, may_give_sight=may_give_sight, actor=actor, at=at)
    return note.pk


@transaction.atomic
def save_draft(
    *,
    case_id: UUID,
    html: str,
    known_version: int,
    actor: Actor,
    at: datetime,
    fields: Mapping[str, str] | None = None,
) -> int:
    """Keep an answer that is being written; answers its version (0: nothing is kept).

    ``known_version`` is the version the browser started from. Raises DraftConflictError when
    another browser of the same person has written since.
    """
    case = story.locked(case_id, actor, "cases.answer")
    draft = Draft.objects.select_for_update().filter(case=case, person_id=actor.user_id).first()
    if draft is None:
        if not says_something(html):
            return 0
        if actor.user_id is None:
            raise NotAllowedError(action="cases.answer")
        made = Draft.objects.create(
            case=case,
            person_id=actor.user_id,
            html=html,
            fields=dict(fields or {}),
            begun_at=at,
            saved_at=at,
        )
        return made.version
    check_version(
        stored_version=draft.version, known_version=known_version, stored=draft.html, new=html
    )
    if not says_something(html):
        draft.delete()
        return 0
    if draft.html != html or (fields is not None and draft.fields != dict(fields)):
        draft.html = html
        draft.fields = draft.fields if fields is None else dict(fields)
        draft.version += 1
        draft.saved_at = at
        draft.save(update_fields=["html", "fields", "version", "saved_at"])
    return draft.version


@transaction.atomic
def keep_draft(
    *,
    case_id: UUID,
    html: str,
    actor: Actor,
    at: datetime,
    fields: Mapping[str, str] | None = None,
) -> None:
    """Keep an answer that could not be sent, over whatever was kept before."""
    case = story.locked(case_id, actor, "cases.answer")
    draft, made = Draft.objects.select_for_update().get_or_create(
        case=case,
        person_id=actor.user_id,
        defaults={"html": html, "fields": dict(fields or {}), "begun_at": at, "saved_at": at},
    )
    if not made:
        draft.html, draft.saved_at = html, at
        draft.fields = draft.fields if fields is None else dict(fields)
        draft.version += 1
        draft.save(update_fields=["html", "fields", "version", "saved_at"])
