"""Pages of the service policy: read, written, signed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio.selectors.policy import policy_page
from vinculo.portfolio.services import policy as writing
from vinculo.portfolio.web.filling import asked, filled, read_by
from vinculo.portfolio.web.forms.sheet import PolicyForm, SignForm


@allowed("portfolio.see")
@require_GET
def policy(request: HttpRequest) -> HttpResponse:
    """The policy in force, who signed it and who has read it."""
    return _page(request, None)


def _page(request: HttpRequest, sent: SignForm | None) -> HttpResponse:
    actor = the_actor(request)
    page = policy_page(actor=actor)
    signs = may(actor, "portfolio.sign_policy")
    form = sent
    if form is None and page.draft is not None and signs:
        form = SignForm(initial={"read": writing.digest_of(page.draft.text)})
    return render(
        request,
        "portfolio/policy.html",
        {
            "page": page,
            "form": form if page.draft is not None else None,
            "may_write": may(actor, "portfolio.write_policy"),
            "may_sign": signs,
            "may_accounts": may(actor, "portfolio.see_accounts"),
        },
        status=422 if sent is not None else 200,
    )


@allowed("portfolio.write_policy")
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Write the next text; it is a draft until it is signed."""
    actor = the_actor(request)
    page = policy_page(actor=actor)
    begun = page.draft or page.current
    stamp = writing.draft_stamp()
    form = PolicyForm(request.POST or None, initial={"text": begun.text if begun else ""})

    def save() -> None:
        writing.draft_policy(
            by=actor.user_id, at=clock.now(), read=read_by(request), **form.cleaned_data
        )

    if filled(request, form, save, "text"):
        messages.success(request, gettext("El borrador está guardado. Falta la firma."))
        return redirect("portfolio:policy")
    return asked(
        request,
        form,
        title=gettext("Borrador de la política de servicio"),
        lead=gettext("Dice a todos qué lugar tiene el cliente. Vale cuando la firma la dirección."),
        read=stamp,
        trail=gettext("Política de servicio"),
        trail_url="portfolio:policy",
    )


@allowed("portfolio.sign_policy")
@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """Sign the draft that was on the page."""
    form = SignForm(request.POST)

    def save() -> None:
        writing.sign_policy(by=the_actor(request), at=clock.now(), **form.cleaned_data)

    if filled(request, form, save):
        messages.success(request, gettext("La política está firmada y vale desde ahora."))
        return redirect("portfolio:policy")
    return _page(request, form)


@allowed("portfolio.see")
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Say that one has read it."""
    user_id = the_actor(request).user_id
    if user_id is not None:
        try:
            writing.read_policy(by=user_id, at=clock.now())
        except DomainError as error:
            messages.error(request, words_for(error))
        else:
            messages.success(request, gettext("Queda anotado que la ha leído."))
    return redirect("portfolio:policy")
