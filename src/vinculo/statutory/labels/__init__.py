"""The words of matters before the law."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.evidence.words import evidence_words
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way
from vinculo.portfolio.contracts import AskedBy
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
ASKED_BY = {
    AskedBy.MESSAGE: _("Por escrito, en su conversación"),
    AskedBy.LETTER: _("Por carta, entregada en mano o enviada"),
    AskedBy.CALL: _("Por teléfono"),
    AskedBy.EARLIER: _("Sin prueba guardada"),
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
    (
        "statutory.CauseTakenBack",
        _("Volvió el correo que decía al cliente la causa de un corte y cuándo vuelve"),
    ),
    ("statutory.paused", _("Lo que se pidió al cliente de una consulta o incidencia")),
    ("statutory.resumed", _("El cliente completó de otro modo lo que faltaba en una consulta")),
    ("statutory.topic", _("Se dijo de qué trata una consulta o incidencia según la ley")),
):
    evidence_words.add(name, words)

notice_words.add(
    "statutory.unanswered", _("El cliente no ha completado lo que faltaba en %(words)s")
)
notice_kinds.add(
    "statutory.unanswered",
    NoticeKind(
        label=_("Pasa el día que tenía el cliente de una consulta para completar"),
        way=Way.AT_ONCE,
    ),
)
