"""Reading notices."""

from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.kernel.statements import Statement
from vinculo.notices import policy
from vinculo.notices.contracts import NoticeView
from vinculo.notices.labels import notice_words
from vinculo.notices.models import Notice


def view_of(notice: Notice) -> NoticeView:
    """A notice in the reader's words; one whose sentence is gone shows its key."""
    words = str(notice_words[notice.kind]) if notice.kind in notice_words else notice.kind
    return NoticeView(
        id=notice.pk,
        kind=notice.kind,
        subject=notice.subject,
        words=words % notice.params if notice.kind in notice_words else words,
        url=notice.url,
        created_at=notice.created_at,
        is_read=notice.read_at is not None,
    )


def notices_of(*, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[NoticeView]:
    """The actor's notices, the newest first. Raises BadCursorError."""
    page = keyset(Notice.objects.filter(policy.visible(actor)), cursor=cursor, limit=limit)
    return Page([view_of(notice) for notice in page.rows], page.next_cursor)


def unread_count(*, actor: Actor) -> int:
    """How many the actor has not opened."""
    found = _unread.first(user_id=actor.user_id)
    return found.n if found else 0


@Statement
def _unread(user_id: UUID | None) -> QuerySet[Any, Any]:
    rows = Notice.objects.filter(policy.own(user_id)).unread().order_by()
    return rows.values("user_id").annotate(n=Count("pk")).values("n")
