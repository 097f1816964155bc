"""A provider of consents for tests, in this process: RFC 6749, 7636 and 7662 on a real socket.

It is invented, not Microsoft or Google: it says yes to whoever asks, rotates refresh tokens, takes
a code and a refresh token once only, and tells a mail server what a token is worth.
"""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT = "vinculo-de-prueba"
CLIENT_SECRET = "secreto-de-la-aplicacion"  # noqa: S105


@dataclass
class LocalProvider:
    """What the provider knows; tests read and change it."""

    port: int = 0
    seconds: int = 3600
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)
    refresh: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    is_away: bool = False

    @property
    def authorize_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/authorize"

    @property
    def token_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    @property
    def introspection_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/introspect"

    def withdraw(self) -> None:
        """The person takes the consent back."""
        self.refresh.clear()
        self.access.clear()

    def consent(self, query: dict[str, str]) -> str:
        """A person says yes: where the browser is sent."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def grant(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The answer of the token endpoint."""
        self.asked.append(form)
        if self.is_away:
            return 503, {}
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, CLIENT_SECRET):
            return 401, {"error": "invalid_client"}
        if form.get("grant_type") == "authorization_code":
            query = self.codes.pop(form.get("code", ""), None)
            if query is None or not _proves(query, form):
                return 400, {"error": "invalid_grant"}
            return 200, self._tokens(query["login_hint"])
        user = self.refresh.pop(form.get("refresh_token", ""), None)
        return (200, self._tokens(user)) if user else (400, {"error": "invalid_grant"})

    def _tokens(self, user: str) -> dict[str, Any]:
        access, refresh = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        self.access[access], self.refresh[refresh] = user, user
        return {
            "token_type": "Bearer",
            "access_token": access,
            "refresh_token": refresh,
            "expires_in": self.seconds,
        }

    def worth(self, token: str) -> dict[str, Any]:
        """RFC 7662, with what Dovecot asks for."""
        user = self.access.get(token)
        return {"active": True, "username": user, "email": user} if user else {"active": False}


def _proves(query: dict[str, str], form: dict[str, str]) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    is_same = query["redirect_uri"] == form.get("redirect_uri")
    return is_same and challenge == query["code_challenge"]


class _Server(ThreadingHTTPServer):
    provider: LocalProvider


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def _provider(self) -> LocalProvider:
        return cast("_Server", self.server).provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self._answer(302, b"", location=self._provider.consent(query))
            return
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        self._json(200, self._provider.worth(token))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if self.path == "/token":
            self._json(*self._provider.grant(form))
            return
        self._json(200, self._provider.worth(form.get("token", "")))

    def _json(self, status: int, said: dict[str, Any]) -> None:
        self._answer(status, json.dumps(said).encode())

    def _answer(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@contextmanager
def local_provider() -> Iterator[LocalProvider]:
    """A provider on a free port of this machine until the block ends."""
    provider = LocalProvider()
    server = _Server(("127.0.0.1", 0), _Handler)
    server.provider = provider
    provider.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
