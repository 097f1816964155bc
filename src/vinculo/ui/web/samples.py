"""What the catalogue shows: one example file per family of parts, with the values it needs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.ui import charts, hours

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "ui" / "examples"


@dataclass(frozen=True, kw_only=True)
class Example:
    """A family of parts: its heading, its template and the text of it, to copy from."""

    key: str
    title: str | Promise
    note: str | Promise
    wide: bool = False

    @property
    def template(self) -> str:
        """The template's name."""
        return f"ui/examples/{self.key}.html"

    @property
    def source(self) -> str:
        """What one writes to get it."""
        text = (FOLDER / f"{self.key}.html").read_text(encoding="utf-8")
        return text.replace("{% load i18n %}\n", "").strip()


EXAMPLES = (
    Example(key="buttons", title=_("Botones"), note=_("Uno principal por zona")),
    Example(
        key="states", title=_("Insignias y relojes"), note=_("Palabra y forma, nunca solo color")
    ),
    Example(key="people", title=_("Personas y clases"), note=_("La clase se lee sin color")),
    Example(
        key="thread",
        title=_("El hilo"),
        note=_("Lleno, cumplido; anillo, abierto; medio, en riesgo"),
    ),
    Example(
        key="notes",
        title=_("Avisos y cifras"),
        note=_("Un error que pide algo se queda en su sitio"),
    ),
    Example(
        key="forms", title=_("Campos"), note=_("Los dibuja el formulario de Django, sin clases")
    ),
    Example(
        key="choices", title=_("Elegir"), note=_("Desde cinco opciones, una lista desplegable")
    ),
    Example(key="floating", title=_("Diálogo, cajón, menú"), note=_("Solo flota lo que se pide")),
    Example(
        key="conversation",
        title=_("Conversación"),
        note=_("Cliente, agente, nota interna, sistema"),
    ),
    Example(
        key="composer",
        title=_("Redactor"),
        note=_("Sin programa del navegador es un cuadro de texto"),
    ),
    Example(
        key="table", title=_("Tabla"), note=_("En un teléfono cada fila es una ficha"), wide=True
    ),
    Example(key="empty", title=_("Vacío, cargando, error"), note=_("Dice qué hacer después")),
    Example(key="steps", title=_("Pasos y avance"), note=_("Lo hecho, lo de ahora, lo que falta")),
    Example(key="rows", title=_("Gráfico de filas"), note=_("La tabla es el gráfico")),
    Example(key="line", title=_("Curva"), note=_("Con su tabla debajo")),
    Example(key="band", title=_("Lo previsto y lo real"), note=_("El intervalo, detrás")),
    Example(key="week", title=_("Semana"), note=_("Las horas abiertas, de 0 a 24")),
    Example(key="heat", title=_("Mapa de calor"), note=_("El número se queda en la casilla")),
)


MORNING, AFTERNOON = (8 * 60, 14 * 60), (16 * 60, 20 * 60)
WEEK = ((MORNING, AFTERNOON),) * 5 + (((9 * 60, 14 * 60),), ())


class SampleForm(forms.Form):
    """A form with a mistake in it."""

    name = forms.CharField(
        label=_("Nombre del servicio"), help_text=_("Como lo lee el cliente"), max_length=80
    )
    length = forms.RegexField(
        r"^\d+ ?h$",
        label=_("Plazo de la norma"),
        error_messages={"invalid": _("Escriba un número y su unidad, por ejemplo 24 h.")},
    )
    calendar = forms.ChoiceField(
        label=_("Calendario"), choices=[("h", _("Andalucía, Huelva")), ("m", _("Madrid"))]
    )
    warn = forms.BooleanField(label=_("Avisar al 75 % del plazo"), required=False)


def sample_values(now: datetime) -> dict[str, Any]:
    """The values that the examples print."""
    form = SampleForm({"name": "Fibra 600", "length": _("dos días"), "calendar": "h", "warn": "on"})
    return {
        "now": now,
        "started": now - timedelta(hours=4),
        "soon": now + timedelta(minutes=38),
        "later": now + timedelta(hours=6),
        "passed": now - timedelta(hours=1),
        "yesterday": now - timedelta(days=1, hours=2),
        "form": form,
        "gaps": _gaps(),
        "kept": _kept(),
        "mood": _mood(),
        "heat": _heat(),
        "band": _band(),
        "week": hours.week_rows(WEEK),
        "trend": [0.4, 0.5, 0.3, 0.4, 0.1, -0.6, -0.7, -0.4],
    }


