"""Pages that show what the server's layer made of a request."""

import hashlib
import time

from django.contrib.auth import get_user_model
from django.contrib.auth import login as sign_in
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from vinculo.config.urls import *  # noqa: F403
from vinculo.config.urls import urlpatterns as real
from vinculo.kernel.downloads import download


@csrf_exempt
def echo(request: HttpRequest) -> HttpResponse:
    body = request.read()
    return JsonResponse(
        {
            "client": request.META["REMOTE_ADDR"],
            "secure": request.is_secure(),
            "host": request.get_host(),
            "query": request.META["QUERY_STRING"],
            "size": len(body),
            "digest": hashlib.sha256(body).hexdigest(),
            "headers": sorted(k for k in request.META if k.startswith("HTTP_")),
        }
    )


def file(request: HttpRequest, digest: str) -> HttpResponse:
    return download(digest, name="informe ñ.txt", content_type="text/plain", inline=True)


def slow(_request: HttpRequest) -> HttpResponse:
    time.sleep(0.3)
    return HttpResponse("slow")


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secreto@example.com")


def enter(request: HttpRequest, email: str) -> HttpResponse:
    user = get_user_model().objects.get(email=email)
    sign_in(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse(request.session.session_key)


urlpatterns = [
    path("pruebas/eco", echo),
    path("pruebas/fichero/<str:digest>", file),
    path("pruebas/lenta", slow),
    path("pruebas/rota", broken),
    path("pruebas/entrar/<str:email>", enter),
    *real,
]
