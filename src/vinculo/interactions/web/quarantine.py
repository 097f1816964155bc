"""What was put aside: why, the original, and another try."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from vinculo.interactions.contracts import RawState
from vinculo.interactions.labels import RAW_STATES, REASONS
from vinculo.interactions.selectors import contents, quarantine
from vinculo.interactions.services import spam_rules
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.downloads import download
from vinculo.kernel.errors import DomainError, words_for


@allowed("interactions.quarantine")
@require_safe
def quarantine_list(request: HttpRequest) -> HttpResponse:
    """Messages that wait for a look, the newest first."""
    actor, reason = the_actor(request), request.GET.get("motivo", "")
    page = quarantine.raw_page(actor=actor, cursor=request.GET.get("desde", ""), reason=reason)
    counts = quarantine.counts_by_reason(actor=actor)
    rows = [
        {
            **vars(row),
            "reason_words": REASONS.get(row.reason, row.reason),
            "state_words": RAW_STATES[row.state],
            "may_retry": row.state == RawState.QUARANTINED,
        }
        for row in page.rows
    ]
    context = {
        "rows": rows,
        "next_cursor": page.next_cursor,
        "reason": reason,
        "waiting": counts.get(reason, 0),
        "most": spam_rules.MOST_AT_ONCE,
        "reasons": [
            {"code": code, "words": REASONS.get(code, code), "count": count}
            for code, count in counts.items()
        ],
    }
    return render(request, "interactions/quarantine.html", context)


@allowed("interactions.quarantine")
@require_POST
def retry_all(request: HttpRequest) -> HttpResponse:
    """Let in everything that waits for one reason, after a flood for instance."""
    reason = request.POST.get("motivo", "")[:60]
    done = spam_rules.let_in(reason=reason, by=the_actor(request)) if reason else 0
    words = ngettext(
        "Se vuelve a leer %(n)s mensaje.", "Se vuelven a leer %(n)s mensajes, por orden.", done
    )
    messages.success(request, words % {"n": done})
    return redirect(f"{reverse('interactions:quarantine')}?{urlencode({'motivo': reason})}")


@allowed("interactions.quarantine")
@require_POST
def retry(request: HttpRequest, raw_id: UUID) -> HttpResponse:
    """Read one message again."""
    if quarantine.raw_row(actor=the_actor(request), raw_id=raw_id) is None:
        raise Http404
    try:
        spam_rules.not_spam(raw_id=raw_id, by=the_actor(request))
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Se vuelve a leer ahora; si se entiende, abrirá su caso."))
    return redirect("interactions:quarantine")


@allowed("interactions.quarantine")
@require_safe
def original(request: HttpRequest, raw_id: UUID) -> HttpResponse:
    """The bytes as they came, to be saved."""
    found = contents.raw_put_aside(actor=the_actor(request), raw_id=raw_id)
    if found is None:
        raise Http404
    return download(found.digest, name=found.name, content_type=found.media_type)
