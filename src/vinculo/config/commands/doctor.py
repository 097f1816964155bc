"""Look at the installation and say what to do."""

from pathlib import Path

import click

from vinculo.config.words import gettext_now as _

NEEDS_DATABASE = False
MARKS = {"good": "[green]✓[/green]", "warning": "[yellow]![/yellow]", "bad": "[red]✗[/red]"}


@click.command(help=_("Revisa la instalación y dice qué hacer; código 1 si algo está mal."))
@click.option("--json", "as_json", is_flag=True, help=_("Una línea JSON por hallazgo."))
@click.option(
    "--evidence",
    is_flag=True,
    help=_("Repite la cadena de evidencia entera y encuentra lo que se haya manipulado."),
)
@click.option(
    "--head",
    "heads",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=_("Una cabeza de la cadena guardada fuera (con --evidence); se puede repetir."),
)
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, evidence: bool, heads: tuple[Path, ...]) -> None:
    import json
    from dataclasses import asdict

    from rich.console import Console
    from rich.markup import escape

    from vinculo.config import beside
    from vinculo.config.doctor.chain import examine_chain
    from vinculo.config.doctor.examine import examine
    from vinculo.config.doctor.findings import Grade

    console = Console(highlight=False, soft_wrap=True)
    is_bad = False
    with beside.translated():
        if evidence:
            found = examine_chain(heads, without_database=beside.reason())
        else:
            found = examine(beside.installation(), without_database=beside.reason())
        for finding in found:
            is_bad = is_bad or finding.grade is Grade.BAD
            if as_json:
                click.echo(json.dumps(asdict(finding), ensure_ascii=False))
                continue
            console.print(f"{MARKS[finding.grade]} {escape(finding.words)}")
            if finding.remedy:
                console.print(f"    → {escape(finding.remedy)}")
    ctx.exit(1 if is_bad else 0)
