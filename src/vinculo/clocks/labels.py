"""Words for clocks."""

from django.utils.translation import gettext_lazy as _

from vinculo.clocks.contracts import ClockState
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words

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

evidence_words.add("clocks.started", _("Empezó un reloj"))
evidence_words.add("clocks.paused", _("Se detuvo un reloj"))
evidence_words.add("clocks.resumed", _("Siguió un reloj"))
evidence_words.add("clocks.ended", _("Terminó un reloj"))
evidence_words.add("clocks.revived", _("Volvió un reloj"))
evidence_words.add("clocks.ClockWarned", _("Avisó un reloj"))
evidence_words.add("clocks.ClockBreached", _("Venció un reloj"))
