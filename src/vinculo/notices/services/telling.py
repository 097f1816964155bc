"""Telling people things, and noting that they heard."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from vinculo.kernel import live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.notices import policy, selectors
from vinculo.notices.contracts import NoticeParams, Way, notice_hearers, notice_readers
from vinculo.notices.labels import notice_words
from vinculo.notices.models import Notice
from vinculo.notices.services import mailing
from vinculo.notices.services.company_clock import today

MAILED: Mapping[Way, str] = {Way.AT_ONCE: Way.AT_ONCE.value, Way.DIGEST: Way.DIGEST.value}


class UnknownKindError(DomainError):
    """A notice without words would tell nobody anything."""

    code = "notices_unknown_kind"


@transaction.atomic
def tell(
    user_ids: Iterable[UUID],
    *,
    kind: str,
    subject: str,
    at: datetime,
    params: NoticeParams | None = None,
    url: str = "",
) -> int:
    """Tell each of ``user_ids`` once: an unread notice of the same kind and subject is enough.

    ``kind`` is registered in ``notice_words``; ``subject`` is an opaque key (``case:<id>``). Who
    is away hears it when they are back, by the bell; who stands in for them hears it now. Returns
    how many were told. Raises UnknownKindError.
    """
    if kind not in notice_words:
        raise UnknownKindError(kind=kind)
    told = _listeners(set(user_ids), at)
    may_hear = notice_hearers.get(subject.partition(":")[0])
    if may_hear is not None:
        hearers = set(may_hear(subject, set(told)))
        told = {user_id: one for user_id, one in told.items() if user_id in hearers}
    ways = selectors.ways_of(list(told), kind)
    able = _able(told, subject)
    rows = [
        Notice(
            id=new_id(),
            user_id=user_id,
            kind=kind,
            subject=subject,
            params=dict(params or {}),
            url=url if user_id in able else "",
            created_at=at,
            instead_of_id=told[user_id].instead_of,
            mail_way="" if told[user_id].is_away else MAILED.get(ways[user_id], ""),
        )
        for user_id in sorted(told)
        if ways[user_id] is not Way.NONE
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    made = set(Notice.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    new = [row for row in rows if row.pk in made]
    for row in new:
        live.push(topics=[f"person:{row.user_id}"], kind="notices.changed", ref=row.pk)
    mailing.plan([row for row in new if row.mail_way == Way.AT_ONCE], at=at)
    return len(made)


@dataclass(frozen=True, kw_only=True)
class _Listener:
    is_away: bool = False
    instead_of: UUID | None = None


def _listeners(user_ids: set[UUID], at: datetime) -> dict[UUID, _Listener]:
    """Everybody who is meant, and who stands in for those of them who are away."""
    away = selectors.absent_on(today(at), list(user_ids))
    found = {user_id: _Listener(is_away=user_id in away) for user_id in user_ids}
    for user_id, absence in away.items():
        if absence.substitute_id is not None:
            found.setdefault(absence.substitute_id, _Listener(instead_of=user_id))
    return found


def _able(told: Mapping[UUID, "_Listener"], subject: str) -> set[UUID]:
    """Whom the notice leads to its thing: of those who stand in, only who may open it."""
    standing_in = {user_id for user_id, one in told.items() if one.instead_of is not None}
    may_open = notice_readers.get(subject.partition(":")[0])
    if may_open is None or not standing_in:
        return set(told)
    return set(told) - standing_in | set(may_open(subject, standing_in))


@transaction.atomic
def withdraw(subject: str, *, keep: Collection[UUID]) -> int:
    """Take back what was told of one thing, but from ``keep``; answers how much.

    What waits to be mailed is not mailed either. ``subject`` with more behind a colon counts too.
    """
    about = Notice.objects.filter(Q(subject=subject) | Q(subject__startswith=f"{subject}:"))
    gone = about.exclude(user_id__in=keep)
    people = set(gone.values_list("user_id", flat=True))
    count, _ = gone.delete()
    live.push_each(
        [(f"person:{person}", person) for person in sorted(people)], kind="notices.changed"
    )
    return count


@transaction.atomic
def open_notice(*, actor: Actor, notice_id: UUID, at: datetime) -> str | None:
    """Note that the actor opened it; where it leads, or None when it is not theirs."""
    notice = (
        Notice.objects.select_for_update()
        .filter(policy.visible(actor))
        .filter(pk=notice_id)
        .first()
    )
    if notice is None:
        return None
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
        live.push(topics=[f"person:{notice.user_id}"], kind="notices.changed", ref=notice.pk)
    return notice.url


@transaction.atomic
def read_all(*, actor: Actor, at: datetime) -> int:
    """Note that the actor has seen all of them."""
    count = Notice.objects.filter(policy.visible(actor)).unread().update(read_at=at)
    if count and actor.user_id:
        live.push(topics=[f"person:{actor.user_id}"], kind="notices.changed", ref=actor.user_id)
    return count
