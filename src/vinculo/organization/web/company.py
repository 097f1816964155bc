"""The company's page and its logo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinculo.kernel import blobs
from vinculo.kernel.access import allowed, public
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import selectors
from vinculo.organization.contracts import CompanyView
from vinculo.organization.services import company as services
from vinculo.organization.web.forms import CompanyForm, LogoForm

YEAR_SECONDS = 365 * 24 * 3600


@allowed("organization.manage")
@require_http_methods(["GET", "POST"])
def company(request: HttpRequest) -> HttpResponse:
    """Name, address, language and time zone."""
    found = selectors.company()
    form = CompanyForm(
        request.POST or None,
        initial={
            "name": found.name,
            "base_url": found.base_url,
            "language": found.language,
            "timezone": found.timezone,
            "currency": found.currency,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_company(**form.cleaned_data)
        except DomainError as error:
            where = "currency" if error.code == "company_bad_currency" else "base_url"
            form.add_error(where, words_for(error))
        else:
            messages.success(request, gettext("Los datos de la empresa están guardados."))
            return redirect("organization:company")
    return _page(request, found, form, LogoForm())


@allowed("organization.manage")
@require_POST
def logo(request: HttpRequest) -> HttpResponse:
    """Take a logo in, or go back to plain letters."""
    if "remove" in request.POST:
        services.remove_logo()
        messages.success(request, gettext("Ahora se muestra el nombre en lugar del logotipo."))
        return redirect("organization:company")
    form = LogoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.set_logo(source=form.cleaned_data["logo"].file)
        except DomainError as error:
            form.add_error("logo", words_for(error))
        else:
            messages.success(request, gettext("El logotipo está guardado."))
            return redirect("organization:company")
    found = selectors.company()
    initial = {
        "name": found.name,
        "base_url": found.base_url,
        "language": found.language,
        "timezone": found.timezone,
        "currency": found.currency,
    }
    return _page(request, found, CompanyForm(initial=initial), form)


def _page(
    request: HttpRequest, found: CompanyView, form: CompanyForm, logo_form: LogoForm
) -> HttpResponse:
    failed = bool(form.errors or logo_form.errors)
    return render(
        request,
        "organization/company.html",
        {"company": found, "form": form, "logo_form": logo_form},
        status=422 if failed else 200,
    )


@public
@require_GET
def logo_picture(_request: HttpRequest, digest: str) -> HttpResponse:
    """The company's present logo, and nothing else; its address changes with it."""
    if not selectors.company_exists() or selectors.company().logo_digest != digest:
        return HttpResponseNotFound()
    response = HttpResponse(blobs.read_blob(digest), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
