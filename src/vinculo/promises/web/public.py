"""What the company binds itself to before everybody, without a login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import public
from vinculo.organization import api as organization
from vinculo.promises.selectors import claims


@public
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """The published commitments with how often they were kept."""
    at = clock.now()
    context = {
        "kept": claims.commitments(at),
        "at": at,
        "days": claims.WINDOW.days,
        "company_name": organization.company().name if organization.company_exists() else "",
    }
    return render(request, "promises/commitments.html", context)
