"""Identifiers: ordered inside, random where strangers may see them."""

import secrets
import time
from uuid import UUID

_KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.

    Rows made together lie together on disk. Never shown to customers: it tells when it was made.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return UUID(int=value)


def new_public_key() -> str:
    """A random key of 20 letters (98 bits) that people can copy by hand."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(20))
