"""Trying a mailbox before anything depends on it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from vinculo.interactions.contracts import MailboxProblem
from vinculo.interactions.services.imap.connection import Access, problem
from vinculo.interactions.services.imap.signing_in import connect, in_words

TRY_SECONDS = 8.0
MOST_NAMES = 40


def try_reading(
    access: Access, *, folders: Sequence[str], read_only: bool, now: Callable[[], datetime]
) -> tuple[str, ...]:
    """Sign in and open each folder; the folders that the server has. Changes nothing there.

    Raises MailboxProblemError; for a folder that is missing its detail names those there are.
    """
    line = connect(access, now=now, patience=TRY_SECONDS)
    try:
        with in_words():
            names = tuple(one.name for one in line.folder.list())
        for folder in folders:
            if folder.upper() != "INBOX" and folder not in names:
                said = f"{folder} ({', '.join(names[:MOST_NAMES])})"
                raise problem(MailboxProblem.FOLDER_MISSING, said)
            with in_words():
                line.open_folder(folder, read_only=read_only)
    finally:
        line.leave()
    return names
