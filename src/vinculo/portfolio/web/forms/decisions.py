"""Forms of the three decisions and of third parties."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.portfolio.contracts import PartyKind
from vinculo.portfolio.domain.decisions import Form, Kind, OptionDraft, Rating
from vinculo.portfolio.labels.decisions import FORM, KIND, PARTY_KIND
from vinculo.portfolio.services.decisions import DecisionDraft
from vinculo.portfolio.services.parties import PartyDraft, PartyStandardDraft
from vinculo.portfolio.web.forms.service import DAY
from vinculo.ui.forms import DayField, offer

Choices = Sequence[tuple[str, str]]
EVIDENCE_HELP = _("Una por línea: palabras, una dirección, o «palabras | https://…».")


def _mark(label: Any, *, required: bool = False, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal(0),
        max_value=Decimal(10),
        max_digits=4,
        decimal_places=2,
        required=required,
        **options,
    )


class DecisionForm(forms.Form):
    """What is to be decided."""

    kind = forms.ChoiceField(
        label=_("Qué se decide"), choices=[(each.value, words) for each, words in KIND.items()]
    )
    title = forms.CharField(
        label=_("La pregunta"),
        max_length=160,
        help_text=_("Como se la harían en una reunión: «¿Abrimos la asistencia de noche?»."),
    )
    service = forms.TypedChoiceField(
        label=_("De qué servicio"), coerce=UUID, empty_value=None, required=False
    )
    why = forms.CharField(
        label=_("Por qué se plantea ahora"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, services: Choices, *args: Any, is_whole: bool = True, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        whole = [("", gettext("Toda la cartera"))] if is_whole else []
        self.fields["service"].required = not is_whole
        offer(self, "service", [*whole, *services])

    def draft(self) -> DecisionDraft:
        """What the services take."""
        said = self.cleaned_data
        return DecisionDraft(
            kind=Kind(said["kind"]),
            title=said["title"],
            why=said["why"],
            service_id=said["service"],
        )


class OptionForm(forms.Form):
    """Something that could be chosen; what its kind does not need is not asked for."""

    name = forms.CharField(label=_("Opción"), max_length=120)
    quantity = forms.CharField(
        label=_("Nivel en cantidad"),
        max_length=300,
        help_text=_("Cuánto, cuándo, dónde: «de 8 a 22, todos los días»."),
    )
    quality = forms.CharField(
        label=_("Nivel en calidad"),
        max_length=300,
        help_text=_("Cómo de bien: «resuelto en una visita en el 90 %»."),
    )
    form = forms.ChoiceField(
        label=_("Por qué medios"), choices=[(each.value, words) for each, words in FORM.items()]
    )
    party = forms.TypedChoiceField(
        label=_("Qué tercero"), coerce=UUID, empty_value=None, required=False
    )
    words = forms.CharField(
        label=_("En qué consiste"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence = forms.CharField(
        label=_("Evidencia"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=EVIDENCE_HELP,
    )

    def __init__(self, kind: Kind, parties: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "party", [("", gettext("Ninguno, o aún por elegir")), *parties])
        if kind is not Kind.LEVEL:
            del self.fields["quantity"], self.fields["quality"]
        if kind is not Kind.FORM:
            del self.fields["form"], self.fields["party"]

    def draft(self) -> OptionDraft:
        """What the services take."""
        said = self.cleaned_data
        return OptionDraft(
            name=said["name"],
            words=said["words"],
            evidence=said["evidence"],
            quantity=said.get("quantity", ""),
            quality=said.get("quality", ""),
            form=Form(said["form"]) if said.get("form") else None,
            party_id=said.get("party"),
        )


class ChooseForm(forms.Form):
    """The choice, its reason and when it is looked at again.

    ``read`` stands for the options as they were when the page was shown.
    """

    read = forms.CharField(required=False, widget=forms.HiddenInput)
    option = forms.TypedChoiceField(label=_("Se elige"), coerce=UUID, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Por qué"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    review_on = DayField(
        label=_("Se revisa el"),
        widget=DAY,
        help_text=_("Quien responde del servicio recibe una tarea para ese día."),
    )

    def __init__(self, options: Choices, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "option", options)


class FindingForm(forms.Form):
    """What an instrument found, and where it can be seen."""

    finding = forms.CharField(
        label=_("Qué se averiguó"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    proof = forms.CharField(
        label=_("Evidencia"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=EVIDENCE_HELP,
    )
    n = forms.IntegerField(
        label=_("Sobre cuántos (n)"), min_value=1, max_value=2**31 - 1, required=False
    )
    on = DayField(label=_("Día"), widget=DAY)


class RatingForm(forms.Form):
    """A line of the survey of candidates."""

    candidate = forms.CharField(label=_("Servicio candidato"), max_length=120)
    importance = _mark(
        _("Importancia para el cliente"), required=True, help_text=_("La media, de 0 a 10.")
    )
    ours = _mark(_("Cómo nos valoran"), help_text=_("De 0 a 10; vacío si aún no se ofrece."))
    competitor = forms.CharField(label=_("Competencia cercana"), max_length=80, required=False)
    theirs = _mark(_("Cómo la valoran"), help_text=_("De 0 a 10."))
    n = forms.IntegerField(label=_("Cuántos respondieron (n)"), min_value=1, max_value=2**31 - 1)
    surveyed_on = DayField(label=_("Día"), widget=DAY)
    source = forms.CharField(label=_("Fuente"), max_length=200)

    def rating(self) -> Rating:
        """What the services take."""
        return Rating(**self.cleaned_data)


class PartyForm(forms.Form):
    """What is written of a third party."""

    kind = forms.ChoiceField(
        label=_("Qué es"), choices=[(each.value, words) for each, words in PARTY_KIND.items()]
    )
    name = forms.CharField(
        label=_("Nombre"), max_length=120, help_text=_("El de la empresa, no el de una persona.")
    )
    does = forms.CharField(
        label=_("Qué hace por nosotros"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.TypedChoiceField(
        label=_("Responde de él aquí"), coerce=UUID, empty_value=None, required=False
    )
    since = DayField(label=_("Trabaja con la empresa desde"), widget=DAY)
    until = DayField(
        label=_("Último día"), widget=DAY, required=False, help_text=_("Vacío mientras siga.")
    )

    def __init__(self, people: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "owner", [("", gettext("Nadie todavía")), *people])

    def draft(self) -> PartyDraft:
        """What the services take."""
        said = dict(self.cleaned_data)
        owner_id, kind = said.pop("owner"), PartyKind(said.pop("kind"))
        return PartyDraft(kind=kind, owner_id=owner_id, **said)


class PartyStandardForm(forms.Form):
    """What is agreed with a third party in one service."""

    service = forms.TypedChoiceField(label=_("Servicio"), coerce=UUID)
    name = forms.CharField(
        label=_("Qué se le pide"), max_length=80, help_text=_("En pocas palabras.")
    )
    words = forms.CharField(
        label=_("La norma, con su plazo"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Qué cuenta como cumplido: «poste repuesto en tres días laborables»."),
    )
    words_en = forms.CharField(
        label=_("La norma, en inglés"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        help_text=_("Vacía: quien lee en inglés la lee en español."),
    )
    goal_pct = forms.DecimalField(
        label=_("En cuántos de cada cien (%)"),
        min_value=Decimal("0.01"),
        max_value=Decimal(100),
        max_digits=5,
        decimal_places=2,
    )
    calendar = forms.TypedChoiceField(label=_("Calendario"), coerce=UUID)

    def __init__(self, services: Choices, calendars: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "service", services)
        offer(self, "calendar", calendars)

    def draft(self) -> PartyStandardDraft:
        """What the services take."""
        said = dict(self.cleaned_data)
        return PartyStandardDraft(
            service_id=said["service"],
            name=said["name"],
            words=said["words"],
            words_en=said["words_en"],
            goal_pct=said["goal_pct"],
            calendar_id=said["calendar"],
        )


class PartyResultForm(forms.Form):
    """How often a third party kept what was agreed, in a period that has ended."""

    since = DayField(label=_("Primer día"), widget=DAY)
    until = DayField(label=_("Último día"), widget=DAY)
    n = forms.IntegerField(label=_("Contados (n)"), min_value=1, max_value=2**31 - 1)
    kept = forms.IntegerField(label=_("Cumplidos"), min_value=0, max_value=2**31 - 1)
    source = forms.CharField(
        label=_("Fuente"), max_length=200, help_text=_("Quién lo contó y dónde se puede ver.")
    )
