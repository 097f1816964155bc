"""Pages of notices, and the bell of the top bar."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.notices import selectors
from vinculo.notices.services import telling

IN_THE_BELL = 8


@allowed("notices.see")
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """All notices of the reader, a page at a time."""
    actor = the_actor(request)
    page = selectors.notices_of(actor=actor, cursor=request.GET.get("cursor") or None)
    context = {
        "notices": page.rows,
        "next_cursor": page.next_cursor,
        "unread": selectors.unread_count(actor=actor),
    }
    return render(request, "notices/list.html", context)


@allowed("notices.see")
@require_GET
def bell(request: HttpRequest) -> HttpResponse:
    """The bell with its number and the newest notices: asked again when something happens."""
    actor = the_actor(request)
    context = {
        "unread": selectors.unread_count(actor=actor),
        "notices": selectors.notices_of(actor=actor, limit=IN_THE_BELL).rows,
    }
    return render(request, "notices/_bell.html", context)


@allowed("notices.see")
@require_POST
def follow(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Open what a notice is about; it counts as read."""
    url = telling.open_notice(actor=the_actor(request), notice_id=notice_id, at=clock.now())
    if url is None:
        raise Http404
    return redirect(url or "notices:list")


@allowed("notices.see")
@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    telling.read_all(actor=the_actor(request), at=clock.now())
    return redirect("notices:list")
