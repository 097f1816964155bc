"""When a mail of a notice may come."""

from datetime import datetime, timedelta

from vinculo.notices.contracts import MailHours

A_DAY = timedelta(days=1)


def end_of_quiet(local: datetime, hours: MailHours) -> datetime | None:
    """When the quiet in which ``local`` (a time of the company's clock) falls is over.

    None outside of it. A quiet that begins in the evening ends the next morning.
    """
    begin, end = hours.quiet_from, hours.quiet_until
    if begin is None or end is None:
        return None
    now = local.time()
    over_midnight = begin > end
    is_quiet = now >= begin or now < end if over_midnight else begin <= now < end
    if not is_quiet:
        return None
    ends = datetime.combine(local.date(), end, tzinfo=local.tzinfo)
    return ends + A_DAY if over_midnight and now >= begin else ends


def digest_moment(local: datetime, hours: MailHours) -> datetime:
    """The last time before or at ``local`` at which a daily mail was due."""
    due = datetime.combine(local.date(), hours.digest_at, tzinfo=local.tzinfo)
    return due if due <= local else due - A_DAY
