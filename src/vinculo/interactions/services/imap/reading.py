"""Reading one folder: each message kept first, then noted, and only then marked on the server."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import BinaryIO, cast

import structlog
from django.conf import settings

from vinculo.interactions.contracts import (
    AfterFetch,
    MailboxProblem,
    StartFrom,
    WireEnvelope,
)
from vinculo.interactions.domain.errors import MailboxProblemError
from vinculo.interactions.domain.fetching import (
    LARGEST_UID,
    troubled_with,
    uids_in,
    windows,
)
from vinculo.interactions.models import MailboxSource, SourceFolder
from vinculo.interactions.services import intake
from vinculo.interactions.services.imap.connection import Connection
from vinculo.interactions.services.imap.leases import write_down
from vinculo.interactions.services.imap.signing_in import in_words

IN_MEMORY_BYTES = 256 * 1024
MARK_AT_ONCE = 50
EARLIER = timedelta(hours=1)
"""How much a server's clock may be behind ours when old mail is told from new."""

log = structlog.get_logger(__name__)


class Reader:
    """Reads the folders of one mailbox over one connection while ``owner`` holds it."""

    def __init__(
        self,
        source: MailboxSource,
        line: Connection,
        *,
        owner: str,
        now: Callable[[], datetime],
        stop: threading.Event,
    ) -> None:
        self._source, self._line, self._owner, self._now = source, line, owner, now
        self._stop = stop
        self._read_only = source.after == AfterFetch.LEAVE
        self.arrived = 0

    def read(self, folder: SourceFolder) -> None:
        """Take in what is new. Raises MailboxProblemError, LeaseLostError.

        A folder that is not there is noted and hinders no other one.
        """
        try:
            with in_words():
                validity, following = self._line.open_folder(folder.name, read_only=self._read_only)
        except MailboxProblemError as error:
            if error.problem is not MailboxProblem.FOLDER_MISSING:
                raise
            self._note(folder, is_missing=True)
            return
        is_again = self._settle_validity(folder, validity, following)
        for uid in self._waiting(folder, following):
            if self._stop.is_set():
                return
            self._take(folder, uid, is_again=is_again)
            if len(folder.to_mark) >= MARK_AT_ONCE:
                self._mark(folder)
        self._mark(folder)

    def _settle_validity(self, folder: SourceFolder, validity: int, following: int) -> bool:
        """Whether everything is read again: the server has numbered the folder anew.

        What we have kept already is known by its bytes, so nothing comes twice; what was there
        before the mailbox was connected stays out by its date.
        """
        if folder.uid_validity == validity and not folder.is_missing:
            return False
        is_first = folder.uid_validity is None
        is_again = not is_first and folder.uid_validity != validity
        last = folder.last_uid
        if is_first:
            skips = self._source.start_from == StartFrom.NOW
            last = max(following - 1, 0) if skips else 0
        elif is_again:
            last = 0
            log.warning("imap_numbered_anew", source=str(self._source.pk), folder=folder.name)
        fresh: dict[str, object] = {"to_mark": [], "troubled": []} if is_again else {}
        self._note(folder, uid_validity=validity, last_uid=last, is_missing=False, **fresh)
        return is_again

    def _waiting(self, folder: SourceFolder, following: int) -> Iterator[int]:
        """UIDs that were not dealt with: those in trouble first, then the new ones, ascending."""
        yield from list(folder.troubled)
        end = (following or LARGEST_UID) - 1
        first, width = folder.last_uid, 20_000
        while first < end:
            low, high = windows(first, end, width)
            with in_words(), self._line.within(120):
                words = f"{low}:{high if high < end else '*'}"
                found = uids_in(self._line.uids(f"UID {words}", charset=None), after=first)
            yield from found
            first, width = high, width if found else width * 4

    def _take(self, folder: SourceFolder, uid: int, *, is_again: bool) -> None:
        with tempfile.SpooledTemporaryFile(
            max_size=IN_MEMORY_BYTES, dir=str(settings.FILES_DIR)
        ) as spooled:
            spool = cast("BinaryIO", spooled)
            try:
                with in_words():
                    size, received = self._line.spool(uid, spool)
            except MailboxProblemError as error:
                if error.problem is not MailboxProblem.SERVER_SAID:
                    raise
                # This one is not handed over: asked for again each time, and the next ones go on.
                self._note(
                    folder,
                    last_uid=max(uid, folder.last_uid),
                    troubled=troubled_with(folder.troubled, uid),
                )
                return
            is_known = is_again and received is not None and self._is_older(received)
            is_new = size > 0 and not is_known
            if is_new:
                spool.seek(0)
                intake.take_in(
                    spool,
                    via="imap",
                    at=self._now(),
                    envelope=WireEnvelope(
                        sender=None, recipients=(self._source.mailbox.address,), peer=""
                    ),
                )
                self.arrived += 1
        marks = [*folder.to_mark, uid] if is_new and not self._read_only else folder.to_mark
        self._note(
            folder,
            last_uid=max(uid, folder.last_uid),
            to_mark=marks,
            troubled=[one for one in folder.troubled if one != uid],
        )

    def _is_older(self, received: datetime) -> bool:
        is_all = self._source.start_from == StartFrom.ALL
        return not is_all and received < self._source.began_at - EARLIER

    def _mark(self, folder: SourceFolder) -> None:
        """Say on the server what was kept; noted before, so a kill in between is made good."""
        if not folder.to_mark:
            return
        move_to = self._source.move_to if self._source.after == AfterFetch.MOVE else ""
        with in_words():
            self._line.mark(folder.to_mark, move_to=move_to)
        self._note(folder, to_mark=[])

    def _note(self, folder: SourceFolder, **fields: object) -> None:
        write_down(folder, owner=self._owner, **fields)
