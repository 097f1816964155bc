"""Names of the ASGI protocol, and the two answers that need no template."""

import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PLAIN = b"text/plain; charset=utf-8"


def header(scope: Scope, name: bytes) -> str:
    """The first value of request header ``name`` (lower case); empty without it."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value).decode("latin-1")
    return ""


async def answer(
    send: Send,
    status: int,
    body: bytes = b"",
    *,
    content_type: bytes = PLAIN,
    headers: Iterable[tuple[bytes, bytes]] = (),
) -> None:
    """Send a whole answer at once."""
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", content_type),
                (b"content-length", str(len(body)).encode()),
                (b"x-content-type-options", b"nosniff"),
                *headers,
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})


async def answer_json(send: Send, status: int, value: object) -> None:
    """Send ``value`` as JSON; never cached."""
    body = json.dumps(value, ensure_ascii=False).encode()
    await answer(
        send,
        status,
        body,
        content_type=b"application/json",
        headers=[(b"cache-control", b"no-store")],
    )
