"""Who really asks: headers about the visitor count only when a listed proxy sent them."""

import ipaddress
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from vinculo.config.server.asgi import Headers, Scope
from vinculo.kernel.env import BadSettingError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

FORWARDING = frozenset(
    {
        b"forwarded",
        b"x-forwarded-for",
        b"x-forwarded-proto",
        b"x-forwarded-host",
        b"x-forwarded-port",
        b"x-forwarded-server",
        b"x-real-ip",
        b"via",
    }
)
PRIVATE_PREFIX = b"x-vinculo-"
REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,253}")


@dataclass(frozen=True)
class TrustedProxies:
    """The addresses and networks whose word about a visitor is taken."""

    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, words: Iterable[str]) -> "TrustedProxies":
        """From ``10.0.0.0/8`` or ``127.0.0.1``. Raises BadSettingError."""
        try:
            return cls(tuple(ipaddress.ip_network(word, strict=False) for word in words))
        except ValueError as error:
            raise BadSettingError(f"VINCULO_TRUSTED_PROXIES: {error}") from error

    def __contains__(self, address: object) -> bool:
        try:
            found = ipaddress.ip_address(str(address))
        except ValueError:
            return False
        mapped = getattr(found, "ipv4_mapped", None)
        return any((mapped or found) in network for network in self.networks)


def settle(scope: Scope, trusted: TrustedProxies) -> Scope:
    """The request as it really is: visitor, scheme and host, and no header that could pretend.

    Headers about forwarding and headers of our own are taken out, whoever sent them; so are
    names with an underscore, which would look like another header to Django.
    """
    claims: dict[bytes, list[str]] = {}
    headers: Headers = []
    for name, value in scope["headers"]:
        if name in FORWARDING:
            claims.setdefault(name, []).append(value.decode("latin-1"))
        elif b"_" not in name and not name.startswith(PRIVATE_PREFIX):
            headers.append((name, value))
    peer = (scope.get("client") or ("", 0))[0]
    settled = dict(scope)
    settled["vinculo.forwarded"] = bool(claims)
    settled["headers"] = headers
    settled["query_string"] = _ascii(scope.get("query_string", b""))
    if peer in trusted:
        _believe(settled, claims, peer, trusted)
    settled["vinculo.request_id"] = _request_id(headers)
    return settled


def _believe(
    scope: Scope, claims: dict[bytes, list[str]], peer: str, trusted: TrustedProxies
) -> None:
    chain = [a.strip() for a in ",".join(claims.get(b"x-forwarded-for", [])).split(",")]
    visitor = peer
    for address in reversed([a for a in chain if a]):
        if not _is_address(address):
            break
        visitor = address
        if address not in trusted:
            break
    scope["client"] = (visitor, 0)
    scheme = _last(claims, b"x-forwarded-proto").lower()
    if scheme in {"http", "https"}:
        scope["scheme"] = scheme
    host = _last(claims, b"x-forwarded-host")
    if HOST.fullmatch(host):
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        scope["headers"] = [*others, (b"host", host.encode("latin-1"))]


def _last(claims: dict[bytes, list[str]], name: bytes) -> str:
    return ",".join(claims.get(name, [])).rsplit(",", 1)[-1].strip()


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _ascii(query: bytes) -> bytes:
    if query.isascii():
        return query
    return "".join(chr(b) if b < 128 else f"%{b:02X}" for b in query).encode()


def _request_id(headers: Headers) -> str:
    for name, value in headers:
        if name == b"x-request-id" and REQUEST_ID.fullmatch(value.decode("latin-1")):
            return value.decode("latin-1")
    return secrets.token_hex(8)
