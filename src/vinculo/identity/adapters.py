"""How allauth behaves here: no sign-up, our words and mail, encrypted secrets, one address."""

from collections.abc import Mapping
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.identity import mails
from vinculo.identity.models import SignInProvider, User
from vinculo.identity.services.invitations import accept_by_email
from vinculo.kernel import clock, crypto

NO_ADDRESS = "0.0.0.0"  # noqa: S104

WAYS: Mapping[str, object] = {
    "reauthenticate": _("Confirmar con la contraseña"),
    "mfa_reauthenticate": _("Confirmar con un código"),
    "mfa_reauthenticate:webauthn": _("Confirmar con una llave"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Logins by e-mail and password."""

    error_messages: dict[Any, Any] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("El correo y la contraseña no coinciden."),
        "invalid_login": _("El correo y la contraseña no coinciden."),
        "too_many_login_attempts": _(
            "Demasiados intentos. Espere cinco minutos y vuelva a probar."
        ),
        "incorrect_password": _("La contraseña no es correcta."),
        "enter_current_password": _("Escriba la contraseña que tiene ahora."),
        "password_min_length": _("La contraseña es demasiado corta."),
        "invalid_password_reset": _("El enlace ya no sirve. Pida otro."),
        "rate_limited": _("Demasiados intentos. Espere un poco y vuelva a probar."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that our server found; headers that anybody can write are not read here."""
        return request.META.get("REMOTE_ADDR") or NO_ADDRESS

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say only what needs to be known: allauth's remarks on success are left out."""
        text = kwargs.get("message")
        if text and len(args) > 1 and args[1] == messages.ERROR:
            messages.error(args[0], str(text))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Ways to say that one is oneself, in our words."""
        methods = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS.get(way["id"], way["id"])} for way in methods]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our own mails, named after allauth's occasion."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        mails.send_notice(
            occasion=template_prefix.rsplit("/", 1)[-1],
            email=email,
            language=user.language if isinstance(user, User) else "es",
            context=context,
        )


class MFAAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages: dict[Any, Any] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("El código no es correcto o ya ha pasado."),
        "cannot_delete_authenticator": _("No puede quitar este segundo paso."),
        "cannot_generate_recovery_codes": _("Active antes un segundo paso."),
    }

    def encrypt(self, text: str) -> str:
        return crypto.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Vínculo"

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:  # noqa: A002, ARG002
        return gettext("Mi llave")


class SocialAdapter(DefaultSocialAccountAdapter):
    """Sign-in by the company's own provider: only for people who are known or invited."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Providers are rows of ours, their secrets encrypted."""
        del request
        found = SignInProvider.objects.filter(is_enabled=True)
        if provider and provider != "openid_connect":
            found = found.filter(key=provider)
        if client_id:
            found = found.filter(client_id=client_id)
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=row.key,
                name=row.name,
                client_id=row.client_id,
                secret=row.client_secret,
                settings={"server_url": row.server_url, "oauth_pkce_enabled": True},
            )
            for row in found.order_by("key")
        ]

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:  # noqa: ARG002
        """An administrator chose the provider, so an address it has verified counts."""
        return True

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Accept a waiting invitation of a verified address; turn strangers away."""
        if sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(redirect("account_login"))
        if sociallogin.is_existing:
            return
        for address in sociallogin.email_addresses:
            if not address.verified:
                continue
            said = cast("Any", sociallogin.account).get_provider_account().get_user_data() or {}
            name = str(said.get("name") or address.email)
            user = accept_by_email(email=address.email, name=name, at=clock.now())
            if user is not None:
                sociallogin.user = User.objects.get(pk=user.id)
                sociallogin.connect(request, sociallogin.user)
                return
        messages.error(
            request,
            gettext("Nadie le ha invitado todavía con esa cuenta. Pida una invitación."),
        )
        raise ImmediateHttpResponse(redirect("account_login"))

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> None:
        messages.error(
            request, gettext("El proveedor no ha podido confirmar quién es usted. Pruebe otra vez.")
        )
        raise ImmediateHttpResponse(redirect("account_login"))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:  # noqa: ARG002
        return "/"
