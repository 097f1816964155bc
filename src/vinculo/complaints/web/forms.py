"""Forms of the steps of a complaint."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.cases.contracts import CaseView
from vinculo.complaints.contracts import (
    ComplaintKind,
    Decision,
    HelpWay,
    LegalType,
    Said,
    WayOut,
)
from vinculo.complaints.domain.saying import Line, presumed
from vinculo.complaints.labels import (
    COMPLEXITY,
    DECISION,
    HELP_WAY,
    IMPACT,
    KIND,
    LEGAL_TYPE,
    SAID,
    SEVERITY,
    WAY_OUT,
)
from vinculo.complaints.selectors.claimed import Asked
from vinculo.organization import api as organization
from vinculo.ui.forms import DayField, offer
from vinculo.ui.web.rendering import when_day

NOW, OPENED = "now", "opened"
MOST_SAID = 5
MOST_LETTERS = 60
Choices = Sequence[tuple[str, str]]
DAY = "%Y-%m-%d"


def pairs(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Choices of words by key."""
    return [(str(getattr(key, "value", key)), said) for key, said in words.items()]


def _beginning(words: str) -> str:
    """The first words of a message, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS].rstrip()}…"


def area(rows: int) -> forms.Textarea:
    """A field for several lines."""
    return forms.Textarea(attrs={"rows": rows})


def end_of_day(said: Any) -> datetime:
    """The last minute of a day by the company's clock."""
    zone = ZoneInfo(organization.company().timezone)
    return datetime(said.year, said.month, said.day, 23, 59, tzinfo=zone)


