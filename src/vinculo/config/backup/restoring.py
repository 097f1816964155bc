"""From a backup back to rows, files and keys, each compared with what the manifest says."""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import psycopg
from psycopg import sql

from vinculo.config import database, surroundings
from vinculo.config.backup import container
from vinculo.config.backup.contents import (
    DIGEST,
    DUMP,
    MANIFEST,
    Manifest,
    fingerprints,
    run_tool,
)
from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres
from vinculo.config.refusals import DatabaseError, DiskError, FolderError, RefusalError
from vinculo.config.words import gettext_now as _

PACKAGE = Path(__file__).resolve().parents[2]
COPY_BYTES = 1024 * 1024


class BackupRefusedError(RefusalError):
    """The backup itself is the obstacle: not one, damaged, newer, or another passphrase."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where a backup goes: an empty database and empty folders."""

    owner_url: str
    files_dir: Path
    keys_dir: Path


@contextmanager
def in_words() -> Iterator[None]:
    """Turn the container's complaints into sentences that say what to do."""
    try:
        yield
    except container.NotABackupError:
        raise BackupRefusedError(_("El archivo no es una copia de Vínculo.")) from None
    except container.NewerFormatError as error:
        raise BackupRefusedError(
            _("La copia es de una versión más nueva (%s): actualice Vínculo y repita.") % error
        ) from None
    except container.WrongPassphraseError:
        raise BackupRefusedError(
            _("La frase no abre esta copia. Compruebe mayúsculas y espacios.")
        ) from None
    except (container.DamagedError, tarfile.TarError, EOFError) as error:
        raise BackupRefusedError(
            _("La copia está dañada o incompleta (%s): use otra. No se ha cambiado nada.") % error
        ) from None


@contextmanager
def opened(source: BinaryIO, passphrase: str) -> Iterator[tarfile.TarFile]:
    """The tar stream inside a backup; left without an error, all its frames were true."""
    header = container.read_header(source)
    reader = io.BufferedReader(container.Reader(source, header, passphrase), COPY_BYTES)
    with tarfile.open(fileobj=cast("BinaryIO", reader), mode="r|gz") as archive:
        yield archive
    while reader.read(COPY_BYTES):
        pass


def unpack(source: BinaryIO, passphrase: str, folder: Path) -> Manifest:
    """Write all parts of a backup below ``folder``; return its manifest.

    Only the names that we write ourselves are taken, each file under its own digest.
    """
    manifest: Manifest | None = None
    files = 0
    for kind in ("files", "keys"):
        (folder / kind).mkdir(mode=0o700)
    with opened(source, passphrase) as archive:
        for member in archive:
            part = archive.extractfile(member)
            if part is None:
                continue
            if manifest is None:
                if member.name != MANIFEST:
                    raise container.DamagedError("no manifest")
                manifest = _manifest(part.read())
                check_version(manifest)
                continue
            files += _unpack_part(member.name, cast("BinaryIO", part), folder)
    if manifest is None or not (folder / DUMP).exists() or files != manifest.files:
        raise container.DamagedError("parts are missing")
    return manifest


def _manifest(raw: bytes) -> Manifest:
    try:
        return Manifest.from_bytes(raw)
    except (ValueError, TypeError) as error:
        raise container.DamagedError("the manifest") from error


def _unpack_part(name: str, part: BinaryIO, folder: Path) -> int:
    kind, _slash, rest = name.partition("/")
    if name == DUMP:
        _copy(part, folder / DUMP)
    elif kind == "keys" and rest and "/" not in rest and not rest.startswith("."):
        _copy(part, folder / "keys" / rest)
    elif kind == "files" and DIGEST.fullmatch(rest):
        target = folder / "files" / rest[:2] / rest[2:4] / rest
        if _copy(part, target) != rest:
            raise container.DamagedError(f"file {rest[:12]}…")
        return 1
    else:
        raise container.DamagedError(f"unknown part {name[:40]!r}")
    return 0


def _copy(part: BinaryIO, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with open(target, "xb", opener=_private) as file:
        while chunk := part.read(COPY_BYTES):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def known_migrations() -> set[str]:
    """``app.name`` of the migrations of our own contexts in this program."""
    return {
        f"{file.parent.parent.name}.{file.stem}" for file in PACKAGE.glob("*/migrations/[0-9]*.py")
    }


def check_version(manifest: Manifest) -> None:
    """Refuse what a newer program wrote: its tables are not ours to guess."""
    ours = {file.parent.name for file in PACKAGE.glob("*/migrations")}
    theirs = {name for name in manifest.migrations if name.partition(".")[0] in ours}
    if theirs - known_migrations():
        raise BackupRefusedError(
            _("La copia es de una versión más nueva (%s): actualice Vínculo y repita.")
            % manifest.version
        )


def check_empty(target: Target) -> None:
    """Refuse a target that holds anything: a restore never overwrites."""
    try:
        with psycopg.connect(target.owner_url, connect_timeout=10) as connection:
            found = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'published')"
            ).fetchone()
    except psycopg.OperationalError as error:
        raise DatabaseError(
            _("No se puede entrar en la base de datos de destino.\n%s") % str(error).strip()
        ) from None
    if found and found[0]:
        raise FolderError(
            _("El destino ya tiene datos y no se toca: restaure en una carpeta vacía con --data.")
        )
    for folder in (target.files_dir, target.keys_dir):
        if folder.exists() and any(folder.iterdir()):
            raise FolderError(
                _("La carpeta %s ya tiene datos y no se toca: elija otra con --data.") % folder
            )