def _gaps() -> charts.RowChart:
    return charts.RowChart(
        caption=_("Brecha por dimensión"),
        label_head=_("Dimensión"),
        plot_head=_("De −2 a 1"),
        value_head=_("Valor e intervalo"),
        low=-2,
        high=1,
        bars=(
            charts.Bar(
                label=_("Fiabilidad"),
                value=-1.31,
                words="−1,31",
                basis="−1,52 a −1,10 · n = 412",
                interval=(-1.52, -1.10),
                target=-0.8,
            ),
            charts.Bar(
                label=_("Empatía"),
                value=0.3,
                words="+0,30",
                basis="0,08 a 0,52 · n = 398",
                interval=(0.08, 0.52),
            ),
        ),
    )


def _kept() -> charts.RowChart:
    return charts.RowChart(
        caption=_("Contestado a tiempo por servicio"),
        label_head=_("Servicio"),
        plot_head=_("De 0 a 100 %"),
        value_head=_("A tiempo"),
        low=0,
        high=100,
        bars=(
            charts.Bar(
                label=_("Averías"), value=81, words="81 %", basis="2.114 de 2.610", target=95
            ),
            charts.Bar(
                label=_("Facturación"), value=94, words="94 %", basis="611 de 650", target=95
            ),
        ),
    )


def _mood() -> charts.LineChart:
    return charts.LineChart(
        key="mood-sample",
        title=_("Ánimo por contacto en 2026"),
        description=_("De contenta en junio a molesta en noviembre."),
        label_head=_("Contacto"),
        value_head=_("Ánimo"),
        low=-1,
        high=1,
        high_words=_("contenta"),
        low_words=_("enfadada"),
        points=(
            charts.Point(label=_("ene"), value=0.3, words="0,3"),
            charts.Point(label=_("mar"), value=0.1, words="0,1", is_sure=False, is_minor=True),
            charts.Point(label=_("jun"), value=0.6, words="0,6", note=_("revisión de cuenta")),
            charts.Point(label=_("ago"), value=0.2, words="0,2", is_minor=True),
            charts.Point(label=_("nov"), value=-0.55, words="−0,55", note=_("molesta, 74 %")),
        ),
    )


def _band() -> charts.BandChart:
    """A morning: five half hours that were expected, of which three have passed."""
    expected = ((9, 6, 13), (14, 10, 19), (18, 13, 24), (15, 10, 20), (11, 7, 16))
    return charts.BandChart(
        key="band-sample",
        title=_("Contactos por media hora"),
        description=_("Llegaron menos de los previstos hasta las diez."),
        label_head=_("Hora"),
        expected_head=_("Previstos"),
        real_head=_("Reales"),
        real_words="17",
        points=tuple(
            charts.BandPoint(
                label=f"{9 + i // 2}:{i % 2 * 30:02}",
                expected=middle,
                low=low,
                high=high,
                real=real,
            )
            for i, ((middle, low, high), real) in enumerate(
                zip(expected, (8, 12, 17, None, None), strict=True)
            )
        ),
    )


def _heat() -> charts.HeatTable:
    cell = charts.HeatCell
    return charts.HeatTable(
        caption=_("Brecha por dimensión y servicio"),
        corner=_("Dimensión"),
        columns=(_("Móvil"), _("Averías"), _("Tiendas")),
        rows=(
            (
                _("Fiabilidad"),
                (
                    cell(value=-0.6, words="−0,6"),
                    cell(value=-2.1, words="−2,1"),
                    cell(value=-0.3, words="−0,3"),
                ),
            ),
            (
                _("Empatía"),
                (
                    cell(value=0.1, words="+0,1"),
                    cell(value=0, words="n < 5", is_thin=True),
                    cell(value=0.7, words="+0,7"),
                ),
            ),
        ),
    )
