"""``/healthz``, ``/readyz`` and ``/metrics``: they answer while every thread of Django is busy."""

import asyncio
import hmac
import ipaddress
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import TypeVar

from django.conf import settings
from django.db import close_old_connections

from vinculo.config import figures
from vinculo.config.server.asgi import Receive, Scope, Send, answer, answer_json, header
from vinculo.config.server.hub import Hub
from vinculo.config.server.proxies import TrustedProxies
from vinculo.kernel import health

T = TypeVar("T")
METRICS = b"text/plain; version=0.0.4; charset=utf-8"


class OpsSite:
    """What machines ask: is it alive, is it ready, how is it doing."""

    def __init__(self, hub: Hub, trusted: TrustedProxies) -> None:
        self._hub = hub
        self._trusted = trusted
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ops")

    def stop(self) -> None:
        """Give the thread back."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["path"] == "/healthz":
            await answer_json(send, 200, {"status": "ok"})
        elif scope["path"] == "/readyz":
            await self._ready(scope, send)
        else:
            await self._metrics(scope, send)

    async def _ready(self, scope: Scope, send: Send) -> None:
        checks = await self._ask(health.checks)
        is_ready = all(check.ok for check in checks)
        body: dict[str, object] = {"status": "ok" if is_ready else "not_ready"}
        if self._is_insider(scope):
            body["checks"] = [asdict(check) for check in checks]
        await answer_json(send, 200 if is_ready else 503, body)

    async def _metrics(self, scope: Scope, send: Send) -> None:
        if not self._is_insider(scope):
            await answer(send, 403, b"403")
            return
        figures.live.streams = len(self._hub.streams)
        figures.live.is_on = self._hub.is_on
        await answer(send, 200, await self._ask(figures.text), content_type=METRICS)

    async def _ask(self, question: Callable[[], T]) -> T:
        def ask() -> T:
            close_old_connections()
            try:
                return question()
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self._thread, ask)

    def _is_insider(self, scope: Scope) -> bool:
        """This machine or a listed one, itself and not on behalf of another; or the token."""
        token = settings.METRICS_TOKEN
        given = header(scope, b"authorization").removeprefix("Bearer ")
        if token and hmac.compare_digest(token.encode(), given.encode()):
            return True
        if scope["vinculo.forwarded"]:
            return False
        address = (scope.get("client") or ("", 0))[0]
        return address in self._trusted or _is_loopback(address)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
