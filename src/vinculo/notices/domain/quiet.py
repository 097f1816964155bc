"""When a mail of a notice may come."""

from datetime import datetime, time, timedelta

from vinculo.notices.contracts import MailHours, Window

A_DAY = timedelta(days=1)


def end_of_quiet(local: datetime, hours: MailHours) -> datetime | None:
    """When the quiet in which ``local`` (a time of the company's clock) falls is over.

    None outside of it. Days without mails are passed over.
    """
    for days in range(len(hours.week) + 1 if hours.week else 0):
        day = local.date() + days * A_DAY
        window = hours.week[day.weekday()]
        if window is None:
            continue
        opens = datetime.combine(day, window.opens, tzinfo=local.tzinfo)
        closes = datetime.combine(day, window.closes, tzinfo=local.tzinfo)
        if window.closes == time.min:
            closes += A_DAY
        if local < opens:
            return opens
        if local < closes:
            return None
    return None


def is_whole(window: Window) -> bool:
    """Whether a window ends after it begins; 00:00 is the end of its day."""
    return window.closes == time.min or window.closes > window.opens


def digest_moment(local: datetime, hours: MailHours) -> datetime:
    """The last time before or at ``local`` at which a daily mail was due."""
    due = datetime.combine(local.date(), hours.digest_at, tzinfo=local.tzinfo)
    return due if due <= local else due - A_DAY
