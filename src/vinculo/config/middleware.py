"""Around every request that Django answers: its id, one line in the log, figures, headers."""

import time
from collections.abc import Callable
from typing import Any, cast

import structlog
from django.db import DataError
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from vinculo.config import figures
from vinculo.desk.web import errors
from vinculo.kernel.access import actor_of
from vinculo.kernel.paging import BadCursorError

log = structlog.get_logger("vinculo.request")
PERMISSIONS = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()"
Next = Callable[[HttpRequest], HttpResponseBase]


class RequestMiddleware:
    """The outermost one: whatever happens inside, the answer carries the request's id."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        request_id = str(request.META.get("vinculo.request_id", "-"))
        cast("Any", request).request_id = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        response = self.get_response(request)
        if request_id != "-":
            response["X-Request-ID"] = request_id
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if actor_of(request) is not None:
            response.headers.setdefault("Cache-Control", "private, no-store")
        _record(request, response, time.perf_counter() - start)
        return response


class RefusalMiddleware:
    """Answers what the server's own layer or a view's list of methods refused, with a page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.META.get("vinculo.refusal") == "too_large":
            return errors.too_large(request)
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = errors.wrong_method(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """An address that nobody got from us is refused in words and is no fault of ours.

        A place in a list that does not exist, and the byte zero, which no text can hold.
        """
        holds_zero = isinstance(exception, DataError) and "NUL (0x00)" in str(exception)
        if holds_zero or isinstance(exception, BadCursorError):
            return errors.bad_request(request, exception)
        return None


def _record(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    match = request.resolver_match
    route = match.route if match else "-"
    actor = actor_of(request)
    figures.requests.labels(route, str(response.status_code)).inc()
    figures.durations.labels(route).observe(seconds)
    log.info(
        "request",
        method=request.method,
        route=route,
        status=response.status_code,
        milliseconds=round(seconds * 1000, 1),
        actor=str(actor.user_id) if actor and actor.user_id else None,
        client=request.META.get("REMOTE_ADDR"),
    )
