"""The help: one page for each screen, in both languages, reached by the «?» of the screen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from vinculo.desk.web.help_pages import PAGES, slug_for
from vinculo.kernel.access import allowed

LANGUAGES = ("es", "en")


@allowed("ui.see")
@require_GET
def help_index(request: HttpRequest) -> HttpResponse:
    """List all pages of help; with ``?de=`` go straight to the one about that screen."""
    screen = request.GET.get("de", "")
    if slug := slug_for(screen):
        return redirect("desk:help_page", slug=slug)
    return render(request, "desk/help/index.html", {"pages": PAGES})


@allowed("ui.see")
@require_GET
def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of help, in the reader's language."""
    page = next((page for page in PAGES if page.slug == slug), None)
    if page is None:
        raise Http404
    chosen = (get_language() or "es")[:2]
    language = chosen if chosen in LANGUAGES else "es"
    values = {"help": page, "pages": PAGES}
    return render(request, f"desk/help/{language}/{slug}.html", values)
