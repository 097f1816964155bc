"""Restricting a case, changing who sees it, lifting it; the list of restricted ones."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.cases import labels, policy
from vinculo.cases.selectors import page, restricted
from vinculo.cases.services import restricting
from vinculo.cases.services.story import NoSuchCaseError
from vinculo.cases.web.words import STATUS_LOOKS
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.ui.forms import PeopleChoices, offer


class RestrictionForm(forms.Form):
    """Why, who may see it, and who never may."""

    reason = forms.CharField(
        label=gettext_lazy("Por qué se reserva"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Lo lee solo quien puede ver el caso."),
    )
    named = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Quién puede verlo"),
        choices=[],
        coerce=UUID,
        required=False,
        widget=PeopleChoices,
        help_text=gettext_lazy("Además lo ven los administradores. Nadie más."),
    )
    barred = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Quién no debe verlo nunca"),
        choices=[],
        coerce=UUID,
        required=False,
        widget=PeopleChoices,
        help_text=gettext_lazy(
            "Por ejemplo, la persona de la que trata. Vale aunque sea quien supervisa o administra."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(user.id, user.name) for user in restricting.who_can_be_named()]
        offer(self, "named", people)
        offer(self, "barred", people)


@allowed("cases.restrict")
@require_http_methods(["GET", "HEAD", "POST"])
def restrict(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say who may see a case; whoever does not name themselves sees it no more."""
    actor = the_actor(request)
    case = page.case_seen(actor=actor, case_id=case_id)
    if case is None:
        raise Http404
    standing = restricted.restriction_of(actor=actor, case_id=case_id)
    known = {
        "reason": standing.reason,
        "named": [person for person, _name in standing.named],
        "barred": [person for person, _name in standing.barred],
    } if standing else {"named": [actor.user_id]}  # fmt: skip
    form = RestrictionForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        people = restricting.People(
            named=frozenset(form.cleaned_data["named"]),
            barred=frozenset(form.cleaned_data["barred"]),
        )
        try:
            sees = restricting.restrict_case(
                case_id=case_id,
                people=people,
                reason=form.cleaned_data["reason"],
                actor=actor,
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("El caso está reservado."))
            return redirect("cases:page", case_id) if sees else redirect("cases:list")
    context = {
        "case": case,
        "form": form,
        "standing": standing,
        "may_lift": policy.may(actor, "cases.lift"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/restrict.html", context, status=status)


@allowed("cases.lift")
@require_POST
def lift(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let everybody see a case again who saw it before."""
    try:
        restricting.lift_restriction(case_id=case_id, actor=the_actor(request), at=clock.now())
    except NoSuchCaseError as error:
        raise Http404 from error
    except DomainError as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("La reserva está levantada."))
    if page.case_seen(actor=the_actor(request), case_id=case_id) is None:
        return redirect("cases:restricted")
    return redirect("cases:page", case_id)


@allowed("cases.see")
@require_safe
def restricted_list(request: HttpRequest) -> HttpResponse:
    """The restricted cases that the reader may see."""
    found = restricted.restricted_cases(
        actor=the_actor(request), cursor=request.GET.get("desde") or None
    )
    rows = [
        (row.case, row.restriction, labels.STATUSES[row.case.status], STATUS_LOOKS[row.case.status])
        for row in found.rows
    ]
    return render(
        request, "cases/restricted.html", {"rows": rows, "next_cursor": found.next_cursor}
    )
