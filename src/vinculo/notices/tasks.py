"""Mails of notices, by the worker."""

from uuid import UUID

from vinculo.kernel import clock
from vinculo.kernel.jobs import periodic, task
from vinculo.notices.services import mailing


@task(mailing.TASK, queue="outbound")
def mail(notice_id: str) -> None:
    """Mail one notice, if it is still unread."""
    mailing.mail(notice_id=UUID(notice_id), at=clock.now())


@periodic("notices.digest", cron="*/10 * * * *")
def digest(_due: int) -> None:
    """Send the daily mails that are due."""
    mailing.send_digests(at=clock.now())
