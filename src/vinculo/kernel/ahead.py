"""Rows that PostgreSQL takes in while Python makes the next ones: for a load of thousands.

Inside :func:`ahead`, what :func:`vinculo.kernel.inserting.insert_all` writes waits in a short line
and goes to the server from a second thread, over the same connection and in the same transaction.
Every other statement first waits until the line is empty, so that all stand in their order.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from queue import Queue
from threading import Thread
from typing import Any

from django.db import connection

AT_MOST = 24
"""So many statements wait: their rows lie in memory."""

_line: ContextVar["_Line | None"] = ContextVar("vinculo_insert_line", default=None)


class _Line:
    """Statements in their order, and the thread that sends them."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._waiting: Queue[tuple[str, list[Any]] | None] = Queue(AT_MOST)
        self._failure: Exception | None = None
        self._thread = Thread(target=self._send_all, name="insert-ahead", daemon=True)
        self._thread.start()
        self._helpers = ThreadPoolExecutor(1, thread_name_prefix="beside")
        self._beside: list[Future[None]] = []

    def put(self, statement: str, values: list[Any]) -> None:
        self._waiting.put((statement, values))

    def put_beside(self, work: Callable[[], None]) -> None:
        self._beside.append(self._helpers.submit(work))

    def empty(self) -> None:
        """Wait until everything is written. Raises what the server said against it."""
        self._waiting.join()
        if self._failure is not None:
            raise self._failure

    def finish(self) -> None:
        """Wait for everything, what is done beside it too. Raises what went wrong."""
        self.empty()
        for work in self._beside:
            work.result()

    def end(self) -> None:
        self._waiting.put(None)
        self._thread.join()
        self._helpers.shutdown()

    def _send_all(self) -> None:
        while (told := self._waiting.get()) is not None:
            try:
                if self._failure is None:
                    with self._server.cursor() as cursor:
                        cursor.execute(*told)
            except Exception as failure:  # noqa: BLE001 - rises in the thread that asked for it
                self._failure = failure
            finally:
                self._waiting.task_done()
        self._waiting.task_done()


@contextmanager
def ahead() -> Iterator[None]:
    """Let rows go to the server while the next are made; all are there at the end."""
    connection.ensure_connection()
    line = _Line(connection.connection)
    token = _line.set(line)
    try:
        with connection.execute_wrapper(_after_the_line):
            yield
        line.finish()
    finally:
        _line.reset(token)
        line.end()


def write(statement: str, values: list[Any]) -> None:
    """Write rows with one statement: now, or in line when somebody writes ahead."""
    if line := _line.get():
        line.put(statement, values)
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def beside(work: Callable[[], None]) -> None:
    """Do what waits for the disk: now, or beside the rest when somebody writes ahead."""
    if line := _line.get():
        line.put_beside(work)
        return
    work()


def _after_the_line(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if line := _line.get():
        line.empty()
    return execute(sql, params, many, context)
