"""The command ``vinculo feedback score``: any instrument, scored from a file of answers."""

from pathlib import Path
from typing import Any

import click

from vinculo.feedback.commands.scoring.asking import asked_of, chosen, setup_of
from vinculo.feedback.commands.scoring.options import dimensions, scale, targets
from vinculo.feedback.commands.scoring.telling import check_endings, save, tell, told
from vinculo.feedback.domain.score_schema import SCHEMA
from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of, language
from vinculo.lib.tables import Column

PATH = ("feedback", "score")
USES_DJANGO = False
NEEDS_DATABASE = False

_ = gettext_of("feedback")

INSTRUMENTS = (
    "servqual", "servqual-three-columns", "servperf", "importance", "satisfaction",
    "recommendation", "effort", "kano", "complaints", "managers", "standards", "ability",
    "promises", "antecedents",
)  # fmt: skip
OTHER_NAMES = {"csat": "satisfaction", "nps": "recommendation", "ces": "effort"}


class _ByInstrument(tuple[Column, ...]):
    """The columns depend on the instrument; ``--columns`` lists them."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True


def _show_columns(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from vinculo.feedback.domain.reading import columns_of

    instrument = chosen(ctx.params.get("instrument"))
    setup = setup_of(instrument, ctx.params, ("ejemplo_con", "ejemplo_sin"))
    for column in columns_of(instrument.fields(setup), language()):
        marks = [column.name, column.words, ", ".join(column.aliases)]
        click.echo("\t".join(marks))
    ctx.exit()


def _show_example(ctx: click.Context, _param: click.Parameter, wanted: object) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    name = chosen(ctx.params.get("instrument")).key.replace("-", "_")
    path = Path(__file__).resolve().parents[1] / "examples" / f"score_{name}.csv"
    click.echo(path.read_bytes(), nl=False)
    ctx.exit()


@calculation(
    schema=SCHEMA,
    columns=_ByInstrument(),
    example="examples/score_servqual.csv",
    example_options=("--instrument", "servqual"),
    words=told(),
    help=_(
        "Puntúa las respuestas a un instrumento: medias e intervalos por dimensión y pregunta, "
        "fiabilidad, importancia, grupos y pesos. Cada fila del archivo es una persona; las "
        "columnas dependen del instrumento y se ven con --instrument X --columns: por ejemplo "
        "T1_E y T1_P en servqual, T1_min, T1_des y T1_per en servqual-three-columns, T1 en "
        "servperf, points_tangibles en importance, satisfaction, recommendation o effort en las "
        "de una pregunta, wifi_con y wifi_sin en kano."
    ),
)
@click.option(
    "--instrument",
    type=click.Choice([*INSTRUMENTS, *OTHER_NAMES], case_sensitive=False),
    is_eager=True,
    callback=lambda _ctx, _param, name: OTHER_NAMES.get(name, name),
    help=_("Qué se preguntó."),
)
@click.option("--group", "groups", multiple=True, metavar="COL", help=_("Columna de grupos."))
@click.option(
    "--seen",
    multiple=True,
    metavar="COL",
    help=_(
        "Columna cuyos grupos ya se mostraron en otra respuesta de estas personas, en el orden en "
        "que se mostraron: se oculta también lo que se deduciría de las dos."
    ),
)
@click.option("--wave", metavar="COL", help=_("Columna de oleadas, en orden de tiempo."))
@click.option("--person", metavar="COL", help=_("Columna que identifica a la persona."))
@click.option(
    "--min-group",
    type=click.IntRange(3),
    default=5,
    show_default=True,
    help=_("Personas que hacen falta para mostrar un grupo."),
)
@click.option(
    "--level",
    type=click.FloatRange(0.5, 1, min_open=True, max_open=True),
    default=0.95,
    show_default=True,
    help=_("Confianza de los intervalos."),
)
@click.option("--scale", callback=scale, metavar="1-5", help=_("Escala de las respuestas."))
@click.option(
    "--dimension",
    "dimensions",
    multiple=True,
    callback=dimensions,
    metavar="NOMBRE=A,B",
    help=_("Preguntas propias de una dimensión; reemplaza las del instrumento."),
)
@click.option(
    "--no-answer", type=float, multiple=True, metavar="N", help=_("Código de «no contesta» (99).")
)
@click.option("--rescale-points", is_flag=True, help=_("Ajusta los puntos que no suman 100."))
@click.option("--weight", metavar="COL", help=_("Columna con el peso de cada persona."))
@click.option(
    "--target",
    "targets",
    multiple=True,
    callback=targets,
    metavar="COL:VALOR=PARTE",
    help=_("Reparto conocido de la población; los pesos se ajustan a él."),
)
@click.option(
    "--targets",
    "targets_file",
    type=click.Path(path_type=Path),
    help=_("Archivo con los repartos: columnas variable, category y share."),
)
@click.option("--population", type=click.IntRange(1), help=_("Personas de la población."))
@click.option(
    "--margin",
    type=click.FloatRange(0, 0.5, min_open=True),
    default=0.05,
    show_default=True,
    help=_("Margen que se busca con la próxima muestra."),
)
@click.option(
    "--response-rate",
    type=click.FloatRange(0, 1, min_open=True),
    help=_("Parte de los invitados que contesta."),
)
@click.option("--outcome", metavar="COL", help=_("Columna del resultado que se quiere explicar."))
@click.option("--driver", "causes", multiple=True, metavar="COL", help=_("Otra causa posible."))
@click.option(
    "--correction",
    type=click.Choice(["holm", "bh", "none"]),
    default="holm",
    show_default=True,
    help=_("Corrección por hacer muchas comparaciones."),
)
@click.option(
    "--resamples",
    type=click.IntRange(100, 20_000),
    default=1000,
    show_default=True,
    help=_("Remuestreos de los impulsores."),
)
@click.option("--seed", type=click.IntRange(0), help=_("Semilla de los remuestreos."))
@click.option("--factors", is_flag=True, help=_("Añade el examen de factores."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Guarda los resultados: .json, .xlsx, .csv, .sav o .parquet."),
)
@click.option(
    "--persons",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Guarda las puntuaciones de cada persona: .sav, .xlsx, .csv o .parquet."),
)
@click.option(
    "--columns",
    is_flag=True,
    expose_value=False,
    callback=_show_columns,
    help=_("Escribe las columnas del instrumento y termina."),
)
def command(inputs: Inputs, **options: Any) -> Answer:
    from vinculo.feedback.domain.report import Voice
    from vinculo.feedback.domain.scoring import score

    if not options["instrument"]:
        raise click.UsageError(_("Diga qué se preguntó con --instrument."))
    check_endings(options)
    asked, fields, cautions = asked_of(inputs, options)
    scored = asked.instrument.score(asked.answers, asked.setup)
    voice = Voice(language(), tell)
    answer = score(asked, scored, voice)
    answer["warnings"] += cautions
    save(answer, options, (asked, fields, scored, voice))
    return answer


def _own_example(made: click.Command) -> None:
    """``--example`` prints the example of the instrument that was named, wherever it was named."""
    for param in made.params:
        if param.name == "show_example":
            param.is_eager = False
            param.callback = _show_example


_own_example(command)
