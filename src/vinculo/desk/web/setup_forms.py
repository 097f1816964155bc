"""The four forms of the start wizard; each says what it gathered as the house wants it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vinculo.desk.setup import NewAdministrator, NewCompany, NewService
from vinculo.kernel.errors import DomainError, words_for
from vinculo.organization import api as organization
from vinculo.organization.contracts import CalendarDraft
from vinculo.ui.hours import WEEKDAYS, HoursField
from vinculo.ui.long_lists import LongSelect

DAYS = tuple(f"day_{number}" for number in range(7))
USUAL = {**dict.fromkeys(DAYS[:5], "9:00–14:00, 16:00–19:00"), DAYS[5]: "", DAYS[6]: ""}


def _zones() -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ")) for name in organization.timezones()]


def _places() -> list[Any]:
    found = organization.place_choices(
        (get_language() or "es")[:2], gettext("todo el país"), gettext("Otros países")
    )
    return [("", gettext("Sin festivos")), *found]


class CompanyStep(forms.Form):
    """Who we are and where we are reached."""

    name = forms.CharField(label=_("Nombre de la empresa"), max_length=120)
    language = forms.ChoiceField(
        label=_("Idioma"),
        choices=settings.LANGUAGES,
        help_text=_("El de los correos y las páginas públicas. Cada persona elige el suyo."),
    )
    timezone = forms.ChoiceField(
        label=_("Zona horaria"), choices=_zones, initial="Europe/Madrid", widget=LongSelect
    )
    base_url = forms.CharField(
        label=_("Dirección web"),
        max_length=200,
        help_text=_("Donde la abren su gente y sus clientes; va en los enlaces de los correos."),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    logo = forms.FileField(
        label=_("Logotipo, si quiere"),
        required=False,
        help_text=_("PNG, JPEG o WebP, hasta 5 MB. Se puede poner después."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_base_url(self) -> str:
        """The address, tidied."""
        try:
            return organization.clean_base_url(self.cleaned_data["base_url"])
        except DomainError as error:
            raise forms.ValidationError(words_for(error)) from None

    def company(self, logo_digest: str) -> NewCompany:
        """The company that was described."""
        known = ("name", "language", "timezone", "base_url")
        return NewCompany(logo_digest=logo_digest, **{key: self.cleaned_data[key] for key in known})


class HoursStep(forms.Form):
    """When customers are answered."""

    place = forms.ChoiceField(
        label=_("Festivos"),
        choices=_places,
        widget=LongSelect,
        required=False,
        initial="ES",
        help_text=_("Esos días no cuentan. Después se añaden los suyos."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for key, words in zip(DAYS, WEEKDAYS, strict=True):
            self.fields[key] = HoursField(label=str(words).capitalize(), initial=USUAL[key])

    def week(self) -> list[forms.BoundField]:
        """The seven lines."""
        return [self[key] for key in DAYS]

    def clean(self) -> dict[str, Any]:
        """A week in which nothing is ever open stops every deadline."""
        values = super().clean() or self.cleaned_data
        if not self.errors and not any(values[key] for key in DAYS):
            raise forms.ValidationError(
                _("Abra al menos un día: sin horas abiertas ningún plazo acabaría nunca.")
            )
        return values

    def draft(self, timezone: str) -> CalendarDraft:
        """The calendar that was described."""
        country, _slash, region = self.cleaned_data["place"].partition("/")
        return CalendarDraft(
            timezone=timezone,
            weekly=tuple(self.cleaned_data[key] for key in DAYS),
            country=country,
            region=region,
        )


class ServiceStep(forms.Form):
    """The first thing we do for customers, and how quickly."""

    name = forms.CharField(
        label=_("Nombre del servicio"), max_length=80, initial=_("Atención al cliente")
    )
    benefit = forms.CharField(
        label=_("Qué hace por el cliente"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En una o dos frases; se puede escribir después."),
    )
    first_answer_hours = forms.IntegerField(
        label=_("Primera respuesta, en horas abiertas"), min_value=1, max_value=999, initial=4
    )
    resolution_hours = forms.IntegerField(
        label=_("Resolución, en horas abiertas"), min_value=1, max_value=9999, initial=24
    )
    mailbox = forms.EmailField(
        label=_("Correo en el que le escriben, si ya lo tiene"),
        required=False,
        help_text=_(
            "Se conecta después; lo que llegue a esta dirección abrirá casos del servicio."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """What takes longer to answer than to resolve was mistyped."""
        values = super().clean() or self.cleaned_data
        first, last = values.get("first_answer_hours"), values.get("resolution_hours")
        if first and last and last < first:
            self.add_error(
                "resolution_hours",
                _("Resolver no puede tener menos plazo que contestar por primera vez."),
            )
        return values

    def service(self) -> NewService:
        """The service that was described."""
        return NewService(
            name=self.cleaned_data["name"],
            benefit=self.cleaned_data["benefit"],
            first_answer=timedelta(hours=self.cleaned_data["first_answer_hours"]),
            resolution=timedelta(hours=self.cleaned_data["resolution_hours"]),
            mailbox=self.cleaned_data["mailbox"],
        )


class AdministratorStep(forms.Form):
    """The first person who may sign in."""

    name = forms.CharField(
        label=_("Nombre y apellidos"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Correo"),
        max_length=254,
        help_text=_("Con él entrará."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Contraseña"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Diez caracteres o más, que no sean su nombre ni una palabra corriente."),
    )
    answers = forms.BooleanField(label=_("También atenderé casos"), required=False, initial=True)

    def administrator(self) -> NewAdministrator:
        """The person who was described."""
        return NewAdministrator(
            name=self.cleaned_data["name"],
            email=self.cleaned_data["email"],
            password=self.cleaned_data["password"],
            answers=self.cleaned_data["answers"],
            language=(get_language() or "es")[:2],
        )