def fill(target: Target, folder: Path, manifest: Manifest) -> None:
    """Bring unpacked parts into an empty target and compare every table with the manifest."""
    run_tool(
        "pg_restore",
        [
            "--exit-on-error",
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            f"--dbname={target.owner_url}",
            str(folder / DUMP),
        ],
    )
    with psycopg.connect(target.owner_url) as connection:
        found = fingerprints(connection)
    if found != manifest.tables:
        differing = sorted(
            name
            for name in found.keys() | manifest.tables.keys()
            if found.get(name) != manifest.tables.get(name)
        )
        raise BackupRefusedError(
            _("La copia no devuelve las mismas filas en: %s.") % ", ".join(differing)
        )
    _forget_the_moment(target.owner_url)
    for name, place in (("files", target.files_dir), ("keys", target.keys_dir)):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copytree(folder / name, place, dirs_exist_ok=True)


@contextmanager
def _unpacked_from(
    installation: Installation, source: BinaryIO, passphrase: str
) -> Iterator[tuple[Manifest, Path]]:
    """The parts of a backup in a folder beside their place, gone afterwards."""
    with in_words(), tempfile.TemporaryDirectory(dir=installation.root, prefix=".restore-") as name:
        yield _unpacked(source, passphrase, Path(name)), Path(name)


def _forget_the_moment(owner_url: str) -> None:
    """Empty what belongs to the old server's present: hints for open pages, workers that lived."""
    with psycopg.connect(owner_url) as connection:
        for table in ("kernel_liveevent", "procrastinate_workers"):
            if connection.execute("SELECT to_regclass(%s)", [f"public.{table}"]).fetchone() != (
                None,
            ):
                connection.execute(
                    sql.SQL("DELETE FROM {}").format(sql.Identifier("public", table))
                )


def restore_into(installation: Installation, source: BinaryIO, passphrase: str) -> Manifest:
    """Restore into an installation with the embedded database, which must not be running."""
    with _unpacked_from(installation, source, passphrase) as (manifest, parts):
        instance = Instance(manifest.instance)
        server = Postgres(installation.cluster)
        server.start()
        try:
            installation.note_postgres()
            database.create_roles(server.url())
            database.create_database(server.url(), instance.database)
            _fill_empty(
                installation,
                instance,
                server.url(instance.database, database.OWNER_ROLE),
                parts,
                manifest,
            )
        finally:
            server.stop()
    return manifest


def restore_outside(installation: Installation, source: BinaryIO, passphrase: str) -> Manifest:
    """Restore into the user's own empty database, named by DATABASE_URL."""
    with _unpacked_from(installation, source, passphrase) as (manifest, parts):
        instance = Instance(manifest.instance)
        owner, _app = surroundings.database_urls(installation, instance)
        _fill_empty(installation, instance, owner, parts, manifest)
    return manifest


def _fill_empty(
    installation: Installation, instance: Instance, owner_url: str, parts: Path, manifest: Manifest
) -> None:
    target = Target(
        owner_url=owner_url,
        files_dir=installation.files(instance),
        keys_dir=installation.keys(instance),
    )
    check_empty(target)
    fill(target, parts, manifest)


def _unpacked(source: BinaryIO, passphrase: str, folder: Path) -> Manifest:
    try:
        return unpack(source, passphrase, folder)
    except OSError as error:
        raise DiskError(
            _("No se pudo escribir (%s): libere espacio o elija otro disco.")
            % (error.strerror or error)
        ) from None


def try_out(file: Path, passphrase: str, *, scratch: Path) -> Manifest:
    """Restore ``file`` into a scratch installation, compare, and remove it again."""
    root = Path(tempfile.mkdtemp(prefix=".trial-", dir=scratch))
    installation = Installation.create(root)
    try:
        with file.open("rb") as source:
            return restore_into(installation, source, passphrase)
    finally:
        shutil.rmtree(installation.cluster, ignore_errors=True)
        shutil.rmtree(root, ignore_errors=True)


def summary(manifest: Manifest) -> str:
    """One JSON line about a backup: when, from which version, how many rows and files."""
    return json.dumps(
        {
            "created_at": manifest.created_at,
            "version": manifest.version,
            "instance": manifest.instance,
            "tables": len(manifest.tables),
            "rows": sum(int(rows) for rows, _sum in manifest.tables.values()),
            "files": manifest.files,
        }
    )
