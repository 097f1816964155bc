"""Compute the five gaps of service quality from what the four groups say."""

from typing import TYPE_CHECKING

import click

from vinculo.feedback.commands.gaps.columns import FILES
from vinculo.feedback.commands.gaps.schema import SCHEMA
from vinculo.feedback.commands.gaps.words import WORDS
from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Problem, TableError

if TYPE_CHECKING:
    from vinculo.feedback.domain.gaps.people import People
    from vinculo.feedback.domain.gaps.report import Asked

PATH = ("gaps", "compute")
USES_DJANGO = False
NEEDS_DATABASE = False

_ = gettext_of("feedback")


@calculation(
    help=_("Calcula las brechas 1 a 5 y cuánto de la brecha 5 explican las demás."),
    columns=FILES,
    schema=SCHEMA,
    example={name: f"examples/gaps_{name}.csv" for name in FILES},
    words=WORDS,
    optional=("promises",),
)
@click.option(
    "--top",
    type=click.IntRange(1, 22),
    default=5,
    show_default=True,
    help=_("Cuántas preguntas cuentan como las primeras (brecha 2)."),
)
@click.option("--rescale", is_flag=True, help=_("Lleva a 100 los puntos que no lo suman."))
@click.option(
    "--level",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.95,
    show_default=True,
    help=_("Confianza de los intervalos."),
)
def command(inputs: Inputs, *, top: int, rescale: bool, level: float) -> Answer:
    from vinculo.feedback.commands.gaps.telling import gaps_told, warnings
    from vinculo.feedback.domain.gaps import report

    asked = _asked(inputs, rescale=rescale, level=level)
    found = report.compute(asked, top=top, level=level)
    groups = {
        "customers": len(asked.customers),
        "managers": len(asked.managers),
        "frontline": len(asked.frontline),
        "standards": len(asked.standards),
    }
    answered = found.gap_5.overall.n
    return {
        "version": report.VERSION,
        "source": report.SOURCE,
        "level": level,
        "n": groups,
        **gaps_told(found),
        "left_out": {"customers_without_a_whole_answer": groups["customers"] - answered},
        "warnings": warnings(found.notes),
    }


def _asked(inputs: Inputs, *, rescale: bool, level: float) -> "Asked":
    from vinculo.feedback.domain.gaps.facts import kept_promises, standards_of
    from vinculo.feedback.domain.gaps.people import people_of, require_questions
    from vinculo.feedback.domain.gaps.report import Asked

    table = inputs.table("customers")
    customers = people_of(table, (), rescale=rescale)
    require_questions(customers, "EP", table)
    table = inputs.table("managers")
    managers = people_of(table, ("standard",), rescale=rescale)
    require_questions(managers, "E", table)
    frontline = _frontline(inputs)
    standards = standards_of(inputs.table("standards"))
    promises = kept_promises(inputs.table("promises"), level) if "promises" in inputs else {}
    return Asked(customers, managers, frontline, standards, promises)


def _frontline(inputs: Inputs) -> "People":
    from vinculo.feedback.domain.gaps.people import people_of

    table = inputs.table("frontline")
    people = people_of(table, ("ability", "promise"))
    if not people.ratings:
        columns = "ability_…, promise_…"
        raise TableError([Problem("no_ratings", params={"columns": columns}, file=table.file)])
    return people
