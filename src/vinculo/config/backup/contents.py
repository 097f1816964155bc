"""What a backup holds, and how it is taken from a living installation.

A tar stream: ``manifest.json``, ``database.dump`` (pg_dump's own format), ``files/<sha256>``,
``keys/<name>``. The manifest's fingerprints and the dump read one snapshot of the database.
Files are added afterwards: they are written before the rows that name them and never change,
so nothing that the database names is missing.
"""

import gzip
import io
import json
import os
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

import psycopg
from psycopg import sql

from vinculo import __version__
from vinculo.config.backup.container import Header, Writer
from vinculo.config.postgres import binaries
from vinculo.config.refusals import DatabaseError, DiskError
from vinculo.config.words import gettext_now as _

MANIFEST = "manifest.json"
DUMP = "database.dump"
PACKED = 1
"""The dump is packed by pg_dump already: packing it harder again only takes longer."""
DIGEST = re.compile(r"[0-9a-f]{64}")
LEFT_OUT_KEYS = {"setup.token"}


@dataclass(frozen=True, kw_only=True)
class Source:
    """An installation as a backup sees it."""

    instance: str
    owner_url: str
    files_dir: Path
    keys_dir: Path


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself; ``tables`` maps a name to its rows and their checksum."""

    version: str
    created_at: str
    instance: str
    server: int
    migrations: list[str]
    tables: dict[str, list[str]]
    files: int = 0
    extra: dict[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Manifest":
        fields = json.loads(raw)
        known = {name: fields[name] for name in cls.__dataclass_fields__ if name in fields}
        return cls(**known)


def fingerprints(connection: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """For each table of schema public: number of rows and a checksum that ignores their order.

    The checksum is the sum over rows of a 64-bit hash of the row's text.
    """
    names = [
        row[0]
        for row in connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
    ]
    found: dict[str, list[str]] = {}
    for name in names:
        row = connection.execute(
            sql.SQL(
                "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {} t"
            ).format(sql.Identifier("public", name))
        ).fetchone()
        if row is not None:
            found[name] = [str(row[0]), str(row[1])]
    return found


def migrations_of(connection: psycopg.Connection[Any]) -> list[str]:
    """``app.name`` of every migration that the database has; none in an empty one."""
    found = connection.execute("SELECT to_regclass('public.django_migrations')").fetchone()
    if found is None or found[0] is None:
        return []
    rows = connection.execute("SELECT app, name FROM public.django_migrations ORDER BY 1, 2")
    return [f"{app}.{name}" for app, name in rows]


def stored_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Digest and path of every stored file."""
    for path in sorted(root.glob("??/??/*")):
        if DIGEST.fullmatch(path.name):
            yield path.name, path


def key_files(root: Path) -> list[Path]:
    """The keys that a backup carries."""
    if not root.exists():
        return []
    return [p for p in sorted(root.iterdir()) if p.is_file() and p.name not in LEFT_OUT_KEYS]


def write(target: BinaryIO, source: Source, passphrase: str, *, scratch: Path) -> Manifest:
    """Write an encrypted backup of ``source`` to ``target``; ``scratch`` must hold the dump.

    Raises DatabaseError and DiskError in words.
    """
    created_at = datetime.now(UTC).isoformat(timespec="seconds")
    header = Header.new(version=__version__, created_at=created_at)
    with tempfile.TemporaryDirectory(dir=scratch, prefix=".dump-") as folder:
        dump = Path(folder) / DUMP
        try:
            manifest = _dump_and_describe(source, dump, created_at)
            writer = Writer(target, header, passphrase)
            with (
                gzip.GzipFile(
                    fileobj=cast("BinaryIO", writer), mode="wb", compresslevel=PACKED
                ) as packed,
                tarfile.open(fileobj=packed, mode="w|") as archive,
            ):
                _add_bytes(archive, MANIFEST, manifest.to_bytes())
                archive.add(dump, arcname=DUMP)
                for digest, path in stored_files(source.files_dir):
                    archive.add(path, arcname=f"files/{digest}")
                for path in key_files(source.keys_dir):
                    archive.add(path, arcname=f"keys/{path.name}")
            writer.finish()
        except OSError as error:
            raise DiskError(
                _("La copia no se pudo escribir (%s): libere espacio o elija otro disco.")
                % (error.strerror or error)
            ) from None
    return manifest


def _dump_and_describe(source: Source, dump: Path, created_at: str) -> Manifest:
    try:
        with psycopg.connect(source.owner_url, connect_timeout=10) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
            name = str(snapshot[0]) if snapshot else ""
            with ThreadPoolExecutor(max_workers=1) as beside:
                dumped = beside.submit(_pg_dump, source.owner_url, dump, name)
                manifest = Manifest(
                    version=__version__,
                    created_at=created_at,
                    instance=source.instance,
                    server=connection.info.server_version,
                    migrations=migrations_of(connection),
                    tables=fingerprints(connection),
                    files=sum(1 for _file in stored_files(source.files_dir)),
                )
                dumped.result()
            return manifest
    except psycopg.OperationalError as error:
        raise DatabaseError(
            _("La base de datos no está disponible; no se ha hecho ninguna copia.\n%s")
            % str(error).strip()
        ) from None


def _pg_dump(url: str, target: Path, snapshot: str) -> None:
    run_tool(
        "pg_dump",
        [
            "--format=custom",
            "--compress=1",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={target}",
            f"--dbname={url}",
        ],
    )


def run_tool(program: str, arguments: list[str]) -> None:
    """Run one of PostgreSQL's own programs. Raises DatabaseError with its words."""
    done = subprocess.run(
        [str(binaries.usable().path(program)), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DatabaseError(f"{program}: {done.stderr.strip()}")


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    info.mode = 0o600
    archive.addfile(info, io.BytesIO(content))


def free_bytes(folder: Path) -> int:
    """Space left on the disk of ``folder``."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize
