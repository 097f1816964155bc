"""The pages that set up how mail leaves: no secret is shown, nothing is kept untried."""

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.delivery.contracts import Security
from vinculo.delivery.domain import dkim
from vinculo.delivery.models import DkimKey, Route
from vinculo.delivery.services import routes, signing
from vinculo.delivery.tests.smtp_server import SmtpServer
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor

SENDER = "averias@fibra.example"

pytestmark = pytest.mark.django_db


def test_the_page_tries_before_it_keeps_and_shows_no_password(settings) -> None:
    settings.ALLOWED_NETWORKS = ("127.0.0.0/8",)
    admin: Client = signed_in(a_user(Role.ADMINISTRATOR))
    page = reverse("delivery:routes")
    with SmtpServer(answers={"EHLO": "550 no", "HELO": "550 no"}) as server:
        given = {
            "sender": SENDER,
            "host": "127.0.0.1",
            "port": server.port,
            "security": "none",
            "user": "u",
            "password": "clave-de-prueba",
        }
        refused = admin.post(page, given)
        assert refused.status_code == 422
        said = refused.content.decode()
        assert "El servidor ha contestado otra cosa." in said
        assert "550 no" in said
        assert not Route.objects.exists()
        admin.post(page, given | {"anyway": "1"})
    route = Route.objects.get()
    assert (route.host, route.password) == ("127.0.0.1", "clave-de-prueba")
    shown = admin.get(page, {"de": SENDER}).content.decode()
    assert "clave-de-prueba" not in shown
    # Another server gets no password that was meant for the first.
    routes.save_route(
        routes.RouteDraft(
            sender=SENDER, host="127.0.0.2", port=25, security=Security.NONE, user="u"
        ),
        by=actor(Role.ADMINISTRATOR),
    )
    assert Route.objects.get().password == ""
    admin.post(reverse("delivery:route_drop"), {"sender": SENDER})
    assert not Route.objects.exists()


def test_the_page_shows_what_to_publish_and_never_the_private_key(monkeypatch) -> None:
    admin: Client = signed_in(a_user(Role.ADMINISTRATOR))
    page = admin.post(reverse("delivery:keys"), {"domain": "fibra.example"}, follow=True)
    key = DkimKey.objects.get()
    text = page.content.decode()
    assert dkim.record_text(key.public_key).replace("+", "&#x2B;") in text or key.public_key in text
    assert "PRIVATE" not in text
    monkeypatch.setattr(signing.dns.resolver, "resolve", _nothing)
    step = reverse("delivery:key_step", args=[key.pk])
    said = admin.post(step, {"step": "check"}, follow=True).content.decode()
    assert "El registro no está en el DNS" in said
    assert "no está publicado" in admin.post(step, {"step": "use"}, follow=True).content.decode()
    admin.post(step, {"step": "retire"})
    assert not DkimKey.objects.exists()
    wrong = admin.post(reverse("delivery:keys"), {"domain": "<b>"})
    assert wrong.status_code == 422
    assert "no es un dominio" in wrong.content.decode()


def _nothing(*_args: object, **_kwargs: object) -> object:
    import dns.resolver

    raise dns.resolver.NXDOMAIN
