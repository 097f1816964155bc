"""From the practice company to an own one: a new database; the old one kept or erased."""

import shutil
from pathlib import Path

from vinculo.config import database, surroundings
from vinculo.config.console import say
from vinculo.config.installation import Installation, Instance, make_secret
from vinculo.config.words import gettext_now as _
from vinculo.kernel.leaving import asked_to_leave, forget_wish


def has_left(root: Path) -> bool:
    """Whether a start opens an own company here; with another's database nothing is left."""
    found = None if surroundings.is_external() else Installation.at(root)
    return found is not None and (found.left.exists() or asked_to_leave(root) is not None)


def carry_out(installation: Installation, superuser_url: str) -> None:
    """Do what was wished: nothing of the practice company is in the other's database or files."""
    wish = asked_to_leave(installation.root)
    if wish is None:
        return
    installation.setup_token.unlink(missing_ok=True)
    make_secret(installation.setup_token, wish.token)
    if wish.erase:
        database.drop_database(superuser_url, Instance.PRACTICE.database)
        shutil.rmtree(installation.root / Instance.PRACTICE.value, ignore_errors=True)
        installation.first_login.unlink(missing_ok=True)
        say(_("La empresa de práctica se ha borrado."))
    else:
        say(_("La empresa de práctica se guarda: vuelve con «vinculo up --demo conectasur»."))
    installation.left.touch(mode=0o600)
    forget_wish(installation.root)
