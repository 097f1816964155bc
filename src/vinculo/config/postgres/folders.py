"""The folders of one cluster: whose they are, and where its socket fits."""

import contextlib
import hashlib
import os
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from vinculo.config import children
from vinculo.config.children import Account
from vinculo.config.postgres.binaries import Binaries
from vinculo.config.refusals import FolderError, NoPermissionError
from vinculo.config.words import gettext_now as _
from vinculo.kernel.env import environment

LONGEST_SOCKET_PATH = 100
SOCKET_NAME = ".s.PGSQL.5432"


def socket_folder(cluster: Path) -> Path:
    """The folder of the server's socket: beside the cluster, or a short one when that is too long.

    A socket's path may have about 107 bytes; the folder is 0700 and the server's own either way.
    """
    beside = cluster.with_name(f"{cluster.name}.s")
    if len(os.fsencode(beside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return beside
    digest = hashlib.sha256(os.fsencode(cluster)).hexdigest()[:16]
    runtime = Path(environment().get("XDG_RUNTIME_DIR") or "/nowhere")
    if os.geteuid() != 0 and len(os.fsencode(runtime)) < 60 and _is_private(runtime, os.geteuid()):
        return runtime / f"vinculo-{digest}"
    return Path(tempfile.gettempdir()) / f"vinculo-{os.geteuid()}-{digest}"


def _is_private(folder: Path, uid: int) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == uid and not found.st_mode & 0o077


def make_private(folder: Path, account: Account | None) -> None:
    """Make ``folder`` 0700 for the server's user; one that is there must be so already."""
    uid = account.uid if account else os.geteuid()
    _make_parent(folder.parent, account)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        if account:
            os.chown(folder, account.uid, account.gid)
    if not _is_private(folder, uid):
        raise NoPermissionError(
            _("%(folder)s debe ser del usuario «%(user)s» y solo suya (0700).")
            % {"folder": folder, "user": account.name if account else uid}
        )


def _make_parent(parent: Path, account: Account | None) -> None:
    """The server's user must get through what root makes here, whatever root's umask is."""
    if not parent.exists():
        _make_parent(parent.parent, account)
        parent.mkdir(exist_ok=True)
        parent.chmod(0o755 if account else 0o700)


def check_cluster(cluster: Path, major: int) -> bool:
    """Whether a cluster is there; refuse what is not ours or of another major version."""
    if not cluster.exists() or not any(cluster.iterdir()):
        return False
    try:
        found = (cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        raise FolderError(
            _("%s no es una base de datos de Vínculo: elija una carpeta vacía con --data.")
            % cluster
        ) from None
    except PermissionError:
        raise NoPermissionError(
            _("%s es de otro usuario: ejecute vinculo como el usuario que la creó.") % cluster
        ) from None
    if found != str(major):
        raise FolderError(
            _(
                "La base de datos de %(folder)s es de PostgreSQL %(found)s y esta versión de "
                "Vínculo trae PostgreSQL %(major)s. Haga una copia con la versión anterior "
                "(vinculo backup) y restáurela con esta en una carpeta vacía (vinculo restore)."
            )
            % {"folder": cluster, "found": found, "major": major}
        )
    return True


def initialise(
    cluster: Path,
    binaries: Binaries,
    account: Account | None,
    env: dict[str, str],
    should_stop: Callable[[], bool],
) -> None:
    """Make a new cluster beside its place and rename it: there whole, or not at all.

    Names sort by code point (PostgreSQL's built-in provider, without ICU), so tables that people
    read keep a stored sort key. Only the socket lets anyone in, and its folder is 0700.
    """
    fresh = cluster.with_name(f"{cluster.name}.new")
    if fresh.exists():
        shutil.rmtree(fresh)
    make_private(fresh, account)
    with tempfile.TemporaryFile() as errors:
        process = children.spawn(
            [
                binaries.path("initdb"),
                f"--pgdata={fresh}",
                "--username=postgres",
                "--auth=reject",
                "--auth-local=trust",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=PG_UNICODE_FAST",
                "--locale=C.UTF-8",
                "--text-search-config=spanish",
                "--no-instructions",
            ],
            death_signal=signal.SIGKILL,
            env=env,
            account=account,
            output=subprocess.DEVNULL,
            errors=errors,
        )
        if children.wait(process, should_stop=should_stop) != 0:
            errors.seek(0)
            words = errors.read().decode(errors="replace").strip()
            raise FolderError(
                _("No se pudo crear la base de datos en %(folder)s:\n%(words)s")
                % {"folder": cluster, "words": words}
            )
    if cluster.exists():
        cluster.rmdir()
    fresh.rename(cluster)


def pid_in(cluster: Path) -> int | None:
    """The process that says it serves this cluster. The file holds paths too, in any encoding."""
    try:
        return int((cluster / "postmaster.pid").read_bytes().split(b"\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def forget_stale_pid(cluster: Path) -> None:
    """Remove ``postmaster.pid`` when its number belongs to a process that is no PostgreSQL.

    Numbers come round again, soonest in containers, and PostgreSQL would refuse to start.
    Whoever calls this holds the lock of the installation.
    """
    try:
        program = Path(f"/proc/{pid_in(cluster)}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return  # no file, or nobody has that number: PostgreSQL finds out by itself
    if program != "postgres":
        (cluster / "postmaster.pid").unlink(missing_ok=True)
