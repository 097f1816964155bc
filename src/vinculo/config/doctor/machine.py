"""Findings about the machine: Python, the data folder, its rights, its disk, its clock."""

import ctypes
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from vinculo.config.doctor.findings import Finding, bad, good, warning
from vinculo.config.installation import Installation, Instance
from vinculo.config.words import gettext_now as _

MEGABYTE = 1024 * 1024
LITTLE_MEGABYTES = 2048
TOO_LITTLE_MEGABYTES = 256
_CLOCK_IS_UNSURE = 5


def python() -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    return good("python", f"Python {found}")


def folder(installation: Installation) -> Finding:
    return good(
        "folder",
        _("Carpeta de datos %(root)s, creada el %(created)s")
        % {"root": installation.root, "created": installation.created[:10]},
    )


def free_megabytes(path: Path) -> int:
    """Room on the disk that holds ``path`` or, before it exists, its nearest folder."""
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free // MEGABYTE


def disk(installation: Installation) -> Iterator[Finding]:
    places = {"disk": installation.root, "disk_database": installation.cluster}
    for key, place in places.items():
        free = free_megabytes(place)
        words = _("%(free)d MB libres en el disco de %(place)s") % {"free": free, "place": place}
        remedy = _("Libere espacio o amplíe el disco: sin él no se guarda ningún mensaje más.")
        if free < TOO_LITTLE_MEGABYTES:
            yield bad(key, words, remedy)
        elif free < LITTLE_MEGABYTES:
            yield warning(key, words, remedy)
        else:
            yield good(key, words)


def rights(installation: Installation) -> Iterator[Finding]:
    """Nobody else may read keys, files or passwords."""
    private = [installation.root / MARKER_OF_LOGIN]
    for instance in Instance:
        private += [installation.keys(instance), installation.files(instance)]
        if installation.keys(instance).exists():
            private += sorted(installation.keys(instance).iterdir())
    clean = True
    for path in private:
        if path.exists() and path.stat().st_mode & 0o077:
            clean = False
            yield bad(
                "rights",
                _("Otros usuarios de la máquina pueden leer %s") % path,
                _("Ejecute «chmod go= %s».") % path,
            )
    if clean:
        yield good("rights", _("Claves y archivos solo los lee este usuario"))


MARKER_OF_LOGIN = "first-login.txt"


def clock() -> Finding:
    """Whether something keeps this machine's clock right, as the kernel knows it."""
    buffer = ctypes.create_string_buffer(512)  # struct timex; all zero means: only read
    if ctypes.CDLL(None).adjtimex(buffer) == _CLOCK_IS_UNSURE:
        return warning(
            "clock_kept",
            _("Nadie mantiene en hora el reloj de esta máquina"),
            _("Instale un cliente de NTP (apt-get install chrony) o active el del anfitrión."),
        )
    return good("clock_kept", _("El reloj de la máquina se mantiene en hora"))
