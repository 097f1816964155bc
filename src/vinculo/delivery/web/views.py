"""The outbox: what leaves, what waits, and why."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.delivery import labels
from vinculo.delivery.contracts import DeliveryState, MailRow, OutgoingKind
from vinculo.delivery.selectors import outbox as selectors
from vinculo.delivery.services import outbox as services
from vinculo.delivery.transports import current
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for

_RETRIED = {
    DeliveryState.QUEUED,
    DeliveryState.WAITING,
    DeliveryState.FAILED,
    DeliveryState.UNSURE,
}


@allowed("delivery.list")
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Mails that leave, the newest first, by state."""
    chosen = _state(request.GET.get("estado", ""))
    page = selectors.mail_page(
        actor=the_actor(request), state=chosen, cursor=request.GET.get("desde", "")
    )
    counts = selectors.counts(actor=the_actor(request))
    context = {
        "rows": [_shown(row) for row in page.rows],
        "next_cursor": page.next_cursor,
        "chosen": chosen or "",
        "states": [
            {"value": state.value, "words": labels.STATES[state], "count": counts[state]}
            for state in DeliveryState
        ],
        "total": sum(counts.values()),
        "stuck": counts[DeliveryState.FAILED] + counts[DeliveryState.UNSURE],
        "waiting": counts[DeliveryState.WAITING],
        "transport": current(),
    }
    return render(request, "delivery/outbox.html", context)


@allowed("delivery.retry")
@require_POST
def retry(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """Try one mail again now."""
    try:
        services.retry(mail_id=mail_id, by=the_actor(request), at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Se vuelve a intentar ahora."))
    return redirect("delivery:outbox")


def _state(text: str) -> DeliveryState | None:
    return DeliveryState(text) if text in set(DeliveryState) else None


def _shown(row: MailRow) -> dict[str, object]:
    why = labels.WHY.get(row.state, "")
    if row.state == DeliveryState.UNSURE:
        is_answer = row.kind == OutgoingKind.ANSWER
        why = labels.UNSURE_ANSWER if is_answer else labels.UNSURE_OTHER
    elif row.reason:
        why = labels.reason_words(row.reason)
    return {
        **vars(row),
        "kind_words": labels.KINDS[row.kind],
        "state_words": labels.STATES[row.state],
        "tone": labels.TONES[row.state],
        "icon": labels.ICONS[row.state],
        "why": why,
        "may_retry": row.state in _RETRIED,
    }
