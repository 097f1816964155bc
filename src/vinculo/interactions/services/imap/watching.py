"""All mailboxes that stand elsewhere, read by this process as long as nobody else does.

A thread for each mailbox waits for its server (IDLE) and reads all folders at least every five
minutes; one thread watches over them: it renews the leases, begins what is due, and cuts what
hangs.
"""

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import structlog
from django.db import Error, close_old_connections, connection

from vinculo.interactions.contracts import Security
from vinculo.interactions.domain.errors import LeaseLostError, MailboxProblemError
from vinculo.interactions.models import MailboxSource, SourceFolder
from vinculo.interactions.services.imap import leases, progress
from vinculo.interactions.services.imap.connection import Access, Connection
from vinculo.interactions.services.imap.reading import Reader
from vinculo.interactions.services.imap.signing_in import connect, in_words

MOST_MAILBOXES = 60
READ_EVERY_SECONDS = 300.0
POLL_SECONDS = 60.0
TURN_SECONDS = 2.0
RENEW_SECONDS = 10.0
STACK_BYTES = 1024 * 1024
log = structlog.get_logger(__name__)


@dataclass
class _Worker:
    """One mailbox being read."""

    source_id: UUID
    revision: int
    stop: threading.Event = field(default_factory=threading.Event)
    line: Connection | None = None
    thread: threading.Thread | None = None

    def end(self) -> None:
        """Stop as soon as possible, whatever it waits for."""
        self.stop.set()
        if self.line is not None:
            self.line.cut()

    @property
    def hangs(self) -> bool:
        return self.line is not None and self.line.deadline < time.monotonic()


class Watch:
    """Keeps the mailboxes read until ``stop``; ``now`` tells the time."""

    def __init__(self, *, stop: threading.Event, now: Callable[[], datetime]) -> None:
        self._stop, self._now = stop, now
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"[-120:]
        self._workers: dict[UUID, _Worker] = {}
        self._renewed = 0.0

    def run(self) -> None:
        """Until ``stop``; a database that goes away is waited for."""
        while not self._stop.wait(TURN_SECONDS if self._renewed else 0.0):
            try:
                close_old_connections()
                self._turn()
            except Error as error:
                connection.close()
                self._renewed = self._renewed or -1.0
                log.warning("imap_database_away", error=type(error).__name__)
        for worker in self._workers.values():
            worker.end()
        for worker in self._workers.values():
            if worker.thread is not None:
                worker.thread.join(1.5)
        connection.close()

    def _turn(self) -> None:
        for worker in list(self._workers.values()):
            if worker.thread is not None and not worker.thread.is_alive():
                del self._workers[worker.source_id]
            elif worker.hangs:
                log.warning("imap_cut", source=str(worker.source_id))
                if worker.line is not None:
                    worker.line.cut()
        if time.monotonic() - self._renewed >= RENEW_SECONDS or self._renewed <= 0:
            self._renew()
            self._renewed = time.monotonic()
        room = MOST_MAILBOXES - len(self._workers)
        for source_id, revision in leases.take_free(owner=self._owner, most=room).items():
            self._begin(source_id, revision)

    def _renew(self) -> None:
        ours = leases.keep(owner=self._owner, ids=list(self._workers))
        for worker in self._workers.values():
            if ours.get(worker.source_id) != worker.revision:
                worker.end()

    def _begin(self, source_id: UUID, revision: int) -> None:
        if source_id in self._workers:
            return
        worker = _Worker(source_id, revision)
        usual = threading.stack_size(STACK_BYTES)  # sixty usual stacks would fill our memory
        try:
            worker.thread = threading.Thread(
                target=self._serve, args=(worker,), name=f"imap-{source_id}", daemon=True
            )
            worker.thread.start()
        finally:
            threading.stack_size(usual)
        self._workers[source_id] = worker

    def _serve(self, worker: _Worker) -> None:
        """A thread's life; whatever ends it is noted in words, and the mailbox let go."""
        try:
            self._read(worker)
        except LeaseLostError:
            log.info("imap_lease_lost", source=str(worker.source_id))
        except MailboxProblemError as error:
            if not worker.stop.is_set():
                self._note_failure(worker, error)
        except Error as error:
            log.warning("imap_database_away", error=type(error).__name__)
        except Exception:
            log.exception("imap_failed", source=str(worker.source_id))
            self._note_failure(worker, None)
        finally:
            if worker.line is not None:
                worker.line.leave()
            self._let_go(worker)

    def _note_failure(self, worker: _Worker, error: MailboxProblemError | None) -> None:
        try:
            progress.note_failure(worker.source_id, error, owner=self._owner, at=self._now())
        except Error:
            connection.close()

    def _let_go(self, worker: _Worker) -> None:
        try:
            leases.let_go(owner=self._owner, source_id=worker.source_id)
        except Error as error:
            log.warning("imap_database_away", error=type(error).__name__)
        finally:
            connection.close()

    def _read(self, worker: _Worker) -> None:
        source = MailboxSource.objects.select_related("mailbox").get(pk=worker.source_id)
        line = worker.line = connect(access_of(source), now=self._now)
        while not worker.stop.is_set():
            self._read_all(worker, source, line)
            if worker.stop.is_set():
                return
            if line.can_wait:
                with in_words():
                    line.wait(READ_EVERY_SECONDS, worker.stop)
            else:
                worker.stop.wait(POLL_SECONDS)

    def _read_all(self, worker: _Worker, source: MailboxSource, line: Connection) -> None:
        """All folders, the first one last: it stays open, and in it we wait."""
        close_old_connections()
        reader = Reader(source, line, owner=self._owner, now=self._now, stop=worker.stop)
        folders = list(SourceFolder.objects.filter(source=source).order_by("pk"))
        for folder in [*folders[1:], *folders[:1]]:
            reader.read(folder)
        missing = all(folder.is_missing for folder in folders)
        progress.note_success(
            source.pk,
            owner=self._owner,
            arrived=reader.arrived,
            is_missing=missing,
            at=self._now(),
        )


def access_of(source: MailboxSource) -> Access:
    """How the server of ``source`` is reached."""
    return Access(
        host=source.host,
        port=source.port,
        security=Security(source.security),
        user=source.user,
        secret=source.secret,
        account_id=source.account_id,
        authority_pem=source.authority_pem,
    )
