"""How long a mailbox that cannot be read is left alone, and which messages are asked for."""

from datetime import timedelta

import pytest

from vinculo.interactions.contracts import MailboxProblem
from vinculo.interactions.domain.errors import MailboxProblemError
from vinculo.interactions.domain.fetching import (
    MOST_TROUBLED,
    troubled_with,
    uid_of,
    uids_in,
    wait_after,
    windows,
)


@pytest.mark.parametrize(
    ("problem", "failures", "minutes"),
    [
        (MailboxProblem.BROKE_OFF, 1, 0.25),
        (MailboxProblem.BROKE_OFF, 3, 1),
        (MailboxProblem.NO_ANSWER, 99, 15),
        (MailboxProblem.WRONG_PASSWORD, 1, 5),
        (MailboxProblem.WRONG_PASSWORD, 2, 10),
        (MailboxProblem.CONSENT_LOST, 50, 60),
    ],
)
def test_the_wait_doubles_to_a_bound_and_passwords_are_tried_seldom(
    problem: MailboxProblem, failures: int, minutes: float
) -> None:
    assert wait_after(problem, failures) == timedelta(minutes=minutes)


def test_only_new_messages_are_asked_for_in_order() -> None:
    assert uids_in(["12", "7", "9", "9", "x"], after=7) == [9, 12]
    assert windows(0, 10, 4) == (1, 4)
    assert windows(8, 10, 4) == (9, 10)
    assert uid_of(b"3 (UID 77 FLAGS ())") == 77
    assert uid_of(b")") == 0


def test_messages_in_trouble_are_remembered_once_and_not_without_end() -> None:
    assert troubled_with([1, 2, 3], 2) == [1, 3, 2]
    assert len(troubled_with(range(500), 501)) == MOST_TROUBLED


def test_a_problem_says_what_and_what_was_heard() -> None:
    error = MailboxProblemError(problem="no_answer", detail="ssh")
    assert (error.problem, error.detail) == (MailboxProblem.NO_ANSWER, "ssh")
