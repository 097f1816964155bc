"""What cases do by the clock."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from vinculo.cases.services import (
    answer,
    bulk_runs,
    eyes,
    notice_answers,
    notice_shared,
    old_drafts,
    planned,
    resolve,
    restricting,
    telling,
    tracking,
    tracking_links,
)
from vinculo.cases.services.hearing import hear_message
from vinculo.cases.services.rules import stillness
from vinculo.cases.services.tracking_asked import TASK
from vinculo.cases.subscribers import heard_of
from vinculo.interactions import api as interactions
from vinculo.kernel import clock
from vinculo.kernel.crypto import decrypt
from vinculo.kernel.jobs import periodic, task
from vinculo.organization import api as organization

MISSED_AFTER = timedelta(minutes=10)
log = structlog.get_logger(__name__)


@periodic("cases.hear_missed", cron="*/5 * * * *")
def hear_missed(_due: int) -> None:
    """Open the cases of messages whose hearing failed for good, such as before there was a queue.

    One that still cannot be opened keeps no other waiting; it is tried again the next time.
    """
    for event in interactions.untaken(before=clock.now() - MISSED_AFTER):
        try:
            hear_message(heard_of(event))
        except Exception:
            log.exception("message_without_case", message_id=str(event.message_id))


@periodic("cases.close_old", cron="*/15 * * * *")
def close_old(_due: int) -> None:
    """Close what was resolved too long ago for a reply to bring it back."""
    while resolve.close_old(at=clock.now()):
        pass


@periodic("cases.wake", cron="5,35 * * * *")
def wake(_due: int) -> None:
    """Go on with the cases that waited for today, as the company counts days; none before it."""
    if not organization.company_exists():
        return
    at = clock.now()
    today = at.astimezone(ZoneInfo(organization.company().timezone)).date()
    while answer.wake_due(today=today, at=at):
        pass


@periodic("cases.rewrite_restricted", cron="41 * * * *")
def rewrite_restricted(_due: int) -> None:
    """Restricted cases follow who is an administrator now."""
    restricting.rewrite_keys()


@periodic("cases.forget_eyes", cron="17 * * * *")
def forget_eyes(_due: int) -> None:
    """Forget who had which case open an hour ago."""
    eyes.forget(at=clock.now())


@periodic("cases.forget_tracking_files", cron="41 * * * *")
def forget_tracking_files(_due: int) -> None:
    """Forget what customers put beside a message that their link cannot send any more."""
    while tracking.forget_files(at=clock.now()):
        pass


@periodic("cases.wake_still", cron="*/10 * * * *")
def wake_still(_due: int) -> None:
    """Let rules that wait for stillness look at what nobody has touched."""
    if organization.company_exists():
        stillness.wake_still(at=clock.now())


@periodic("cases.forget_runs", cron="41 3 * * *")
def forget_runs(_due: int) -> None:
    """Drop the record of what rules did long ago."""
    stillness.forget_runs(at=clock.now())


@periodic("cases.forget_drafts", cron="47 3 * * *")
def forget_drafts(_due: int) -> None:
    """Forget answers that were begun and left for months."""
    while old_drafts.forget_drafts(at=clock.now()):
        pass


@periodic("cases.forget_bulk", cron="53 3 * * *")
def forget_bulk(_due: int) -> None:
    """Forget actions on many cases that can go back no more."""
    bulk_runs.forget(at=clock.now())


@task(notice_shared.TASK, queue="heavy")
def answer_linked(*, answer_id: str) -> None:
    """Plan the next answers to the cases of an announcement."""
    notice_answers.do_some(answer_id=UUID(answer_id), at=clock.now())


@task(bulk_runs.TASK, queue="heavy")
def bulk_part(*, run_id: str) -> None:
    """Do the next cases of an action on many, or take them back."""
    bulk_runs.do_part(run_id=UUID(run_id), at=clock.now())


@task("cases.send_planned", queue="outbound")
def send_planned(*, planned_id: str) -> None:
    """Send one answer whose time has come."""
    planned.send_planned(planned_id=UUID(planned_id), at=clock.now())


@periodic("cases.send_due", cron="* * * * *")
def send_due(_due: int) -> None:
    """Send the answers whose time has come and that no job remembers."""
    planned.send_due(at=clock.now())


@task(TASK, queue="outbound")
def send_tracking_link(asked: str) -> None:
    """Mail a new link to whoever asked, if they read such a matter."""
    key, _, address = decrypt(asked).partition(" ")
    tracking_links.send_again(key=key, address=address, at=clock.now())


@task(telling.TASK, queue="outbound")
def tell_customer(*, entry_id: str) -> None:
    """Tell a customer that their case ended or lives again, if it still does."""
    telling.tell(entry_id=UUID(entry_id), at=clock.now())
