"""Mails of notices: at most once each, in nobody's quiet hours, with no text of a customer.

What a mail says is the notice's own sentence; where it leads asks for a login. Replies to it are
read by nobody and do nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.kernel import jobs
from vinculo.notices import mails, selectors
from vinculo.notices.contracts import Way
from vinculo.notices.domain.quiet import digest_moment, end_of_quiet
from vinculo.notices.models import Notice
from vinculo.notices.services.company_clock import local, today

TASK = "notices.mail"
MOST_AT_ONCE = 200


def plan(notices: Sequence[Notice], *, at: datetime) -> None:
    """Ask for a mail of each, in the open transaction, not before its reader's quiet is over."""
    if not notices:
        return
    hours = selectors.hours_of([notice.user_id for notice in notices])
    for notice in notices:
        jobs.defer(
            TASK,
            arguments={"notice_id": str(notice.pk)},
            queue="outbound",
            at=end_of_quiet(local(at), hours[notice.user_id]),
        )


@transaction.atomic
def mail(*, notice_id: UUID, at: datetime) -> bool:
    """Mail one notice that is still unread; whether a mail was put into the outbox.

    That it was mailed is committed with the mail: a second run, or a crash, sends no second one.
    """
    notice = (
        Notice.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=notice_id, read_at=None, mailed_at=None, mail_way=Way.AT_ONCE)
        .filter(user__is_active=True)
        .first()
    )
    if notice is None:
        return False
    return _send([notice], at)


def send_digests(*, at: datetime) -> int:
    """Send the daily mails that are due; how many."""
    people = list(
        Notice.objects.filter(mail_way=Way.DIGEST, mailed_at=None, read_at=None)
        .filter(user__is_active=True)
        .order_by("user_id")
        .values_list("user_id", flat=True)
        .distinct()[:MOST_AT_ONCE]
    )
    hours = selectors.hours_of(people)
    away = selectors.absent_on(today(at), people)
    sent = 0
    for user_id in people:
        if user_id not in away:
            sent += _digest(user_id, due=digest_moment(local(at), hours[user_id]), at=at)
    return sent


@transaction.atomic
def _digest(user_id: UUID, *, due: datetime, at: datetime) -> bool:
    waiting = [notice.pk for notice in selectors.for_digest(user_id) if notice.created_at < due]
    locked = Notice.objects.select_for_update(of=("self",), skip_locked=True)
    found = list(
        locked.filter(pk__in=waiting, mailed_at=None, read_at=None).order_by("created_at", "pk")
    )
    return _send(found, at) if found else False


def _send(notices: Sequence[Notice], at: datetime) -> bool:
    reader = Notice.objects.filter(pk=notices[0].pk).values_list(
        "user__email", "user__name", "user__language", named=True
    )[0]
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=at)
    mails.send(
        address=reader.user__email,
        name=reader.user__name,
        language=reader.user__language,
        notices=notices,
    )
    return True
