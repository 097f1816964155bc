"""The words of matters before the law."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.evidence.words import evidence_words
from vinculo.statutory.contracts import MatterKind, MatterState, MatterTopic

NOT_SHOWN = frozenset({MatterState})
KIND = {
    MatterKind.QUERY: _("Consulta"),
    MatterKind.INCIDENT: _("Incidencia"),
    MatterKind.NONE: _("Sin plazo legal"),
}
TOPIC = {
    MatterTopic.OTHER: _("Otro asunto"),
    MatterTopic.BILLING: _("Facturación y cobros indebidos"),
    MatterTopic.CONTINUITY: _("Continuidad del servicio"),
    MatterTopic.DOCUMENTS: _("Documentos e información"),
}
WAY = {
    "mail": _("por correo"),
    "page": _("en su página"),
    "hand": _("en mano"),
}
for name, words in (
    ("statutory.MatterFiled", _("Una consulta o incidencia tiene los plazos de la ley")),
    ("statutory.MatterEnded", _("Una consulta o incidencia terminó, o sigue como reclamación")),
    ("statutory.MatterReceiptMade", _("Se hizo el justificante de una consulta o incidencia")),
    ("statutory.MatterReceiptGiven", _("Se entregó el justificante de una consulta o incidencia")),
    (
        "statutory.MatterReceiptReturned",
        _("Volvió el correo con el justificante de una consulta o incidencia"),
    ),
    ("statutory.CauseTold", _("Se dijo al cliente la causa de un corte y cuándo vuelve")),
    ("statutory.topic", _("Se dijo de qué trata una consulta o incidencia según la ley")),
):
    evidence_words.add(name, words)
