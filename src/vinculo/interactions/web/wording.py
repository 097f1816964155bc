"""How the company looks and sounds: signatures and logos of mailboxes, templates of mails."""

from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.identity import api as identity_api
from vinculo.interactions.contracts import Occasion
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.placeholders import PLACES, SIGNATURE
from vinculo.interactions.labels import OCCASIONS
from vinculo.interactions.selectors import wording as reading
from vinculo.interactions.services import wording, wording_trial
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.ui.composing import composed

LANGUAGES = {"es": "Español", "en": "English"}


@allowed("interactions.mailboxes")
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """The signature and the logo of a mailbox."""
    found = reading.identity(mailbox_id)
    if found is None:
        raise Http404
    refused, typed = "", composed(request.POST, "signature")
    if request.method == "POST":
        try:
            wording.save_identity(
                mailbox_id=mailbox_id,
                signature=typed,
                logo=_logo(request),
                by=the_actor(request),
            )
        except DomainError as error:
            refused = words_for(error)
        else:
            messages.success(request, _("La firma está guardada."))
            return redirect("interactions:identity", mailbox_id=mailbox_id)
    context = {
        "found": found,
        "signature": typed if refused else found.signature,
        "refused": refused,
        "places": [f"{{{one}}}" for one in sorted(SIGNATURE)],
        "preview": wording_trial.signature_words(mailbox_id, by=the_actor(request)),
    }
    return render(request, "interactions/identity.html", context, status=422 if refused else 200)


def _logo(request: HttpRequest) -> str | None:
    """The digest of a new logo, "" to take it away, None to leave it."""
    if file := request.FILES.get("logo"):
        return wording.keep_logo(cast("BinaryIO", file))
    return "" if request.POST.get("no_logo") else None


@allowed("interactions.mailboxes")
@require_safe
def template_list(request: HttpRequest) -> HttpResponse:
    """Each occasion in each language: whose words are said."""
    own = reading.templates()
    names = {one.id: one.name for one in portfolio.services()}
    rows = [
        {
            "occasion": occasion,
            "words": words,
            "languages": [
                {
                    "key": key,
                    "name": name,
                    "is_own": (occasion, key, None) in own,
                    "services": [
                        (service_id, names.get(service_id, ""))
                        for (what, language, service_id) in own
                        if service_id and (what, language) == (occasion, key)
                    ],
                }
                for key, name in LANGUAGES.items()
            ],
        }
        for occasion, words in OCCASIONS.items()
    ]
    return render(request, "interactions/templates.html", {"rows": rows})


@allowed("interactions.mailboxes")
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, occasion: str, language: str) -> HttpResponse:
    """One template: its words, what it will look like, and a test to oneself."""
    if occasion not in set(Occasion) or language not in LANGUAGES:
        raise Http404
    what, service_id = Occasion(occasion), _service(request)
    words = wording.wording(what, language=language, service_id=service_id)
    draft = wording.TemplateDraft(
        occasion=what,
        language=language,
        service_id=service_id,
        subject=request.POST.get("subject", words.subject),
        html=composed(request.POST, "html") if "html" in request.POST else words.html,
    )
    refused = ""
    if request.method == "POST":
        try:
            done = _carry_out(request, draft)
        except DomainError as error:
            refused = words_for(error)
        else:
            messages.success(request, done)
        if not refused and request.POST.get("step") != "test":  # nothing of a trial is kept yet
            here = reverse("interactions:template", args=[occasion, language])
            return redirect(f"{here}?servicio={service_id or ''}")
    own = (what, language, service_id) in reading.templates()
    subject, html = wording_trial.preview(draft, by=the_actor(request))
    context = {
        "words": OCCASIONS[what],
        "language_name": LANGUAGES[language],
        "draft": draft,
        "services": [(str(one.id), one.name) for one in portfolio.services()],
        "service": str(service_id or ""),
        "is_own": own,
        "refused": refused,
        "places": [f"{{{one}}}" for one in sorted(PLACES[what])],
        "preview_subject": subject,
        "preview": words_of(html),
    }
    return render(request, "interactions/template.html", context, status=422 if refused else 200)


def _service(request: HttpRequest) -> UUID | None:
    """The chosen service, None for all. Raises Http404: words of one are never those of all."""
    text = request.POST.get("service", request.GET.get("servicio", ""))
    if not text:
        return None
    for one in portfolio.services():
        if str(one.id) == text:
            return one.id
    raise Http404


def _carry_out(request: HttpRequest, draft: wording.TemplateDraft) -> str:
    """Keep it, take it away, or send a test of it; what to say afterwards."""
    by, step = the_actor(request), request.POST.get("step", "")
    if step == "drop":
        wording.drop_template(
            occasion=draft.occasion,
            language=draft.language,
            service_id=draft.service_id,
            by=by,
        )
        return _("Vuelven a decirse las palabras de Vínculo.")
    if step == "test":
        names = [one for one in identity_api.users() if one.id == by.user_id]
        to = names[0].email if names else ""
        wording_trial.send_test(draft, to=to, by=by, at=clock.now())
        return _("La prueba va de camino a %(address)s.") % {"address": to}
    wording.save_template(draft, by=by)
    return _("La plantilla está guardada.")
