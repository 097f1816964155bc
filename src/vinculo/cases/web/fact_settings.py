"""The company's trees of classes and tags, and its fields."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinculo.cases import labels
from vinculo.cases.domain.facts import FieldKind, FieldRule, TermKind, TermView
from vinculo.cases.selectors import facts as reading
from vinculo.cases.services import facts
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.errors import DomainError, words_for
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import offer


class TermForm(forms.Form):
    """A name of a tree."""

    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=60)
    parent = forms.TypedChoiceField(
        label=gettext_lazy("Dentro de"), choices=[], coerce=UUID, required=False, empty_value=None
    )
    words = forms.CharField(
        label=gettext_lazy("Palabras que la proponen"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Separadas por espacios; se suman a lo aprendido de otros casos."),
    )
    service = forms.TypedChoiceField(
        label=gettext_lazy("Se ofrece en"),
        choices=[],
        coerce=UUID,
        required=False,
        empty_value=None,
    )
    is_retired = forms.BooleanField(
        label=gettext_lazy("Ya no se ofrece"),
        required=False,
        help_text=gettext_lazy("Sigue donde se usó."),
    )

    def __init__(self, *args: Any, tree: list[TermView], kind: TermKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = [(one.id, one.name) for one in portfolio.services()]
        offer(self, "service", [("", _("Todos los servicios")), *services])
        offer(self, "parent", [("", _("Arriba del todo")), *((t.id, t.path) for t in tree)])
        if kind is TermKind.TAG:
            del self.fields["words"]


class FieldForm(forms.Form):
    """A field of the company's own."""

    label = forms.CharField(label=gettext_lazy("Nombre"), max_length=60)
    kind = forms.ChoiceField(label=gettext_lazy("Qué se escribe"), choices=[])
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("En casos de tipo"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Sin marcar ninguno, en todos."),
    )
    service = forms.TypedChoiceField(
        label=gettext_lazy("En el servicio"),
        choices=[],
        coerce=UUID,
        required=False,
        empty_value=None,
    )
    options = forms.CharField(
        label=gettext_lazy("Opciones"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Una en cada línea, si se elige de una lista."),
    )
    mask = forms.CharField(
        label=gettext_lazy("Forma"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("9 es una cifra, A una letra y * cualquiera: «PED-999999»."),
    )
    least = forms.DecimalField(
        label=gettext_lazy("Mínimo"), required=False, max_digits=18, decimal_places=4
    )
    most = forms.DecimalField(
        label=gettext_lazy("Máximo"), required=False, max_digits=18, decimal_places=4
    )
    is_required = forms.BooleanField(
        label=gettext_lazy("Hace falta para resolver el caso"), required=False
    )
    is_retired = forms.BooleanField(label=gettext_lazy("Ya no se pide"), required=False)

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", list(labels.FIELD_KINDS.items()))
        offer(self, "kinds", list(labels.KINDS.items()))
        services = [(one.id, one.name) for one in portfolio.services()]
        offer(self, "service", [("", _("Todos los servicios")), *services])
        if not is_new:
            self.fields["kind"].required = False
            self.fields["kind"].disabled = True


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def subjects(request: HttpRequest) -> HttpResponse:
    """The tree of classes of subjects."""
    return _tree(request, TermKind.SUBJECT, "cases:subjects")


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def tags(request: HttpRequest) -> HttpResponse:
    """The tree of tags."""
    return _tree(request, TermKind.TAG, "cases:tags")


def _tree(request: HttpRequest, kind: TermKind, name: str) -> HttpResponse:
    tree = reading.terms(kind, retired=True)
    said = request.GET.get("nombre", "")
    chosen = next((term for term in tree if str(term.id) == said), None)
    if said and chosen is None:
        raise Http404
    form = TermForm(request.POST or None, tree=tree, kind=kind, initial=_initial(chosen))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            facts.keep_term(
                kind=kind,
                name=given["name"],
                parent_id=given["parent"],
                words=given.get("words", ""),
                service_id=given["service"],
                is_retired=given["is_retired"],
                term_id=chosen.id if chosen else None,
                by=the_actor(request),
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect(name)
    context = {
        "form": form,
        "tree": tree,
        "chosen": chosen,
        "kind": kind,
        "words": labels.TERM_KINDS[kind],
        "address": name,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/tree.html", context, status=status)


def _initial(term: TermView | None) -> dict[str, Any]:
    if term is None:
        return {}
    return {
        "name": term.name,
        "parent": term.parent_id,
        "words": term.words,
        "service": term.service_id,
        "is_retired": term.is_retired,
    }


@allowed("cases.set_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def fields(request: HttpRequest) -> HttpResponse:
    """The fields of the company's own, one of them in the form."""
    rules = reading.fields(retired=True)
    said = request.GET.get("campo", "")
    chosen = next((rule for rule in rules if str(rule.id) == said), None)
    if said and chosen is None:
        raise Http404
    form = FieldForm(request.POST or None, is_new=chosen is None, initial=_of_field(chosen))
    if request.method == "POST" and form.is_valid():
        try:
            facts.keep_field(
                _draft(form, chosen, place=len(rules)),
                by=the_actor(request),
                field_id=chosen.id if chosen else None,
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect("cases:fields")
    rows = [(rule, labels.FIELD_KINDS[rule.kind], _kinds(rule)) for rule in rules]
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "rows": rows, "chosen": chosen}
    return render(request, "cases/fields.html", context, status=status)


def _kinds(rule: FieldRule) -> list[str]:
    return [str(words) for kind, words in labels.KINDS.items() if kind.value in rule.kinds]


def _of_field(rule: FieldRule | None) -> dict[str, Any]:
    if rule is None:
        return {}
    shown = {
        "options": "\n".join(rule.options),
        "kinds": list(rule.kinds),
        "service": rule.service_id,
    }
    bounds: dict[str, Decimal | None] = {"least": rule.least, "most": rule.most}
    return vars(rule) | shown | bounds


def _draft(form: FieldForm, chosen: FieldRule | None, *, place: int) -> facts.FieldDraft:
    given = form.cleaned_data
    return facts.FieldDraft(
        label=given["label"],
        kind=chosen.kind if chosen else FieldKind(given["kind"]),
        kinds=given["kinds"],
        service_id=given["service"],
        options=given["options"].splitlines(),
        mask=given["mask"],
        least=given["least"],
        most=given["most"],
        is_required=given["is_required"],
        is_retired=given["is_retired"],
        place=place,
    )
