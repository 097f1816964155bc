"""A mailbox that is read with a consent: XOAUTH2 at Debian's Dovecot, which asks a local provider.

The provider is invented (``delivery.testing.provider``), on a real socket and in its true format;
Dovecot checks each token with it (RFC 7662), so a withdrawn consent really shuts the door.
"""

import contextlib
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.test import override_settings

from tests.mail_servers import Dovecot, dovecot
from tests.postfix import postfix
from vinculo.cases.testing import a_house
from vinculo.config.tests.serving import free_port, until
from vinculo.delivery import api as delivery
from vinculo.delivery.contracts import ConsentState, DeliveryState, OutgoingKind, Security
from vinculo.delivery.models import OAuthAccount
from vinculo.delivery.services import outbox, routes
from vinculo.delivery.testing.provider import CLIENT, CLIENT_SECRET, LocalProvider, local_provider
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api
from vinculo.interactions.contracts import MailboxProblem, SourceState
from vinculo.interactions.models import MailboxSource
from vinculo.interactions.services.imap import leases, watching
from vinculo.interactions.testing import arrived, mail, mailbox
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor, run_jobs

BOX = "averias@fibra.example"
PAGES = "/ajustes/consentimientos/"


@pytest.fixture
def provider() -> Iterator[LocalProvider]:
    with override_settings(ALLOWED_NETWORKS=("127.0.0.0/8",)), local_provider() as one:
        yield one


@pytest.fixture
def server(provider: LocalProvider) -> Iterator[Dovecot]:
    with dovecot(introspection_url=provider.introspection_url) as one:
        yield one


@contextlib.contextmanager
def watching_here() -> Iterator[None]:
    """The same watch as in the mail process, in a thread of this one."""
    stop = threading.Event()
    thread = threading.Thread(target=api.watch_mailboxes, kwargs={"stop": stop, "now": clock.now})
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(20)


def consent(admin: object, provider: LocalProvider, back: str) -> str:
    """As a person does it: our page, the provider's, and back to ours."""
    page = admin.post(  # type: ignore[attr-defined]
        f"{PAGES}empezar/", {"provider": "other", "address": BOX, "back": back}
    )
    query = {name: v[0] for name, v in parse_qs(urlsplit(page.context["url"]).query).items()}
    answer = urlsplit(provider.consent(query)).query
    returned = admin.get(f"{PAGES}vuelta/?{answer}")  # type: ignore[attr-defined]
    return str(returned["Location"])


def registered(admin: object, provider: LocalProvider) -> None:
    """Our application, as the administrator enters it."""
    app = {
        "provider": "other",
        "client_id": CLIENT,
        "client_secret": CLIENT_SECRET,
        "authorize_url": provider.authorize_url,
        "token_url": provider.token_url,
        "scopes": "mail",
    }
    assert admin.post(PAGES, app).status_code == 302  # type: ignore[attr-defined]


def test_what_leaves_by_consent_is_let_in_by_a_server_that_checks_the_token(
    committed: None, provider: LocalProvider, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(server.root / "cert.pem"))
    lucia = "lucia@correo.example"
    user = a_user(Role.ADMINISTRATOR)
    registered(signed_in(user), provider)
    mailbox(address=BOX)
    consent(signed_in(user), provider, PAGES)
    account: UUID = OAuthAccount.objects.get().pk
    with postfix(ours=free_port(), customers=server, known=(lucia,)) as post:
        way = routes.RouteDraft(
            sender=BOX,
            host="localhost",
            port=post.entry,
            security=Security.STARTTLS,
            account_id=account,
        )
        routes.save_route(way, by=actor(Role.ADMINISTRATOR))
        assert leave(lucia) == DeliveryState.SENT
        provider.access.clear()
        assert leave(lucia) == DeliveryState.SENT
        assert provider.asked[-1]["grant_type"] == "refresh_token"
        until(lambda: server.count(lucia) == 2, 20, log=post.log)
        assert "sasl_method=XOAUTH2, sasl_username=" + BOX in post.log.read_text()
        provider.withdraw()
        assert leave(lucia) != DeliveryState.SENT


def leave(to: str) -> str:
    """Hand one mail over; where it is then."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = BOX, to, "Hola"
    message.set_content("Hola")
    at = clock.now()
    mail_id = delivery.send(message=message, kind=OutgoingKind.ANSWER, reference="", at=at)
    outbox.hand_over(mail_id=mail_id, at=at)
    return delivery.state_of([mail_id])[mail_id]


def test_consent_reading_renewal_withdrawal_and_consent_again(
    committed: None, provider: LocalProvider, server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "READ_EVERY_SECONDS", 1.0)
    monkeypatch.setattr(watching, "TURN_SECONDS", 0.3)
    monkeypatch.setattr(watching, "RENEW_SECONDS", 1.0)
    assert leases.LEASE.total_seconds() > 5
    a_house()
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    registered(admin, provider)
    mailbox_id = mailbox(address=BOX)
    page = f"/ajustes/buzones/{mailbox_id}/?como=other"
    assert consent(admin, provider, page) == page
    form = {
        "host": "127.0.0.1",
        "port": server.imap,
        "security": "plain",
        "user": BOX,
        "folders": "INBOX",
        "after": "seen",
        "start_from": "all",
    }
    tried = admin.post(page, form)
    assert tried.status_code == 302, tried.context["problem"]
    server.deliver(BOX, mail(to=BOX, message_id="<1@correo.example>"))
    with watching_here():
        until(lambda: len(arrived()) == 1, 30)
        until(lambda: MailboxSource.objects.get().state == SourceState.WORKING, 10)
    _ended_early(provider)
    with watching_here():
        server.deliver(BOX, mail(to=BOX, message_id="<2@correo.example>", text="dos"))
        until(lambda: len(arrived()) == 2, 30)
    assert [form["grant_type"] for form in provider.asked][-1] == "refresh_token"
    provider.withdraw()
    with watching_here():
        until(lambda: _problem() == MailboxProblem.CONSENT_LOST, 30)
        run_jobs()
        text = admin.get(page.partition("?")[0]).content.decode()
        assert "delo otra vez" in text
        assert "Consentir otra vez" in admin.get(PAGES).content.decode()
        server.deliver(BOX, mail(to=BOX, message_id="<3@correo.example>", text="tres"))
        assert consent(admin, provider, page) == page
        until(lambda: len(arrived()) == 3, 30)
        until(lambda: _problem() == "", 10)
    assert _told() == ["interactions.consent_lost", "interactions.mailbox_failing"]


def _ended_early(provider: LocalProvider) -> None:
    """The provider ends the access tokens before their time; the consent holds."""
    provider.access.clear()
    account: UUID = OAuthAccount.objects.get().pk
    assert delivery.consents([account])[0].state == ConsentState.GIVEN


def _problem() -> str:
    return MailboxSource.objects.get().problem


def _told() -> list[str]:
    from vinculo.notices.models import Notice

    return sorted(Notice.objects.values_list("kind", flat=True))
