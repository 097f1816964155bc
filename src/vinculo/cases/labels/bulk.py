"""The words of actions on many cases."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.cases.domain.bulk import BulkState
from vinculo.kernel.errors import error_words
from vinculo.notices.api import notice_kinds, notice_words
from vinculo.notices.contracts import NoticeKind, Way

BULK_STATES: Mapping[BulkState, Promise] = {
    BulkState.DOING: _("En marcha"),
    BulkState.DONE: _("Terminado"),
    BulkState.STOPPED: _("Parado"),
    BulkState.UNDOING: _("Deshaciendo"),
    BulkState.UNDONE: _("Deshecho"),
}

error_words.add(
    "case_not_for_many", _("Eso se hace caso por caso, o con %(most)s casos a la vez como mucho.")
)
error_words.add("case_no_such_bulk_run", _("No hay tal acción con varios casos, o ya se olvidó."))
notice_words.add(
    "cases.bulk_ended",
    _("Ha terminado su acción con varios casos: hecha en %(count)s de %(total)s"),
)
notice_words.add(
    "cases.bulk_went_back",
    _("Se ha deshecho su acción con varios casos: %(count)s de %(total)s están como antes"),
)
notice_kinds.add(
    "cases.bulk_ended",
    NoticeKind(label=_("Termina una acción mía con muchos casos"), way=Way.BELL),
)
notice_kinds.add(
    "cases.bulk_went_back",
    NoticeKind(label=_("Queda deshecha una acción mía con muchos casos"), way=Way.BELL),
)
