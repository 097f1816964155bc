"""Telling people things, and noting that they heard."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel import live
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.notices import policy
from vinculo.notices.contracts import NoticeParams
from vinculo.notices.labels import notice_words
from vinculo.notices.models import Notice


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

    ``kind`` is registered in ``notice_words``; ``subject`` is an opaque key (``case:<id>``).
    Returns how many were told. Raises UnknownKindError.
    """
    if kind not in notice_words:
        raise UnknownKindError(kind=kind)
    rows = [
        Notice(
            id=new_id(),
            user_id=user_id,
            kind=kind,
            subject=subject,
            params=dict(params or {}),
            url=url,
            created_at=at,
        )
        for user_id in sorted(set(user_ids))
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    made = set(Notice.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    for row in rows:
        if row.pk in made:
            live.push(topics=[f"person:{row.user_id}"], kind="notices.changed", ref=row.pk)
    return len(made)


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
