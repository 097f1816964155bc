"""The words people read about outgoing mail."""

from django.utils.translation import gettext_lazy as _

from vinculo.delivery.contracts import DeliveryState, Outcome, OutgoingKind
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words

STATES = {
    DeliveryState.QUEUED: _("En cola"),
    DeliveryState.SENDING: _("Saliendo"),
    DeliveryState.SENT: _("Enviado"),
    DeliveryState.UNSURE: _("Sin certeza"),
    DeliveryState.WAITING: _("En espera"),
    DeliveryState.FAILED: _("No entregado"),
}
TONES = {
    DeliveryState.QUEUED: "info",
    DeliveryState.SENDING: "info",
    DeliveryState.SENT: "ok",
    DeliveryState.UNSURE: "warn",
    DeliveryState.WAITING: "idle",
    DeliveryState.FAILED: "breach",
}
KINDS = {
    OutgoingKind.ANSWER: _("Respuesta"),
    OutgoingKind.NOTICE: _("Aviso"),
    OutgoingKind.LOGIN: _("Acceso"),
    OutgoingKind.ACKNOWLEDGEMENT: _("Acuse de recibo"),
}
WHY = {
    DeliveryState.QUEUED: _("Sale en cuanto le toque el turno."),
    DeliveryState.SENDING: _("Se está entregando al servidor de correo."),
    DeliveryState.SENT: _("El servidor de correo lo ha aceptado."),
    DeliveryState.WAITING: _("Espera a que se configure un servidor de correo."),
    DeliveryState.FAILED: _("El servidor de correo lo ha rechazado."),
}
REASONS = {
    "bytes_gone": _(
        "Su contenido ya no está en el disco, así que no puede salir. "
        "Recupérelo de una copia de seguridad y pulse «Reintentar», o escríbalo de nuevo."
    )
}
UNSURE_ANSWER = _(
    "La conexión se cortó al entregarlo. Se ha enviado otra vez: puede llegar dos veces."
)
UNSURE_OTHER = _("La conexión se cortó al entregarlo. No se ha repetido: puede no haber llegado.")

error_words.add("delivery_no_recipient", _("El correo no tiene ningún destinatario válido."))
error_words.add(
    "delivery_nothing_to_retry", _("Ese correo ya ha salido o está saliendo ahora mismo.")
)
error_words.add(
    "delivery_bad_smtp_url",
    _(
        "La dirección del servidor de correo (VINCULO_SMTP_URL) no sirve: %(reason)s. "
        "Escriba smtps://usuario:clave@servidor:465 o starttls://usuario:clave@servidor:587."
    ),
)
OUTCOMES = {
    Outcome.ACCEPTED: _("Aceptado"),
    Outcome.TEMPORARY: _("Rechazado por ahora"),
    Outcome.PERMANENT: _("Rechazado"),
    Outcome.UNSURE: _("Cortado sin respuesta"),
    Outcome.LOST: _("Interrumpido"),
}
ICONS = {
    DeliveryState.QUEUED: "clock",
    DeliveryState.SENDING: "send",
    DeliveryState.SENT: "check",
    DeliveryState.UNSURE: "circle-help",
    DeliveryState.WAITING: "pause",
    DeliveryState.FAILED: "triangle-alert",
}

scope_words.add("delivery.list", _("Ver el correo que sale"))
scope_words.add("delivery.retry", _("Volver a intentar un envío"))
