"""Da a una persona una contraseña nueva desde esta máquina."""

import json

import click
from django.utils.translation import gettext as _

from vinculo.identity import api
from vinculo.identity.domain import secrets

PATH = ("user", "reset")


@click.command()
@click.argument("email")
@click.option("--mfa", is_flag=True, help="Quita también el segundo paso.")
def command(email: str, *, mfa: bool) -> None:
    """Da a una persona una contraseña nueva desde esta máquina."""
    user = api.user_by_email(email)
    if user is None:
        raise click.ClickException(
            _("Nadie entra aquí con el correo %(email)s.") % {"email": email}
        )
    password = secrets.new_password()
    api.set_password(user_id=user.id, password=password)
    if mfa:
        api.remove_second_factor(user_id=user.id)
    click.echo(_("Sus sesiones se han cerrado. La contraseña se muestra solo esta vez."), err=True)
    answer = {"email": user.email, "password": password, "second_factor_removed": mfa}
    click.echo(json.dumps(answer, ensure_ascii=False))
