"""What a customer's link opens, and what agents see of the links of a case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from vinculo.cases import policy
from vinculo.cases.contracts import (
    CaseStatus,
    LinkRow,
    LinkScope,
    OpenLink,
    PreparedFileView,
    WishedChannel,
    WishView,
)
from vinculo.cases.domain.tracking import (
    KEEP,
    Deadline,
    Next,
    Rule,
    Turn,
    expires_at,
    first_name,
    is_for,
    next_of,
)
from vinculo.cases.models import Case, TrackingFile, TrackingLink, TrackingRule, TrackingWish
from vinculo.cases.selectors import reply_rules
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockState, ClockView
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import MessageView, StoredFile, is_holder
from vinculo.kernel.actor import Actor
from vinculo.routing.contracts import ItemState

MOST_LINKS = 50
UNRESOLVED = (CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.WAITING)


@dataclass(frozen=True, kw_only=True)
class TrackingPage:
    """What one recipient sees of their matter; ``status`` is None until it is a case."""

    case_id: UUID | None
    key: str
    number: str
    subject: str
    status: CaseStatus | None
    opened_at: datetime
    taken_at: datetime | None
    first_answered_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    service_id: UUID | None
    service_name: str
    owner_name: str
    has_owner: bool
    next: Next
    messages: list[MessageView]
    files: tuple[PreparedFileView, ...]
    wish: WishView
    can_write: bool
    can_confirm: bool
    can_deny: bool


def rules() -> dict[UUID, Rule]:
    """The rule of each service that has one of its own."""
    return {
        row.service_id: Rule(
            keep=timedelta(days=row.keep_days),
            shows_name=row.shows_name,
            tells_resolved=row.tells_resolved,
            tells_reopened=row.tells_reopened,
        )
        for row in TrackingRule.objects.order_by("pk")
    }


def link_by_digest(digest: str, *, at: datetime) -> OpenLink | None:
    """The live link whose secret has this keyed hash."""
    return _live(Q(digest=digest), at)


def link_by_ref(ref: str, *, at: datetime) -> OpenLink | None:
    """The live link with this name, for who has shown a ticket."""
    return _live(Q(ref=ref), at)


def wish_of(link: OpenLink) -> WishView:
    """How the holder of the link wants to be told.

    When they have not said: by mail, or on the page where they gave no address.
    """
    row = TrackingWish.objects.filter(
        conversation_id=link.conversation_id, address=link.address
    ).first()
    if row is None:
        usual = WishedChannel.PAGE if is_holder(link.address) else WishedChannel.EMAIL
        return WishView(channel=usual, phone="", language="")
    return WishView(channel=WishedChannel(row.channel), phone=row.phone, language=row.language)


def dead_links_with_files(*, at: datetime, most: int) -> list[UUID]:
    """Links that open nothing any more, and beside which files still lie."""
    held = TrackingFile.objects.order_by("link_id").values_list("link_id", flat=True).distinct()
    rows = _with_case(TrackingLink.objects.filter(pk__in=held).order_by("pk"))
    return [row.pk for row in rows.iterator() if not _is_live(row, at)][:most]


def reads_on_page(conversation_id: UUID, address: str, *, at: datetime) -> bool:
    """Whether ``address`` asked to look at its page without mails, and holds a link that opens it.

    Whose links are all over or revoked is mailed again: nobody would read us otherwise.
    """
    asked = TrackingWish.objects.filter(
        conversation_id=conversation_id, address=address, channel=WishedChannel.PAGE
    )
    links = TrackingLink.objects.filter(conversation_id=conversation_id, address=address)
    return asked.exists() and any(_is_live(row, at) for row in _with_case(links))


def tracking_page(link: OpenLink, *, at: datetime) -> TrackingPage:
    """Everything the holder of a link sees; nothing of anybody else is in it."""
    conversation = interactions.conversation(link.conversation_id)
    case = _case(link.case_id)
    rule = _rule_of(case.service_id) if case else Rule()
    is_taken = bool(case and case.item__state == ItemState.TAKEN)
    can_write = link.scope is LinkScope.WRITE
    status = CaseStatus(case.status) if case else None
    return TrackingPage(
        case_id=case.id if case else None,
        key=case.key if case else conversation.key,
        number=case.number if case else "",
        subject=conversation.subject,
        status=status,
        opened_at=conversation.opened_at,
        taken_at=case.item__taken_at if case and is_taken else None,
        first_answered_at=case.first_answered_at if case else None,
        resolved_at=case.resolved_at if case else None,
        closed_at=case.closed_at if case else None,
        service_id=case.service_id if case else None,
        service_name=case.service__name if case else "",
        owner_name=first_name(case.item__owner__name or "")
        if case and is_taken and rule.shows_name
        else "",
        has_owner=is_taken and status in UNRESOLVED,
        next=next_step(case, at) if case else Next(turn=Turn.READING),
        messages=messages_for(link),
        files=_files(link),
        wish=wish_of(link),
        can_write=can_write,
        can_confirm=can_write
        and case is not None
        and status is not CaseStatus.CLOSED
        and case.first_answered_at is not None,
        can_deny=can_write and status is CaseStatus.RESOLVED,
    )


def messages_for(link: OpenLink) -> list[MessageView]:
    """The messages that the link's recipient wrote or was sent, the oldest first."""
    found = interactions.messages(link.conversation_id)
    return [message for message in found if is_for(message, link.address)]


