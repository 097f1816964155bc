"""Pages of the ui context: the reader's preferences and the catalogue of parts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from vinculo.kernel import clock
from vinculo.kernel.access import actor_of, allowed, public
from vinculo.ui import navigation, preferences
from vinculo.ui.web.samples import EXAMPLES, sample_values

KEYS_KEPT_SECONDS = 600


@public
@require_POST
def keep_preferences(request: HttpRequest) -> HttpResponse:
    """Keep the language, theme and keys that the reader chose, and go back."""
    choice = preferences.read_choice(
        *(request.POST.get(name, "") for name in ("language", "theme", "keys"))
    )
    actor = actor_of(request)
    if actor is not None:
        for keep in preferences.keepers.values():
            keep(actor, choice)
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response: HttpResponse
    if "HX-Request" in request.headers or request.headers.get("Accept") == "application/json":
        response = HttpResponse(status=204)
    else:
        response = HttpResponseRedirect(target)
    cookies = {
        settings.LANGUAGE_COOKIE_NAME: choice.language,
        preferences.THEME_COOKIE: choice.theme,
        preferences.KEYS_COOKIE: None if choice.single_keys is None else request.POST["keys"],
    }
    for name, value in cookies.items():
        if value is not None:
            response.set_cookie(
                name,
                value,
                max_age=preferences.YEAR_SECONDS,
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
    return response


@allowed("ui.see")
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every part in its states, with the code to write."""
    values = {"examples": EXAMPLES, **sample_values(clock.now())}
    return render(request, "ui/catalogue.html", values)


@allowed("ui.see")
@require_GET
def settings_index(request: HttpRequest) -> HttpResponse:
    """List the places of settings that the reader may go to."""
    places = navigation.places(actor_of(request), section="settings")
    return render(request, "ui/settings.html", {"groups": navigation.grouped(places)})


@allowed("ui.see")
@require_GET
@vary_on_headers("HX-Request")
def keys(request: HttpRequest) -> HttpResponse:
    """All keys with what they do: the sheet fetches them when somebody asks, not every page.

    They are the same for everybody; the address says in which language, so a browser may keep them.
    """
    template = "ui/_keys_part.html" if "HX-Request" in request.headers else "ui/keys.html"
    response = render(request, template)
    if "HX-Request" in request.headers:
        response.headers["Cache-Control"] = f"private, max-age={KEYS_KEPT_SECONDS}"
    return response


@public
@require_safe
def icon(_request: HttpRequest) -> HttpResponse:
    """The mark, for what has no head to name it in: browsers ask so beside a PDF."""
    return redirect(static("ui/img/mark.svg"))
