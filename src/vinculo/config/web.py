"""The web process: one uvicorn server that ends its streams before it waits for anybody."""

import asyncio
import socket
from types import FrameType

import uvicorn

GRACE_SECONDS = 3
BACKLOG = 1024


class Server(uvicorn.Server):
    """Uvicorn, but open streams are told to end the moment a signal arrives."""

    loop: asyncio.AbstractEventLoop

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        from vinculo.config.asgi import application

        self.loop.call_soon_threadsafe(application.hub.end_streams)
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().startup(sockets)


def run(host: str, port: int, *, fd: int | None = None) -> None:
    """Serve the site on ``host:port`` until SIGTERM; ``fd`` is a socket that is open already."""
    config = uvicorn.Config(
        "vinculo.config.asgi:application",
        host=host,
        port=port,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
        ws="none",
        backlog=BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    Server(config).run(sockets=None if fd is None else [socket.socket(fileno=fd)])
