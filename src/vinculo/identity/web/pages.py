"""Addresses of our own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from vinculo.identity.web import account, chain, evidence, people


def too_many(request: HttpRequest, *_args: object) -> HttpResponse:
    """Somebody tries too often; the answer to all rate limits on pages."""
    return render(request, "identity/too_many.html", status=429)


urlpatterns = [
    path("cuenta/", account.account, name="account"),
    path("cuenta/sesiones/<int:session_id>/cerrar/", account.session_end, name="session_end"),
    path("cuenta/sesiones/cerrar/", account.sessions_end, name="sessions_end"),
    path("cuenta/llaves/", account.own_tokens, name="tokens"),
    path("cuenta/llaves/<uuid:token_id>/retirar/", account.token_revoke, name="token_revoke"),
    path("invitacion/<str:token>/", account.invitation, name="invitation"),
    path("ajustes/personas/", people.people, name="people"),
    path("ajustes/personas/<uuid:user_id>/", people.person, name="person"),
    path("ajustes/personas/<uuid:user_id>/cerrar/", people.person_close, name="person_close"),
    path("ajustes/personas/<uuid:user_id>/abrir/", people.person_open, name="person_open"),
    path(
        "ajustes/personas/<uuid:user_id>/sesiones/",
        people.person_sessions_end,
        name="person_sessions_end",
    ),
    path(
        "ajustes/personas/<uuid:user_id>/contrasena/",
        people.person_password,
        name="person_password",
    ),
    path(
        "ajustes/personas/<uuid:user_id>/segundo-paso/",
        people.person_second_step,
        name="person_second_step",
    ),
    path(
        "ajustes/invitaciones/<uuid:invitation_id>/otra-vez/",
        people.invitation_again,
        name="invitation_again",
    ),
    path(
        "ajustes/invitaciones/<uuid:invitation_id>/retirar/",
        people.invitation_revoke,
        name="invitation_revoke",
    ),
    path("ajustes/entrada/", people.sign_in_providers, name="providers"),
    path("ajustes/historial/", evidence.history, name="history"),
    path("ajustes/vistas/", evidence.sights, name="sights"),
    path("ajustes/evidencia/", chain.chain, name="chain"),
    path("ajustes/evidencia/repetir/", chain.chain_repeat, name="chain_repeat"),
    path("ajustes/evidencia/cabeza/<str:day>/", chain.head_file, name="chain_head"),
]
