"""Files by content: written once under their SHA-256, never changed, never half there."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK_BYTES = 64 * 1024


def _root() -> Path:
    return Path(settings.FILES_DIR)


def path_of(digest: str) -> Path:
    """Where the file with SHA-256 ``digest`` (64 hex digits) lies or would lie."""
    if len(digest) != 64 or not all(c in "0123456789abcdef" for c in digest):
        raise ValueError(f"not a SHA-256 digest: {digest!r}")
    return _root() / digest[:2] / digest[2:4] / digest


def store(source: BinaryIO) -> tuple[str, int]:
    """Keep all bytes of ``source``; return their digest and size.

    The bytes are on disk (fsync of file and folder) before this returns, and the file appears
    under its name whole or not at all. Raises OSError when the disk refuses.
    """
    root = _root()
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    size = 0
    handle, name = tempfile.mkstemp(dir=root, prefix=".incoming-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            for chunk in _chunks(source):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        final = path_of(digest.hexdigest())
        if not final.exists():
            final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary.replace(final)
            _sync_folder(final.parent)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    return digest.hexdigest(), size


def open_blob(digest: str) -> BinaryIO:
    """The stored bytes, for reading. Raises FileNotFoundError."""
    return path_of(digest).open("rb")


def read_blob(digest: str) -> bytes:
    """The stored bytes as one value; only for small files."""
    return path_of(digest).read_bytes()


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(CHUNK_BYTES):
        yield chunk


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
