"""The words of the staffing command: lengths of time, targets, columns, the answer's form."""

import math
import re
from collections.abc import Mapping
from typing import Any

import click

from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column

_ = gettext_of("analytics")

_LENGTH = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(s|m|min|h)?\s*$", re.IGNORECASE)
_UNITS = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}


class Seconds(click.ParamType[float]):
    """A length of time: ``30m``, ``180s``, ``1h``; a bare number is seconds."""

    name = "length"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return _("TIEMPO")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        found = _LENGTH.match(str(value))
        length = (
            float(found[1].replace(",", ".")) * _UNITS[(found[2] or "s").lower()] if found else 0.0
        )
        if length <= 0:
            self.fail(_("«%s» no es un tiempo: escriba 180s, 30m o 1h.") % value, param, ctx)
        return length


class Contacts(click.FloatRange):
    """A number of contacts: not negative, not endless, and a number."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        found = float(super().convert(value, param, ctx))
        if not math.isfinite(found):
            self.fail(_("«%s» no es un número de contactos.") % value, param, ctx)
        return found


class ShareType(click.ParamType[float]):
    """A share: ``30%`` or ``0.3``; at least 0 and below 1."""

    name = "share"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return _("PARTE")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        text = str(value).strip().replace(",", ".")
        try:
            share = float(text.rstrip("% ")) / (100.0 if text.endswith("%") else 1.0)
        except ValueError:
            share = -1.0
        if not 0 <= share < 1:
            self.fail(_("«%s» no es una parte de 0 a 1: escriba 0,3 o 30 %%.") % value, param, ctx)
        return share


class ServiceLevel(click.ParamType[tuple[float, float]]):
    """A service level: ``80/20`` is 80 % within 20 seconds."""

    name = "level"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return _("PARTE/SEGUNDOS")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        found = re.match(r"^\s*(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?)\s*$", str(value))
        share = float(found[1].replace(",", ".")) / 100 if found else 0.0
        if found is None or not 0 < share < 1:
            self.fail(_("«%s» no es un nivel de servicio: escriba 80/20.") % value, param, ctx)
        return share, float(found[2].replace(",", "."))


COLUMNS = (
    Column(
        "start",
        "moment",
        _("Cuándo empieza el intervalo, o cuándo llegó el contacto."),
        aliases=("inicio", "fecha_hora", "fecha", "moment", "timestamp", "intervalo"),
        blank=False,
    ),
    Column(
        "calls",
        "number",
        _("Contactos del intervalo; sin esta columna, cada fila es un contacto."),
        required=False,
        aliases=("llamadas", "contactos", "arrivals", "llegadas"),
        blank=False,
        minimum=0,
    ),
    Column(
        "aht",
        "number",
        _("Tiempo medio de atención, en segundos."),
        required=False,
        aliases=("tmo", "duracion"),
        minimum=0.001,
    ),
)

_NUMBER = {"type": ["number", "null"]}
_FIGURE = {"type": "number"}
_FIGURES = (
    "waiting_share",
    "service_level",
    "service_level_of_answered",
    "answered_or_left_in_time",
    "mean_wait",
    "asa",
    "abandonment",
    "occupancy",
    "queue",
)
_PERFORMANCE = {
    "type": ["object", "null"],
    "required": ["agents", "service_level", "asa", "occupancy", "abandonment"],
    "properties": {
        "agents": {"type": "integer"},
        **dict.fromkeys(_FIGURES, _FIGURE),
        "paid_people": {"type": "integer"},
    },
    "additionalProperties": False,
}
_INTERVAL = {
    "type": "object",
    "required": ["start", "calls", "n", "needed"],
    "properties": {
        "start": {"type": "string"},
        "calls": {"type": "number"},
        "n": {"type": "integer"},
        "interval": {"type": ["object", "null"]},
        "aht": {"type": "number"},
        "load_erlangs": {"type": "number"},
        "needed": _PERFORMANCE,
        "given": _PERFORMANCE,
        "is_estimated": {"type": "boolean"},
    },
    "additionalProperties": False,
}
SCHEMA: Mapping[str, Any] = {
    "title": "vinculo staffing",
    "type": "object",
    "required": ["version", "source", "model", "target", "warnings"],
    "properties": {
        "version": {"type": "string"},
        "source": {"type": "string"},
        "model": {"enum": ["erlang_a", "erlang_b", "erlang_c"]},
        "target": {"type": "object"},
        "shrinkage": {"type": "number"},
        "patience": _NUMBER,
        "load_erlangs": {"type": "number"},
        "given": _PERFORMANCE,
        "needed": _PERFORMANCE,
        "intervals": {"type": "array", "items": _INTERVAL},
        "days": {"type": "array", "items": {"type": "object"}},
        "forecast": {"type": "object"},
        "left_out": {"type": "array"},
        "warnings": {"type": "array"},
    },
    "additionalProperties": False,
}

WORDS: Mapping[str, str] = {
    "coarse_rows": _(
        "Las filas del archivo van de %(step)s en %(step)s minutos y los intervalos pedidos son "
        "de %(minutes)s: use --interval %(step)sm."
    ),
    "too_short": _("Para prever hacen falta al menos tres semanas de historia."),
    "days_too_far": _("Entre la primera fecha y la última hay más de veinte años."),
}

NOTES: Mapping[str, str] = {
    "overload": _("Con %(agents)s agentes la cola crece sin fin: llegan %(load)s erlangs."),
    "unreachable": _("Ningún número de agentes cumple ese objetivo."),
    "too_large": _("Harían falta más de %(most)s agentes: es más de lo que aquí se calcula."),
    "own": _("Se usa el modelo propio: se equivoca menos que repetir la semana anterior."),
    "naive": _("Se repite la semana anterior: se equivoca menos que el modelo propio."),
}