class FileForm(forms.Form):
    """A case is treated as a complaint from now on.

    It shows the message that is presumed and the latest ones, or all; ``more``: how many there are
    where some are not shown. ``asked``: what the customer calls one; its message and kind stand
    chosen.
    """

    kind = forms.ChoiceField(
        label=_("Qué es"), choices=pairs(KIND), widget=forms.RadioSelect, initial="claim"
    )
    asks_for = forms.CharField(
        label=_("Qué pide el cliente"),
        max_length=500,
        required=False,
        widget=area(2),
        help_text=_("Con sus palabras: dinero, una explicación, una disculpa, que no se repita."),
    )

    said = forms.ChoiceField(
        label=_("Cuándo lo dijo el cliente"),
        choices=[],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Los plazos de la ley cuentan desde ese momento, no desde que se registra."),
    )

    def __init__(
        self,
        lines: Sequence[Line],
        case: CaseView,
        at: datetime,
        *args: Any,
        shows_all: bool = False,
        asked: Asked | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        bringing = [one for one in lines if asked and one.id == asked.message_id]
        chosen = bringing[0] if bringing else presumed(lines)
        if asked is not None:
            self.fields["kind"].initial = asked.kind.value
        theirs = [one for one in lines if one.is_theirs]
        said = self.data.get("said")
        shown = [
            one
            for n, one in enumerate(reversed(theirs))
            if shows_all or n < MOST_SAID or one == chosen or str(one.id) == said
        ][::-1]
        self.more = len(theirs) if len(theirs) > len(shown) else 0
        self._moments = {str(one.id): one.at for one in shown} | {NOW: at}
        offered = [(str(one.id), f"{when_day(one.at)} · {_beginning(one.words)}") for one in shown]
        if not shown:
            self._moments[OPENED] = case.opened_at
            words = gettext("Al abrirse el caso, %(when)s")
            offered = [(OPENED, words % {"when": when_day(case.opened_at)})]
        offer(self, "said", [*offered, (NOW, gettext("Ahora, de palabra"))])
        self.fields["said"].initial = str(chosen.id) if chosen else OPENED

    @property
    def said_at(self) -> datetime | None:
        """The moment that was chosen; None when none was."""
        return self._moments.get(self.cleaned_data["said"])

    @property
    def said_kind(self) -> ComplaintKind:
        """What was chosen."""
        return ComplaintKind(self.cleaned_data["kind"])


class AssessForm(forms.Form):
    """What is at stake."""

    severity = forms.TypedChoiceField(label=_("Gravedad"), coerce=int, choices=pairs(SEVERITY))
    complexity = forms.TypedChoiceField(
        label=_("Dificultad"), coerce=int, choices=pairs(COMPLEXITY)
    )
    impact = forms.TypedChoiceField(label=_("Impacto"), coerce=int, choices=pairs(IMPACT))
    is_safety = forms.BooleanField(
        label=_("Toca la seguridad o la salud de alguien"), required=False
    )
    needs_action = forms.BooleanField(label=_("Hay que hacer algo ya"), required=False)
    at_once = forms.CharField(
        label=_("Qué se hace ya"), max_length=1000, required=False, widget=area(2)
    )


class LegalTypeForm(forms.Form):
    """What the law calls it."""

    legal_type = forms.ChoiceField(label=_("Tipo según la ley"), choices=pairs(LEGAL_TYPE))
    why = forms.CharField(
        label=_("Por qué"),
        max_length=2000,
        required=False,
        widget=area(2),
        help_text=_("Bajarlo quita derechos al cliente: se escribe el motivo y queda de prueba."),
    )

    @property
    def said_type(self) -> LegalType:
        """What was chosen."""
        return LegalType(self.cleaned_data["legal_type"])


class PointsForm(forms.Form):
    """What the customer raises, a point in each line."""

    words = forms.CharField(
        label=_("Qué plantea el cliente"),
        widget=area(4),
        max_length=8000,
        help_text=_("Un punto en cada línea. Cada uno se contesta por separado."),
    )


class PeopleForm(forms.Form):
    """Who takes part."""

    champion = forms.TypedChoiceField(
        label=_("Acompaña al cliente hasta el final"),
        coerce=UUID,
        choices=[],
        required=False,
        empty_value=None,
    )
    investigator = forms.TypedChoiceField(
        label=_("Investiga"), coerce=UUID, choices=[], required=False, empty_value=None
    )
    about = forms.TypedChoiceField(
        label=_("De quién habla el cliente"),
        coerce=UUID,
        choices=[],
        required=False,
        empty_value=None,
        help_text=_("Esa persona ni investiga ni decide."),
    )

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("champion", "investigator", "about"):
            offer(self, name, [("", gettext("Nadie")), *people])


class FindingsForm(forms.Form):
    """What was looked at and found."""

    findings = forms.CharField(
        label=_("Qué se ha mirado y qué se ha encontrado"), max_length=10000, widget=area(5)
    )


class AnswerForm(forms.Form):
    """The decision and its reasons; a way of which bodies are kept is chosen by its body."""

    decision = forms.ChoiceField(
        label=_("Decisión"), choices=pairs(DECISION), widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Motivos, como los lee el cliente"),
        max_length=10000,
        widget=area(6),
        help_text=_("Debajo van solos los puntos con su respuesta, lo concedido y otras vías."),
    )
    ways = forms.MultipleChoiceField(
        label=_("Otras vías que se le dicen"),
        choices=pairs(WAY_OUT),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Si no se le da toda la razón, al menos una vía o un organismo. Donde lo pide la ley,"
            " de fuera de la empresa y que no sean los tribunales."
        ),
    )
    bodies = forms.MultipleChoiceField(
        label=_("Organismos que se le dicen"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Con su dirección y si la empresa participa. Cada uno cuenta como su vía."),
    )
    otherwise = forms.CharField(
        label=_("Cómo se le ha dicho"),
        max_length=200,
        required=False,
        help_text=_("El caso no tiene dirección de correo: por teléfono, por carta, en persona."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("decision", "reasons", "bodies", "ways", "otherwise", "seen")

    def __init__(
        self, bodies: Choices, of_bodies: Collection[WayOut], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ways = {way: words for way, words in WAY_OUT.items() if way not in of_bodies}
        offer(self, "ways", pairs(ways))
        offer(self, "bodies", bodies)
        if not bodies:
            del self.fields["bodies"]

    @property
    def said_bodies(self) -> tuple[UUID, ...]:
        """The bodies that were ticked, of those that the company keeps."""
        return tuple(UUID(key) for key in self.cleaned_data.get("bodies", ()))

    @property
    def said_decision(self) -> Decision:
        """What was chosen."""
        return Decision(self.cleaned_data["decision"])

    @property
    def said_ways(self) -> tuple[WayOut, ...]:
        """What was ticked."""
        return tuple(WayOut(way) for way in self.cleaned_data["ways"])


class CloseForm(forms.Form):
    """What the customer says to the decision."""

    said = forms.ChoiceField(
        label=_("Qué contesta el cliente"), choices=pairs(SAID), widget=forms.RadioSelect
    )
    ways = forms.MultipleChoiceField(
        label=_("Otras vías que se le dicen"),
        choices=pairs(WAY_OUT),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def said_said(self) -> Said:
        """What was chosen."""
        return Said(self.cleaned_data["said"])


class HelpForm(forms.Form):
    """A supervisor in the same contact, or a call the same working day."""

    way = forms.ChoiceField(label=_("Cómo"), choices=pairs(HELP_WAY), widget=forms.RadioSelect)
    person = forms.TypedChoiceField(label=_("Quién"), coerce=UUID, choices=[])

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people)

    @property
    def said_way(self) -> HelpWay:
        """What was chosen."""
        return HelpWay(self.cleaned_data["way"])


class LessonForm(forms.Form):
    """What changes, who sees to it, by when."""

    words = forms.CharField(
        label=_("Qué va a cambiar para que no se repita"), max_length=500, widget=area(2)
    )
    owner = forms.TypedChoiceField(label=_("Quién se ocupa"), coerce=UUID, choices=[])
    due = DayField(
        label=_("Para cuándo"),
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
        input_formats=[DAY, "%d/%m/%Y"],
    )

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", people)
