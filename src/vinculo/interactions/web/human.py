"""How a person is reached by each entrance: what is known, and a check written down."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinculo.interactions import policy
from vinculo.interactions.contracts.human import HumanEntrance, HumanKind, NewHumanCheck
from vinculo.interactions.labels.human import HUMAN_KIND, STANDING, STANDING_LOOKS
from vinculo.interactions.selectors.human import human_entrances
from vinculo.interactions.services import human as checking
from vinculo.kernel import clock
from vinculo.kernel.access import allowed, may, the_actor
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError, words_for

OWN = {HumanKind.PHONE: gettext_lazy("Número"), HumanKind.KIOSK: gettext_lazy("Lugar")}
ANSWERS = [
    ("yes", gettext_lazy("Sí, lo he comprobado")),
    ("no", gettext_lazy("No se llega a ninguna persona")),
    ("gone", gettext_lazy("Esta entrada ya no existe")),
]


class CheckForm(forms.Form):
    """What somebody found of one entrance."""

    source = forms.CharField(widget=forms.HiddenInput, max_length=80)
    name = forms.CharField(label=gettext_lazy("Número"), max_length=120)
    service = forms.ChoiceField(label=gettext_lazy("Servicio"), required=False)
    answer = forms.ChoiceField(
        label=gettext_lazy("¿Se llega a una persona?"), choices=ANSWERS, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Cómo se llega, como lo lee el cliente"),
        help_text=gettext_lazy(
            "Por ejemplo: «Llame al 900 000 000, de lunes a viernes de 9 a 18 h, y pulse 0»."
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    words_en = forms.CharField(
        label=gettext_lazy("Lo mismo en inglés, si lo tiene"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, kind: HumanKind, *args: Any, actor: Actor, is_new: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        service = self.fields["service"]
        assert isinstance(service, forms.ChoiceField)  # noqa: S101
        service.choices = _services(actor)
        service.required = not policy.may_check_human(actor, None)
        self.fields["name"].label = OWN.get(kind, "")
        if kind not in OWN:
            del self.fields["name"], self.fields["service"]
        if is_new or kind not in OWN:
            answer = self.fields["answer"]
            assert isinstance(answer, forms.ChoiceField)  # noqa: S101
            answer.choices = ANSWERS[:2]


@allowed("interactions.see_human")
@require_safe
def human(request: HttpRequest) -> HttpResponse:
    """Every entrance with its last check, and a form for the one that was chosen."""
    return _page(request, request.GET.get("entrada", ""))


@allowed("interactions.check_human")
@require_POST
def human_check(request: HttpRequest) -> HttpResponse:
    """Write down what was found of an entrance."""
    source = request.POST.get("source", "")
    actor, known = the_actor(request), _known(source)
    form = _form(source, known, actor, data=request.POST)
    if form is None:
        gone = _("Esa entrada ya no existe.")
        return _page(request, "", problem=words_for(NotAllowedError()) if known else gone)
    if not form.is_valid():
        return _page(request, source, form=form)
    said = form.cleaned_data
    new = NewHumanCheck(
        source=source,
        reaches=said["answer"] == "yes",
        words=said["words"],
        words_en=said["words_en"],
        name=said.get("name", ""),
        service_id=UUID(said["service"]) if said.get("service") else None,
        is_gone=said["answer"] == "gone",
    )
    try:
        checking.check(new, by=actor, at=clock.now())
    except DomainError as error:
        form.add_error("words", words_for(error))
        return _page(request, source, form=form)
    messages.success(request, _("Queda escrito quién lo ha comprobado y cuándo."))
    return redirect("interactions:human")


def _known(source: str) -> HumanEntrance | None:
    return next((one for one in human_entrances(at=clock.now()) if one.source == source), None)


def _services(actor: Actor) -> list[tuple[str, str]]:
    """The services whose entrances ``actor`` may check; all of them together is one more."""
    found = [("", _("Todos"))] if policy.may_check_human(actor, None) else []
    services = checking.service_ids().items()
    return found + [
        (str(key), name) for key, name in services if policy.may_check_human(actor, key)
    ]


def _form(
    source: str, one: HumanEntrance | None, actor: Actor, data: Any = None
) -> CheckForm | None:
    """A form for an entrance that there is, or for a new telephone or counter.

    None where ``actor`` may not send it.
    """
    if one is None:
        kind = source.rstrip(":")
        known = source.endswith(":") and kind in {each.value for each in OWN}
        if not known or not _services(actor):
            return None
        initial = {"source": source}
        return CheckForm(HumanKind(kind), data, actor=actor, is_new=True, initial=initial)
    if not policy.may_check_human(actor, one.service_id):
        return None
    initial = {
        "source": one.source,
        "name": one.name,
        "service": str(one.service_id or ""),
        "words": one.words,
        "words_en": one.words_en,
    }
    return CheckForm(one.kind, data, actor=actor, is_new=False, initial=initial)


def _page(
    request: HttpRequest, source: str, *, form: CheckForm | None = None, problem: str = ""
) -> HttpResponse:
    at, services = clock.now(), checking.service_ids()
    found = human_entrances(at=at)
    chosen = next((one for one in found if one.source == source), None)
    actor = the_actor(request)
    able = may(actor, "interactions.check_human")
    shown = form or (_form(source, chosen, actor) if able and source else None)
    context = {
        "rows": [
            {
                "one": one,
                "kind": HUMAN_KIND[one.kind],
                "service": services.get(one.service_id, "") if one.service_id else "",
                "standing": STANDING[one.standing],
                "look": "breach" if one.is_alarming else STANDING_LOOKS[one.standing],
                "may_check": able and policy.may_check_human(actor, one.service_id),
            }
            for one in found
        ],
        "checked": sum(STANDING_LOOKS[one.standing] == "ok" for one in found),
        "alarms": sum(one.is_alarming for one in found),
        "form": shown,
        "chosen": chosen,
        "problem": problem,
        "may_check": able,
        "may_add": able and bool(_services(actor)),
    }
    status = 422 if problem or (form is not None and form.errors) else 200
    return render(request, "interactions/human.html", context, status=status)
