"""Hace una llave de la API para una persona; se muestra una sola vez."""

import json
from datetime import timedelta

import click
from django.utils.translation import gettext as _

from vinculo.identity import api
from vinculo.identity.domain.errors import UnknownScopeError
from vinculo.kernel import clock
from vinculo.kernel.errors import words_for

PATH = ("token", "create")


@click.command()
@click.option("--user", "email", required=True, metavar="EMAIL", help="De quién es la llave.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    metavar="S",
    help="«cases.see», «cases.*», «*».",
)
@click.option("--name", default="vinculo token create", help="Para qué es.")
@click.option("--days", type=int, default=90, help="Días hasta que caduca; 0, nunca.")
def command(email: str, scopes: tuple[str, ...], name: str, days: int) -> None:
    """Hace una llave de la API para una persona; se muestra una sola vez."""
    user = api.user_by_email(email)
    if user is None or not user.is_active:
        raise click.ClickException(
            _("Nadie entra aquí con el correo %(email)s.") % {"email": email}
        )
    at = clock.now()
    try:
        issued = api.issue_token(
            user_id=user.id,
            name=name,
            scopes=scopes,
            expires_at=at + timedelta(days=days) if days else None,
            at=at,
        )
    except UnknownScopeError as error:
        raise click.ClickException(words_for(error)) from error
    expires_at = issued.token.expires_at
    answer = {
        "token": issued.secret,
        "prefix": issued.token.prefix,
        "scopes": list(issued.token.scopes),
        "expires_at": expires_at.isoformat() if expires_at else None,
    }
    click.echo(json.dumps(answer, ensure_ascii=False))
