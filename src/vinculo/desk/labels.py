"""The words of the desk, by key."""

from collections.abc import Mapping
from types import MappingProxyType

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vinculo.cases.contracts import Scope
from vinculo.kernel.errors import error_words
from vinculo.kernel.health import Check

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
