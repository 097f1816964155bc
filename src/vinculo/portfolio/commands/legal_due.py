"""The end of a legal term, with each step of its computation in words."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column, Problem, Table, TableError
from vinculo.portfolio.commands.legal.asking import (
    Asking,
    RefusedQuestionError,
    ask,
    overrides_in,
    zone_named,
)
from vinculo.portfolio.commands.legal.schemas import DUE_SCHEMA
from vinculo.portfolio.commands.legal.telling import VERSION, told
from vinculo.portfolio.profiles import all_profiles, versions_of

_ = gettext_of("portfolio")

PATH = ("legal", "due")
USES_DJANGO = False
NEEDS_DATABASE = False

OUT_COLUMNS = (
    "row", "case", "profile", "duty", "source", "region", "at", "due_on", "due_at", "waits_for",
    "earliest_duty", "earliest_on", "stopped_at", "in_time",
)  # fmt: skip
COLUMNS = (
    Column(
        "at",
        "text",
        _("cuándo empieza el plazo: un día, o fecha y hora con su huso"),
        aliases=("fecha", "inicio", "recibido", "recibida", "received_at", "started_at"),
    ),
    Column("case", "text", _("qué asunto es"), required=False, aliases=("caso", "id", "key")),
    Column(
        "profile", "text", _("perfil; si falta, --profile"), required=False, aliases=("perfil",)
    ),
    Column("duty", "text", _("deber; si falta, --duty"), required=False, aliases=("deber",)),
    Column("region", "text", _("región; si falta, --region"), required=False, aliases=("región",)),
    Column(
        "stopped_at",
        "text",
        _("cuándo se cumplió; la respuesta dice si fue a tiempo"),
        required=False,
        aliases=("respondido", "respondida", "answered_at", "resuelto", "resolved_at"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class _Row:
    place: int
    values: dict[str, str]


@calculation(
    help=_("Dice cuándo acaba un plazo legal, paso a paso."),
    schema=DUE_SCHEMA,
    columns=COLUMNS,
    optional=("file",),
    example="examples/legal_dates.csv",
    example_options=("--region", "MD"),
)
@click.option("--profile", default="", help=_("Perfil legal («vinculo legal profiles» los lista)."))
@click.option("--duty", default="", help=_("Deber del perfil, por ejemplo ES10-15BD."))
@click.option("--at", default="", help=_("Cuándo empieza: 2026-12-28 o 2026-12-28T10:00+01:00."))
@click.option(
    "--region",
    "regions",
    multiple=True,
    help=_("Región de los festivos; con varias, manda la que antes acaba."),
)
@click.option("--timezone", default="", help=_("Huso de las horas que no dicen el suyo."))
@click.option(
    "--override",
    type=click.Path(path_type=Path, exists=False),
    help=_(
        "Archivo de días locales (date, kind, name, region, country) que mandan sobre los demás."
    ),
)
@click.option("--saturday-works", is_flag=True, help=_("El sábado es hábil."))
@click.option(
    "--pause",
    "pauses",
    multiple=True,
    metavar=_("CLASE:DESDE/HASTA"),
    help=_("Una pausa del plazo; se puede repetir."),
)
@click.option("--stopped", default="", help=_("Cuándo se cumplió: dice si fue a tiempo."))
@click.option("--even-off", is_flag=True, help=_("También deberes apagados por no comprobados."))
@click.option(
    "--out", type=click.Path(path_type=Path), help=_("Escribe aquí una fila por fecha, como CSV.")
)
def command(  # noqa: PLR0913
    inputs: Inputs,
    *,
    profile: str,
    duty: str,
    at: str,
    regions: tuple[str, ...],
    timezone: str,
    override: Path | None,
    saturday_works: bool,
    pauses: tuple[str, ...],
    stopped: str,
    even_off: bool,
    out: Path | None,
) -> Answer:
    """One date, or every date of a file."""
    if bool(at) == ("file" in inputs):
        raise click.UsageError(_("Dé una fecha con --at, o un archivo con muchas; una de las dos."))
    try:
        asking = Asking(
            regions=regions,
            zone=zone_named(timezone) if timezone else None,
            saturday_works=saturday_works,
            even_off=even_off,
            overrides=_overrides(override, profile),
            many=not at,
        )
        if not at:
            return _many(inputs, asking, profile, duty, out)
        question, answer = ask(
            asking, profile=profile, duty=duty, started=at, pauses=pauses, stopped=stopped
        )
    except RefusedQuestionError as error:
        raise TableError([Problem(error.code, words=error.words)]) from None
    return told(question, answer)


def _overrides(path: Path | None, profile: str) -> Any:
    if path is None:
        return ()
    known = versions_of(profile) if profile else all_profiles()
    return overrides_in(path, sorted({p.calendar for p in known or all_profiles()}))


def _many(inputs: Inputs, asking: Asking, profile: str, duty: str, out: Path | None) -> Answer:
    """Every row of the file; a refused row refuses the file, with its number."""
    problems: list[Problem] = []
    total = 0
    rows: list[dict[str, Any]] = []
    with inputs.progress(_("Calculando plazos")) as bar:
        for table in inputs.stream(rows=5_000):
            for row in _rows(table):
                try:
                    rows.append(_one(asking, row, profile, duty))
                except RefusedQuestionError as error:
                    total += 1
                    problems.append(Problem(error.code, row=row.place, words=error.words))
            bar.advance(len(table))
    if problems:
        raise TableError(problems, total=total)
    if out is not None:
        _write(out, rows)
    late = [row for row in rows if row["in_time"] is False]
    return {
        "version": VERSION,
        "n": len(rows),
        "late": len(late),
        "out": None if out is None else str(out),
        "rows": [] if out is not None else rows,
    }


def _rows(table: Table) -> Iterator[_Row]:
    columns = {column.name: table.texts(column.name) for column in COLUMNS}
    for index, place in enumerate(table.rows):
        yield _Row(place=place, values={name: texts[index] for name, texts in columns.items()})


def _one(asking: Asking, row: _Row, profile: str, duty: str) -> dict[str, Any]:
    values = row.values
    question, found = ask(
        asking,
        profile=values["profile"] or profile,
        duty=values["duty"] or duty,
        started=values["at"],
        region=values["region"],
        stopped=values["stopped_at"],
    )
    due, first = found.main.due, found.first
    return {
        "row": row.place,
        "case": values["case"] or None,
        "profile": question.profile.key,
        "duty": question.duty.id,
        "source": question.duty.article,
        "region": found.main.place.words,
        "at": question.started.isoformat(),
        "due_on": None if due.due_on is None else due.due_on.isoformat(),
        "due_at": None if due.due_at is None else due.due_at.isoformat(),
        "waits_for": due.waits_for or None,
        "earliest_duty": None if first is None else first.duty.id,
        "earliest_on": None
        if first is None or first.due.due_on is None
        else first.due.due_on.isoformat(),
        "stopped_at": None if question.stopped_at is None else question.stopped_at.isoformat(),
        "in_time": found.is_kept,
    }


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, OUT_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
