"""The whole site as one ASGI application."""

from vinculo.config.server import statics
from vinculo.config.server.asgi import Application, Receive, Scope, Send
from vinculo.config.server.django_site import DjangoSite
from vinculo.config.server.hub import Connect, Hub
from vinculo.config.server.live import LiveSite
from vinculo.config.server.ops import OpsSite
from vinculo.config.server.proxies import TrustedProxies, settle

OPS = frozenset({"/healthz", "/readyz", "/metrics"})


class Site:
    """Settles who asks, then hands over: pages to Django, the rest to who can wait cheaply."""

    def __init__(self, django_site: DjangoSite, connect: Connect, trusted: TrustedProxies) -> None:
        self.hub = Hub(connect)
        self._trusted = trusted
        self._django = django_site
        self._live = LiveSite(self.hub)
        self._ops = OpsSite(self.hub, trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live_and_die(receive, send)
        elif scope["type"] == "http":
            settled = settle(scope, self._trusted)
            await self._for(settled["path"])(settled, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})

    def _for(self, path: str) -> Application:
        if path.startswith("/live/"):
            return self._live
        if path.startswith(statics.PREFIX):
            return statics.serve
        if path in OPS:
            return self._ops
        return self._django

    async def _live_and_die(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                statics.tree()
                self.hub.start()
                self._live.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.hub.stop()
                self._live.stop()
                self._ops.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return
