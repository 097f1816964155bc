"""Servers whose name somebody typed: asked for once, judged by what they are, then pinned.

A name may lead anywhere: to this machine, to the cloud's metadata, to a neighbour that trusts us.
It is resolved once, every address it has must be allowed, and the connection goes to the address
that was judged, so that a second answer of the DNS changes nothing. Any spelling (decimal, octal,
IPv4 inside IPv6, other scripts' digits) ends in the same address and the same judgement.

Addresses of the internet and of a company's own network (RFC 1918, RFC 4193) are allowed: mail
servers stand there. This machine, link-local addresses (cloud metadata), carriers' shared ones and
everything reserved are not, unless the operator lists them in VINCULO_ALLOWED_NETWORKS.
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from vinculo.kernel.errors import DomainError

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LONGEST_HOST = 253
_OWN = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
)
_METADATA = tuple(
    ipaddress.ip_address(text)
    for text in ("169.254.169.254", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")
)
_EMBEDDING = ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")
"""Where the last 32 bits are an address of IPv4: NAT64 (RFC 6052, RFC 8215), RFC 4291."""


class ForbiddenServerError(DomainError):
    """The name leads to an address that nobody allowed."""

    code = "outside_forbidden"


class UnknownServerError(DomainError):
    """The name leads nowhere."""

    code = "outside_unknown"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A server as it was typed, and the one address that was judged."""

    host: str
    ip: str
    port: int


def networks(words: Sequence[str]) -> tuple[Network, ...]:
    """What the operator allows besides. Raises ValueError for what is no network."""
    return tuple(ipaddress.ip_network(word, strict=False) for word in words)


def is_allowed(address: Ip, besides: Sequence[Network] = ()) -> bool:
    """Whether we may connect there; an IPv4 address inside an IPv6 one is judged as itself."""
    inner = _inside(address)
    if any(
        one.version == net.version and one in net for one in (address, inner) for net in besides
    ):
        return True
    if inner in _METADATA:
        return False
    if _in_any(inner, _OWN):
        return True
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _in_any(address: Ip, nets: Sequence[Network]) -> bool:
    return any(address.version == net.version and address in net for net in nets)


def _inside(address: Ip) -> Ip:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in ipaddress.ip_network(text) for text in _EMBEDDING) and int(address) > 1:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def pinned(host: str, port: int) -> Place:
    """The one address that ``host`` stands for. Raises ForbiddenServerError, UnknownServerError."""
    name = host.strip().rstrip(".")
    if not name or len(name) > LONGEST_HOST or not 0 < port < 65536 or not name.isprintable():
        raise UnknownServerError(host=host[:80])
    try:
        found = socket.getaddrinfo(name.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnknownServerError(host=name) from None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not addresses:
        raise UnknownServerError(host=name)
    besides = _listed(tuple(settings.ALLOWED_NETWORKS))
    for text in addresses:
        if not is_allowed(ipaddress.ip_address(text), besides):
            raise ForbiddenServerError(host=name)
    return Place(host=name, ip=addresses[0], port=port)


def connect(place: Place, *, seconds: float) -> socket.socket:
    """A connection to the address that was judged. Raises OSError."""
    return socket.create_connection((place.ip, place.port), timeout=seconds)


@lru_cache(maxsize=4)
def _listed(words: tuple[str, ...]) -> tuple[Network, ...]:
    return networks(words)
