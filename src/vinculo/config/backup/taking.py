"""Taking a backup of an installation, running or not, and before the tables change."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from vinculo import __version__
from vinculo.config import surroundings
from vinculo.config.backup import restoring
from vinculo.config.backup.contents import Manifest, Source, free_bytes, write
from vinculo.config.installation import Installation, Instance, make_secret
from vinculo.config.postgres import Postgres
from vinculo.config.refusals import DiskError, FolderError
from vinculo.config.words import gettext_now as _
from vinculo.kernel.ids import new_public_key

AUTOMATIC_KEPT = 5
SPARE_BYTES = 64 * 1024 * 1024
PASSPHRASE = "backup.passphrase"  # noqa: S105


@contextmanager
def served(installation: Installation) -> Iterator[None]:
    """The database is up inside: the running one, or one started for this alone."""
    if surroundings.is_external() or installation.running() is not None:
        yield
        return
    with installation.locked():
        installation.check_cluster_is_here()
        server = Postgres(installation.cluster)
        server.start()
        try:
            yield
        finally:
            server.stop()


def source_of(installation: Installation, instance: Instance) -> Source:
    """What a backup of ``instance`` reads."""
    owner, _app = surroundings.database_urls(installation, instance)
    return Source(
        instance=instance.value,
        owner_url=owner,
        files_dir=installation.files(instance),
        keys_dir=installation.keys(instance),
    )


def has_database(installation: Installation, instance: Instance) -> bool:
    """Whether ``instance`` was ever opened here; ask while the server is up."""
    if surroundings.is_external():
        return True
    with psycopg.connect(Postgres(installation.cluster).url()) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [instance.database]
        ).fetchone()
    return found is not None


def take(source: Source, target: Path, passphrase: str, *, trial: bool = True) -> Manifest:
    """Write a backup to ``target``: under its name only when it is whole and was tried out.

    An existing file is never overwritten. Raises FolderError, DiskError, DatabaseError in words.
    """
    if target.exists():
        raise FolderError(_("%s ya existe: elija otro nombre.") % target)
    if not target.parent.is_dir():
        raise FolderError(_("La carpeta %s no existe.") % target.parent)
    if free_bytes(target.parent) < SPARE_BYTES:
        raise DiskError(_("No queda sitio en %s: la copia no se ha empezado.") % target.parent)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    except OSError as error:
        raise DiskError(
            _("No se puede escribir en %(folder)s (%(reason)s).")
            % {"folder": target.parent, "reason": error.strerror}
        ) from None
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            manifest = write(file, source, passphrase, scratch=target.parent)
            file.flush()
            os.fsync(file.fileno())
        if trial:
            restoring.try_out(partial, passphrase, scratch=target.parent)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def before_migrations(*, owner_url: str, files_dir: Path, keys_dir: Path, folder: Path) -> Path:
    """An automatic backup under a passphrase kept with the keys; the five newest stay."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    make_secret(keys_dir / PASSPHRASE, new_public_key())
    passphrase = (keys_dir / PASSPHRASE).read_text(encoding="utf-8").strip()
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    instance = Instance.PRACTICE if keys_dir.parent.name == Instance.PRACTICE else Instance.COMPANY
    target = folder / f"antes-de-{__version__}-{instance}-{stamp}.vinculo"
    source = Source(
        instance=instance.value, owner_url=owner_url, files_dir=files_dir, keys_dir=keys_dir
    )
    take(source, target, passphrase, trial=False)
    for old in sorted(folder.glob(f"antes-de-*-{instance}-*.vinculo"))[:-AUTOMATIC_KEPT]:
        old.unlink()
    return target


def restore(root: Path, file: Path, passphrase: str) -> Manifest:
    """Restore ``file`` into ``root`` (absent, empty, or without that instance's data).

    With DATABASE_URL the rows go to that database, which must be empty.
    """
    installation = Installation.at(root) or Installation.create(root)
    with installation.locked(), file.open("rb") as source:
        if not surroundings.is_external():
            manifest = restoring.restore_into(installation, source, passphrase)
        else:
            manifest = restoring.restore_outside(installation, source, passphrase)
        installation.make_folders(Instance(manifest.instance))
    return manifest
