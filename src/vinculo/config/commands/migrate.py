"""Bring the tables to this version, as the owner of the database."""

import click

from vinculo.config.words import gettext_now as _


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
        file = taking.before_migrations(
            owner_url=settings.OWNER_URL,
            files_dir=settings.FILES_DIR,
            keys_dir=settings.KEYS_DIR,
            folder=settings.DATA_DIR / "backups",
        )
        say(_("Copia de antes del cambio: %s") % file)
    database.migrate(settings.OWNER_URL)
