"""The words people read about figures."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.analytics.contracts import By, LiveFigure
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, recorded_things
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

BY: Mapping[By, Promise] = {
    By.SERVICE: _("Servicio"),
    By.QUEUE: _("Cola"),
    By.TEAM: _("Equipo"),
    By.DAY: _("Día"),
    By.WEEK: _("Semana"),
    By.MONTH: _("Mes"),
}

METHODS: Mapping[str, Promise] = {
    "order_statistics": _("intervalo de la mediana por estadísticos de orden"),
    "wilson": _("intervalo de Wilson"),
}

LIVE_FIGURES: Mapping[LiveFigure, Promise] = {
    LiveFigure.WAITING: _("Contactos que esperan"),
    LiveFigure.OLDEST_MINUTES: _("Minutos del que más espera"),
    LiveFigure.KEPT_PCT: _("Porcentaje de plazos cumplidos hoy"),
    LiveFigure.FREE: _("Personas libres mientras alguien espera"),
}

notice_words.add(
    "analytics.above",
    _("Cola «%(queue)s»: %(figure)s, %(value)s. El umbral es %(limit)s."),
)
notice_words.add(
    "analytics.below",
    _("Cola «%(queue)s»: %(figure)s, solo %(value)s. El umbral es %(limit)s."),
)
for kind in ("analytics.above", "analytics.below"):
    notice_kinds.add(
        kind,
        NoticeKind(
            label=_("Una cola pasa de un umbral")
            if kind.endswith("above")
            else _("Una cola no llega a un umbral"),
            way=Way.AT_ONCE,
        ),
    )

recorded_things.add(
    "analytics.Threshold",
    RecordedThing(
        thing=_("Umbral"),
        title="figure",
        fields={"queue": _("cola"), "figure": _("cifra"), "limit": _("límite")},
        values={"figure": lambda value: LIVE_FIGURES[LiveFigure(value)]},
    ),
)

error_words.add("analytics_threshold_taken", _("Esa cifra ya tiene un umbral en esa cola."))
error_words.add("analytics_no_such_threshold", _("Ese umbral ya no existe."))
error_words.add("analytics_bad_limit", _("Un porcentaje no pasa de 100."))
error_words.add(
    "analytics_bad_days",
    _("El último día va después del primero, y entre los dos no hay más de %(most)s días."),
)
error_words.add(
    "analytics_too_many_groups",
    _("Son demasiados grupos para compararlos: elija menos días, o semanas o meses."),
)

CLOCKS: Mapping[str, Promise] = {
    "call": _("Llamadas recibidas, desde que entran hasta que atiende una persona"),
    "call_menu": _(
        "Llamadas recibidas, hasta un menú que deja decir el motivo y pedir una persona"
    ),
    "human": _("Peticiones de una persona, desde que se piden hasta que atiende"),
}
READINGS: Mapping[str, Promise] = {
    "A_year": _("Parte a tiempo en el año"),
    "A_month": _("Parte a tiempo en el peor mes"),
    "A_day": _("Parte a tiempo en el peor día"),
    "B_year": _("Espera media del 95 % más rápido"),
    "C_month": _("Media de las partes de cada mes"),
    "C_day": _("Media de las partes de cada día"),
}
BASES: Mapping[str, Promise] = {
    "received": _("sobre todas las recibidas"),
    "answered": _("sobre las atendidas"),
}

error_words.add(
    "call_order",
    _("Llamada %(row)s (%(reference)s): «%(late)s» es anterior a «%(early)s»."),
)
error_words.add(
    "call_twice",
    _("Las llamadas %(first)s y %(row)s llevan la misma referencia (%(reference)s)."),
)
error_words.add(
    "call_number",
    _("El identificador de la llamada %(row)s lleva un teléfono: use uno que no diga quién llama."),
)
error_words.add(
    "call_ahead",
    _(
        "Llamada %(row)s (%(reference)s): «%(name)s» está por venir. "
        "Cuéntela cuando ya haya entrado."
    ),
)
error_words.add(
    "call_reason",
    _("%(n)s de estas llamadas ya estaban y dicen otra cosa. Diga por qué se corrigen."),
)
scope_words.add("analytics.bring_calls", _("Contar llamadas para la regla del 95 %"))
notice_words.add(
    "analytics.evaluation", _("La evaluación de %(year)s tiene %(n)s cifras que mirar")
)
notice_kinds.add(
    "analytics.evaluation",
    NoticeKind(label=_("Una cifra publicada no coincide con su recuento"), way=Way.AT_ONCE),
)
evidence_words.add("analytics.evaluated", _("Evaluación anual calculada y recontada"))
evidence_words.add("analytics.calls_told", _("Llamadas traídas, con su cuenta y su huella"))

UNITS: Mapping[str, Promise] = {
    "share": _("parte de 1"),
    "seconds": _("segundos"),
    "count": _("cuántas veces"),
}
_TRIED = _("De las que alguien quiso poner o enviar; lo escrito con otras palabras no consta.")
_ASKED = _("De todos los servicios.")
COUNTED: Mapping[str, tuple[Promise, Promise]] = {
    "offers.asked": (
        _("Ofertas que pidió el cliente"),
        _("Con su mensaje, o con cómo las pidió de palabra."),
    ),
    "offers.refused": (_("Ofertas que no salieron, porque la ley no deja"), _TRIED),
    "offers.grounded": (_("Ofertas que salieron con motivo: las pidió, o es un pedido"), _TRIED),
    "offers.groundless": (
        _("Ofertas que salieron sin ningún motivo"),
        _(
            "Debe ser ninguna. El recuento mira en la evidencia si antes de salir el cliente la"
            " había pedido, o si el caso era un pedido."
        ),
    ),
    "billing.cut.asked": (_("¿Se puede cortar el servicio? Veces que preguntó"), _ASKED),
    "billing.cut.refused": (_("¿Se puede cortar el servicio? Se le dijo que no"), _ASKED),
    "billing.cut.allowed": (_("¿Se puede cortar el servicio? Se le dijo que sí"), _ASKED),
    "billing.debt.asked": (_("¿Se puede reclamar la deuda? Veces que preguntó"), _ASKED),
    "billing.debt.refused": (_("¿Se puede reclamar la deuda? Se le dijo que no"), _ASKED),
    "billing.debt.allowed": (_("¿Se puede reclamar la deuda? Se le dijo que sí"), _ASKED),
}
"""What each count is called, and of what it counts."""

LANGUAGES = {
    "es": _("castellano"),
    "ca": _("catalán o valenciano"),
    "gl": _("gallego"),
    "eu": _("euskera"),
    "en": _("inglés"),
    "other": _("otra lengua"),
}
