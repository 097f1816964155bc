"""Rules against unwanted mail: made, seen, taken back."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.interactions.contracts import SpamRuleKind
from vinculo.interactions.labels import SPAM_RULES
from vinculo.interactions.selectors.spam_rules import spam_rules
from vinculo.interactions.services import spam_rules as writing
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for


class RuleForm(forms.Form):
    """A new rule."""

    kind = forms.ChoiceField(label=gettext_lazy("Qué se mira"), choices=list(SPAM_RULES.items()))
    value = forms.CharField(label=gettext_lazy("Qué se rechaza"), max_length=200)


@allowed("interactions.rule")
@require_http_methods(["GET", "HEAD", "POST"])
def spam_list(request: HttpRequest) -> HttpResponse:
    """All rules, and a form for another one."""
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            writing.make(
                kind=SpamRuleKind(form.cleaned_data["kind"]),
                text=form.cleaned_data["value"],
                by=the_actor(request),
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error("value", words_for(error))
        else:
            messages.success(request, _("Desde ahora, lo que coincida espera en la cuarentena."))
            return redirect("interactions:spam")
    rules = [{**vars(rule), "kind_words": SPAM_RULES[rule.kind]} for rule in spam_rules()]
    context = {"form": form, "rules": rules}
    status = 422 if request.method == "POST" else 200
    return render(request, "interactions/spam.html", context, status=status)


@allowed("interactions.rule")
@require_POST
def drop(request: HttpRequest, spam_id: UUID) -> HttpResponse:
    """Take one rule back."""
    if not writing.drop(rule_id=spam_id):
        raise Http404
    messages.success(request, _("Regla retirada."))
    return redirect("interactions:spam")
