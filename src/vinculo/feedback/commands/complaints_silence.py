"""Estimate those who say nothing, and what poor service costs by cause."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column, Note

if TYPE_CHECKING:
    from vinculo.feedback.domain.silence import Cause, Figure, Silence

PATH = ("complaints", "silence")
USES_DJANGO = False
NEEDS_DATABASE = False

_ = gettext_of("feedback")


def _share(name: str, words: str, *aliases: str) -> Column:
    return Column(name, "number", words, False, aliases, minimum=0, maximum=1)


def _count(name: str, words: str, *aliases: str) -> Column:
    return Column(name, "integer", words, False, aliases, minimum=0)


COLUMNS = (
    Column("cause", "text", _("La causa del problema."), aliases=("causa", "motivo")),
    Column(
        "margin",
        "money",
        _("Margen de un cliente en un año."),
        aliases=("margen", "margen_anual"),
        minimum=0,
    ),
    _count("complaints", _("Reclamaciones recibidas en el año."), "reclamaciones", "quejas"),
    _count("customers", _("Clientes que podían tener el problema."), "clientes"),
    _share("problem_rate", _("Parte de los clientes que lo tuvo, de 0 a 1."), "tasa_problemas"),
    _count("asked", _("Encuesta: clientes preguntados."), "preguntados"),
    _count("problems", _("Encuesta: cuántos tuvieron el problema."), "problemas"),
    _count("complained", _("Encuesta: cuántos de ellos se quejaron."), "se_quejaron"),
    _count("quick", _("Encuesta: quejas resueltas a gusto y pronto."), "pronto"),
    _count("satisfied", _("Encuesta: quejas resueltas a gusto, sin prisa."), "satisfechos"),
    _share("complaint_rate", _("Parte que se queja, si no se contó."), "tasa_quejas"),
    _share("quick_share", _("Parte de las quejas resuelta a gusto y pronto.")),
    _share("satisfied_share", _("Parte de las quejas resuelta a gusto, sin prisa.")),
    _share("stay_silent", _("Parte que sigue, de quienes callan.")),
    _share("stay_quick", _("Parte que sigue, si quedó a gusto y pronto.")),
    _share("stay_satisfied", _("Parte que sigue, si quedó a gusto.")),
    _share("stay_dissatisfied", _("Parte que sigue, si quedó a disgusto.")),
    _share("baseline_loss", _("Parte que se va sin haber tenido problema."), "bajas_sin_problema"),
    Column("told", "number", _("Personas a quienes cada uno lo cuenta."), False, minimum=0),
    Column("cost_per_told", "money", _("Lo que cuesta cada una de ellas."), False, minimum=0),
)

WORDS: Mapping[str, str] = {
    "repeated_cause": _("La causa «%(value)s» ya estaba en otra fila."),
    "more_than": _("%(value)s es más que «%(whole)s» en la misma fila."),
    "more_than_all": _("Las quejas resueltas son más que las quejas."),
    "shares_above_one": _("Las partes de quejas resueltas suman más de 1."),
    "no_problems_known": _(
        "No se sabe cuántos problemas hubo: escriba «complaints», o «customers» con "
        "«problem_rate» o con «asked» y «problems»."
    ),
    "nobody_complained": _(
        "Nadie de la encuesta se quejó y se recibieron reclamaciones: deje vacío «complained» "
        "o escriba «customers»."
    ),
}

NOTES: Mapping[str, str] = {
    "rows_are_complaints": _("Cada fila se ha contado como una reclamación (%(n)s en total)."),
    "published_complaint_rate": _(
        "Se usa la tasa publicada (se queja 1 de cada 27) en: %(causes)s. Las tasas reales varían "
        "mucho, del 1 %% al 50 %%: el intervalo abarca ese margen. Pregunte a sus clientes."
    ),
    "published_stay": _(
        "La parte que sigue siendo cliente es la publicada por TARP; sus propias bajas valen más."
    ),
    "endings_unknown": _(
        "No se sabe cuántas quejas acabaron a gusto: se cuentan todas como resueltas a disgusto."
    ),
    "baseline_unknown": _(
        "No se sabe cuántos clientes sin problemas se van: no se ha descontado nada y el coste "
        "sale demasiado alto. Escriba «baseline_loss» o --baseline."
    ),
    "no_interval": _("Sin recuentos no hay intervalo en: %(causes)s."),
    "recovery_paradox": _(
        "Según estas tasas, quien quedó a gusto tras quejarse sigue más que quien no tuvo "
        "problemas. Los estudios con clientes reales casi nunca lo confirman."
    ),
    "several_problems_each": _(
        "Las tasas de problemas suman más de 1: hay clientes con varios problemas y el coste "
        "de perderlos se cuenta varias veces."
    ),
}

_INTERVAL = {
    "type": ["object", "null"],
    "required": ["low", "high", "level", "method"],
    "properties": {
        "low": {"type": "number"},
        "high": {"type": "number"},
        "level": {"type": "number"},
        "method": {"enum": ["wilson", "jeffreys-simulation", "published-range"]},
    },
    "additionalProperties": False,
}
_FIGURE = {
    "type": "object",
    "required": ["value", "interval"],
    "properties": {"value": {"type": ["number", "null"]}, "interval": _INTERVAL},
    "additionalProperties": False,
}
_MONEY = ("cost", "baseline", "net", "cost_if_asked", "saved")
_SHARED = {
    "silent_share": _FIGURE,
    "problems": _FIGURE,
    "silent": _FIGURE,
    **dict.fromkeys(_MONEY, _FIGURE),
    "word_of_mouth": {"type": "number"},
}
SCHEMA: Mapping[str, Any] = {
    "title": "vinculo complaints silence",
    "type": "object",
    "required": ["version", "source", "level", "target_rate", "total", "causes", "warnings"],
    "properties": {
        "version": {"type": "string"},
        "source": {"type": "string"},
        "level": {"type": "number"},
        "target_rate": {"type": "number"},
        "currency": {"type": ["string", "null"]},
        "total": {"type": "object", "required": list(_SHARED), "properties": _SHARED},
        "causes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["cause", "basis", "complaint_rate", "n", *_SHARED],
                "properties": {
                    "cause": {"type": "string"},
                    "basis": {"enum": ["customers", "complaints"]},
                    "n": {"type": "object"},
                    "complaint_rate": {
                        "type": "object",
                        "required": ["value", "origin", "interval"],
                        "properties": {
                            "value": {"type": "number"},
                            "origin": {"enum": ["counted", "given", "published"]},
                            "interval": _INTERVAL,
                        },
                    },
                    "cost_per_problem": {"type": ["number", "null"]},
                    **_SHARED,
                },
                "additionalProperties": False,
            },
        },
        "left_out": {"type": "object"},
        "warnings": {
            "type": "array",
            "items": {"type": "object", "required": ["code", "words"]},
        },
    },
    "additionalProperties": False,
}


@calculation(
    help=_("Estima cuántos clientes callan y cuánto cuesta el mal servicio, por causa."),
    columns=COLUMNS,
    schema=SCHEMA,
    example="examples/silence.csv",
    words=WORDS,
)
@click.option(
    "--complaint-rate",
    type=click.FloatRange(0, 1, min_open=True),
    help=_("Parte de los clientes con problemas que se queja, medida por la empresa."),
)
@click.option(
    "--target-rate",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    show_default=True,
    help=_("Parte que se quejaría si se le preguntase siempre."),
)
@click.option(
    "--baseline",
    type=click.FloatRange(0, 1),
    help=_("Parte de los clientes sin problemas que se va en un año."),
)
@click.option(
    "--stakes",
    type=click.Choice(["large", "small"]),
    default="large",
    show_default=True,
    help=_("Tasas publicadas que se usan: pérdidas grandes o pequeñas."),
)
@click.option("--quick-share", type=click.FloatRange(0, 1), help=_("Para causas que no la dicen."))
@click.option(
    "--satisfied-share", type=click.FloatRange(0, 1), help=_("Para causas que no la dicen.")
)
@click.option(
    "--level",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.95,
    show_default=True,
    help=_("Confianza de los intervalos."),
)
def command(
    inputs: Inputs,
    *,
    complaint_rate: float | None,
    target_rate: float,
    baseline: float | None,
    stakes: str,
    quick_share: float | None,
    satisfied_share: float | None,
    level: float,
) -> Answer:
    from vinculo.feedback.domain import silence
    from vinculo.feedback.domain.silence_rows import Assumed, causes_of

    if (quick_share or 0) + (satisfied_share or 0) > 1:
        raise click.UsageError(WORDS["shares_above_one"])
    table = inputs.table()
    published = silence.Share(silence.PUBLISHED_RATE, is_published=True)
    assumed = Assumed(
        complaint_rate=published if complaint_rate is None else silence.Share(complaint_rate),
        stay=silence.PUBLISHED_STAY[stakes],
        quick=quick_share,
        satisfied=satisfied_share,
        baseline=baseline,
    )
    causes, notes = causes_of(table, assumed)
    result = silence.estimate(causes, target=target_rate, level=level)
    pairs = sorted(
        zip(causes, result.causes, strict=True), key=lambda pair: (-pair[1].net.value, pair[0].name)
    )
    return {
        "version": silence.VERSION,
        "source": silence.SOURCE,
        "level": level,
        "target_rate": target_rate,
        "currency": table.currencies.get("margin"),
        "total": _told(result.total),
        "causes": [_cause(cause, found, level) for cause, found in pairs],
        "left_out": {},
        "warnings": _warnings(notes),
    }


def _warnings(notes: Sequence[Note]) -> list[dict[str, str]]:
    return [{"code": note.code, "words": NOTES[note.code] % note.params} for note in notes]


def _figure(figure: "Figure") -> dict[str, object]:
    return {"value": figure.value, "interval": figure.interval}


def _told(found: "Silence") -> dict[str, object]:
    names = ("silent_share", "problems", "silent", *_MONEY)
    told: dict[str, object] = {name: _figure(getattr(found, name)) for name in names}
    return {**told, "word_of_mouth": found.word_of_mouth}


def _cause(cause: "Cause", found: "Silence", level: float) -> dict[str, object]:
    rate = cause.complaint_rate
    origin = "published" if rate.is_published else "counted" if rate.is_counted else "given"
    problems = found.problems.value
    return {
        "cause": cause.name,
        "basis": cause.basis,
        "n": {
            "complaints": cause.complaints,
            "asked": cause.problem_rate.n if cause.problem_rate else None,
            "problems": rate.n,
            "complained": rate.hits,
        },
        "complaint_rate": {
            "value": rate.value,
            "origin": origin,
            "interval": rate.interval(level),
        },
        "cost_per_problem": found.net.value / problems if problems else None,
        **_told(found),
    }
