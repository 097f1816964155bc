"""Where a form on a case leads back to."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from vinculo.cases.selectors.planned import Letter


def ours(request: HttpRequest, target: str) -> str:
    """``target`` if it is an address of ours, else nothing: links come with addresses from afar."""
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else ""


def page_of_form(request: HttpRequest, case_id: UUID) -> str:
    """The page the form stood on, else the case's."""
    return ours(request, request.POST.get("volver", "")) or reverse("cases:page", args=[case_id])


def page_of_letter(letter: Letter) -> str:
    """Where its author goes on with a letter that was taken back."""
    asked = {"de": str(letter.id)}
    if letter.thread is not None:
        return f"{reverse('cases:beside', args=[letter.case_id])}?" + urlencode(
            {"hilo": str(letter.thread), **asked}
        )
    if letter.about is not None:
        asked["mensaje"] = str(letter.about)
    return f"{reverse('cases:forward', args=[letter.case_id])}?{urlencode(asked)}"
