"""Whole old mailboxes: from a file in mbox format, or from a folder on the mailbox's server."""

import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction

from vinculo.interactions.contracts import ImportState
from vinculo.interactions.domain.errors import EmptyArchiveError, MailboxProblemError
from vinculo.interactions.domain.fetching import LARGEST_UID, uids_in
from vinculo.interactions.domain.limits import MAX_BYTES
from vinculo.interactions.domain.mbox import day_of, pieces
from vinculo.interactions.models import HistoryImport
from vinculo.interactions.services import history, sources
from vinculo.interactions.services.imap.signing_in import connect, in_words
from vinculo.kernel import blobs, jobs
from vinculo.kernel.ids import new_id

IN_MEMORY_BYTES = 256 * 1024
LINE_BYTES = 64 * 1024
MOST_PROBLEMS = 100
NOTE_EVERY = 25
FOLDER_SECONDS = 120

Now = Callable[[], datetime]
Old = tuple[BinaryIO, datetime | None]


@dataclass
class Summary:
    """What an import came to; ``problems`` are the positions of bad messages and why."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many messages were read."""
        return self.counts.total()


def import_all(
    messages: Iterator[Old], *, mailbox_id: UUID, now: Now, tell: Callable[[Summary], None]
) -> Summary:
    """Keep each message as history; a bad one is noted and the next one read."""
    summary = Summary()
    for source, dated in messages:
        found = history.keep(source, mailbox_id=mailbox_id, at=now(), dated=dated)
        summary.counts[found.outcome] += 1
        if found.outcome == history.BAD and len(summary.problems) < MOST_PROBLEMS:
            summary.problems.append((summary.read, found.reason))
        tell(summary)
    return summary


def in_mbox(file: BinaryIO) -> Generator[Old, None, None]:
    """The messages of an mbox, one at a time, on disk when they are large.

    Raises EmptyArchiveError when no message begins in it.
    """
    spool: BinaryIO | None = None
    dated: datetime | None = None
    size = 0
    try:
        for begins, line in pieces(_lines(file)):
            if begins:
                if spool is not None:
                    yield _rewound(spool), dated
                    spool.close()
                spool, dated, size = _spool(), day_of(line), 0
            elif spool is not None and size <= MAX_BYTES:  # a byte too many is refused as a whole
                spool.write(line)
                size += len(line)
        if spool is None:
            raise EmptyArchiveError
        yield _rewound(spool), dated
    finally:
        if spool is not None:
            spool.close()


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines, and pieces of a line without end, so that no file fills the memory."""
    while line := file.readline(LINE_BYTES):
        yield line


def _spool() -> BinaryIO:
    return cast(
        "BinaryIO",
        tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES, dir=str(settings.FILES_DIR)),
    )


def _rewound(spool: BinaryIO) -> BinaryIO:
    spool.seek(0)
    return spool


class _Marked:
    """An archive with a line of its import before it, which mbox counts as nothing.

    Its bytes are those of no other file, so that it can be deleted afterwards: the same archive
    may wait for a second import, or lie in the case of somebody who sent it.
    """

    def __init__(self, import_id: UUID, file: BinaryIO) -> None:
        self._mark, self._file = f"import {import_id}\n\n".encode(), file

    def read(self, size: int) -> bytes:
        """The next bytes, the mark first."""
        mark, self._mark = self._mark, b""
        return mark or self._file.read(size)


def in_folder(mailbox_id: UUID, folder: str, *, now: Now) -> Iterator[Old]:
    """The messages of a folder on the mailbox's server, read only.

    Raises MailboxProblemError, BadSourceError.
    """
    line = connect(sources.access(mailbox_id), now=now)
    try:
        with in_words(), line.within(FOLDER_SECONDS):
            line.open_folder(folder, read_only=True)
            uids = uids_in(line.uids(f"UID 1:{LARGEST_UID}", charset=None), after=0)
        for uid in uids:
            with _spool() as spool:
                with in_words():
                    size, received = line.spool(uid, spool)
                if size:
                    yield _rewound(spool), received
    finally:
        line.leave()


def ask(
    *, mailbox_id: UUID, file: BinaryIO | None, folder: str, by: UUID | None, at: datetime
) -> UUID:
    """Ask for an import; a job does it. Raises EmptyArchiveError."""
    blob, import_id = "", new_id()
    if file is not None:
        with closing(in_mbox(file)) as messages:
            next(messages)
        file.seek(0)
        blob, _ = blobs.store(cast("BinaryIO", _Marked(import_id, file)))
    elif not folder.strip():
        raise EmptyArchiveError
    with transaction.atomic():
        asked = HistoryImport.objects.create(
            id=import_id,
            mailbox_id=mailbox_id,
            blob=blob,
            folder="" if blob else folder.strip(),
            asked_by=by,
            asked_at=at,
        )
        jobs.defer(
            "interactions.import_history",
            arguments={"import_id": str(asked.pk)},
            lock=f"import:{mailbox_id}",
            queue="heavy",
        )
    return asked.pk


def run(*, import_id: UUID, now: Now) -> None:
    """Do an import that was asked for; run again, it begins anew and changes nothing twice."""
    asked = HistoryImport.objects.get(pk=import_id)
    mine = HistoryImport.objects.filter(pk=import_id)
    if asked.state == ImportState.DONE:
        return
    mine.update(state=ImportState.RUNNING)

    def tell(summary: Summary) -> None:
        if summary.read % NOTE_EVERY == 0:
            mine.update(**_counts(summary))

    try:
        if asked.blob:
            with blobs.open_blob(asked.blob) as file:
                summary = import_all(in_mbox(file), mailbox_id=asked.mailbox_id, now=now, tell=tell)
        else:
            old = in_folder(asked.mailbox_id, asked.folder, now=now)
            summary = import_all(old, mailbox_id=asked.mailbox_id, now=now, tell=tell)
    except MailboxProblemError as error:
        reason = f"{error.problem.value} {error.detail}".strip()[:300]
        mine.update(state=ImportState.FAILED, reason=reason, ended_at=now())
        return
    mine.update(**_counts(summary), state=ImportState.DONE, reason="", ended_at=now())
    if asked.blob:
        with suppress(FileNotFoundError):
            blobs.path_of(asked.blob).unlink()


def _counts(summary: Summary) -> dict[str, object]:
    return {
        "total": summary.read,
        "kept": summary.counts[history.KEPT],
        "known": summary.counts[history.KNOWN],
        "bad": summary.counts[history.BAD],
        "problems": [list(one) for one in summary.problems],
    }
