"""The whole life of a case: which action leads from which status to which."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from vinculo.cases.contracts import CaseStatus
from vinculo.kernel.errors import DomainError

REOPEN_GRACE = timedelta(days=3)
"""For services that have not said otherwise."""
LONGEST_GRACE_DAYS = 90
UNDO_KEPT = timedelta(days=30)
"""How long a step can be taken back."""


class CaseAction(StrEnum):
    """What may be done with a case, or happen to it."""

    TAKE = "take"
    TRANSFER = "transfer"
    ANSWER = "answer"
    HEAR = "hear"
    WAIT = "wait"
    RESUME = "resume"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"


class Hearing(StrEnum):
    """What a message from the customer does to the case of its conversation."""

    CONTINUE = "continue"
    RESUME = "resume"
    REOPEN = "reopen"
    FOLLOW_UP = "follow_up"
    ATTACH = "attach"


class IllegalTransitionError(DomainError):
    """The status of the case does not allow the action."""

    code = "case_illegal_transition"


_S, _A = CaseStatus, CaseAction

TRANSITIONS: Mapping[tuple[CaseStatus, CaseAction], CaseStatus] = MappingProxyType(
    {
        (_S.NEW, _A.TAKE): _S.OPEN,
        (_S.NEW, _A.TRANSFER): _S.NEW,
        (_S.NEW, _A.ANSWER): _S.OPEN,
        (_S.NEW, _A.HEAR): _S.NEW,
        (_S.NEW, _A.WAIT): _S.WAITING,
        (_S.NEW, _A.RESOLVE): _S.RESOLVED,
        (_S.OPEN, _A.TAKE): _S.OPEN,
        (_S.OPEN, _A.TRANSFER): _S.OPEN,
        (_S.OPEN, _A.ANSWER): _S.OPEN,
        (_S.OPEN, _A.HEAR): _S.OPEN,
        (_S.OPEN, _A.WAIT): _S.WAITING,
        (_S.OPEN, _A.RESOLVE): _S.RESOLVED,
        (_S.WAITING, _A.TAKE): _S.WAITING,
        (_S.WAITING, _A.TRANSFER): _S.WAITING,
        (_S.WAITING, _A.ANSWER): _S.OPEN,
        (_S.WAITING, _A.HEAR): _S.OPEN,
        (_S.WAITING, _A.RESUME): _S.OPEN,
        (_S.WAITING, _A.RESOLVE): _S.RESOLVED,
        (_S.RESOLVED, _A.REOPEN): _S.OPEN,
        (_S.RESOLVED, _A.CLOSE): _S.CLOSED,
    }
)

UNRESOLVED = frozenset({CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.WAITING})


def next_status(status: CaseStatus, action: CaseAction) -> CaseStatus:
    """The status after ``action``. Raises IllegalTransitionError."""
    try:
        return TRANSITIONS[status, action]
    except KeyError:
        raise IllegalTransitionError(status=status, action=action) from None


def allowed_actions(status: CaseStatus) -> frozenset[CaseAction]:
    """What the status allows; pages offer nothing else."""
    return frozenset(action for known, action in TRANSITIONS if known is status)


def on_message(
    status: CaseStatus,
    *,
    resolved_at: datetime | None,
    at: datetime,
    grace: timedelta,
    is_automatic: bool = False,
    is_confirmed: bool = True,
) -> Hearing:
    """What a customer's message at ``at`` does to the case.

    A resolved case lives again within ``grace`` (the last moment counts); later, or once it is
    closed, the message opens a new case that is linked to it, so that figures stay true. What a
    machine wrote (an absence notice) is kept with the case and changes nothing. Somebody whom
    nobody confirmed reopens nothing: what they write after the end waits in a case of its own.
    """
    if is_automatic:
        return Hearing.ATTACH
    if status is CaseStatus.WAITING:
        return Hearing.RESUME
    if status in UNRESOLVED:
        return Hearing.CONTINUE
    in_grace = resolved_at is not None and at - resolved_at <= grace
    if status is CaseStatus.RESOLVED and in_grace and is_confirmed:
        return Hearing.REOPEN
    return Hearing.FOLLOW_UP