def file_for(link: OpenLink, attachment_id: UUID) -> StoredFile | None:
    """A file of a message that the link's recipient may read."""
    ids = [message.id for message in messages_for(link)]
    return interactions.file_in(message_ids=ids, attachment_id=attachment_id)


def links_of(*, actor: Actor, case_id: UUID, at: datetime) -> list[LinkRow]:
    """The links of a case within sight, those not revoked before the others, the newest first.

    There may be more when ``MOST_LINKS`` come and one besides.
    """
    seen = Case.objects.filter(policy.visible(actor), pk=case_id).values("conversation_id")
    rows = _with_case(TrackingLink.objects.filter(conversation_id__in=seen))
    found = rows.annotate(revoker=F("revoked_by__name")).order_by(
        F("revoked_at").desc(nulls_first=True), "-issued_at", "-pk"
    )[: MOST_LINKS + 1]
    return [
        LinkRow(
            id=row.pk,
            address=row.address,
            scope=LinkScope(row.scope),
            occasion=row.occasion,
            issued_at=row.issued_at,
            last_used_at=row.last_used_at,
            uses=row.uses,
            is_live=_is_live(row, at),
            revoked_at=row.revoked_at,
            revoked_by=row.revoker or "",
        )
        for row in found
    ]


def _live(which: Q, at: datetime) -> OpenLink | None:
    """One query whether it is there, revoked or expired: nobody learns which by waiting."""
    row = _with_case(TrackingLink.objects.filter(which)).first()
    if row is None or not _is_live(row, at):
        return None
    return OpenLink(
        id=row.pk,
        ref=row.ref,
        conversation_id=row.conversation_id,
        case_id=row.latest_case_id,
        address=row.address,
        scope=LinkScope(row.scope),
    )


def _with_case(links: "QuerySet[TrackingLink]") -> "QuerySet[Any]":
    """Links with the latest case of their conversation, its end and its service's rule."""
    latest = Case.objects.filter(conversation_id=OuterRef("conversation_id")).order_by(
        "-opened_at", "-pk"
    )
    rule = TrackingRule.objects.filter(service_id=OuterRef("case_service_id"))
    return links.annotate(
        latest_case_id=Subquery(latest.values("pk")[:1]),
        case_ended_at=Subquery(latest.values("resolved_at")[:1]),
        case_service_id=Subquery(latest.values("service_id")[:1]),
    ).annotate(keep_days=Subquery(rule.values("keep_days")[:1]))


def _is_live(row: Any, at: datetime) -> bool:
    if row.revoked_at is not None:
        return False
    if row.latest_case_id is not None and row.case_ended_at is None:
        return True
    keep = timedelta(days=row.keep_days) if row.keep_days is not None else KEEP
    return at < expires_at(issued_at=row.issued_at, ended_at=row.case_ended_at, keep=keep)


def _case(case_id: UUID | None) -> Any:
    if case_id is None:
        return None
    return (
        Case.objects.filter(pk=case_id)
        .values_list(
            "id",
            "key",
            "number",
            "status",
            "service_id",
            "first_answered_at",
            "resolved_at",
            "closed_at",
            "waiting_until",
            "service__name",
            "item__state",
            "item__taken_at",
            "item__owner__name",
            named=True,
        )
        .first()
    )


def _rule_of(service_id: UUID) -> Rule:
    row = TrackingRule.objects.filter(service_id=service_id).first()
    if row is None:
        return Rule()
    return Rule(keep=timedelta(days=row.keep_days), shows_name=row.shows_name)


def next_step(case: Any, at: datetime) -> Next:
    """What happens next, by the clocks of a case that a link or a key has opened."""
    subject = f"case:{case.id}"
    running = {clock.kind: clock for clock in clocks.clocks_of([subject], at=at)[subject]}
    ends = case.resolved_at + reply_rules.grace_of(case.service_id) if case.resolved_at else None
    return next_of(
        CaseStatus(case.status),
        answer=_deadline(running.get("first_answer")),
        resolution=_deadline(running.get("resolution")),
        waiting_until=case.waiting_until,
        reopens_until=ends,
    )


def _deadline(clock: ClockView | None) -> Deadline | None:
    """What a clock that has not stopped promises."""
    if clock is None or clock.stopped_at is not None:
        return None
    if clock.state not in {ClockState.RUNNING, ClockState.BROKEN}:
        return None
    return Deadline(due_at=clock.due_at, is_broken=clock.state is ClockState.BROKEN)


def _files(link: OpenLink) -> tuple[PreparedFileView, ...]:
    rows = TrackingFile.objects.filter(link_id=link.id).order_by("at", "pk")
    return tuple(PreparedFileView(id=r.pk, name=r.name, size_bytes=r.size_bytes) for r in rows)
