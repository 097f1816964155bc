"""One encrypted file with the database, the files and the keys, tried out before it counts."""

from pathlib import Path

import click

from vinculo.config.words import gettext_now as _

USES_DJANGO = False


@click.command(help=_("Guarda base de datos, archivos y claves en un archivo cifrado."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", metavar="DIR", help=_("Carpeta de datos de la instalación."))
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help=_("Archivo con la frase que cifra la copia."),
)
@click.option("--practice", is_flag=True, help=_("Copia la empresa de práctica."))
@click.option(
    "--no-trial", is_flag=True, help=_("No restaura la copia en pruebas antes de darla por buena.")
)
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    data: str | None,
    passphrase_file: Path | None,
    *,
    practice: bool,
    no_trial: bool,
) -> None:
    from vinculo.config.backup import restoring, taking
    from vinculo.config.backup.phrase import passphrase
    from vinculo.config.console import say, step
    from vinculo.config.installation import Installation, Instance, chosen_folder
    from vinculo.config.refusals import FolderError

    root = chosen_folder(data or (ctx.obj or {}).get("data"))
    installation = Installation.at(root)
    if installation is None:
        raise FolderError(_("No hay ninguna instalación en %s.") % root)
    running = installation.running()
    instance = Instance.PRACTICE if practice else Instance.COMPANY
    if not practice and running is not None and running.instance:
        instance = Instance(running.instance)
    phrase = passphrase(passphrase_file, new=True)
    with taking.served(installation):
        if not practice and not taking.has_database(installation, instance):
            instance = Instance.PRACTICE
        if not taking.has_database(installation, instance):
            raise FolderError(_("En %s no hay datos que copiar.") % root)
        with step(_("Copia de «%s», restaurada en pruebas") % instance):
            manifest = taking.take(
                taking.source_of(installation, instance),
                file.absolute(),
                phrase,
                trial=not no_trial,
            )
    click.echo(restoring.summary(manifest))
    say(_("Guarde la frase aparte: sin ella nadie puede abrir la copia."))
