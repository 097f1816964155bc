"""Because of which announcement a case came, and one answer for all of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.html import linebreaks
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases.contracts import Then
from vinculo.cases.domain.texts import plain
from vinculo.cases.labels.notices import why_words
from vinculo.cases.selectors import notices as reading
from vinculo.cases.selectors import page
from vinculo.cases.services import notice_answers, notice_links
from vinculo.cases.web.going_back import page_of_form
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.knowledge import api as knowledge

LONGEST = 5000
SHOWN = 20


class AnswerAllForm(forms.Form):
    """The text in both languages, and what becomes of the cases; ``seen``: when they were read."""

    es = forms.CharField(
        label=gettext_lazy("En español"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "es"}),
        help_text=gettext_lazy(
            "En un corte, deje las líneas «Qué ha pasado:» y «Cuándo esperamos que vuelva:» con el"
            " día y la hora del aviso: acaban las dos horas de la ley."
        ),
    )
    en = forms.CharField(
        label=gettext_lazy("En inglés"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "en"}),
        help_text=gettext_lazy("Vacío: quien lee en esa lengua lo recibe en la otra."),
    )
    then = forms.ChoiceField(
        label=gettext_lazy("Y después"),
        choices=[
            (Then.STAY.value, gettext_lazy("seguir con cada caso")),
            (Then.RESOLVE.value, gettext_lazy("resolverlos")),
        ],
    )
    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def texts(self) -> dict[str, str]:
        """HTML by language, of what was written."""
        said = {key: self.cleaned_data.get(key, "").strip() for key in ("es", "en")}
        return {key: linebreaks(text, autoescape=True) for key, text in said.items() if text}

    def seen_at(self, at: datetime) -> datetime:
        """When the cases were read; what nobody can read is now."""
        try:
            found = parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            found = None
        return found if found is not None and found.tzinfo is not None else at


@allowed("cases.change")
@require_POST
def link(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say because of which announcement the case came, or that it did not."""
    actor, at = the_actor(request), clock.now()
    if page.case_seen(actor=actor, case_id=case_id) is None:
        raise Http404
    said = request.POST.get("aviso", "")
    try:
        if said:
            notice_links.link(case_id=case_id, notice_id=UUID(said), actor=actor, at=at)
            messages.success(request, _("El caso queda enlazado con el aviso."))
        else:
            notice_links.unlink(case_id=case_id, actor=actor, at=at)
            messages.success(request, _("El caso ya no viene de ese aviso."))
    except ValueError as error:
        raise Http404 from error
    except DomainError as error:
        messages.error(request, words_for(error))
    return redirect(page_of_form(request, case_id))


@allowed("cases.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def answer_all(request: HttpRequest, service_notice_id: UUID) -> HttpResponse:
    """Who gets the answer and who does not, and the text; then it goes to all of them."""
    actor, at = the_actor(request), clock.now()
    told = knowledge.notice_named(service_notice_id, language=_language())
    if told is None:
        raise Http404
    form = AnswerAllForm(request.POST or None, initial=_initial(service_notice_id, at))
    if request.method == "POST" and form.is_valid():
        try:
            made = notice_answers.ask(
                notice_id=service_notice_id,
                texts=form.texts(),
                then=Then(form.cleaned_data["then"]),
                seen_at=form.seen_at(at),
                actor=actor,
                at=at,
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            return redirect("cases:notice_answer", made)
    found = reading.to_answer(actor=actor, notice_id=service_notice_id, seen_at=at)
    context = {
        "told": told,
        "form": form,
        "now": at.isoformat(),
        "n": found.customers,
        "mails": len(found.ready),
        "cases": len(found.ready) + len(found.shared),
        "left_out": with_words(found.left_out[:SHOWN]),
        "n_left_out": len(found.left_out),
        "more": max(len(found.left_out) - SHOWN, 0),
        "minutes": notice_answers.TIME_TO_TAKE_BACK.seconds // 60,
    }
    status = 422 if form.errors else 200
    return render(request, "cases/answer_notice.html", context, status=status)


@allowed("cases.answer")
@require_safe
def run(request: HttpRequest, notice_answer_id: UUID) -> HttpResponse:
    """How far one common answer is."""
    found = reading.run_of(actor=the_actor(request), answer_id=notice_answer_id)
    if found is None:
        raise Http404
    context = {
        "run": found,
        "told": knowledge.notice_named(found.notice_id, language=_language()),
        "texts": [(language, plain(html)) for language, html in found.texts.items()],
        "left_out": with_words(found.left_out[:SHOWN]),
        "more": max(len(found.left_out) - SHOWN, 0),
    }
    return render(request, "cases/notice_answer.html", context)


@allowed("cases.answer")
@require_POST
def take_back(request: HttpRequest, notice_answer_id: UUID) -> HttpResponse:
    """Call off what has not left."""
    actor = the_actor(request)
    if reading.run_of(actor=actor, answer_id=notice_answer_id) is None:
        raise Http404
    try:
        n = notice_answers.take_back(answer_id=notice_answer_id, actor=actor, at=clock.now())
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        words = ngettext(
            "Deshecho: a %(n)s cliente no le sale la respuesta.",
            "Deshecho: a %(n)s clientes no les sale la respuesta.",
            n,
        )
        messages.success(request, words % {"n": n})
    return redirect("cases:notice_answer", notice_answer_id)


def with_words(rows: Any) -> list[tuple[reading.LeftOut, str]]:
    """Cases that are left out, each with why in words."""
    return [(one, why_words(one.code)) for one in rows]


def _initial(notice_id: UUID, at: datetime) -> dict[str, str]:
    """What was told last, as the text to begin with."""
    found: dict[str, str] = {"seen": at.isoformat(), "then": Then.STAY.value}
    steps = knowledge.steps_to_tell(notice_id=notice_id)
    if steps:
        found |= {language: words for language, words in steps[0].words.items() if words}
        found |= knowledge.fault_lines(notice_id, at=at)
    return found


def _language() -> str:
    return (get_language() or "es")[:2]
