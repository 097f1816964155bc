"""Words of what the law asks of complaints."""

from django.utils.translation import gettext_lazy as _

from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

notice_words.add(
    "complaints.no_receipt", _("El justificante de una reclamación no ha llegado al cliente")
)
notice_kinds.add(
    "complaints.no_receipt",
    NoticeKind(label=_("No se ha entregado el justificante de una reclamación"), way=Way.AT_ONCE),
)
notice_words.add(
    "complaints.unanswered", _("El cliente no ha completado lo que faltaba en %(words)s")
)
notice_kinds.add(
    "complaints.unanswered",
    NoticeKind(label=_("Pasa el día que tenía un cliente para completar"), way=Way.AT_ONCE),
)
