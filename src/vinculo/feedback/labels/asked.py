"""The words of what customers are asked and of what they answer."""

from django.utils.translation import gettext_lazy as _

from vinculo.feedback.contracts import RatingState, Skip, Trouble, WaveState
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
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
    Skip.SAME_ADDRESS: _("Otro cliente de la misma dirección ya está en la oleada"),
    Skip.COMPLAINT: _("Es una reclamación: se le hacen las tres preguntas sobre el trato"),
}

TROUBLES = {
    Trouble.DELAY: _("Tardó demasiado"),
    Trouble.FAULT: _("Falló o no quedó bien"),
    Trouble.TREATMENT: _("El trato"),
    Trouble.INFORMATION: _("No se me informó bien"),
    Trouble.BILLING: _("La factura o el cobro"),
    Trouble.PROMISE: _("No se cumplió lo prometido"),
    Trouble.OTHER: _("Otra cosa"),
}
WAVE_STATE = {
    WaveState.DRAFT: _("Preparada"),
    WaveState.SENDING: _("Enviándose"),
    WaveState.SENT: _("Enviada"),
    WaveState.STOPPED: _("Parada"),
}
WAVE_LOOKS = {
    WaveState.DRAFT: "idle",
    WaveState.SENDING: "warn",
    WaveState.SENT: "ok",
    WaveState.STOPPED: "breach",
}

error_words.add(
    "wave_bad",
    _("Revise los días (el último no va antes del primero) y los números de la oleada."),
)
error_words.add("wave_gone", _("La oleada ya no está en ese punto: alguien la envió o la paró."))
error_words.add(
    "wave_nobody", _("No queda nadie a quien preguntar: abajo se dice por qué no a cada grupo.")
)
error_words.add("rating_bad_score", _("Elija un número del 1 al 5."))
error_words.add("rating_bad_limit", _("Una mala nota es de las bajas: elija un número del 1 al 4."))
error_words.add(
    "rating_gone", _("Este enlace no sirve o ya pasó su tiempo. Gracias de todos modos.")
)
error_words.add(
    "rating_looked_at_again",
    _("El asunto %(number)s se ha reabierto: se pregunta cuando esté resuelto."),
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
recorded_things.add(
    "feedback.Wave",
    RecordedThing(
        thing=_("Oleada de preguntas"),
        fields={
            "name": _("nombre"),
            "service": _("servicio"),
            "since": _("desde"),
            "until": _("hasta"),
            "margin_pct": _("precisión"),
            "response_pct": _("respuesta esperada"),
            "seed": _("semilla"),
            "worth": _("margen de un cliente"),
            "currency": _("moneda"),
            "state": _("estado"),
            "population": _("población"),
            "size": _("tamaño"),
            "created_by_id": _("quién la preparó"),
            "created_at": _("alta"),
            "started_at": _("empezó"),
        },
        values={"state": lambda value: WAVE_STATE[WaveState(value)]},
        refers={"created_by_id": "identity.User"},
    ),
)

error_words.add("notice_nobody", _("A nadie de quienes afecta se le puede escribir."))
error_words.add("notice_told", _("Este paso ya se envió: nadie lo recibe dos veces."))
error_words.add("notice_count_changed", _("Ahora serían %(n)s: mire de nuevo la cuenta y envíelo."))
error_words.add("notice_needs_signature", _("A más de %(limit)s clientes lo envía la dirección."))
error_words.add(
    "notice_no_service", _("Este aviso es de todos los servicios: no se sabe a quién afecta.")
)
evidence_words.add("feedback.CaseRated", _("Un cliente valoró cómo se le atendió"))
evidence_words.add("feedback.notice_sent", _("Aviso enviado a quienes afecta"))
