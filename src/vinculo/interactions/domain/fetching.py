"""How a mailbox elsewhere is read: how long to wait after a failure, and which part to ask for."""

import re
from collections.abc import Sequence
from datetime import timedelta

from vinculo.interactions.contracts import MailboxProblem

FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
LOGIN_WAIT = timedelta(minutes=5)
LONGEST_LOGIN_WAIT = timedelta(hours=1)
"""A wrong password tried often locks the mailbox for its people, so it is tried seldom."""

FIRST_WINDOW = 20_000
LARGEST_UID = 2**32 - 1
MOST_TROUBLED = 100
_LOGIN = {
    MailboxProblem.WRONG_PASSWORD,
    MailboxProblem.CONSENT_LOST,
    MailboxProblem.CONSENT_USELESS,
}
_UID = re.compile(rb"\bUID (\d+)\b")


def wait_after(problem: MailboxProblem, failures: int) -> timedelta:
    """How long nobody knocks again after ``failures`` failures in a row; it doubles to a bound."""
    first, longest = (
        (LOGIN_WAIT, LONGEST_LOGIN_WAIT) if problem in _LOGIN else (FIRST_WAIT, LONGEST_WAIT)
    )
    doubled: int = 1 << min(max(failures - 1, 0), 12)
    return min(first * doubled, longest)


def windows(last: int, end: int, width: int = FIRST_WINDOW) -> tuple[int, int]:
    """The next range of UIDs to ask for after ``last``, at most up to ``end``."""
    return last + 1, min(last + width, end)


def uids_in(found: Sequence[str], *, after: int) -> list[int]:
    """The UIDs of an answer to SEARCH, ascending; ``n:*`` also names the last old one."""
    return sorted(
        {int(word) for word in found if word.isascii() and word.isdigit() and int(word) > after}
    )


def uid_of(line: bytes) -> int:
    """The UID that a line of FETCH is about; 0 when it names none."""
    match = _UID.search(line)
    return int(match[1]) if match else 0


def troubled_with(before: Sequence[int], uid: int) -> list[int]:
    """``before`` and one more message that the server does not hand over, the newest kept."""
    return [*(one for one in before if one != uid), uid][-MOST_TROUBLED:]
