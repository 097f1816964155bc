"""The list of rules, one rule with its trial, its runs and its changes, and its switches."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vinculo.cases import labels
from vinculo.cases.contracts import RunState
from vinculo.cases.domain.rules.loops import MOST_A_DAY
from vinculo.cases.services.rules import keeping, reading
from vinculo.cases.services.rules.trying import try_rule
from vinculo.cases.web.rules.words import RuleWords, attention_of, cut_words
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.kernel.history import recorded_things
from vinculo.kernel.paging import BadCursorError

LOOKS = {
    RunState.DONE: "ok",
    RunState.PARTLY: "warn",
    RunState.FAILED: "breach",
    RunState.CUT: "breach",
}


@allowed("cases.set_rules")
@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """All rules in the order in which they act."""
    words = RuleWords()
    rows = [
        (row, words.sentence(row.rule), attention_of(row.rule))
        for row in reading.rules_of(actor=the_actor(request), at=clock.now())
    ]
    return render(request, "cases/rules.html", {"rows": rows})


@allowed("cases.set_rules")
@require_safe
def rule_page(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """One rule: what it says, what it would have done (``?ensayo=1``), what it did, its changes."""
    actor = the_actor(request)
    rule = reading.rule_of(actor=actor, rule_id=rule_id)
    if rule is None:
        raise Http404
    words = RuleWords()
    trial = None
    if request.GET.get("ensayo"):
        trial = try_rule(rule, actor=actor, at=clock.now())
    try:
        page = reading.runs_of(actor=actor, rule_id=rule_id, cursor=request.GET.get("desde", ""))
    except BadCursorError as error:
        raise BadRequest from error
    runs = [
        (
            run,
            labels.RUN_STATES[run.state],
            LOOKS[run.state],
            cut_words(run.cut),
            [words.done(one) for one in run.done],
            words.found(run.found),
        )
        for run in page.rows
    ]
    named = recorded_things["cases.DeskRule"].fields
    versions = [
        (change, who, [named[f.name] for f in change.fields if f.name in named])
        for change, who in reading.versions_of(actor=actor, rule_id=rule_id)
    ]
    context = {
        "rule": rule,
        "sentence": words.sentence(rule),
        "attention": attention_of(rule),
        "trial": trial,
        "runs": runs,
        "next_cursor": page.next_cursor,
        "is_first": "desde" not in request.GET,
        "versions": versions,
        "most_a_day": MOST_A_DAY,
    }
    return render(request, "cases/rule.html", context)


@allowed("cases.set_rules")
@require_POST
def rule_switch(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Switch a rule on, unless it would go in circles, or off."""
    on = request.POST.get("on") == "1"
    try:
        keeping.switch(rule_id=rule_id, on=on, actor=the_actor(request), at=clock.now())
    except keeping.NoSuchRuleError:
        raise Http404 from None
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        said = _("La regla está encendida.") if on else _("La regla está apagada.")
        messages.success(request, said)
    return redirect("cases:rule", rule_id)


@allowed("cases.set_rules")
@require_POST
def rule_move(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Let a rule act before or after another one."""
    try:
        keeping.move(rule_id=rule_id, up=request.POST.get("up") == "1", actor=the_actor(request))
    except keeping.NoSuchRuleError:
        raise Http404 from None
    return redirect("cases:rules")


@allowed("cases.set_rules")
@require_POST
def rule_remove(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Take a rule away."""
    try:
        keeping.remove_rule(rule_id=rule_id, actor=the_actor(request))
    except keeping.NoSuchRuleError:
        raise Http404 from None
    messages.success(request, _("La regla ya no existe; la historia de los casos la recuerda."))
    return redirect("cases:rules")
