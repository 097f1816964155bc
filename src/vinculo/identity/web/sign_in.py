"""allauth's views under our addresses, with our templates and our permissions."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from vinculo.identity import selectors
from vinculo.kernel.access import allowed, public

View = Callable[..., Any]
LOCAL_PROVIDERS = ("http://localhost:*", "http://127.0.0.1:*")


class LoginView(account.LoginView):
    """Sign in by e-mail and password, by passkey or by the company's provider."""

    template_name = "identity/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["providers"] = selectors.providers(only_enabled=True)
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The form to a provider is redirected there, which the policy must know beforehand."""
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if context["providers"]:
            vars(response)["_csp_update"] = {"form-action": ["https:", *LOCAL_PROVIDERS]}
        return response


@public
def cancelled(_request: HttpRequest) -> HttpResponse:
    """The person turned back at the provider."""
    return redirect("account_login")


def _own(view: Any, template: str, **kwargs: Any) -> View:
    return allowed("identity.own_account")(
        view.as_view(template_name=f"identity/{template}.html", **kwargs)
    )


def _open(view: Any, template: str, **kwargs: Any) -> View:
    return public(view.as_view(template_name=f"identity/{template}.html", **kwargs))


urlpatterns = [
    path("entrar/", public(LoginView.as_view()), name="account_login"),
    path("salir/", _open(account.LogoutView, "sign_out"), name="account_logout"),
    path("entrar/cerrada/", _open(account.AccountInactiveView, "closed"), name="account_inactive"),
    path(
        "entrar/olvido/", _open(account.PasswordResetView, "forgot"), name="account_reset_password"
    ),
    path(
        "entrar/olvido/enviado/",
        _open(account.PasswordResetDoneView, "forgot_sent"),
        name="account_reset_password_done",
    ),
    path(
        "entrar/nueva/hecho/",
        _open(account.PasswordResetFromKeyDoneView, "reset_done"),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^entrar/nueva/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        _open(account.PasswordResetFromKeyView, "reset"),
        name="account_reset_password_from_key",
    ),
    path("entrar/codigo/", _open(mfa.AuthenticateView, "second_step"), name="mfa_authenticate"),
    path("entrar/llave/", public(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("entrar/con/cancelado/", cancelled, name="socialaccount_login_cancelled"),
    path(
        "entrar/con/<slug:provider_id>/",
        public(require_POST(oidc.login)),
        name="openid_connect_login",
    ),
    path(
        "entrar/con/<slug:provider_id>/vuelta/",
        public(oidc.callback),
        name="openid_connect_callback",
    ),
    path(
        "cuenta/confirmar/",
        _own(account.ReauthenticateView, "confirm"),
        name="account_reauthenticate",
    ),
    path(
        "cuenta/confirmar/codigo/",
        _own(mfa.ReauthenticateView, "confirm_code"),
        name="mfa_reauthenticate",
    ),
    path(
        "cuenta/confirmar/llave/",
        _own(webauthn.ReauthenticateWebAuthnView, "confirm_key"),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "cuenta/contrasena/",
        _own(account.PasswordChangeView, "password_change"),
        name="account_change_password",
    ),
    path(
        "cuenta/contrasena/poner/",
        _own(account.PasswordSetView, "password_set"),
        name="account_set_password",
    ),
    path("cuenta/segundo-paso/", _own(mfa.IndexView, "second_steps"), name="mfa_index"),
    path(
        "cuenta/segundo-paso/codigos/",
        _own(totp.ActivateTOTPView, "totp_on"),
        name="mfa_activate_totp",
    ),
    path(
        "cuenta/segundo-paso/codigos/quitar/",
        _own(totp.DeactivateTOTPView, "totp_off"),
        name="mfa_deactivate_totp",
    ),
    path(
        "cuenta/segundo-paso/rescate/",
        _own(recovery.ViewRecoveryCodesView, "recovery"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "cuenta/segundo-paso/rescate/nuevos/",
        _own(recovery.GenerateRecoveryCodesView, "recovery_new"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "cuenta/segundo-paso/rescate/archivo/",
        allowed("identity.own_account")(
            recovery.DownloadRecoveryCodesView.as_view(template_name="identity/recovery.txt")
        ),
        name="mfa_download_recovery_codes",
    ),
    path(
        "cuenta/segundo-paso/llaves/",
        _own(webauthn.ListWebAuthnView, "keys"),
        name="mfa_list_webauthn",
    ),
    path(
        "cuenta/segundo-paso/llaves/nueva/",
        _own(webauthn.AddWebAuthnView, "key_add"),
        name="mfa_add_webauthn",
    ),
    path(
        "cuenta/segundo-paso/llaves/<int:pk>/quitar/",
        _own(webauthn.RemoveWebAuthnView, "key_remove"),
        name="mfa_remove_webauthn",
    ),
    path(
        "cuenta/segundo-paso/llaves/<int:pk>/",
        _own(webauthn.EditWebAuthnView, "key_edit"),
        name="mfa_edit_webauthn",
    ),
]
