"""Permission at the edge: each view and API operation says which action it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.functional import Promise

from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.registry import Registry

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

policies: Registry[Callable[[Actor, str], bool]] = Registry("policies")
"""From a context's name to its ``may(actor, action)``; each ``policy.py`` registers its own."""


scope_words: Registry[str | Promise] = Registry("words of scopes")
"""What a program may do with each action of the API; each ``labels.py`` says it in words."""


def may(actor: Actor, action: str) -> bool:
    """Whether ``actor`` may do ``action`` (``"<context>.<verb>"``), by the context's own policy.

    A token may only do what its scopes name: the action itself, ``<context>.*`` or ``*``.
    """
    context, _, _ = action.partition(".")
    if actor.scopes is not None and not actor.scopes.intersection({action, f"{context}.*", "*"}):
        return False
    return actor.is_system or policies[context](actor, action)


def may_open(actor: Actor | None, path: str) -> bool:
    """Whether the page at ``path`` lets ``actor`` in at all; on which things, its policy says.

    Strangers (None) are let in where everybody is.
    """
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    action = getattr(view, "action", "public")
    return action == "public" or (actor is not None and may(actor, action))


def actor_of(request: HttpRequest) -> Actor | None:
    """Who sent ``request``; None for a stranger. The identity middleware puts it there."""
    return cast("Actor | None", getattr(request, "actor", None))


def the_actor(request: HttpRequest) -> Actor:
    """Who sent ``request``, in a view that :func:`allowed` guards."""
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied
    return actor


def allowed(action: str) -> Callable[[View[P]], View[P]]:
    """Let only those through who may do ``action``; strangers are sent to sign in."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor = actor_of(request)
            if actor is None:
                if request.headers.get("HX-Request"):
                    response = HttpResponse(status=401)
                    response["HX-Refresh"] = "true"
                    return response
                return redirect_to_login(request.get_full_path())
            if not may(actor, action):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        cast("Any", guarded).action = action
        return guarded

    return decorate


def public(view: View[P]) -> View[P]:
    """Mark a view that strangers may open; the permission matrix lists it as such."""
    cast("Any", view).action = "public"
    return view


Operation = Callable[Concatenate[HttpRequest, P], R]


def api_action(action: str) -> Callable[[Operation[P, R]], Operation[P, R]]:
    """Guard an API operation: refuse with ``not_allowed`` unless the token may do ``action``."""

    def decorate(operation: Operation[P, R]) -> Operation[P, R]:
        @wraps(operation)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not may(the_actor(request), action):
                raise NotAllowedError(action=action)
            return operation(request, *args, **kwargs)

        cast("Any", guarded).action = action
        return guarded

    return decorate
