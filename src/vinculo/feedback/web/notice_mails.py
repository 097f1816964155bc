"""The page on which those whom an announcement affects are counted and told."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from vinculo.feedback.domain.notice_mails import LIMIT, references_of
from vinculo.feedback.services import notice_mails as sending
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.knowledge import api as knowledge


class TellForm(forms.Form):
    """To whom: everybody who has the service, or these contracts."""

    contracts = forms.CharField(
        label=gettext_lazy("Solo estos contratos"),
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Una referencia por línea; vacío: todos los del servicio."),
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


@allowed("feedback.tell_affected")
@require_http_methods(["GET", "HEAD", "POST"])
def tell_affected(request: HttpRequest, notice_step_id: UUID) -> HttpResponse:
    """Count whom it affects, then send what was counted; another count is shown first."""
    told = knowledge.step_to_tell(notice_step_id)
    if told is None:
        raise Http404
    actor, at = the_actor(request), clock.now()
    form = TellForm(request.POST or None)
    text = form.cleaned_data["contracts"] if form.is_bound and form.is_valid() else ""
    references = references_of(text)
    found = None
    try:
        if "enviar" in request.POST and form.is_valid():
            n = sending.start(
                told=told,
                references=references,
                seen=form.cleaned_data["seen"] or 0,
                by=actor,
                at=at,
            )
            said = ngettext(
                "El aviso sale para %(n)s cliente.", "El aviso sale para %(n)s clientes.", n
            )
            messages.success(request, said % {"n": n})
            return redirect("knowledge:notice", told.notice_id)
        found = sending.affected_by(told, references=references, at=at)
    except DomainError as error:
        form = form if form.is_bound else TellForm({})
        form.add_error(None, words_for(error))
        if told.service_id is not None:
            found = sending.affected_by(told, references=references, at=at)
    language = "es" if told.titles.get("es") else "en"
    title = told.in_language(language)[0]
    context = {
        "form": form,
        "told": told,
        "title": title,
        "words": knowledge.step_text(told, language),
        "returns_at": told.returns_at if told.returns_at and told.returns_at > at else None,
        "found": found,
        "left_out": found.affected - found.reachable - found.doubled if found else 0,
        "needs_sign": found is not None and found.in_all > LIMIT,
        "may_sign": may(actor, "feedback.sign_telling"),
        "limit": LIMIT,
        "missing": [name for key, name in LANGUAGES if not told.words.get(key)],
        "submit": _("Volver a contar"),
    }
    status = 422 if form.errors else 200
    return render(request, "feedback/tell_affected.html", context, status=status)


LANGUAGES = (("es", gettext_lazy("español")), ("en", gettext_lazy("inglés")))
