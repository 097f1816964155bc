"""Reading notices."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.kernel.statements import Statement
from vinculo.notices import policy
from vinculo.notices.contracts import AbsenceView, KindChoice, MailHours, NoticeView, Way, Window
from vinculo.notices.labels import notice_kinds, notice_words
from vinculo.notices.models import Absence, Hours, MailWindow, Notice, Preference


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
        instead_of=getattr(notice, "absent_name", None) or "",
    )


def notices_of(*, actor: Actor, cursor: str | None = None, limit: int = 50) -> Page[NoticeView]:
    """The actor's notices, the newest first. Raises BadCursorError."""
    rows = Notice.objects.filter(policy.visible(actor)).annotate(absent_name=F("instead_of__name"))
    page = keyset(rows, cursor=cursor, limit=limit)
    return Page([view_of(notice) for notice in page.rows], page.next_cursor)


def unread_count(*, actor: Actor) -> int:
    """How many the actor has not opened."""
    found = _unread.first(user_id=actor.user_id)
    return found.n if found else 0


@Statement
def _unread(user_id: UUID | None) -> QuerySet[Any, Any]:
    rows = Notice.objects.filter(policy.own(user_id)).unread().order_by()
    return rows.values("user_id").annotate(n=Count("pk")).values("n")


def ways_of(user_ids: Collection[UUID], kind: str) -> dict[UUID, Way]:
    """How each of these people wants to hear of ``kind``."""
    default = notice_kinds[kind].way if kind in notice_kinds else Way.BELL
    chosen = Preference.objects.filter(user_id__in=user_ids, kind=kind)
    return dict.fromkeys(user_ids, default) | {
        user_id: Way(way) for user_id, way in chosen.values_list("user_id", "way")
    }


def choices_of(*, actor: Actor) -> list[KindChoice]:
    """Every kind with what the actor chose, in the order of their words."""
    chosen = dict(Preference.objects.filter(policy.own(actor.user_id)).values_list("kind", "way"))
    found = [
        KindChoice(
            kind=kind,
            label=str(notice_kinds[kind].label),
            way=Way(chosen.get(kind, notice_kinds[kind].way)),
        )
        for kind in notice_kinds
    ]
    return sorted(found, key=lambda choice: choice.label)


def hours_of(user_ids: Collection[UUID]) -> dict[UUID, MailHours]:
    """When each of these people wants mails of notices."""
    digests = dict(Hours.objects.filter(pk__in=user_ids).values_list("pk", "digest_at"))
    weeks: dict[UUID, list[Window | None]] = {}
    for row in MailWindow.objects.filter(user_id__in=user_ids).order_by("user_id", "weekday"):
        week = weeks.setdefault(row.user_id, [None] * 7)
        week[row.weekday] = Window(opens=row.opens, closes=row.closes)
    usual = MailHours().digest_at
    return {
        user_id: MailHours(
            week=tuple(weeks.get(user_id, ())), digest_at=digests.get(user_id, usual)
        )
        for user_id in user_ids
    }


def absent_on(day: date, user_ids: Collection[UUID]) -> dict[UUID, AbsenceView]:
    """Who of these people is away on ``day``, until when, and who stands in."""
    rows = Absence.objects.filter(user_id__in=user_ids, from_on__lte=day, until_on__gte=day)
    return {view.user_id: view for view in _absences(rows)}


def absences_of(*, actor: Actor, since: date) -> list[AbsenceView]:
    """The actor's own absences that are not over, the next first."""
    return _absences(Absence.objects.filter(policy.own(actor.user_id), until_on__gte=since))


def _absences(rows: "QuerySet[Absence]") -> list[AbsenceView]:
    named = rows.annotate(
        stands_in=F("substitute__name"), is_there=F("substitute__is_active")
    ).order_by("from_on", "pk")
    return [
        AbsenceView(
            id=row.pk,
            user_id=row.user_id,
            from_on=row.from_on,
            until_on=row.until_on,
            substitute_id=row.substitute_id if row.is_there else None,
            substitute_name=(row.stands_in or "") if row.is_there else "",
        )
        for row in named
    ]


def for_digest(user_id: UUID) -> list[Notice]:
    """What waits for one person's daily mail, the oldest first."""
    waiting = Q(mail_way=Way.DIGEST.value, mailed_at=None, read_at=None)
    return list(Notice.objects.filter(waiting, user_id=user_id).order_by("created_at", "pk")[:100])
