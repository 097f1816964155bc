"""The words of the API's description."""

from django.utils.translation import gettext_lazy as _

SUBJECTS = {
    "cases": _("Casos"),
    "customers": _("Clientes"),
    "messages": _("Mensajes"),
    "intake": _("Llegada de mensajes"),
    "quarantine": _("Cuarentena"),
    "outbox": _("Salida de correo"),
    "identity": _("Personas y accesos"),
}
"""What the operations under the first part of an address are about."""
