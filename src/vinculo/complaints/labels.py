"""The words of complaints: an explanation of what was not right, never an attack."""

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import ComplaintKind, ComplaintState, LegalType
from vinculo.kernel.access import scope_words
from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words

KIND = {
    ComplaintKind.COMPLAINT: _("Queja"),
    ComplaintKind.CLAIM: _("Reclamación"),
}
LEGAL_TYPE = {
    LegalType.QUERY: _("Consulta contestada en el acto"),
    LegalType.DEFERRED_QUERY: _("Consulta que queda pendiente"),
    LegalType.INCIDENT: _("Incidencia del servicio"),
    LegalType.COMPLAINT: _("Queja o reclamación"),
}
STATE = {
    ComplaintState.RECEIVED: _("Recibida"),
    ComplaintState.ACKNOWLEDGED: _("Acusada"),
    ComplaintState.ASSESSED: _("Valorada"),
    ComplaintState.INVESTIGATED: _("Investigada"),
    ComplaintState.ANSWERED: _("Respondida"),
    ComplaintState.CLOSED: _("Cerrada"),
}

for code, words in (
    ("complaint_no_case", _("Ese caso no existe o no está a su alcance.")),
    (
        "complaint_case_over",
        _(
            "El caso ya está cerrado. Lo que el cliente cuenta ahora es un caso nuevo, que se"
            " enlaza con este."
        ),
    ),
):
    error_words.add(code, words)
error_words.add("complaint_not_found", _("Esa reclamación no existe o no está a su alcance."))
evidence_words.add("complaints.suspension_asked", _("Pregunta de si se puede cortar el servicio"))
scope_words.add("complaints.ask_suspension", _("Preguntar si se puede cortar un servicio"))
