"""Addresses: each context brings its own ``web/urls.py``, found by name."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from vinculo.config import api, api_page
from vinculo.kernel.addresses import by_first_word


def context_urls() -> list[URLPattern | URLResolver]:
    """The pages of every context, in the order of the layers."""
    found: list[URLPattern | URLResolver] = []
    for context in settings.CONTEXTS:
        if find_spec(f"vinculo.{context}.web") and find_spec(f"vinculo.{context}.web.urls"):
            import_module(f"vinculo.{context}.web.urls")
            found.append(by_first_word(path("", include(f"vinculo.{context}.web.urls"))))
    return found


urlpatterns = [
    *context_urls(),
    path("documentacion/api/", api_page.api_page, name="api_page"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    path("api/v1/", api.api.urls),
    path("api/<path:rest>", api.unknown),
]
handler400 = "vinculo.desk.web.errors.bad_request"
handler403 = "vinculo.desk.web.errors.forbidden"
handler404 = "vinculo.desk.web.errors.not_found"
handler429 = "vinculo.identity.web.pages.too_many"
handler500 = "vinculo.desk.web.errors.failed"
