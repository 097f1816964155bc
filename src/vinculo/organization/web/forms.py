"""Forms about the company, its calendars and its teams."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vinculo.organization.contracts import CalendarDraft, SpecialDay
from vinculo.organization.domain.places import place_choices, place_key, split_place
from vinculo.organization.domain.zones import timezones
from vinculo.ui.forms import DayField
from vinculo.ui.hours import WEEKDAYS, HoursField
from vinculo.ui.long_lists import LongSelect

DAYS = tuple(f"day_{number}" for number in range(7))


def zone_choices() -> list[tuple[str, str]]:
    """Every time zone, written with spaces."""
    return [(name, name.replace("_", " ")) for name in timezones()]


def places() -> list[Any]:
    """No holidays, or those of a place, in the reader's language."""
    found = place_choices(get_language() or "es", gettext("todo el país"), gettext("Otros países"))
    return [("", gettext("Sin festivos")), *found]


class CompanyForm(forms.Form):
    """What the company is called and where it is."""

    name = forms.CharField(label=_("Nombre"), max_length=120)
    base_url = forms.CharField(
        label=_("Dirección web"),
        max_length=200,
        help_text=_("Donde la abren su gente y sus clientes; va en los enlaces de los correos."),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=_("Idioma"),
        choices=settings.LANGUAGES,
        help_text=_("El de los correos y las páginas públicas. Cada persona elige el suyo."),
    )
    timezone = forms.ChoiceField(label=_("Zona horaria"), choices=zone_choices, widget=LongSelect)
    currency = forms.CharField(
        label=_("Moneda"),
        min_length=3,
        max_length=3,
        help_text=_(
            "Tres letras: EUR, MXN, USD. En ella empiezan precios, márgenes y remedios; lo que ya"
            " está escrito no cambia."
        ),
    )


class LogoForm(forms.Form):
    """A picture of the company."""

    logo = forms.FileField(
        label=_("Logotipo"),
        help_text=_("PNG, JPEG o WebP, hasta 5 MB. Se guarda a 640 píxeles de ancho."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )


class CalendarForm(forms.Form):
    """A business calendar, one line a day."""

    name = forms.CharField(label=_("Nombre"), max_length=80)
    timezone = forms.ChoiceField(label=_("Zona horaria"), choices=zone_choices, widget=LongSelect)
    place = forms.ChoiceField(
        label=_("Festivos"),
        choices=places,
        widget=LongSelect,
        required=False,
        help_text=_("Esos días no se abre, salvo que estén abajo con otras horas."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for key, words in zip(DAYS, WEEKDAYS, strict=True):
            self.fields[key] = HoursField(label=str(words).capitalize())

    def week(self) -> list[forms.BoundField]:
        """The seven lines."""
        return [self[key] for key in DAYS]

    def draft(self, special_days: Sequence[SpecialDay]) -> CalendarDraft:
        """What was chosen, with these special days."""
        country, region = split_place(self.cleaned_data["place"])
        return CalendarDraft(
            timezone=self.cleaned_data["timezone"],
            weekly=tuple(self.cleaned_data[key] for key in DAYS),
            country=country,
            region=region,
            special_days=tuple(sorted(special_days, key=lambda special: special.day)),
        )


def calendar_initial(name: str, draft: CalendarDraft) -> dict[str, Any]:
    """The form's first values for ``draft``."""
    return {
        "name": name,
        "timezone": draft.timezone,
        "place": place_key(draft.country, draft.region),
        **dict(zip(DAYS, draft.weekly, strict=True)),
    }


class SpecialDayForm(forms.Form):
    """A day with its own hours; without a date the line is left out."""

    day = DayField(
        label=_("Día"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    name = forms.CharField(label=_("Motivo"), max_length=80, required=False)
    hours = HoursField(label=_("Horas"))
    is_public = forms.BooleanField(
        label=_("Es festivo oficial, o laborable por decreto: cuenta en los plazos legales"),
        required=False,
    )

    def special_day(self) -> SpecialDay | None:
        """The day, when the line has a date."""
        if not self.cleaned_data.get("day"):
            return None
        return SpecialDay(
            day=self.cleaned_data["day"],
            name=self.cleaned_data["name"],
            intervals=self.cleaned_data["hours"],
            is_public=self.cleaned_data["is_public"],
        )


class ConfirmYearForm(forms.Form):
    """That the holidays of a year are those that were published."""

    year = forms.TypedChoiceField(label=_("Año"), coerce=int)
    source = forms.CharField(
        label=_("Dónde están publicados"),
        max_length=200,
        help_text=_("El boletín y su fecha, o una dirección."),
    )

    def __init__(self, years: Sequence[int], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.choices = [(year, str(year)) for year in years]


SpecialDays = forms.formset_factory(SpecialDayForm, extra=3, max_num=200)


def special_initial(days: Sequence[SpecialDay]) -> list[dict[str, Any]]:
    """The lines for days that exist."""
    return [
        {
            "day": day.day,
            "name": day.name,
            "hours": day.intervals,
            "is_public": day.is_public,
        }
        for day in days
    ]


class TeamForm(forms.Form):
    """A team's name."""

    name = forms.CharField(label=_("Nombre"), max_length=80)


class MemberForm(forms.Form):
    """Who joins a team."""

    user = forms.TypedChoiceField(label=_("Persona"), coerce=UUID)
    leads = forms.BooleanField(label=_("Dirige el equipo"), required=False)

    def __init__(self, people: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["user"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.choices = list(people)
