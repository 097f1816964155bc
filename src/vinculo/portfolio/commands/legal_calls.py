"""«95 % of calls in under three minutes»: every reading of the rule, from a file of calls."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from vinculo.kernel.calculation import Answer, Inputs, calculation
from vinculo.kernel.words import gettext_noop, gettext_of
from vinculo.lib.calendar.call_order import out_of_order
from vinculo.lib.calendar.told import NotToldError, told_start
from vinculo.lib.tables import Column, Problem, Table, TableError
from vinculo.portfolio.commands.legal.asking import RefusedQuestionError, zone_named
from vinculo.portfolio.commands.legal.schemas import CALLS_SCHEMA
from vinculo.portfolio.commands.legal.words import REFUSALS, say

if TYPE_CHECKING:
    from vinculo.lib.stats.call_rule import Reading

_ = gettext_of("portfolio")

PATH = ("legal", "calls")
USES_DJANGO = False
NEEDS_DATABASE = False

COLUMNS = (
    Column(
        "received_at",
        "text",
        _("cuándo entró la llamada, con su huso"),
        aliases=("recibida", "entrada", "inicio"),
    ),
    Column(
        "answered_at",
        "text",
        _("cuándo la atendió una persona; vacío, nunca"),
        blank=True,
        aliases=("atendida", "contestada", "connected_at", "agent_connected_at"),
    ),
    Column(
        "human_requested_at",
        "text",
        _("cuándo se pidió una persona; vacío, no se pidió"),
        required=False,
        aliases=("pide_persona",),
    ),
    Column(
        "menu_reached_at",
        "text",
        _("cuándo el menú dejó decir el motivo y pedir una persona"),
        required=False,
        aliases=("menu",),
    ),
)
CLOCKS: Mapping[str, tuple[str, str, str]] = {
    "call": (
        "received_at",
        "10.3",
        gettext_noop("Llamadas recibidas, desde que entran hasta que atiende una persona."),
    ),
    "call_menu": (
        "received_at",
        "10.3",
        gettext_noop(
            "Llamadas recibidas, hasta un menú que deja decir el motivo y pedir una persona."
        ),
    ),
    "human": (
        "human_requested_at",
        "8.2",
        gettext_noop("Peticiones de una persona, desde que se piden hasta que atiende."),
    ),
}
READINGS: Mapping[str, str] = {
    "A_year": gettext_noop("Parte atendida a tiempo en el año (el peor, si hay varios)."),
    "A_month": gettext_noop("Parte atendida a tiempo en el peor mes."),
    "A_day": gettext_noop("Parte atendida a tiempo en el peor día."),
    "B_year": gettext_noop("Espera media del 95 % más rápido; el otro 5 % queda libre."),
    "C_month": gettext_noop("Media simple de las partes de cada mes."),
    "C_day": gettext_noop("Media simple de las partes de cada día."),
}
WRONG = {
    "ends_first": gettext_noop("«%(column)s» es anterior a «%(other)s»."),
}


@calculation(
    help=_("Lee de todas las maneras la regla del 95 % en tres minutos."),
    schema=CALLS_SCHEMA,
    columns=COLUMNS,
    example="examples/legal_calls.csv",
)
@click.option(
    "--timezone",
    default="Europe/Madrid",
    show_default=True,
    help=_("Huso de los días y meses, y de las horas que no dicen el suyo."),
)
def command(inputs: Inputs, *, timezone: str) -> Answer:
    """All readings of both clocks, the strictest named."""
    try:
        zone = zone_named(timezone)
    except RefusedQuestionError as error:
        raise TableError([Problem(error.code, words=error.words)]) from None
    table = inputs.table()
    moments = _moments(table, zone)
    found = [clock for key in CLOCKS if (clock := _clock(key, moments, zone)) is not None]
    strictest = [_told(clock.key, clock.strictest) for clock in found]
    return {
        "version": "legal_calls/1",
        "source": "Ley 10/2025, arts. 8.2, 10.3",
        "n": len(table),
        "timezone": timezone,
        "passes_all": all(reading["passes"] for reading in strictest),
        "clocks": [
            {
                "clock": clock.key,
                "words": _(CLOCKS[clock.key][2]),
                "source": f"Ley 10/2025, art. {CLOCKS[clock.key][1]}",
                "n": clock.n,
                "unanswered": clock.unanswered,
                "passes_all": all(reading.passes for reading in clock.readings),
            }
            for clock in found
        ],
        "strictest": strictest,
        "readings": [_told(clock.key, reading) for clock in found for reading in clock.readings],
        "warnings": list(_warnings(found)),
    }


Moments = dict[str, list[datetime | None]]


def _moments(table: Table, zone: ZoneInfo) -> Moments:
    """Every column as instants; what is no moment, or ends before it begins, is refused."""
    problems: list[Problem] = []
    found: Moments = {}
    for column in COLUMNS:
        values: list[datetime | None] = []
        for index, text in enumerate(table.texts(column.name)):
            try:
                values.append(_moment(text, zone))
            except NotToldError as error:
                words = say(REFUSALS[error.code], text=error.text)
                problems.append(
                    Problem(error.code, row=table.rows[index], column=column.name, words=words)
                )
                values.append(None)
        found[column.name] = values
    problems += list(_out_of_order(table, found))
    if problems:
        raise TableError(problems)
    return found


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    if not text.strip():
        return None
    told = told_start(text, zone, midnight_is_a_day=False)
    if not isinstance(told, datetime):
        raise NotToldError("not_a_moment", text)
    return told.astimezone(UTC)


def _out_of_order(table: Table, moments: Moments) -> Iterator[Problem]:
    for index, row in enumerate(table.rows):
        for column, other in out_of_order({name: found[index] for name, found in moments.items()}):
            words = say(WRONG["ends_first"], column=column, other=other)
            yield Problem("ends_first", row=row, column=column, words=words)


@dataclass(frozen=True, kw_only=True)
class _Clock:
    key: str
    n: int
    unanswered: int
    readings: "list[Reading]"
    strictest: "Reading"


def _clock(key: str, moments: Moments, zone: ZoneInfo) -> _Clock | None:
    """The readings of one clock; None when the file has nothing for it."""
    import numpy as np

    from vinculo.lib.stats.call_rule import readings, strictest

    waits, days = _waits(key, moments, zone)
    if not waits or (key == "call_menu" and not any(moments["menu_reached_at"])):
        return None
    found = readings(np.array(waits), np.array(days, dtype=np.int64))
    worst = strictest(found)
    assert worst is not None  # noqa: S101
    return _Clock(
        key=key, n=len(waits), unanswered=waits.count(inf), readings=found, strictest=worst
    )


def _waits(key: str, moments: Moments, zone: ZoneInfo) -> tuple[list[float], list[int]]:
    """Seconds until the clock stops, infinite where it never did, and the local days."""
    waits, days = [], []
    for index, begins in enumerate(moments[CLOCKS[key][0]]):
        if begins is None:
            continue
        ends = [moments["answered_at"][index]]
        if key == "call_menu":
            ends.append(moments["menu_reached_at"][index])
        known = [(moment - begins).total_seconds() for moment in ends if moment is not None]
        waits.append(min(known, default=inf))
        local = begins.astimezone(zone)
        days.append(local.year * 10_000 + local.month * 100 + local.day)
    return waits, days


def _told(clock: str, reading: "Reading") -> dict[str, Any]:
    return {
        "clock": clock,
        "key": reading.key,
        "words": _(READINGS[reading.key]),
        "base": reading.base,
        "n": reading.n,
        "value": reading.value,
        "unit": "seconds" if reading.key.startswith("B") else "share",
        "limit": reading.limit,
        "passes": reading.passes,
        "margin": reading.margin,
        "period": reading.period,
        "reason": reading.reason or None,
    }


def _warnings(found: list[_Clock]) -> Iterator[dict[str, str]]:
    for clock in found:
        if len({reading.passes for reading in clock.readings}) == 2:
            words = _("Unas lecturas se cumplen y otras no (%s): vigile la más estricta.")
            yield {"code": "readings_disagree", "words": words % clock.key}
    if all(clock.key != "human" for clock in found):
        yield {
            "code": "no_human_requests",
            "words": _("Sin la columna human_requested_at no se puede ver el artículo 8.2."),
        }
