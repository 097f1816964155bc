"""Words for clocks."""

from django.utils.translation import gettext_lazy as _

from vinculo.clocks.contracts import ClockState
from vinculo.kernel.errors import error_words

CLOCK_STATE = {
    ClockState.RUNNING: _("En marcha"),
    ClockState.PAUSED: _("En pausa"),
    ClockState.KEPT: _("Cumplido"),
    ClockState.BROKEN: _("Incumplido"),
    ClockState.CANCELLED: _("Anulado"),
}

error_words.add("clock_illegal_action", _("Un reloj en estado «%(state)s» no admite esa acción."))
error_words.add(
    "clock_unreachable",
    _("El calendario abre demasiado poco para ese plazo. Revise sus horas de apertura."),
)
