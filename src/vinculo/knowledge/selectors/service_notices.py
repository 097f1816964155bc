"""What is announced of services, for strangers, for who works here and for other contexts."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import get_language

from vinculo.kernel.actor import Actor
from vinculo.kernel.paging import Page, keyset
from vinculo.knowledge import policy
from vinculo.knowledge.contracts import (
    NoticeBrief,
    NoticeKind,
    NoticeStepView,
    NoticeToTell,
    NoticeView,
    StepKind,
)
from vinculo.knowledge.domain.service_notices import Words, state_of
from vinculo.knowledge.labels import step_kind
from vinculo.knowledge.models import ServiceNotice, ServiceNoticeStep

PAGE, MOST_PUBLIC, MOST_BESIDE, MOST_NAMED, MOST_NEAR = 30, 60, 3, 50, 20
TOLD_FOR = timedelta(days=14)
"""How long what has ended stays on the public page."""


def notices(
    *, actor: Actor, at: datetime, language: str, cursor: str | None = None
) -> Page[NoticeView]:
    """Everything that was announced, what began last first, in three queries."""
    rows = _named(ServiceNotice.objects.filter(policy.visible_notices(actor)))
    page = keyset(rows, cursor=cursor, limit=PAGE, time="since")
    return Page(_views(page.rows, at=at, language=language), page.next_cursor)


def notice(*, actor: Actor, notice_id: UUID, at: datetime, language: str) -> NoticeView | None:
    """One of them; None out of sight."""
    rows = _named(ServiceNotice.objects.filter(policy.visible_notices(actor), pk=notice_id))
    return next(iter(_views(list(rows), at=at, language=language, with_names=True)), None)


def public_notices(*, at: datetime, language: str) -> list[NoticeView]:
    """What holds, what is planned, and what has ended lately; what holds first."""
    rows = _named(
        ServiceNotice.objects.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=at - TOLD_FOR))
    )
    return _views(list(rows.order_by("-since", "-pk")[:MOST_PUBLIC]), at=at, language=language)


def active_notices(*, service_id: UUID | None, at: datetime, language: str) -> list[NoticeView]:
    """The few latest that hold now for a service, those for all services among them."""
    mine = Q(service__isnull=True) | (Q(service=service_id) if service_id else Q(pk__in=()))
    rows = _named(ServiceNotice.objects.filter(mine, ended_at__isnull=True, since__lte=at))
    return _views(list(rows.order_by("-since", "-pk")[:MOST_BESIDE]), at=at, language=language)


def notice_named(notice_id: UUID, *, language: str = "es") -> NoticeBrief | None:
    """One of them by its title; everybody may read what is announced."""
    row = ServiceNotice.objects.filter(pk=notice_id).first()
    return _brief(row, language) if row else None


def latest_notices(*, language: str = "") -> list[NoticeBrief]:
    """The latest ones by what they are called, those that hold before those that ended."""
    rows = ServiceNotice.objects.order_by(F("ended_at").desc(nulls_first=True), "-since", "-pk")
    said = language or (get_language() or "es")[:2]
    return [_brief(row, said) for row in rows[:MOST_NAMED]]


def notices_near(*, service_id: UUID, at: datetime, language: str) -> list[NoticeBrief]:
    """Those of a service, or of all, that held at a moment or had ended shortly before it."""
    mine = Q(service__isnull=True) | Q(service=service_id)
    ended = Q(ended_at__isnull=True) | Q(ended_at__gt=at - TOLD_FOR) & ~Q(ended_at=F("since"))
    rows = list(
        ServiceNotice.objects.filter(mine & ended, since__lte=at).order_by("-since", "-pk")[
            :MOST_NEAR
        ]
    )
    said: defaultdict[UUID, list[str]] = defaultdict(list)
    for row in ServiceNoticeStep.objects.filter(notice__in=[row.pk for row in rows]):
        said[row.notice_id] += [row.words_es, row.words_en]
    return [
        replace(
            _brief(row, language),
            words=" ".join([row.title_es, row.title_en, row.place, *said[row.pk]]),
        )
        for row in rows
    ]


def _brief(row: ServiceNotice, language: str) -> NoticeBrief:
    return NoticeBrief(
        id=row.pk,
        title=Words(es=row.title_es, en=row.title_en).in_language(language)[1],
        service_id=row.service_id,
        since=row.since,
        ended_at=row.ended_at,
    )


def steps_to_tell(*, notice_id: UUID) -> list[NoticeToTell]:
    """What was told of an announcement, the latest first, in all its languages."""
    rows = ServiceNoticeStep.objects.filter(notice=notice_id).select_related("notice")
    return [_to_tell(row) for row in rows.order_by("-at", "-pk")]


def step_to_tell(step_id: UUID) -> NoticeToTell | None:
    """One of them."""
    row = ServiceNoticeStep.objects.filter(pk=step_id).select_related("notice").first()
    return _to_tell(row) if row else None


def _to_tell(row: ServiceNoticeStep) -> NoticeToTell:
    notice = row.notice
    return NoticeToTell(
        step_id=row.pk,
        notice_id=notice.pk,
        kind=StepKind(row.kind),
        label=step_kind(StepKind(row.kind), is_called_off=notice.ended_at == notice.since),
        service_id=notice.service_id,
        titles={"es": notice.title_es, "en": notice.title_en},
        words={"es": row.words_es, "en": row.words_en},
        at=row.at,
        since=notice.since,
        returns_at=row.expected_until if row.tells_cause else None,
    )


def _named(rows: "QuerySet[ServiceNotice]") -> "QuerySet[ServiceNotice]":
    return rows.annotate(service_name=F("service__name"))


def _views(
    rows: Collection[ServiceNotice], *, at: datetime, language: str, with_names: bool = False
) -> list[NoticeView]:
    steps = _steps([row.pk for row in rows], language, with_names=with_names)
    return [_view(row, steps[row.pk], at=at, language=language) for row in rows]


def _view(
    row: ServiceNotice, steps: list[NoticeStepView], *, at: datetime, language: str
) -> NoticeView:
    found, title = Words(es=row.title_es, en=row.title_en).in_language(language)
    return NoticeView(
        id=row.pk,
        kind=NoticeKind(row.kind),
        state=state_of(since=row.since, expected=row.expected_until, ended=row.ended_at, at=at),
        title=title,
        language=found,
        service_id=row.service_id,
        service_name=getattr(row, "service_name", "") or "",
        place=row.place,
        since=row.since,
        expected_until=row.expected_until,
        ended_at=row.ended_at,
        steps=tuple(steps),
    )


def _steps(
    ids: Collection[UUID], language: str, *, with_names: bool
) -> defaultdict[UUID, list[NoticeStepView]]:
    found: defaultdict[UUID, list[NoticeStepView]] = defaultdict(list)
    rows = ServiceNoticeStep.objects.filter(notice__in=ids).annotate(by_name=F("by__name"))
    for row in rows.order_by("-at", "-pk"):
        known, words = Words(es=row.words_es, en=row.words_en).in_language(language)
        found[row.notice_id].append(
            NoticeStepView(
                id=row.pk,
                kind=StepKind(row.kind),
                words=words,
                language=known,
                at=row.at,
                by=(row.by_name or "") if with_names else "",
                tells_cause=row.tells_cause,
            )
        )
    return found
