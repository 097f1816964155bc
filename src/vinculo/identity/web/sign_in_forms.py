"""allauth's forms in our words; how they check is theirs."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.kernel import jobs

PASSWORD_HELP = _("Diez caracteres o más. Varias palabras que usted recuerde valen.")
Words = Mapping[str, tuple[str | Promise, str | Promise]]


class InOurWords(forms.Form):
    """Give fields our labels and help, and no placeholder that repeats the label."""

    words: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label, help_text = self.words.get(name, (field.label or "", ""))
            field.label, field.help_text = cast("str", label), cast("str", help_text)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(InOurWords, account.LoginForm):
    words: ClassVar[Words] = {
        "login": (_("Correo"), ""),
        "password": (_("Contraseña"), ""),
        "remember": (_("Seguir dentro en este equipo"), ""),
    }


class ForgotForm(InOurWords, account.ResetPasswordForm):
    """Ask for a new password: the answer is the same whether the address is known or not."""

    words: ClassVar[Words] = {"email": (_("Correo"), "")}

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:  # noqa: ARG002
        email = self.clean_email()
        jobs.defer("identity.send_reset", arguments={"email": email}, queue="outbound")
        return email


NEW_PASSWORD: Words = {
    "oldpassword": (_("Contraseña actual"), ""),
    "password1": (_("Contraseña nueva"), PASSWORD_HELP),
    "password2": (_("La nueva, otra vez"), ""),
}


class ResetForm(InOurWords, account.ResetPasswordKeyForm):
    words: ClassVar[Words] = NEW_PASSWORD


class ChangeForm(InOurWords, account.ChangePasswordForm):
    words: ClassVar[Words] = NEW_PASSWORD


class SetForm(InOurWords, account.SetPasswordForm):
    words: ClassVar[Words] = NEW_PASSWORD


class ConfirmForm(InOurWords, account.ReauthenticateForm):
    words: ClassVar[Words] = {"password": (_("Contraseña"), "")}


CODE: Words = {
    "code": (_("Código"), _("El de la aplicación del teléfono, o uno de rescate.")),
}


class CodeForm(InOurWords, mfa.AuthenticateForm):
    words: ClassVar[Words] = CODE


class ConfirmCodeForm(InOurWords, mfa.ReauthenticateForm):
    words: ClassVar[Words] = CODE


class TotpForm(InOurWords, totp.ActivateTOTPForm):
    words: ClassVar[Words] = {"code": (_("Código"), _("El que muestra ahora la aplicación."))}


class AddKeyForm(InOurWords, webauthn.AddWebAuthnForm):
    words: ClassVar[Words] = {
        "name": (_("Nombre de la llave"), _("Por ejemplo: teléfono de trabajo.")),
        "passwordless": (_("Entrar solo con esta llave, sin contraseña"), ""),
    }


class EditKeyForm(InOurWords, webauthn.EditWebAuthnForm):
    words: ClassVar[Words] = {"name": (_("Nombre de la llave"), "")}
