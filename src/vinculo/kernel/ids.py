"""Identifiers: ordered inside, random where strangers may see them."""

import secrets
import time
from uuid import UUID

_KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_KEY_LETTERS = 20
_KEYS = len(_KEY_ALPHABET) ** _KEY_LETTERS


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): 48 bits of milliseconds, 12 of their parts, 62 random bits.

    Rows made together lie together on disk, and what one process makes one after the other sorts
    so (its section 6.2, method 3). Never shown to customers: it tells when it was made.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= (rest * 4096 // 1_000_000) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return UUID(int=value)


def new_public_key() -> str:
    """A random key of 20 letters (98 bits) that people can copy by hand."""
    left, letters = secrets.randbelow(_KEYS), []
    for _letter in range(_KEY_LETTERS):
        left, place = divmod(left, len(_KEY_ALPHABET))
        letters.append(_KEY_ALPHABET[place])
    return "".join(letters)
