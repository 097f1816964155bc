"""Static files from the packages themselves, named by what is in them, sent from memory.

``/static/<version>/…`` never changes and is kept by browsers for a year: the version is a digest
of the whole tree, so that relative references between files need no rewriting. ``/static/…``
without it is asked again each time.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage

from vinculo.config.server.asgi import Receive, Scope, Send, answer, header

PREFIX = "/static/"
FOR_EVER = b"public, max-age=31536000, immutable"
ASK_AGAIN = b"no-cache"
TEXTS = ("text/", "image/svg", "application/json", "application/manifest")
WORTH_PACKING_BYTES = 1024
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


@dataclass(frozen=True)
class StaticFile:
    """One file of a package."""

    path: Path
    digest: str

    @cached_property
    def content_type(self) -> bytes:
        kind = mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        return f"{kind}{charset}".encode()

    @cached_property
    def packed(self) -> bytes | None:
        """The content under gzip, when that is worth it."""
        plain = self.path.read_bytes()
        if len(plain) < WORTH_PACKING_BYTES or not self.content_type.decode().startswith(TEXTS):
            return None
        return gzip.compress(plain, 6, mtime=0)


@dataclass(frozen=True)
class StaticTree:
    """All static files by name, and the version of them together."""

    files: dict[str, StaticFile]
    version: str

    @classmethod
    def read(cls) -> "StaticTree":
        """Find and digest the files of all installed apps; the first app to bring a name wins."""
        files: dict[str, StaticFile] = {}
        for finder in get_finders():
            for name, storage in finder.list([]):
                if name not in files:
                    path = Path(storage.path(name))
                    files[name] = StaticFile(path, _digest(path))
        whole = hashlib.sha256()
        for name in sorted(files):
            whole.update(f"{name}\0{files[name].digest}\n".encode())
        return cls(files, whole.hexdigest()[:12])

    def find(self, address: str) -> tuple[StaticFile | None, bool]:
        """The file behind what follows ``/static/``, and whether the address names the version."""
        version, _, rest = address.partition("/")
        if version == self.version:
            return self.files.get(rest), True
        return self.files.get(address), False


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


@lru_cache(maxsize=1)
def tree() -> StaticTree:
    """The tree of this process, read once."""
    return StaticTree.read()


class VersionedStorage(StaticFilesStorage):
    """What ``{% static %}`` asks: the address with the version in it."""

    def url(self, name: str | None) -> str:
        if name is None or name not in tree().files:
            raise ValueError(f"no static file {name!r}")
        return f"{PREFIX}{tree().version}/{name}"


async def serve(scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer a request under ``/static/``."""
    found, is_versioned = tree().find(scope["path"].removeprefix(PREFIX))
    if found is None or scope["method"] not in {"GET", "HEAD"}:
        await answer(send, 404, b"404")
        return
    etag = f'"{found.digest}"'.encode()
    headers = [
        (b"etag", etag),
        (b"cache-control", FOR_EVER if is_versioned else ASK_AGAIN),
        (b"vary", b"accept-encoding"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]
    if etag.decode() in header(scope, b"if-none-match"):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    body = found.packed if "gzip" in header(scope, b"accept-encoding") else None
    if body is not None:
        headers.append((b"content-encoding", b"gzip"))
    else:
        body = found.path.read_bytes()
    await answer(send, 200, body, content_type=found.content_type, headers=headers)
