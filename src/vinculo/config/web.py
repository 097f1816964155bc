"""The web process: one uvicorn server."""

import uvicorn

GRACE_SECONDS = 3


def run(host: str, port: int) -> None:
    """Serve the site on ``host:port`` until SIGTERM."""
    uvicorn.run(
        "vinculo.config.asgi:application",
        host=host,
        port=port,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
