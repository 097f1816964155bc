"""The words of the desk, by key."""

from collections.abc import Mapping
from types import MappingProxyType

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vinculo.analytics.contracts import LiveFigure
from vinculo.cases.contracts import Scope
from vinculo.kernel.errors import error_words
from vinculo.kernel.health import Check
from vinculo.routing.contracts import ChannelKind, PresenceState

TABS: Mapping[Scope, Promise] = {
    Scope.MINE: _("Míos"),
    Scope.QUEUE: _("En cola"),
    Scope.WAITING: _("En espera"),
}

PANES: Mapping[str, Promise] = {
    "cola": _("Mi trabajo"),
    "conversacion": _("Conversación"),
    "cliente": _("Cliente"),
}

LIVE: Mapping[str, Promise] = {
    "waiting": _("Esperan ahora"),
    "oldest": _("El más antiguo"),
    "judged": _("Dentro del estándar"),
    "late": _("Fuera de plazo"),
    "free": _("Personas libres"),
    "people": _("Personas"),
    "expected": _("Próxima media hora"),
}
"""The figures of the live page, by the word in their address."""

THRESHOLDS: Mapping[LiveFigure, Promise] = {
    LiveFigure.WAITING: _("lo que espera"),
    LiveFigure.OLDEST_MINUTES: _("lo que lleva esperando el más antiguo"),
    LiveFigure.KEPT_PCT: _("los plazos cumplidos hoy"),
    LiveFigure.FREE: _("las personas libres"),
}

STATES: Mapping[PresenceState, Promise] = {
    PresenceState.AVAILABLE: _("disponible"),
    PresenceState.AWAY: _("en pausa"),
    PresenceState.WRAP_UP: _("terminando"),
    PresenceState.OFFLINE: _("fuera de turno"),
}

HELD: Mapping[ChannelKind, Promise] = {
    ChannelKind.MAIL: _("correo"),
    ChannelKind.FORM: _("formulario"),
    ChannelKind.CHAT: _("chat"),
    ChannelKind.CALL: _("llamada"),
}

error_words.add(
    "dead_letter_not_waiting",
    _("Ese trabajo ya no espera: alguien lo volvió a intentar, o se completó."),
)

error_words.add("search_bad_filter", "%(problem)s")

check_names: Mapping[str, Promise] = MappingProxyType(
    {
        "database": _("Base de datos"),
        "migrations": _("Versión de la base de datos"),
        "worker": _("Proceso que hace los trabajos"),
        "outbox": _("Espera del trabajo más antiguo"),
        "disk": _("Sitio libre en el disco"),
    }
)

job_state_words: Mapping[str, Promise] = MappingProxyType(
    {
        "todo": _("Espera su turno"),
        "doing": _("En marcha"),
        "succeeded": _("Hecho"),
        "failed": _("Falló otra vez"),
        "cancelled": _("Anulado"),
        "aborted": _("Interrumpido"),
    }
)


def check_words(check: Check) -> tuple[str, str]:
    """What was looked at, and what was found, in the reader's language."""
    return str(check_names.get(check.name, check.name)), _measured(check)


def _measured(check: Check) -> str:
    if check.figure is None:
        return gettext("No contesta")
    if check.name == "disk":
        return filesizeformat(check.figure)
    if check.name == "migrations":
        return gettext("Al día") if check.ok else gettext("Pendiente de actualizar")
    if check.name == "database":
        return gettext("Contesta en %(n)s ms") % {"n": max(round(check.figure * 1000), 1)}
    seconds = round(check.figure)
    words = ngettext("%(n)s segundo", "%(n)s segundos", seconds) % {"n": seconds}
    return gettext("Dio señal hace %(time)s") % {"time": words} if check.name == "worker" else words
