"""What the DNS says of a mailbox's domain, with causes in plain words."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.interactions.domain.domain_records import Finding
from vinculo.interactions.domain.errors import NoMailboxError
from vinculo.interactions.labels import FINDINGS
from vinculo.interactions.services import domain_records
from vinculo.kernel.access import allowed, the_actor

FINE = frozenset({Finding.MX_THERE, Finding.MX_HERE, Finding.SPF_THERE})
BAD = frozenset({Finding.MX_NONE, Finding.MX_REFUSES, Finding.SPF_SEVERAL, Finding.SPF_ANYBODY})


@allowed("interactions.mailboxes")
@require_safe
def mailbox_domain(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """Who takes the domain's mail and who may send it."""
    try:
        domain, mx, spf = domain_records.look_up(mailbox_id, by=the_actor(request))
    except NoMailboxError:
        raise Http404 from None
    rows = [
        {
            "kind": kind,
            "tone": tone_of(judged.finding),
            "words": FINDINGS[judged.finding],
            "records": judged.records,
        }
        for kind, judged in (("MX", mx), ("SPF", spf))
    ]
    context = {"mailbox_id": mailbox_id, "domain": domain, "rows": rows}
    return render(request, "interactions/mailbox_domain.html", context)


def tone_of(finding: Finding) -> str:
    """How a finding looks."""
    if finding in FINE:
        return "ok"
    return "breach" if finding in BAD else "warn"
