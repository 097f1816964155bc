"""Telling those whom an announcement affects, before they ask.

Each mail is committed with its row, and the outbox sends a notice at most once.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, linebreaks
from django.utils.translation import gettext as _

from vinculo.customers import api as customers
from vinculo.customers.contracts import Holder, Purpose
from vinculo.feedback import policy
from vinculo.feedback.contracts import Affected, NoticeMailState
from vinculo.feedback.domain.notice_mails import NoServiceError, ToldAlreadyError, check_sending
from vinculo.feedback.models import NoticeMail, NoticeSending
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Announcement
from vinculo.kernel import evidence, jobs, limits, locks
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.knowledge import api as knowledge
from vinculo.knowledge.contracts import NoticeToTell
from vinculo.organization import api as organization

SEND = "feedback.send_notices"
REFERENCE = "service_notice:"
AT_ONCE = 50
REFERENCES_AT_ONCE = 5000
ONE_HOUR = timedelta(hours=1)


def affected_by(
    told: NoticeToTell, *, references: Collection[str] | None, at: datetime
) -> Affected:
    """Who has the service today, and of them those with an address at which a person reads.

    Today is the company's day. No consent is asked for: it is about what they have. Who shares an
    address gets one mail. Raises NoServiceError.
    """
    if told.service_id is None:
        raise NoServiceError
    found = _holders(told.service_id, references, at)
    open_ones = interactions.mailable([one.email for one in found if one.email])
    by_address: dict[str, UUID] = {}
    with_address = [one for one in found if one.email in open_ones]
    for one in with_address:
        by_address.setdefault(one.email.casefold(), one.customer_id)
    told_before = NoticeMail.objects.filter(sending__step__notice=told.notice_id)
    known = set(told_before.values_list("customer_id", flat=True))
    return Affected(
        affected=len(found),
        customers=tuple(by_address.values()),
        doubled=len(with_address) - len(by_address),
        in_all=len(known.union(by_address.values())),
    )


def _holders(service_id: UUID, references: Collection[str] | None, at: datetime) -> list[Holder]:
    """Who has the service on the company's day; so many contracts at a time, each customer once."""
    today = at.astimezone(ZoneInfo(organization.company().timezone)).date()
    if references is None:
        return customers.holders(service_id=service_id, since=today, until=today)
    named = sorted(references)
    found: dict[UUID, Holder] = {}
    for start in range(0, len(named), REFERENCES_AT_ONCE):
        part = named[start : start + REFERENCES_AT_ONCE]
        for one in customers.holders(
            service_id=service_id, since=today, until=today, references=part
        ):
            found.setdefault(one.customer_id, one)
    return [found[key] for key in sorted(found)]


@transaction.atomic
def start(
    *,
    told: NoticeToTell,
    references: Collection[str] | None,
    seen: int,
    by: Actor,
    at: datetime,
) -> int:
    """Begin to send one step to those affected, as many as were ``seen``; how many.

    Raises NotAllowedError, NoServiceError, ToldAlreadyError, NobodyAffectedError,
    CountChangedError, NeedsSignatureError.
    """
    if by.user_id is None or not policy.may(by, "feedback.tell_affected"):
        raise NotAllowedError(action="feedback.tell_affected")
    locks.wait_for_all({f"telling of {told.notice_id}"})
    if NoticeSending.objects.filter(step=told.step_id).exists():
        raise ToldAlreadyError
    found = affected_by(told, references=references, at=at)
    check_sending(
        seen=seen,
        now=found.reachable,
        in_all=found.in_all,
        may_sign=policy.may(by, "feedback.sign_telling"),
    )
    row, is_new = NoticeSending.objects.get_or_create(
        step_id=told.step_id,
        defaults={
            "affected": found.affected,
            "size": found.reachable,
            "is_partial": references is not None,
            "sent_by_id": by.user_id,
            "started_at": at,
        },
    )
    if not is_new:
        raise ToldAlreadyError
    NoticeMail.objects.bulk_create(
        [NoticeMail(sending=row, customer_id=one) for one in found.customers], batch_size=1000
    )
    evidence.record(
        evidence.Proof(
            kind="feedback.notice_sent",
            subject=f"service_notice:{told.notice_id}",
            facts={"step": str(told.step_id), "n": found.reachable, "by": str(by.user_id)},
        )
    )
    jobs.defer(SEND, arguments={"sending_id": str(row.pk)}, queue="outbound")
    return found.reachable


@transaction.atomic
def send_some(*, sending_id: UUID, at: datetime) -> int:
    """Send the next mails and ask for the rest; how many were looked at. Safe twice."""
    row = NoticeSending.objects.select_for_update().get(pk=sending_id)
    waiting = list(
        NoticeMail.objects.select_for_update(of=("self",))
        .filter(sending=row, state=NoticeMailState.PLANNED)
        .order_by("pk")[:AT_ONCE]
    )
    told = knowledge.step_to_tell(row.step_id)
    if not waiting or told is None:
        if row.ended_at is None:
            row.ended_at = at
            row.save(update_fields=["ended_at"])
        return 0
    ids = [one.customer_id for one in waiting]
    holders = {one.customer_id: one for one in customers.reachable(ids, purpose=Purpose.ASKING)}
    open_ones = interactions.mailable([one.email for one in holders.values() if one.email])
    for one in waiting:
        holder = holders.get(one.customer_id)
        if holder is None or holder.email not in open_ones or _has_it(row, holder.email):
            one.state = NoticeMailState.SKIPPED
        else:
            one.mail_id = _mail(told, holder, sending_id=row.pk, at=at)
            one.state, one.sent_at = NoticeMailState.SENT, at
        one.save(update_fields=["state", "mail_id", "sent_at"])
    jobs.defer(SEND, arguments={"sending_id": str(row.pk)}, queue="outbound")
    return len(waiting)


def _has_it(row: NoticeSending, address: str) -> bool:
    """Whether a mail of this sending goes to the address already; this one counts from now on.

    Addresses may have changed since they were counted. Counted in the hour in which the sending
    began, whenever it goes on, and under what nobody reads an address from.
    """
    same = hashlib.sha256(address.casefold().encode()).hexdigest()[:40]
    return limits.count(f"notice {row.pk} {same}", per=ONE_HOUR, at=row.started_at) > 1


def _mail(told: NoticeToTell, holder: Holder, *, sending_id: UUID, at: datetime) -> UUID:
    assert told.service_id is not None  # noqa: S101 - nothing is sent without one
    title = told.in_language(holder.language)[0]
    url = f"{settings.BASE_URL}{reverse('knowledge:state')}#aviso-{told.notice_id}"
    with translation.override(holder.language):
        subject = _("Aviso: %(title)s") % {"title": title}
        html = format_html(
            '<p><strong>{}</strong></p>{}<p>{} <a href="{}">{}</a></p><p>{}</p>',
            title,
            linebreaks(knowledge.step_text(told, holder.language), autoescape=True),
            _("Cómo va, en cada momento:"),
            url,
            url,
            _("Si a usted le pasa otra cosa, responda a este correo."),
        )
    return interactions.announce(
        Announcement(
            to=holder.email,
            subject=subject,
            html=html,
            language=holder.language,
            reference=f"{REFERENCE}{sending_id}",
            at=at,
            service_id=told.service_id,
        )
    )
