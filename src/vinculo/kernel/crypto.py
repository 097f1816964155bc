"""Secrets at rest: encrypted with keys that lie outside the database, and signed tokens."""

import hashlib
import hmac
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


class LostKeyError(RuntimeError):
    """A secret was encrypted under a key that this installation no longer has."""


@lru_cache(maxsize=1)
def _fernet() -> MultiFernet:
    path = Path(settings.KEYS_DIR) / "fernet.keys"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_bytes(Fernet.generate_key() + b"\n")
    return MultiFernet([Fernet(line) for line in path.read_bytes().split()])


def encrypt(text: str) -> str:
    """``text`` under the newest key (the first line of the file); older keys still open theirs."""
    return _fernet().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text inside ``token``. Raises LostKeyError."""
    try:
        return _fernet().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise LostKeyError("no key in fernet.keys opens this secret") from error


class EncryptedTextField(models.TextField[str, str]):
    """A text column whose content is encrypted in the database and plain in Python."""

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else encrypt(str(value))

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> Any:
        return None if value is None else decrypt(value)


def sign(purpose: str, text: str) -> str:
    """Keyed digest of ``text`` for one ``purpose``: HMAC-SHA-256, first 128 bits in hex."""
    key = hashlib.sha256(f"{purpose}\0{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]


def is_signed(purpose: str, text: str, signature: str) -> bool:
    """Whether ``signature`` is ours, compared in constant time."""
    return hmac.compare_digest(sign(purpose, text), signature)
