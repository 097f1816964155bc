"""The worker's way to the jobs table: waits for a database that went away instead of dying."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, LiteralString, TypeVar

import psycopg
from procrastinate.connector import Notify
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.psycopg_connector import PsycopgConnector

log = logging.getLogger(__name__)
T = TypeVar("T")
WAITS_SECONDS = (0.1, 0.3, 1.0, 2.0)
LOCK_INDEX = "procrastinate_jobs_lock_idx_v1"


class PatientConnector(PsycopgConnector):
    """Repeats what a lost connection interrupted, until it succeeds or the worker must stop.

    A repeated «finish» or «retry» that had gone through before the connection broke is answered
    by the database with an error of its own; that is no failure.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.is_stopping = False

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        await self._patiently(
            lambda: super(PatientConnector, self).execute_query_async(query, **arguments)
        )

    async def execute_query_one_async(
        self, query: LiteralString, **arguments: Any
    ) -> dict[str, Any]:
        found = await self._patiently(
            lambda: super(PatientConnector, self).execute_query_one_async(query, **arguments)
        )
        return found or {}

    async def execute_query_all_async(
        self, query: LiteralString, **arguments: Any
    ) -> list[dict[str, Any]]:
        found = await self._patiently(
            lambda: super(PatientConnector, self).execute_query_all_async(query, **arguments)
        )
        return found or []

    async def listen_notify(self, on_notification: Notify, channels: Iterable[str]) -> None:
        wanted = list(channels)
        while True:
            await self._patiently(
                lambda: super(PatientConnector, self).listen_notify(on_notification, wanted)
            )

    async def _patiently(self, attempt: Callable[[], Awaitable[T]]) -> T | None:
        tries = 0
        while True:
            try:
                return await attempt()
            except UniqueViolation as error:
                if error.constraint_name != LOCK_INDEX:
                    raise
            except ConnectorException as error:
                if tries and isinstance(error.__cause__, psycopg.errors.RaiseException):
                    return None
                if self.is_stopping or not isinstance(error.__cause__, psycopg.OperationalError):
                    raise
                if tries == 0:
                    log.warning("worker: the database is away (%s)", type(error.__cause__).__name__)
            await asyncio.sleep(WAITS_SECONDS[min(tries, len(WAITS_SECONDS) - 1)])
            tries += 1
