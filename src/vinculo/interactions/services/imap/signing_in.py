"""From how a mailbox is reached to a connection that is signed in, or a word for what is wrong."""

import imaplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from imap_tools.errors import ImapToolsError

from vinculo.delivery import api as delivery
from vinculo.interactions.contracts import MailboxProblem
from vinculo.interactions.domain.errors import MailboxProblemError
from vinculo.interactions.services.imap.connection import (
    SILENCE_SECONDS,
    Access,
    Connection,
    problem,
)
from vinculo.kernel.errors import DomainError

Now = Callable[[], datetime]
_CODES = {
    "outside_unknown": MailboxProblem.UNKNOWN_HOST,
    "outside_forbidden": MailboxProblem.FORBIDDEN,
    "delivery_consent_lost": MailboxProblem.CONSENT_LOST,
    "delivery_consent_later": MailboxProblem.CONSENT_LATER,
}
_FAULTS = {
    ssl.SSLError: MailboxProblem.TLS_FAILED,
    TimeoutError: MailboxProblem.NO_ANSWER,
    ConnectionRefusedError: MailboxProblem.REFUSED,
    ImapToolsError: MailboxProblem.SERVER_SAID,
}


@contextmanager
def in_words(*, while_opening: bool = False) -> Iterator[None]:
    """What goes wrong inside rises as MailboxProblemError; nothing that a banner said is passed on.

    ``while_opening``: what breaks off before a greeting is another protocol, not a bad line.
    """
    try:
        yield
    except MailboxProblemError:
        raise
    except DomainError as error:
        if error.code not in _CODES:
            raise
        raise problem(_CODES[error.code], error.params.get("why", "")) from error
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as error:
        raise _judged(error, while_opening=while_opening) from error


def _judged(error: Exception, *, while_opening: bool) -> MailboxProblemError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return problem(MailboxProblem.TLS_UNTRUSTED, error.verify_message)
    if isinstance(error, imaplib.IMAP4.error):
        return problem(MailboxProblem.OTHER_PROTOCOL if while_opening else MailboxProblem.BROKE_OFF)
    for kind, found in _FAULTS.items():
        if isinstance(error, kind):
            return problem(found)
    broken = MailboxProblem.NO_ANSWER if while_opening else MailboxProblem.BROKE_OFF
    return problem(broken, getattr(error, "strerror", "") or "")


def connect(access: Access, *, now: Now, patience: float = SILENCE_SECONDS) -> Connection:
    """A connection that is signed in; ``patience``: seconds for each answer.

    Raises MailboxProblemError.

    A token that the server does not take is renewed once: clocks and withdrawals differ.
    """
    if access.account_id is None:
        return _signed_in(access, token="", patience=patience)
    with in_words():
        token = delivery.access_token(account_id=access.account_id, at=now())
    try:
        return _signed_in(access, token=token, patience=patience)
    except MailboxProblemError as error:
        if error.problem is not MailboxProblem.WRONG_PASSWORD:
            raise
    with in_words():
        token = delivery.access_token(account_id=access.account_id, at=now(), refused=token)
    try:
        return _signed_in(access, token=token, patience=patience)
    except MailboxProblemError as error:
        if error.problem is MailboxProblem.WRONG_PASSWORD:
            raise problem(MailboxProblem.CONSENT_USELESS, error.detail) from error
        raise


def _signed_in(access: Access, *, token: str, patience: float) -> Connection:
    with in_words(while_opening=True):
        line = Connection(access, patience=patience)
    try:
        with in_words():
            line.sign_in(token)
    except MailboxProblemError:
        line.leave()
        raise
    return line
