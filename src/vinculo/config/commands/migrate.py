"""Bring the tables to this version, as the owner of the database."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import click

from vinculo.config.words import gettext_now as _

MEGABYTE = 1024 * 1024
SAID_EVERY = 10.0


@click.command(help=_("Pone las tablas al día, como dueño de la base de datos."))
def command() -> None:
    from django.conf import settings

    from vinculo.config import database
    from vinculo.config.backup import taking
    from vinculo.config.console import say
    from vinculo.config.refusals import SettingError

    if settings.ACTS_AS != "owner":
        raise SettingError(
            _("Las tablas las cambia su dueño: VINCULO_ACTS_AS=owner y DATABASE_URL con su nombre.")
        )
    if database.has_pending_changes():
        megabytes = database.size_bytes(settings.OWNER_URL) // MEGABYTE
        say(
            _(
                "Antes de cambiar las tablas se hace una copia de la base (%d MB). Nadie puede"
                " entrar mientras tanto; con años de trabajo son unos minutos."
            )
            % megabytes
        )
        with growing(settings.DATA_DIR / "backups"):
            file = taking.before_migrations(
                owner_url=settings.OWNER_URL,
                files_dir=settings.FILES_DIR,
                keys_dir=settings.KEYS_DIR,
                folder=settings.DATA_DIR / "backups",
            )
        say(_("Copia de antes del cambio: %s") % file)
    database.migrate(settings.OWNER_URL)


@contextmanager
def growing(folder: Path) -> Iterator[None]:
    """Say every ten seconds how much of a backup is written there, until it is done."""
    from vinculo.config.console import say

    is_done, began = Event(), time.monotonic()

    def tell() -> None:
        while not is_done.wait(SAID_EVERY):
            written = sum(part.stat().st_size for part in _parts(folder)) // MEGABYTE
            words = _("  la copia sigue: %(written)d MB escritos en %(seconds)d s")
            say(words % {"written": written, "seconds": time.monotonic() - began})

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        is_done.set()
        teller.join()


def _parts(folder: Path) -> list[Path]:
    """The dump that is being made and the backup that is being written."""
    return [
        path for path in (*folder.glob(".dump-*/*"), *folder.glob(".antes-de-*")) if path.is_file()
    ]
