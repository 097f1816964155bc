"""Every page knows its company: the clock on its wall, and the wizard while there is none."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from vinculo.kernel.access import actor_of
from vinculo.organization import selectors
from vinculo.organization.contracts import CompanyView
from vinculo.organization.domain.currency import USUAL

WIZARD = "/empezar/"
WITHOUT_COMPANY = ("/static/", "/healthz", "/readyz", "/metrics")


class CompanyMiddleware:
    """Put ``request.company`` in place (None before there is one) and go by its time zone.

    In an installation that waits for its wizard, a stranger's first page leads there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(WITHOUT_COMPANY):
            return self.get_response(request)
        company = selectors.company_if_any()
        cast("Any", request).company = company
        if company is None and _waits_for_its_wizard(request):
            return redirect(WIZARD)
        zone = company.timezone if company else None
        with selectors.knowing(company), timezone.override(zone):
            return self.get_response(request)


def company_words(request: HttpRequest) -> dict[str, object]:
    """For public pages: the company's name, and the address of its logo (context processor)."""
    company: CompanyView | None = getattr(request, "company", None)
    if company is None:
        return {"company_name": "", "company_currency": USUAL}
    return {
        "company_name": company.name,
        "company_logo": company.logo_digest,
        "company_currency": company.currency,
    }


def _waits_for_its_wizard(request: HttpRequest) -> bool:
    return bool(
        settings.SETUP_TOKEN
        and request.method == "GET"
        and actor_of(request) is None
        and not request.path.startswith((WIZARD, "/api/", "/live/"))
    )
