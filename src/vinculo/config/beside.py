"""Commands that run beside ``up`` or on their own: they find its database and set Django up."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vinculo.config import surroundings
from vinculo.config.installation import Installation, Instance, Running, chosen_folder
from vinculo.config.refusals import DatabaseError, SettingError
from vinculo.config.words import gettext_now as _
from vinculo.config.words import language
from vinculo.kernel.env import BadSettingError, environment, prepare_environment


class _Known:
    """What was found before anybody connects: the installation, and why it has no database."""

    words = ""
    installation: Installation | None = None
    has_key = True


def reason() -> str:
    """Why there is no database; empty when that has to be tried."""
    return _Known.words


def installation() -> Installation | None:
    """The installation that this command works on."""
    return _Known.installation


def prepare(data: str | None) -> None:
    """Fill the environment from the data folder and set Django up; asking for help needs neither.

    What the environment says already stays, so ``DATABASE_URL`` and the like win.
    """
    env = environment()
    prepare_environment({"DJANGO_SETTINGS_MODULE": "vinculo.config.settings"})
    if "VINCULO_FILES_DIR" not in env or "VINCULO_KEYS_DIR" not in env:
        _from_folder(data)
    if not env.get("VINCULO_SECRET_KEY") and not env.get("VINCULO_SECRET_KEY_FILE"):
        _Known.has_key = False
        prepare_environment({"VINCULO_SECRET_KEY": "no-installation-yet"})
    import django

    try:
        django.setup()
    except BadSettingError as error:
        raise SettingError(str(error)) from None


def _from_folder(data: str | None) -> None:
    root = chosen_folder(data)
    found = _Known.installation = Installation.at(root)
    if found is None:
        if not surroundings.is_external():
            _Known.words = _("No hay ninguna instalación en %s: empiece con «vinculo up».") % root
        return
    running = found.running()
    if not surroundings.is_external():
        _Known.words = _why_away(running, root)
    values = surroundings.for_process(found, _instance(found, running))
    if running is not None and running.address:
        values["VINCULO_BASE_URL"] = running.address
    has_key = Path(values["VINCULO_SECRET_KEY_FILE"]).exists()
    if environment().get("VINCULO_SECRET_KEY") or not has_key:
        del values["VINCULO_SECRET_KEY_FILE"]
    prepare_environment({name: value for name, value in values.items() if value})


def _instance(found: Installation, running: Running | None) -> Instance:
    """That of the running ``up``; without one the company, unless there is only practice."""
    if running is not None and running.instance:
        return Instance(running.instance)
    practice = environment().get("VINCULO_PRACTICE") == "true"
    if practice or not found.keys(Instance.COMPANY).exists():
        return Instance.PRACTICE
    return Instance.COMPANY


def _why_away(running: Running | None, root: Path) -> str:
    if running is None:
        return _("Vínculo no está en marcha en %s: inícielo con «vinculo up».") % root
    if not running.embedded:
        return _("Este Vínculo usa una base de datos propia: dé DATABASE_URL también aquí.")
    return ""


def require_key() -> None:
    """Refuse to serve under the key that only lets ``--help`` through."""
    if not _Known.has_key:
        raise SettingError(
            _("Dé VINCULO_SECRET_KEY o VINCULO_SECRET_KEY_FILE, o una carpeta con --data.")
        )


def require_database() -> None:
    """Refuse with exit code 75 while the database is away."""
    if _Known.words:
        raise DatabaseError(_Known.words)
    require_key()
    from django.db import Error, connection

    try:
        connection.ensure_connection()
    except Error as error:
        raise DatabaseError(_away(error)) from None


def _away(error: Exception) -> str:
    return (
        _("La base de datos no está disponible; no se ha perdido nada, repita la orden.\n%s")
        % str(error).strip()
    )


@contextmanager
def translated() -> Iterator[None]:
    """Run in the terminal's language; a database that goes away is exit code 75, not a crash."""
    from django.db import InterfaceError, OperationalError
    from django.utils import translation

    with translation.override(language()):
        try:
            yield
        except (OperationalError, InterfaceError) as error:
            raise DatabaseError(_away(error)) from None
