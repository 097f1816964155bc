"""The web process: one uvicorn server."""

import uvicorn

GRACE_SECONDS = 3


def run(host: str, port: int, *, fd: int | None = None) -> None:
    """Serve the site on ``host:port`` until SIGTERM; ``fd`` is a socket that is open already."""
    uvicorn.run(
        "vinculo.config.asgi:application",
        host=host,
        port=port,
        fd=fd,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
