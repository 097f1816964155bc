"""Who is asking: a session on pages, a bearer token on the API, nobody otherwise."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from vinculo.identity import selectors
from vinculo.identity.services.tokens import token_for
from vinculo.kernel import clock, history
from vinculo.kernel.actor import Actor

API_PATH = "/api/"
BEARER = "bearer "


class ActorMiddleware:
    """Put ``request.actor`` in place and speak the person's language.

    On the API only a token counts, so that a forged form cannot use somebody's session; on
    pages only a session does. The session is looked up in the database for each request, so
    one that was revoked is over with the next click.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        actor = _by_token(request) if request.path.startswith(API_PATH) else _by_session(request)
        cast("Any", request).actor = actor
        if actor is not None:
            translation.activate(actor.language)
            cast("Any", request).LANGUAGE_CODE = actor.language
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        request_id = str(getattr(request, "request_id", ""))
        with history.acting(actor_id=actor.user_id if actor else None, request_id=request_id):
            return self.get_response(request)


def _by_session(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated:
        return None
    return selectors.actor_of(request.user)


def _by_token(request: HttpRequest) -> Actor | None:
    header = request.headers.get("Authorization", "")
    if not header.lower().startswith(BEARER):
        return None
    token = token_for(text=header[len(BEARER) :].strip(), at=clock.now())
    if token is None:
        return None
    cast("Any", request).token_id = token.pk
    return selectors.actor_of(token.user, scopes=frozenset(token.scopes))
