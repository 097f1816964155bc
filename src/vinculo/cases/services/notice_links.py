"""Saying because of which announcement a case came, and taking that back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.notices import NoSuchNoticeError, OtherServiceError
from vinculo.cases.models import Case, CaseNotice
from vinculo.cases.services import story, undo
from vinculo.kernel.actor import Actor
from vinculo.knowledge import api as knowledge


@transaction.atomic
def link(*, case_id: UUID, notice_id: UUID, actor: Actor, at: datetime) -> None:
    """Say that a case came because of an announcement; again: that it still did at that moment.

    Raises NoSuchCaseError, NotAllowedError, NoSuchNoticeError, OtherServiceError.
    """
    case = story.locked(case_id, actor, "cases.change")
    link_locked(case, notice_id=notice_id, actor=actor, at=at)


def link_locked(case: Case, *, notice_id: UUID, actor: Actor, at: datetime) -> None:
    """The same for a locked case."""
    told = knowledge.notice_named(notice_id)
    if told is None:
        raise NoSuchNoticeError
    if told.service_id not in {None, case.service_id}:
        raise OtherServiceError
    was = _of(case)
    CaseNotice.objects.update_or_create(
        case=case, defaults={"notice_id": notice_id, "at": at, "by_id": actor.user_id}
    )
    if was != str(notice_id):
        undo.remember(case, "notice", was=was, now=str(notice_id), actor=actor, at=at)
        story.enter(
            case, EntryKind.ANNOUNCED, at=at, actor=actor, ref=notice_id, name=told.title[:120]
        )
    story.tell(case)


@transaction.atomic
def unlink(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Say that a case came because of something else. Raises NoSuchCaseError, NotAllowedError."""
    case = story.locked(case_id, actor, "cases.change")
    was = _of(case)
    if was is None:
        return
    CaseNotice.objects.filter(case=case).delete()
    undo.remember(case, "notice", was=was, now=None, actor=actor, at=at)
    told = knowledge.notice_named(UUID(was))
    name = told.title[:120] if told else ""
    story.enter(case, EntryKind.UNANNOUNCED, at=at, actor=actor, ref=UUID(was), name=name)
    story.tell(case)


def take_back(case: Case, data: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """As it was before. Raises UndoTooLateError when it is something else by now."""
    undo.require_unchanged(_of(case), data)
    if data["was"] is None:
        CaseNotice.objects.filter(case=case).delete()
        return
    CaseNotice.objects.update_or_create(
        case=case, defaults={"notice_id": data["was"], "at": at, "by_id": actor.user_id}
    )


def go_along(case: Case, into: Case, actor: Actor, at: datetime) -> dict[str, Any] | None:
    """Let the case in which this one goes on keep its announcement; what went along, if any.

    Nothing, where that one came because of an announcement itself: both cannot be said of it.
    """
    row = CaseNotice.objects.filter(case=case).first()
    if row is None or _of(into) is not None:
        return None
    row.case = into
    row.save(update_fields=["case"])
    told = knowledge.notice_named(row.notice_id)
    name = told.title[:120] if told else ""
    story.enter(into, EntryKind.ANNOUNCED, at=at, actor=actor, ref=row.notice_id, name=name)
    return {
        "notice": str(row.notice_id),
        "at": row.at.isoformat(),
        "by": str(row.by_id) if row.by_id else None,
    }


def come_back(case: Case, into: Case, was: Mapping[str, Any] | None) -> None:
    """Give a case that goes on by itself again the announcement that had gone along.

    What was said of the other one since then stands.
    """
    if was is None:
        return
    CaseNotice.objects.filter(case=into, notice_id=was["notice"]).delete()
    CaseNotice.objects.get_or_create(
        case=case,
        defaults={
            "notice_id": was["notice"],
            "at": datetime.fromisoformat(was["at"]),
            "by_id": was["by"],
        },
    )


def _of(case: Case) -> str | None:
    found = CaseNotice.objects.filter(case=case).values_list("notice_id", flat=True).first()
    return str(found) if found else None
