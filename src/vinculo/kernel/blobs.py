"""Files by content: written once under their SHA-256, never changed, never half there."""

import fcntl
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from vinculo.kernel import ahead

CHUNK_BYTES = 64 * 1024
AT_ONCE = 8


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
        if not _renewed(final):
            final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary.replace(final)
            _sync_folder(final.parent)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    return digest.hexdigest(), size


def store_all(contents: Sequence[bytes]) -> list[tuple[str, int]]:
    """Keep several contents; their digests and sizes, in their order. Raises OSError.

    Waiting for the disk is most of it, so they wait beside each other.
    """
    if len(contents) < 2:
        return [store(io.BytesIO(content)) for content in contents]
    with ThreadPoolExecutor(min(AT_ONCE, len(contents)), thread_name_prefix="blobs") as threads:
        return list(threads.map(lambda content: store(io.BytesIO(content)), contents))


def store_many(contents: Sequence[bytes]) -> list[tuple[str, int]]:
    """Keep thousands of small contents; the disk is waited for once, at the end. Raises OSError.

    Inside :func:`vinculo.kernel.ahead.ahead` they are on disk when that ends.

    After a crash on the way some may be missing or empty: for rows that are written in one
    transaction after it, and that nobody would miss.
    """
    _root().mkdir(parents=True, exist_ok=True, mode=0o700)
    found = [hashlib.sha256(content).hexdigest() for content in contents]

    def keep() -> None:
        for digest, content in zip(found, contents, strict=True):
            final = path_of(digest)
            if not final.exists() or final.stat().st_size != len(content):
                _write_new(final, content)
        os.sync()

    ahead.beside(keep)
    return [(digest, len(content)) for digest, content in zip(found, contents, strict=True)]


def _write_new(final: Path, content: bytes) -> None:
    """Under its name only once it is whole: what a crash leaves half is written again."""
    half = final.with_name(f".{final.name}-half")
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except FileNotFoundError:
        final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    half.replace(final)


def _renewed(final: Path) -> bool:
    """Whether the file is there already; from now on it is young again, and nobody sweeps it."""
    try:
        with _sweeping(fcntl.LOCK_SH):
            os.utime(final)
    except FileNotFoundError:
        return False
    return True


@contextmanager
def _sweeping(kind: int) -> Iterator[None]:
    """Renewing (shared) and deleting (alone) never cross: what was renewed is not deleted."""
    handle = os.open(_root() / ".sweeping", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, kind)
        yield
    finally:
        os.close(handle)


def older_than(moment: float) -> Iterator[str]:
    """The digests of files that nobody stored anew since ``moment`` (seconds of the epoch)."""
    root = _root()
    for path in root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
        with suppress(FileNotFoundError):
            if len(path.name) == 64 and path.stat().st_mtime < moment:
                yield path.name


def forget(digest: str, *, before: float) -> bool:
    """Delete a file that nobody points at; not one that was stored anew since ``before``."""
    path = path_of(digest)
    with suppress(FileNotFoundError), _sweeping(fcntl.LOCK_EX):
        if path.stat().st_mtime < before:
            path.unlink()
            return True
    return False


def forget_halves(*, before: float) -> int:
    """Delete what was being written when a process died before that moment; how many."""
    count = 0
    for path in _root().glob(".incoming-*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()
                count += 1
    return count


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
