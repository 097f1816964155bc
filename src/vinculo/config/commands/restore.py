"""From a backup to an installation again; nothing that is there is ever overwritten."""

from pathlib import Path

import click

from vinculo.config.words import gettext_now as _

USES_DJANGO = False


@click.command(help=_("Restaura una copia en una carpeta vacía."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", metavar="DIR", help=_("Carpeta de datos de la instalación."))
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help=_("Archivo con la frase que cifra la copia."),
)
@click.pass_context
def command(ctx: click.Context, file: Path, data: str | None, passphrase_file: Path | None) -> None:
    from vinculo import __version__
    from vinculo.config.backup import restoring, taking
    from vinculo.config.backup.phrase import passphrase
    from vinculo.config.console import say, step
    from vinculo.config.installation import Instance, chosen_folder
    from vinculo.config.refusals import FolderError

    root = chosen_folder(data or (ctx.obj or {}).get("data"))
    if not file.is_file():
        raise FolderError(_("No existe el archivo %s.") % file)
    phrase = passphrase(passphrase_file, new=False)
    with step(_("Copia restaurada en %s") % root):
        manifest = taking.restore(root, file, phrase)
    click.echo(restoring.summary(manifest))
    if manifest.version != __version__:
        say(
            _("La copia es de la versión %s: al abrirla, las tablas se ponen al día.")
            % manifest.version
        )
    demo = "" if manifest.instance == Instance.PRACTICE else " --no-demo"
    say(_("Ábrala con: vinculo up --data %s") % f"{root}{demo}")
