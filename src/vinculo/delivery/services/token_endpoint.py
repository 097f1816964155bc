"""Asking a provider for tokens: one form, one answer, to the address that was judged."""

import ipaddress
import json
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from vinculo.delivery.domain.oauth import Answer, Tokens, is_web_address, read_answer
from vinculo.kernel import outside
from vinculo.kernel.errors import DomainError

SECONDS, IN_ALL_SECONDS = 20.0, 45.0
LONGEST_ANSWER = 64 * 1024


def ask(url: str, form: Mapping[str, str]) -> Tokens:
    """Post ``form``; what cannot be asked or understood now is «later». Follows no redirects.

    Without TLS only this very machine is asked, and only when the operator allows it.
    """
    if not is_web_address(url):
        return Tokens(answer=Answer.APP, why="bad_address")
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        place = outside.pinned(parts.hostname or "", port)
    except DomainError as error:
        return Tokens(answer=Answer.LATER, why=error.code)
    if parts.scheme == "http" and not ipaddress.ip_address(place.ip).is_loopback:
        return Tokens(answer=Answer.APP, why="no_tls")
    try:
        return _asked(place, url, form)
    except httpx.HTTPError as error:
        return Tokens(answer=Answer.LATER, why=type(error).__name__)


def _asked(place: outside.Place, url: str, form: Mapping[str, str]) -> Tokens:
    parts = urlsplit(url)
    host = f"[{place.ip}]" if ":" in place.ip else place.ip
    target = parts._replace(netloc=f"{host}:{place.port}", fragment="").geturl()
    with (
        httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False) as client,
        client.stream(
            "POST",
            target,
            data=dict(form),
            headers={
                "Host": parts.netloc,
                "Accept": "application/json",
                "Accept-Encoding": "identity",
            },
            extensions={"sni_hostname": place.host},
        ) as response,
    ):
        content, until = b"", time.monotonic() + IN_ALL_SECONDS
        for chunk in response.iter_raw():  # packed bytes grow a thousandfold
            content += chunk
            if len(content) > LONGEST_ANSWER or time.monotonic() > until:
                return Tokens(answer=Answer.LATER, why="too_long")
        return read_answer(response.status_code, _parsed(content))


def _parsed(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        return None
