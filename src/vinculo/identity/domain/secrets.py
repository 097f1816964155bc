"""Random secrets that are shown once and kept only as a digest."""

import hashlib
import secrets
from dataclasses import dataclass

MARK = "vin"
PREFIX_BYTES = 6
SECRET_BYTES = 32
GROUPS = 4
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def digest(secret: str) -> str:
    """What is stored of ``secret``: it has 256 random bits, so a plain SHA-256 tells nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_link_token() -> str:
    """A token for a link, 256 bits, safe in an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_password() -> str:
    """A password that can be read out: four groups of five letters, 98 bits."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(5)) for _ in range(GROUPS))


@dataclass(frozen=True)
class ApiSecret:
    """An API token: ``vin_<prefix>_<secret>``; the prefix finds the row, the digest proves it."""

    prefix: str
    text: str

    @property
    def digest(self) -> str:
        """What is stored of it."""
        return digest(self.text)

    @classmethod
    def make(cls) -> "ApiSecret":
        """A fresh one."""
        prefix = secrets.token_hex(PREFIX_BYTES)
        return cls(prefix=prefix, text=f"{MARK}_{prefix}_{secrets.token_urlsafe(SECRET_BYTES)}")

    @classmethod
    def parse(cls, text: str) -> "ApiSecret | None":
        """What somebody sent, or None when it cannot be one of ours."""
        parts = text.split("_", 2)
        if len(parts) != 3 or parts[0] != MARK or len(parts[1]) != PREFIX_BYTES * 2:
            return None
        return cls(prefix=parts[1], text=text)
