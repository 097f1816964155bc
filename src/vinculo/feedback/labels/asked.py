"""The words of what customers are asked and of what they answer."""

from django.utils.translation import gettext_lazy as _

from vinculo.feedback.contracts import RatingState, Skip
from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things

SCORES = {
    1: _("Muy insatisfecho"),
    2: _("Insatisfecho"),
    3: _("Ni una cosa ni otra"),
    4: _("Satisfecho"),
    5: _("Muy satisfecho"),
}
RATING_STATE = {
    RatingState.PLANNED: _("En su página; el correo saldrá después"),
    RatingState.ASKED: _("Preguntado"),
    RatingState.ANSWERED: _("Contestado"),
    RatingState.SKIPPED: _("No se le pregunta"),
}
SKIPS = {
    Skip.UNKNOWN: _("No se sabe de quién es el caso"),
    Skip.OPEN_CASE: _("Tiene un caso abierto"),
    Skip.RECENT: _("Se le preguntó hace menos de 30 días"),
    Skip.REFUSED: _("No quiere que se le pregunte"),
    Skip.NO_CONSENT: _("No consta que consienta"),
    Skip.UNREACHABLE: _("No tiene un correo que le llegue"),
    Skip.REOPENED: _("El caso se volvió a abrir"),
}

error_words.add("rating_bad_score", _("Elija un número del 1 al 5."))
error_words.add("rating_bad_limit", _("Una mala nota es de las bajas: elija un número del 1 al 4."))
error_words.add(
    "rating_gone", _("Este enlace no sirve o ya pasó su tiempo. Gracias de todos modos.")
)
recorded_things.add(
    "feedback.RatingRule",
    RecordedThing(
        thing=_("Primera valoración de un servicio"),
        title="service",
        fields={
            "service": _("servicio"),
            "asks": _("se pregunta"),
            "bad_at_most": _("mala nota, hasta"),
            "after_hours": _("horas tras resolver"),
        },
    ),
)
