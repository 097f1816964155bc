"""Start everything: database, web and worker."""

import click
from click.core import ParameterSource

from vinculo.config.words import gettext_now as _

USES_DJANGO = False


@click.command(help=_("Inicia todo: base de datos, web y trabajos."))
@click.option("--data", metavar="DIR", help=_("Carpeta de datos de la instalación."))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--mail-port",
    type=click.IntRange(0, 65535),
    envvar="VINCULO_MAIL_PORT",
    help=_("Puerto en el que se recibe correo (SMTP y LMTP) en esta máquina; por omisión, 2525."),
)
@click.option(
    "--no-demo", is_flag=True, help=_("Abre su propia empresa en lugar de la de práctica.")
)
@click.option(
    "--demo",
    metavar="[conectasur|practice]",
    default="conectasur",
    show_default=True,
    envvar="VINCULO_DEMO",
    help=_("Qué empresa de práctica llena una instalación nueva: un año de historia, o lo justo."),
)
@click.pass_context
def command(
    ctx: click.Context,
    data: str | None,
    port: int,
    host: str,
    mail_port: int | None,
    *,
    no_demo: bool,
    demo: str,
) -> None:
    from vinculo.config.installation import Instance, chosen_folder
    from vinculo.config.leaving import has_left
    from vinculo.config.startup import Wish, up

    root = chosen_folder(data or (ctx.obj or {}).get("data"))
    wants_demo = ctx.get_parameter_source("demo") is ParameterSource.COMMANDLINE
    is_own = no_demo or (not wants_demo and has_left(root))
    instance = Instance.COMPANY if is_own else Instance.PRACTICE
    up(Wish(root=root, host=host, port=port, instance=instance, mail_port=mail_port, demo=demo))
