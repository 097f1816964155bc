"""The data folder of one installation: what lies where, whose it is, and who uses it now."""

import contextlib
import fcntl
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from cryptography.fernet import Fernet

from vinculo.config.postgres import binaries
from vinculo.config.refusals import AlreadyRunningError, FolderError, NoPermissionError
from vinculo.config.words import gettext_now as _
from vinculo.kernel.env import environment

FORMAT = 1
MARKER = "installation.json"


class Instance(StrEnum):
    """The practice company and the real one: two databases, two folders, two sets of keys."""

    PRACTICE = "practice"
    COMPANY = "company"

    @property
    def database(self) -> str:
        return f"vinculo_{self.value}"


def chosen_folder(data: str | None = None) -> Path:
    """``--data`` wins, then ``VINCULO_DATA``; root's default is below ``/var/lib/vinculo``."""
    env = environment()
    if chosen := data or env.get("VINCULO_DATA"):
        return Path(os.path.abspath(Path(chosen).expanduser()))  # noqa: PTH100
    if binaries.is_root():
        return binaries.HOME / "data"
    base = env.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "vinculo"


@dataclass(frozen=True)
class Installation:
    """A data folder that is ours."""

    root: Path
    id: str
    created: str
    postgres: int
    """Major version of the cluster; 0 until it has been made."""

    @classmethod
    def at(cls, root: Path) -> "Installation | None":
        """The installation in ``root``; None when there is none yet. Refuses foreign folders."""
        try:
            if not root.exists():
                return None
            entries = {entry.name for entry in root.iterdir()}
        except PermissionError:
            raise NoPermissionError(_whose(root)) from None
        except NotADirectoryError:
            raise FolderError(_("%s no es una carpeta.") % root) from None
        if not entries:
            return None
        if MARKER not in entries:
            raise FolderError(
                _(
                    "La carpeta %s tiene cosas que no son de Vínculo: no se toca nada. "
                    "Elija otra, vacía o nueva, con --data."
                )
                % root
            )
        return cls._read(root)

    @classmethod
    def _read(cls, root: Path) -> "Installation":
        _check_rights(root)
        try:
            found = json.loads((root / MARKER).read_text(encoding="utf-8"))
            newer = int(found["format"]) > FORMAT
            installation = cls(
                root=root,
                id=str(found["id"]),
                created=str(found["created"]),
                postgres=int(found["postgres"]),
            )
        except (ValueError, KeyError, TypeError):
            raise FolderError(
                _("%s está dañado: restaure una copia en una carpeta vacía (vinculo restore).")
                % (root / MARKER)
            ) from None
        if newer:
            raise FolderError(
                _("La carpeta %s es de una versión más nueva de Vínculo: actualice el programa.")
                % root
            )
        return installation

    @classmethod
    def create(cls, root: Path) -> "Installation":
        """Make a new installation in an absent or empty folder."""
        created = datetime.now(UTC).isoformat(timespec="seconds")
        installation = cls(root=root, id=str(uuid4()), created=created, postgres=0)
        try:
            root.mkdir(parents=True, exist_ok=True, mode=0o700)
            installation.save()
        except PermissionError:
            raise NoPermissionError(_whose(root)) from None
        _check_rights(root)
        return installation

    def save(self) -> None:
        """Write the marker, whole or not at all."""
        content = {"format": FORMAT} | asdict(self)
        del content["root"]
        write_private(self.root / MARKER, json.dumps(content, indent=1) + "\n")

    def note_postgres(self) -> None:
        """Remember which major version made the cluster, once it is there."""
        if not self.postgres:
            replace(self, postgres=binaries.packaged().major).save()

    @property
    def cluster(self) -> Path:
        """The database's files; as root apart, since its user cannot enter every data folder."""
        if binaries.is_root():
            return binaries.HOME / "clusters" / self.id
        return self.root / "postgres"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def first_login(self) -> Path:
        return self.root / "first-login.txt"

    @property
    def practice_people(self) -> Path:
        """Whom the practice company names at its start, as they were told the first time."""
        return self.root / Instance.PRACTICE / "people.json"

    @property
    def left(self) -> Path:
        """There when the practice company was left: from then on ``up`` opens the company."""
        return self.root / "left-practice"

    @property
    def setup_token(self) -> Path:
        return self.keys(Instance.COMPANY) / "setup.token"

    def files(self, instance: Instance) -> Path:
        return self.root / instance / "files"

    def keys(self, instance: Instance) -> Path:
        return self.root / instance / "keys"

    def make_folders(self, instance: Instance) -> None:
        """Make what is missing: folders 0700, a secret key and an encryption key 0600."""
        for folder in (self.files(instance), self.keys(instance), self.logs, self.backups):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        keys = self.keys(instance)
        if keys.stat().st_mode & 0o077:
            raise NoPermissionError(
                _("Otros pueden leer las claves: ejecute «chmod 700 %s».") % keys
            )
        make_secret(keys / "secret.key", secrets.token_urlsafe(48))
        make_secret(keys / "fernet.keys", Fernet.generate_key().decode())

    def check_cluster_is_here(self) -> None:
        """Refuse to start empty when the database of this folder has gone."""
        if self.postgres and not (self.cluster / "PG_VERSION").exists():
            raise FolderError(
                _(
                    "Falta la base de datos de %(root)s (debería estar en %(cluster)s). Si movió "
                    "la carpeta desde otra máquina, restaure una copia en una carpeta vacía "
                    "(vinculo restore)."
                )
                % {"root": self.root, "cluster": self.cluster}
            )

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the installation for this process; who comes second is told who is first."""
        with (self.root / "up.lock").open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise AlreadyRunningError(_already(self.running())) from None
            try:
                yield
            finally:
                (self.root / "up.json").unlink(missing_ok=True)

    def announce(self, *, address: str, instance: Instance, embedded: bool, mail: str = "") -> None:
        """Say beside the lock who we are, for commands that come meanwhile."""
        running = Running(
            pid=os.getpid(),
            address=address,
            instance=instance.value,
            embedded=embedded,
            mail=mail,
        )
        write_private(self.root / "up.json", json.dumps(asdict(running)))

    def running(self) -> "Running | None":
        """Who holds the installation and has announced itself; None when nobody does."""
        try:
            with (self.root / "up.lock").open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return None
        except BlockingIOError:
            try:
                return Running(**json.loads((self.root / "up.json").read_text(encoding="utf-8")))
            except (OSError, ValueError, TypeError):
                return Running(pid=0, address="", instance="", embedded=True)
        return None


@dataclass(frozen=True)
class Running:
    """An ``up`` on this installation; ``pid`` 0: it has not said who it is yet.

    ``mail`` is where it takes mail (``127.0.0.1:2525``), "" when it takes none.
    """

    pid: int
    address: str
    instance: str
    embedded: bool
    mail: str = ""


def write_private(path: Path, text: str) -> None:
    """Write a 0600 file, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def make_secret(path: Path, value: str) -> None:
    """Keep ``value`` in ``path`` unless a secret is there already."""
    if not path.exists():
        write_private(path, f"{value}\n")


def _check_rights(root: Path) -> None:
    found = root.stat()
    if found.st_uid != os.geteuid():
        raise NoPermissionError(_whose(root))
    if stat.S_IMODE(found.st_mode) & 0o002:
        raise NoPermissionError(
            _("Cualquiera puede escribir en %(root)s: ejecute «chmod o-w %(root)s».")
            % {"root": root}
        )


def _whose(root: Path) -> str:
    return (
        _(
            "La carpeta %s no es de este usuario: ejecute vinculo como quien la creó, "
            "o elija otra con --data."
        )
        % root
    )


def _already(running: Running | None) -> str:
    if running is None or not running.pid:
        return _("Otro proceso de Vínculo usa esta carpeta en este momento.")
    if not running.address:
        return _("El proceso %d de Vínculo usa esta carpeta en este momento.") % running.pid
    return _(
        "Vínculo ya está en marcha con estos datos: %(address)s (proceso %(pid)d). "
        "Para otra instalación elija otra carpeta con --data."
    ) % {"address": running.address, "pid": running.pid}
