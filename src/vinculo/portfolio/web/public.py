"""What strangers read: the services of the catalogue that the company shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import public
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import OrderableDraft, ResultView
from vinculo.portfolio.selectors.public import public_services
from vinculo.portfolio.web.words import ends_words, value_words
from vinculo.ui.tongues import marked


@public
@require_safe
def our_services(request: HttpRequest) -> HttpResponse:
    """The published services, what is promised of each and, if they choose so, what is kept."""
    found = [
        (
            service,
            [
                (each.standard, *_measured(each.last if service.shows_rates else None), each.last)
                for each in service.standards
            ],
            [_ordered(one.draft) for one in service.items],
            marked(service.product, service.product_en),
        )
        for service in public_services(at=clock.now())
    ]
    spoken = organization.company().attended_languages if organization.company_exists() else ()
    context = {"services": found, "spoken": organization.attended_words(spoken)}
    return render(request, "portfolio/public.html", context)


def _measured(last: ResultView | None) -> tuple[str, str]:
    """What was measured and between what it lies; nothing where nothing was counted."""
    if last is None or last.value is None:
        return "", ""
    return value_words(last.kind, last.value), ends_words(last)


def _ordered(draft: OrderableDraft) -> tuple[str, str, OrderableDraft]:
    """Its name and description in the reader's language, where it has them."""
    name = marked(draft.name, draft.name_en)
    return name, marked(draft.description, draft.description_en), draft
