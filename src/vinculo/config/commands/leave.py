"""Leave the practice company: the next start opens an own one."""

import click

from vinculo.config.words import gettext_now as _

PATH = ("demo", "leave")
USES_DJANGO = False


@click.command(help=_("Deja la empresa de práctica y abre una base vacía para la suya."))
@click.option("--data", metavar="DIR", help=_("Carpeta de datos de la instalación."))
@click.option("--erase", is_flag=True, help=_("Borra también la empresa de práctica."))
@click.pass_context
def command(ctx: click.Context, data: str | None, *, erase: bool) -> None:
    from vinculo.config import surroundings
    from vinculo.config.console import say
    from vinculo.config.installation import Installation, chosen_folder
    from vinculo.config.refusals import FolderError
    from vinculo.kernel.leaving import ask_to_leave, can_leave

    if surroundings.is_external():
        raise FolderError(
            _(
                "La base de datos la lleva usted: para su empresa, dé una vacía en DATABASE_URL y "
                "arranque con «vinculo up --no-demo»."
            )
        )
    root = chosen_folder(data or (ctx.obj or {}).get("data"))
    found = Installation.at(root)
    if found is None:
        raise FolderError(_("En %s no hay ninguna instalación.") % root)
    running = found.running()
    if running is not None and not can_leave(root):
        raise FolderError(_("Lo que está en marcha en %s no es una empresa de práctica.") % root)
    wish = ask_to_leave(root, erase=erase)
    if running is None:
        say(_("Al arrancar con «vinculo up» se abrirá su empresa."))
    else:
        say(_("Su empresa empieza aquí: %s") % f"{running.address}/empezar/?token={wish.token}")
