"""The form that asks a customer for what is missing, with the days and messages of its case."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from vinculo.cases.contracts import CaseView
from vinculo.portfolio.contracts import AskedBy
from vinculo.statutory.contracts import MatterView
from vinculo.statutory.labels import ASKED_BY
from vinculo.statutory.selectors import asked, reading
from vinculo.statutory.web.forms import PauseForm

WAYS = (AskedBy.MESSAGE, AskedBy.LETTER, AskedBy.CALL)


def form_of(
    view: MatterView, case: CaseView, *, at: datetime, request: HttpRequest | None = None
) -> PauseForm | None:
    """The form that asks; None while no law of a term that runs knows a pause."""
    kinds = asked.pauses_known(reading.terms_shown(view.case_id), at=at)
    if not kinds:
        return None
    has_address = case.conversation_id is not None
    least = asked.first_day(view.case_id, kinds[0][0], at=at)
    data = (request.POST, request.FILES) if request else ()
    form = PauseForm(
        *data,
        kinds=kinds,
        ways=[(one.value, ASKED_BY[one]) for one in WAYS if has_address or one is not WAYS[0]],
        sent=[
            (one.key, f"{date_format(localtime(one.at), 'SHORT_DATETIME_FORMAT')} · {one.begins}")
            for one in asked.sent_messages(view.case_id)
        ],
        initial={"seen": case.latest_message_id, "answer_by": least},
    )
    if least is not None:
        form.fields["answer_by"].help_text = _("Como pronto, el %(day)s.") % {
            "day": date_format(least, "DATE_FORMAT")
        }
    return form
