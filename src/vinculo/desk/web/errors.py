"""What people see when something cannot be answered: what is safe, and what to do now."""

import logging
from html import escape

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)
API_PATH = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: the request cannot be read, or names a host that is not ours."""
    return _page(
        request,
        400,
        _("No entendemos esa petición"),
        _("No se ha cambiado nada."),
        _("Vuelva a la página anterior e inténtelo de nuevo."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: signed in, but not for this."""
    return _page(
        request,
        403,
        _("Esta página no está a su alcance"),
        _("No se ha cambiado nada."),
        _("Si la necesita para su trabajo, pídala a quien administra."),
    )


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: the form is too old or came from another place."""
    return _page(
        request,
        403,
        _("El formulario ha caducado"),
        _("Todavía no se ha guardado nada. Lo escrito sigue en la página anterior."),
        _("Vuelva atrás y envíelo otra vez. Este sitio necesita que acepte sus cookies."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: nothing there, or nothing that this person may know of."""
    return _page(
        request,
        404,
        _("Aquí no hay nada"),
        _("No se ha cambiado nada."),
        _("La dirección puede estar mal escrita, o lo que había ya no está a su alcance."),
    )


def wrong_method(request: HttpRequest) -> HttpResponse:
    """405: an address that only takes what a form sends, opened by hand or after signing in."""
    return _page(
        request,
        405,
        _("Esta dirección no se abre sola"),
        _("No se ha cambiado nada."),
        _("Solo recibe lo que envía un formulario. Vuelva a la página donde estaba."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than the server takes in one go."""
    return _page(
        request,
        413,
        _("El envío pesa demasiado"),
        _("No se ha guardado nada. Lo escrito sigue en la página anterior."),
        _("Se admiten hasta 40 MB en cada envío: quite algún archivo o mándelos por separado."),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _page(
        request,
        500,
        _("Algo ha fallado por nuestra parte"),
        _("Lo guardado hasta ahora está a salvo; lo último que envió puede no haberse guardado."),
        _("Inténtelo de nuevo en un momento."),
    )


def _page(request: HttpRequest, status: int, title: str, safe: str, advice: str) -> HttpResponse:
    request_id = str(getattr(request, "request_id", ""))
    if request.path.startswith(API_PATH):
        problem = {
            "type": "about:blank",
            "title": title,
            "status": status,
            "detail": f"{safe} {advice}",
            "request_id": request_id,
        }
        return JsonResponse(problem, status=status, content_type="application/problem+json")
    context = {
        "code": status,
        "title": title,
        "text": advice,
        "safe": safe,
        "request_id": request_id,
    }
    try:
        text = str(render_to_string("ui/error.html", context, request=request))
    except Exception:
        log.exception("the error page itself cannot be drawn")
        text = _bare(title, safe, advice, request_id)
    return HttpResponse(text, status=status)


def _bare(title: str, safe: str, advice: str, request_id: str) -> str:
    words = [escape(part) for part in (title, safe, advice, request_id)]
    return (
        f'<!DOCTYPE html><html lang="{get_language() or "es"}"><meta charset="utf-8">'
        f"<title>{words[0]}</title><h1>{words[0]}</h1><p>{words[1]}</p><p>{words[2]}</p>"
        f"<p>{words[3]}</p></html>"
    )
