"""Pages of the scope: what is answered about the company, what follows, who signs it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.portfolio.domain.scope import facts_to_json
from vinculo.portfolio.labels.law import CHANNEL, COUNTRY, REASON, SECTOR
from vinculo.portfolio.profiles import versions_of
from vinculo.portfolio.selectors.law import (
    Scope,
    company_day,
    draft_scope,
    signed_scope,
)
from vinculo.portfolio.services import scope as deciding
from vinculo.portfolio.web.filling import filled
from vinculo.portfolio.web.forms.law import ScopeForm, ScopeSignForm
from vinculo.portfolio.web.law import spoken


@allowed("portfolio.see")
@require_GET
def scope(request: HttpRequest) -> HttpResponse:
    """The answers in force, the draft, and the form to answer anew."""
    return _page(request, None)


@allowed("portfolio.write_policy")
@require_http_methods(["GET", "POST"])
def answer_scope(request: HttpRequest) -> HttpResponse:
    """Answer the questions; what follows is a draft until somebody of direction signs it."""
    begun = draft_scope() or signed_scope()
    initial = facts_to_json(begun.facts) if begun else {"to_consumers": True, "countries": ["ES"]}
    form = ScopeForm(request.POST or None, initial=initial)

    def save() -> None:
        deciding.draft_scope(form.facts(), by=the_actor(request).user_id, at=clock.now())

    if filled(request, form, save, "countries"):
        messages.success(request, gettext("Esto es lo que sale. Falta la firma de la dirección."))
        return redirect("portfolio:scope")
    return render(
        request,
        "portfolio/scope_form.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@allowed("portfolio.sign_policy")
@require_POST
def sign_scope(request: HttpRequest) -> HttpResponse:
    """Sign the answers that were on the page."""
    form = ScopeSignForm(request.POST)

    def save() -> None:
        deciding.sign_scope(by=the_actor(request), at=clock.now(), **form.cleaned_data)

    if filled(request, form, save):
        messages.success(request, gettext("El alcance está firmado y vale un año."))
        return redirect("portfolio:scope")
    return _page(request, form)


def _page(request: HttpRequest, sent: ScopeSignForm | None) -> HttpResponse:
    actor = the_actor(request)
    draft, signed = draft_scope(), signed_scope()
    form = sent
    if form is None and draft is not None and may(actor, "portfolio.sign_policy"):
        digest = deciding.digest_of_scope(draft.facts, draft.outcome)
        form = ScopeSignForm(initial={"read": digest})
    today = company_day(clock.now())
    return render(
        request,
        "portfolio/scope.html",
        {
            "draft": _shown(draft) if draft else None,
            "signed": _shown(signed) if signed else None,
            "is_over": bool(signed and signed.runs_until and signed.runs_until < today),
            "form": form if draft else None,
            "may_write": may(actor, "portfolio.write_policy"),
        },
        status=422 if sent is not None else 200,
    )


def _shown(found: Scope) -> dict[str, Any]:
    facts = found.facts
    return {
        "scope": found,
        "facts": facts,
        "sector": SECTOR[facts.sector],
        "countries": [COUNTRY[each] for each in facts.countries],
        "channels": [CHANNEL[each] for each in facts.channels],
        "outcome": [
            {
                "key": each["profile"],
                "name": versions_of(each["profile"])[0].name[spoken()],
                "binds": each["binds"],
                "reason": REASON[each["reason"]],
                "without": each["without"],
            }
            for each in found.outcome
        ],
    }
