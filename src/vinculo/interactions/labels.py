"""The words people read about conversations."""

from django.utils.translation import gettext_lazy as _

from vinculo.interactions.contracts import Channel, Direction, Joined, Outcome, RawState

CHANNELS = {Channel.EMAIL: _("Correo electrónico")}
DIRECTIONS = {Direction.IN: _("Recibido"), Direction.OUT: _("Enviado")}
RAW_STATES = {
    RawState.STORED: _("Guardado, pendiente de leer"),
    RawState.UNDERSTOOD: _("Leído"),
    RawState.DUPLICATE: _("Repetido"),
    RawState.QUARANTINED: _("Apartado"),
    RawState.REFUSED: _("Rechazado"),
}
OUTCOMES = {
    Outcome.STORED: _("Guardado"),
    Outcome.DUPLICATE: _("Ya había llegado"),
    Outcome.QUARANTINED: _("Apartado"),
    Outcome.REFUSED: _("Rechazado"),
}
JOINED = {
    Joined.OPENED: _("Abre la conversación"),
    Joined.SIGNED: _("Respondió a la dirección firmada que le dimos"),
    Joined.REFERENCED: _("Responde a un mensaje que le enviamos a esta dirección"),
    Joined.FOLLOW_UP: _("Abre una conversación que quizá continúe otra"),
    Joined.UNCONFIRMED: _("Llegó por la dirección de otra persona; falta confirmarlo"),
    Joined.CONFIRMED: _("Confirmado por una persona del equipo"),
    Joined.OURS: _("Lo enviamos nosotros"),
}
