"""Announcing an incident or planned work, telling how it goes, and that it is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.ids import new_id
from vinculo.knowledge import policy
from vinculo.knowledge.contracts import NoticeKind, StepKind
from vinculo.knowledge.domain.service_notices import (
    HasBegunError,
    NotBegunError,
    NoticeEndedError,
    Words,
    check_cause,
    check_times,
    checked,
    end_of,
)
from vinculo.knowledge.models import ServiceNotice, ServiceNoticeStep


class NoSuchNoticeError(DomainError):
    """No such announcement."""

    code = "service_notice_unknown"


@dataclass(frozen=True, kw_only=True)
class NewNotice:
    """What is announced; ``titles`` and ``words`` by language.

    ``tells_cause``: the words say what the cause of the fault is.
    """

    kind: NoticeKind
    titles: Mapping[str, str]
    words: Mapping[str, str]
    since: datetime
    expected_until: datetime | None = None
    service_id: UUID | None = None
    place: str = ""
    tells_cause: bool = False


@transaction.atomic
def announce(new: NewNotice, *, by: Actor, at: datetime, notice_id: UUID | None = None) -> UUID:
    """Show it to everybody from now on, with its first words.

    Raises NotAllowedError, NoticeEmptyError, NoticeTimesError, NoticeCauseError.
    """
    _require(by)
    titles, words = checked(new.titles), checked(new.words)
    check_times(since=new.since, expected=new.expected_until, at=at)
    check_cause(tells_cause=new.tells_cause, kind=new.kind, expected=new.expected_until, at=at)
    row = ServiceNotice.objects.create(
        pk=notice_id or new_id(),
        kind=new.kind,
        title_es=titles.es[:120],
        title_en=titles.en[:120],
        service_id=new.service_id,
        place=new.place.strip(),
        since=new.since,
        expected_until=new.expected_until,
        written_by=by.user_id,
        created_at=at,
    )
    _step(row, StepKind.BEGUN, words, by=by, at=at, tells_cause=new.tells_cause)
    return row.pk


@transaction.atomic
def tell(
    *,
    notice_id: UUID,
    words: Mapping[str, str],
    expected_until: datetime | None,
    by: Actor,
    at: datetime,
    tells_cause: bool = False,
) -> UUID:
    """Say how it goes and when it is now expected to end; the id of what was said.

    Raises NotAllowedError, NoSuchNoticeError, NoticeEndedError, NoticeEmptyError,
    NoticeTimesError, NoticeCauseError.
    """
    row = _open(notice_id, by)
    said = checked(words)
    if expected_until != row.expected_until:
        check_times(since=row.since, expected=expected_until, at=at)
        row.expected_until = expected_until
        row.save(update_fields=["expected_until"])
    check_cause(tells_cause=tells_cause, kind=NoticeKind(row.kind), expected=expected_until, at=at)
    return _step(row, StepKind.NEWS, said, by=by, at=at, tells_cause=tells_cause)


@transaction.atomic
def end(*, notice_id: UUID, words: Mapping[str, str], by: Actor, at: datetime) -> UUID:
    """Say that it is over and what it was; the id of what was said.

    Raises NotAllowedError, NoSuchNoticeError, NoticeEndedError, NotBegunError, NoticeEmptyError.
    """
    row = _open(notice_id, by)
    said = checked(words)
    if row.since > at:
        raise NotBegunError
    row.ended_at = end_of(since=row.since, at=at)
    row.save(update_fields=["ended_at"])
    return _step(row, StepKind.ENDED, said, by=by, at=at)


@transaction.atomic
def call_off(*, notice_id: UUID, words: Mapping[str, str], by: Actor, at: datetime) -> UUID:
    """Say of what has not begun that it will not happen, and why; the id of what was said.

    Raises NotAllowedError, NoSuchNoticeError, NoticeEndedError, HasBegunError, NoticeEmptyError.
    """
    row = _open(notice_id, by)
    said = checked(words)
    if row.since <= at:
        raise HasBegunError
    row.ended_at = row.since
    row.save(update_fields=["ended_at"])
    return _step(row, StepKind.ENDED, said, by=by, at=at)


def _require(by: Actor) -> None:
    if not (by.is_system or policy.may(by, "knowledge.announce")):
        raise NotAllowedError(action="knowledge.announce")


def _open(notice_id: UUID, by: Actor) -> ServiceNotice:
    _require(by)
    row = ServiceNotice.objects.select_for_update().filter(pk=notice_id).first()
    if row is None:
        raise NoSuchNoticeError
    if row.ended_at is not None:
        raise NoticeEndedError
    return row


def _step(
    row: ServiceNotice,
    kind: StepKind,
    words: Words,
    *,
    by: Actor,
    at: datetime,
    tells_cause: bool = False,
) -> UUID:
    return ServiceNoticeStep.objects.create(
        notice=row,
        kind=kind,
        words_es=words.es[:2000],
        words_en=words.en[:2000],
        tells_cause=tells_cause,
        expected_until=row.expected_until if kind is not StepKind.ENDED else None,
        at=at,
        by_id=by.user_id,
    ).pk
