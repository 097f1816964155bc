"""Bring the tables to this version, as the owner of the database."""

import click

from vinculo.config.words import gettext_now as _


@click.command(help=_("Pone las tablas al día, como dueño de la base de datos."))
def command() -> None:
    from django.conf import settings

    from vinculo.config import database
    from vinculo.config.refusals import SettingError

    if settings.ACTS_AS != "owner":
        raise SettingError(
            _("Las tablas las cambia su dueño: VINCULO_ACTS_AS=owner y DATABASE_URL con su nombre.")
        )
    database.migrate(settings.OWNER_URL)
