"""How often somebody may do something, counted by the database for all processes together."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import connection

from vinculo.kernel.errors import DomainError


class TooManyError(DomainError):
    """The limit is reached; ``seconds`` says how long to wait."""

    code = "too_many"


def take(key: str, *, limit: int, per: timedelta, at: datetime) -> int:
    """Count one use of ``key`` in the present window of length ``per``; return what is left.

    One statement, so two processes never count the same use once. Raises TooManyError.
    """
    length = int(per.total_seconds())
    start = int(at.timestamp()) // length * length
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_usewindow (key, starts_at, uses) VALUES (%s, %s, 1)"
            " ON CONFLICT (key, starts_at) DO UPDATE SET uses = kernel_usewindow.uses + 1"
            " RETURNING uses",
            [key, datetime.fromtimestamp(start, UTC)],
        )
        uses = int(cursor.fetchone()[0])
    if uses > limit:
        raise TooManyError(seconds=start + length - int(at.timestamp()))
    return limit - uses


def place_of(address: str) -> str:
    """Who counts as one sender: the address itself, of IPv6 the network that one customer gets."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


def forget(*, before: datetime) -> None:
    """Drop windows that are over."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_usewindow WHERE starts_at < %s", [before])
