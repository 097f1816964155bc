"""How to complain, for everybody: without a login, and before there is anything to complain of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.complaints import labels
from vinculo.complaints.selectors import bodies
from vinculo.complaints.selectors.holding import day_of
from vinculo.kernel import clock
from vinculo.kernel.access import public
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.tongues import marked


@public
@require_safe
def how_to_complain(request: HttpRequest) -> HttpResponse:
    """What happens with a complaint, in which languages, and who outside may be asked."""
    known = organization.company_exists()
    found = bodies.offered(None, day=day_of(clock.now())) if known else []
    names = {one.id: one.name for one in portfolio.services()}
    services = bodies.services_of(found, names)
    context = {
        "company_name": organization.company().name if known else "",
        "spoken": organization.attended_words(
            organization.company().attended_languages if known else ()
        ),
        "bodies": [
            {
                "one": one,
                "way": labels.OUTSIDE_WAY[one.way],
                "taking": labels.TAKING_TOLD[one.taking],
                "how": marked(one.how, one.how_en),
                "services": services[one.id],
            }
            for one in found
        ],
    }
    return render(request, "complaints/how_to_complain.html", context)
