"""The passphrase of a backup: from a file, the environment or the keyboard, never an argument."""

import sys
from pathlib import Path

import click

from vinculo.config.refusals import SettingError
from vinculo.config.words import gettext_now as _
from vinculo.kernel.env import environment

VARIABLE = "VINCULO_BACKUP_PASSPHRASE"
SHORTEST = 12


def passphrase(file: Path | None, *, new: bool) -> str:
    """The passphrase; a new one is asked for twice and has at least 12 characters."""
    if file is not None:
        try:
            found = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(_("No se puede leer %s: %s") % (file, error)) from None
    elif VARIABLE in environment():
        found = environment()[VARIABLE]
    elif sys.stdin.isatty():
        found = click.prompt(
            _("Frase de la copia"), hide_input=True, confirmation_prompt=new, err=True
        )
    else:
        raise SettingError(
            _("Falta la frase de la copia: --passphrase-file ARCHIVO o la variable %s.") % VARIABLE
        )
    if new and len(found) < SHORTEST:
        raise SettingError(
            _("La frase es corta: use %d caracteres o más, por ejemplo cinco palabras.") % SHORTEST
        )
    return str(found)
