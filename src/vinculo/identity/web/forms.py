"""Forms about logins."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.identity.contracts import grant_kinds
from vinculo.identity.labels import LANGUAGES, ROLES, THEMES
from vinculo.identity.web.sign_in_forms import PASSWORD_HELP
from vinculo.kernel.access import scope_words
from vinculo.kernel.actor import Role
from vinculo.ui.forms import offer


class AcceptForm(forms.Form):
    """Take up an invitation."""

    name = forms.CharField(label=_("Nombre y apellidos"), max_length=120)
    password = forms.CharField(
        label=_("Contraseña"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class ProfileForm(forms.Form):
    """What a person chooses about the own account."""

    name = forms.CharField(label=_("Nombre y apellidos"), max_length=120)
    language = forms.ChoiceField(label=_("Idioma"), choices=list(LANGUAGES.items()))
    theme = forms.ChoiceField(
        label=_("Aspecto"), choices=[(theme.value, words) for theme, words in THEMES.items()]
    )


def role_choices() -> list[tuple[str, Any]]:
    """All roles with their words."""
    return [(role.value, ROLES[role]) for role in Role]


class RolesForm(forms.Form):
    """The roles of one person."""

    roles = forms.MultipleChoiceField(
        label=_("Papeles"), choices=role_choices, widget=forms.CheckboxSelectMultiple
    )

    def chosen(self) -> list[Role]:
        """The roles that were ticked."""
        return [Role(value) for value in self.cleaned_data["roles"]]


class InviteForm(RolesForm):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("Correo"), max_length=254)

    field_order = ("email", "roles")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in grant_kinds:
            kind = grant_kinds[key]
            if choices := list(kind.choices()):
                self.fields[f"grants_{key}"] = forms.MultipleChoiceField(
                    label=str(kind.label),
                    help_text=str(kind.note),
                    choices=choices,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )

    def grants(self) -> list[str]:
        """The keys that were ticked, of all kinds."""
        fields = [f"grants_{key}" for key in grant_kinds]
        return [grant for name in fields for grant in self.cleaned_data.get(name, ())]


EVERYTHING = _("Todo lo que usted puede")


class TokenForm(forms.Form):
    """A new API token."""

    name = forms.CharField(label=_("Para qué es"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("Qué puede hacer"),
        widget=forms.CheckboxSelectMultiple,
        initial=["*"],
        error_messages={"required": _("Elija al menos una cosa que el programa pueda hacer.")},
        help_text=_("Nunca más de lo que usted mismo puede."),
    )
    days = forms.TypedChoiceField(
        label=_("Caduca"),
        coerce=int,
        initial=90,
        choices=[
            (30, _("En 30 días")),
            (90, _("En 90 días")),
            (365, _("En un año")),
            (0, _("Nunca")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, "scopes", [("*", EVERYTHING), *((key, scope_words[key]) for key in scope_words)]
        )


def scopes_in_words(scopes: Iterable[str]) -> list[str]:
    """What a token may do, as people read it; an action without words keeps its name."""
    return [
        str(EVERYTHING)
        if scope == "*"
        else str(scope_words[scope])
        if scope in scope_words
        else scope
        for scope in scopes
    ]


class ProviderForm(forms.Form):
    """An OpenID Connect provider."""

    key = forms.SlugField(
        label=_("Clave"), max_length=40, help_text=_("Aparece en la dirección de retorno.")
    )
    name = forms.CharField(label=_("Nombre en el botón"), max_length=80)
    server_url = forms.URLField(
        label=_("Dirección del proveedor"), max_length=300, assume_scheme="https"
    )
    client_id = forms.CharField(label=_("Identificador de cliente"), max_length=200)
    client_secret = forms.CharField(
        label=_("Secreto de cliente"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Se guarda cifrado. Déjelo en blanco para no cambiarlo."),
    )
    is_enabled = forms.BooleanField(label=_("Activo"), required=False, initial=True)
