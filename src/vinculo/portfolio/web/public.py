"""What strangers read: the services of the catalogue that the company shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from vinculo.kernel import clock
from vinculo.kernel.access import public
from vinculo.portfolio.contracts import OrderableDraft
from vinculo.portfolio.selectors.public import public_services
from vinculo.portfolio.web.words import goal_words, name_of, value_words


@public
@require_safe
def our_services(request: HttpRequest) -> HttpResponse:
    """The published services, what is promised of each and, if they choose so, what is kept."""
    found = [
        (
            service,
            [
                (
                    name_of(each.standard),
                    each.standard.words,
                    goal_words(each.standard),
                    value_words(each.last.kind, each.last.value)
                    if service.shows_rates and each.last is not None
                    else "",
                    each.last,
                )
                for each in service.standards
            ],
            [_ordered(one.draft) for one in service.items],
        )
        for service in public_services(at=clock.now())
    ]
    return render(request, "portfolio/public.html", {"services": found})


def _ordered(draft: OrderableDraft) -> tuple[str, str, OrderableDraft]:
    """Its name and description in the reader's language, where it has them."""
    is_english = (get_language() or "").startswith("en")
    name = (draft.name_en if is_english else "") or draft.name
    return name, (draft.description_en if is_english else "") or draft.description, draft
