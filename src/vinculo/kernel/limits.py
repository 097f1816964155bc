"""How often somebody may do something, counted by the database for all processes together."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import connection

from vinculo.kernel.errors import DomainError


class TooManyError(DomainError):
    """The limit is reached; ``seconds`` says how long to wait."""

    code = "too_many"


def take(key: str, *, limit: int, per: timedelta, at: datetime, amount: int = 1) -> int:
    """Count ``amount`` uses of ``key`` in the present window of ``per``; return what is left.

    Raises TooManyError.
    """
    uses = count(key, per=per, at=at, amount=amount)
    if uses > limit:
        length = int(per.total_seconds())
        raise TooManyError(seconds=length - int(at.timestamp()) % length)
    return limit - uses


def count(key: str, *, per: timedelta, at: datetime, amount: int = 1) -> int:
    """Count ``amount`` uses of ``key`` and return how many there are in the present window.

    One statement, so two processes never count the same use once. An amount of nothing only looks.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_usewindow (key, starts_at, uses) VALUES (%s, %s, %s)"
            " ON CONFLICT (key, starts_at) DO UPDATE SET uses = kernel_usewindow.uses + %s"
            " RETURNING uses",
            [key, _window(per, at), amount, amount],
        )
        return int(cursor.fetchone()[0])


def _window(per: timedelta, at: datetime) -> datetime:
    length = int(per.total_seconds())
    return datetime.fromtimestamp(int(at.timestamp()) // length * length, UTC)


def place_of(address: str) -> str:
    """Who counts as one sender: the address itself, of IPv6 the network that one customer gets."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


def neighbours_of(address: str) -> str:
    """The network that a sender belongs to: what one owner usually holds (IPv4 /24, IPv6 /48)."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network(f"{found}/{48 if found.version == 6 else 24}", strict=False))


def forget(*, before: datetime) -> None:
    """Drop windows that are over."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_usewindow WHERE starts_at < %s", [before])
