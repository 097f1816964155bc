"""Cases as evidence: what an auditor reads of them, without names, addresses or texts."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinculo.cases import labels
from vinculo.cases.selectors import evidence
from vinculo.cases.web.words import ENTRY_LOOKS, STATUS_LOOKS, line_of
from vinculo.kernel.access import allowed, the_actor
from vinculo.routing import api as routing


@allowed("cases.see_evidence")
@require_GET
def evidence_list(request: HttpRequest) -> HttpResponse:
    """All cases, the newest first, or the one whose number is asked for."""
    said = request.GET.get("numero", "").strip()
    page = evidence.evidence_list(
        actor=the_actor(request), cursor=request.GET.get("desde") or None, said=said
    )
    context = {
        "rows": [(row, labels.STATUSES[row.status], STATUS_LOOKS[row.status]) for row in page.rows],
        "next_cursor": page.next_cursor,
        "said": said[:40],
    }
    return render(request, "cases/evidence_list.html", context)


@allowed("cases.see_evidence")
@require_GET
def evidence_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One case: its states, its clocks and its history in codes and times."""
    found = evidence.evidence_of(actor=the_actor(request), case_id=case_id)
    if found is None:
        raise Http404
    queues = {queue.id: queue.name for queue in routing.all_queues()}
    case = found.case
    context = {
        "case": case,
        "status_words": labels.STATUSES[case.status],
        "status_look": STATUS_LOOKS[case.status],
        "kind_words": labels.KINDS[case.kind],
        "outcome_words": labels.OUTCOMES[case.outcome] if case.outcome else "",
        "clocks": [
            (clock, labels.STANDARDS.get(clock.kind, clock.kind), labels.CLOCK_STATES[clock.state])
            for clock in found.clocks
        ],
        "lines": [
            (entry, line_of(entry, queues), ENTRY_LOOKS.get(entry.kind, ""))
            for entry in found.entries
        ],
    }
    return render(request, "cases/evidence.html", context)
