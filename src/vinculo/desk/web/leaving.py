"""«Empezar con mi empresa»: from the practice company to an empty one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vinculo.kernel.access import allowed
from vinculo.kernel.leaving import ask_to_leave, can_leave

KEEP, ERASE = "keep", "erase"
PASSES_AFTER_SECONDS = 4


@allowed("desk.leave")
@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Say what will happen; after a choice, let whoever runs the site do it."""
    able = can_leave(settings.DATA_DIR)
    chosen = request.POST.get("practice", "")
    if request.method == "POST" and able and chosen in {KEEP, ERASE}:
        wish = ask_to_leave(settings.DATA_DIR, erase=chosen == ERASE)
        address = f"{reverse('desk:setup')}?token={wish.token}"
        response = render(request, "desk/leaving.html", {"address": address})
        response["Refresh"] = f"{PASSES_AFTER_SECONDS};url={address}"
        return response
    error = _("Elija qué pasa con la empresa de práctica.") if request.method == "POST" else ""
    context = {"able": able, "error": error if able else ""}
    return render(request, "desk/leave.html", context, status=422 if error else 200)
