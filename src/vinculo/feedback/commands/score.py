"""The command ``vinculo feedback score``: any instrument, scored from a file of answers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vinculo.feedback import labels
from vinculo.feedback.domain.score_schema import SCHEMA
from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of, language
from vinculo.lib.tables import Column, Kind, TableError

if TYPE_CHECKING:
    from vinculo.feedback.domain.questionnaire import Field, Instrument, Scored, Setup
    from vinculo.feedback.domain.report import Voice
    from vinculo.feedback.domain.wishes import Asked, Wishes

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
WORDS = {
    "component": labels.COMPONENTS,
    "flag": labels.FLAGS,
    "reason": labels.REASONS,
    "state": labels.STATES,
    "warning": labels.WARNINGS,
}


class _ByInstrument(tuple[Column, ...]):
    """The columns depend on the instrument; ``--columns`` lists them."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True


def _tell(table: str, code: str) -> str:
    return _(WORDS[table].get(code, code))


def _told() -> dict[str, str]:
    return {code: _(words) for code, words in labels.PROBLEMS.items()}


def _show_columns(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from vinculo.feedback.domain.reading import columns_of

    instrument = _chosen(ctx.params.get("instrument"))
    setup = _setup(instrument, ctx.params, ("ejemplo_con", "ejemplo_sin"))
    for column in columns_of(instrument.fields(setup), language()):
        marks = [column.name, column.words, ", ".join(column.aliases)]
        click.echo("\t".join(marks))
    ctx.exit()


def _show_example(ctx: click.Context, _param: click.Parameter, wanted: object) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    name = _chosen(ctx.params.get("instrument")).key.replace("-", "_")
    path = Path(__file__).resolve().parents[1] / "examples" / f"score_{name}.csv"
    click.echo(path.read_bytes(), nl=False)
    ctx.exit()


def _chosen(name: str | None) -> "Instrument":
    from vinculo.feedback.instruments import load

    return load()[name or "servqual"]


def _scale(_ctx: click.Context, _param: click.Parameter, text: str | None) -> Any:
    if text is None:
        return None
    low, _dash, high = text.strip().lstrip("-").partition("-")
    try:
        ends = float(low), float(high)
    except ValueError:
        raise click.BadParameter(_("Escriba la escala así: 1-5.")) from None
    if not ends[0] < ends[1]:
        raise click.BadParameter(_("Escriba la escala así: 1-5."))
    return ends


def _dimensions(_ctx: click.Context, _param: click.Parameter, texts: Sequence[str]) -> Any:
    found = []
    for text in texts:
        name, equals, items = text.partition("=")
        keys = [item.strip() for item in items.split(",") if item.strip()]
        if not equals or not name.strip() or not keys:
            raise click.BadParameter(_("Escriba la dimensión así: fiabilidad=R1,R2,R3."))
        found.append((name.strip(), keys))
    every = [key for _name, keys in found for key in keys]
    if len(set(every)) < len(every) or len({name for name, _keys in found}) < len(found):
        raise click.BadParameter(_("Una dimensión o una pregunta está dos veces."))
    return found


def _targets(_ctx: click.Context, _param: click.Parameter, texts: Sequence[str]) -> Any:
    found: dict[str, dict[str, float]] = {}
    for text in texts:
        place, equals, share = text.rpartition("=")
        column, colon, category = place.partition(":")
        try:
            value = float(share.strip().rstrip("%").replace(",", "."))
        except ValueError:
            value = 0.0
        if not equals or not colon or not value > 0 or value == float("inf"):
            raise click.BadParameter(_("Escriba el reparto así: sexo:mujer=52."))
        found.setdefault(column.strip(), {})[category.strip()] = value
    return found


@calculation(
    schema=SCHEMA,
    columns=_ByInstrument(),
    example="examples/score_servqual.csv",
    example_options=("--instrument", "servqual"),
    words=_told(),
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
@click.option("--scale", callback=_scale, metavar="1-5", help=_("Escala de las respuestas."))
@click.option(
    "--dimension",
    "dimensions",
    multiple=True,
    callback=_dimensions,
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
    callback=_targets,
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
    _check_endings(options)
    asked, fields, cautions = _asked(inputs, options)
    scored = asked.instrument.score(asked.answers, asked.setup)
    voice = Voice(language(), _tell)
    answer = score(asked, scored, voice)
    answer["warnings"] += cautions
    _save(answer, options, (asked, fields, scored, voice))
    return answer


def _check_endings(options: Mapping[str, Any]) -> None:
    known = {".xlsx", ".csv", ".sav", ".parquet", ".tsv"}
    for name, more in (("out", {".json"}), ("persons", set())):
        path = options[name]
        if path is not None and path.suffix.lower() not in known | more:
            endings = ", ".join(sorted(known | more))
            raise click.BadParameter(_("El nombre debe terminar en %s.") % endings, param_hint=name)


def _setup(instrument: "Instrument", options: Mapping[str, Any], headers: Sequence[str]) -> "Setup":
    from vinculo.feedback.domain.asking import own_dimensions
    from vinculo.feedback.domain.questionnaire import Setup

    if options.get("scale") and instrument.fixed_scale:
        raise click.UsageError(_("Este instrumento tiene una escala fija."))
    if options.get("dimensions") and not instrument.dimensions:
        raise click.UsageError(_("Este instrumento no tiene dimensiones."))
    low, high = options.get("scale") or (instrument.low, instrument.high)
    dimensions = own_dimensions(instrument, options.get("dimensions") or ())
    some = {d.key for d in dimensions} < {d.key for d in instrument.dimensions}
    rescale = bool(options.get("rescale_points")) or some
    return Setup(low, high, dimensions, rescale, tuple(headers))


def _asked(
    inputs: Inputs, options: Mapping[str, Any]
) -> tuple["Asked", Sequence["Field"], list[dict[str, Any]]]:
    """Read the file, and put together what the scoring needs."""
    from vinculo.feedback.domain.asking import Columns, ask, named_columns, repeated_persons
    from vinculo.feedback.domain.reading import columns_of

    instrument = _chosen(options["instrument"])
    setup = _setup(instrument, options, _headers(inputs))
    fields = instrument.fields(setup)
    named = Columns(
        groups=tuple(dict.fromkeys(options["groups"])),
        wave=options["wave"] or "",
        person=options["person"] or "",
        weight=options["weight"] or "",
        outcome=options["outcome"] or "",
        causes=tuple(dict.fromkeys(options["causes"])),
        targets={**_targets_of(options["targets_file"]), **options["targets"]},
    )
    columns = columns_of(fields, language()) + named_columns(fields, named)
    table = inputs.table(columns=columns)
    asked = ask(instrument, setup, table, fields, named, _wishes(options), options["no_answer"])
    repeated = repeated_persons(table, named)
    words = _tell("warning", "repeated_persons") % {"count": repeated}
    caution = {"code": "repeated_persons", "words": words, "count": repeated}
    return asked, fields, [caution] if repeated else []


def _wishes(options: Mapping[str, Any]) -> "Wishes":
    from vinculo.feedback.domain.wishes import Wishes
    from vinculo.lib.stats.resampling import SEED

    return Wishes(
        minimum=options["min_group"],
        level=options["level"],
        population=options["population"],
        margin=options["margin"],
        response_rate=options["response_rate"],
        correction=options["correction"],
        times=options["resamples"],
        seed=SEED if options["seed"] is None else options["seed"],
        factors=options["factors"],
    )


def _headers(inputs: Inputs) -> tuple[str, ...]:
    """The file's columns, under the names that ``--map`` gives them."""
    from vinculo.kernel.tables import read_headers

    renamed = {left: right for _file, left, right in inputs.mapping}
    found = read_headers(inputs.path(), sheet=inputs.sheet, encoding=inputs.encoding)
    return tuple(renamed.get(header, header) for header in found)


TARGET_COLUMNS = (
    Column("variable", Kind.TEXT, "variable", aliases=("columna", "column")),
    Column("category", Kind.TEXT, "category", aliases=("categoria", "valor", "value")),
    Column("share", Kind.NUMBER, "share", aliases=("parte", "reparto", "personas", "count", "n")),
)


def _targets_of(path: Path | None) -> dict[str, dict[str, float]]:
    """The shares of the population that a file gives."""
    if path is None:
        return {}
    from vinculo.kernel.tables import read_table

    table = read_table(path, TARGET_COLUMNS)
    shares = table.numbers("share")
    wrong = [table.problem(i, "share", "bad_share") for i, share in enumerate(shares) if share <= 0]
    if wrong:
        raise TableError(wrong)
    found: dict[str, dict[str, float]] = {}
    names = zip(table.texts("variable"), table.texts("category"), shares.tolist(), strict=True)
    for column, category, share in names:
        found.setdefault(column, {})[category] = share
    return found


def _save(
    answer: Mapping[str, Any],
    options: Mapping[str, Any],
    made: tuple["Asked", Sequence["Field"], "Scored", "Voice"],
) -> None:
    """Write the files that were asked for."""
    from vinculo.feedback.domain.export import persons, results, value_labels
    from vinculo.kernel.calculation.answers import as_json
    from vinculo.kernel.tables import write_table
    from vinculo.kernel.tables.writing import Labels

    asked, fields, scored, voice = made
    out, each = options["out"], options["persons"]
    if out is not None and out.suffix.lower() == ".json":
        out.write_text(as_json(answer), encoding="utf-8")
    elif out is not None:
        cells = results(answer)
        heads = {name: _(labels.HEADS[name]) for name in cells}
        write_table(out, cells, labels=Labels(columns=heads))
    if each is not None:
        weights = asked.balanced.weights
        cells, names = persons(asked.answers, fields, scored, weights, voice)
        ends = value_labels(asked.setup, fields, cells, voice)
        write_table(each, cells, labels=Labels(columns=names, values=ends))


def _own_example(made: click.Command) -> None:
    """``--example`` prints the example of the instrument that was named, wherever it was named."""
    for param in made.params:
        if param.name == "show_example":
            param.is_eager = False
            param.callback = _show_example


_own_example(command)
