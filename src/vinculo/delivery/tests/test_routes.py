"""An address with a server of its own leaves by it: encrypted, with password or consent."""

import base64
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from vinculo.delivery.contracts import DeliveryState, OutgoingKind, Provider, Security
from vinculo.delivery.domain.errors import PlainPasswordError
from vinculo.delivery.models import OAuthAccount, OAuthApp, OutgoingMail
from vinculo.delivery.services import consent, outbox, routes
from vinculo.delivery.tests.smtp_server import SmtpServer
from vinculo.delivery.transports import current
from vinculo.delivery.transports.smtp import SmtpServer as Way
from vinculo.delivery.transports.smtp import try_out
from vinculo.kernel.actor import Role
from vinculo.kernel.outside import ForbiddenServerError
from vinculo.kernel.testing import actor

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ADMIN = actor(Role.ADMINISTRATOR)
SENDER = "averias@fibra.example"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(settings) -> None:
    settings.ALLOWED_NETWORKS = ("127.0.0.0/8",)


def draft(port: int, **more: object) -> routes.RouteDraft:
    given = {
        "sender": SENDER,
        "host": "127.0.0.1",
        "port": port,
        "security": Security.NONE,
    }
    return routes.RouteDraft(**given | more)


def a_mail(sender: str = SENDER) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "lucia@correo.example"
    message["Subject"] = "Hola"
    message.set_content("Hola")
    return message


def test_each_sender_leaves_by_its_own_server_and_the_others_wait_or_take_the_common_one() -> None:
    with SmtpServer() as own:
        routes.save_route(draft(own.port), by=ADMIN)
        assert (current(SENDER), current("otra@fibra.example")) == ("smtp", "none")
        mine = outbox.send(message=a_mail(), kind=OutgoingKind.ANSWER, reference="", at=AT)
        other = outbox.send(
            message=a_mail("otra@fibra.example"), kind=OutgoingKind.ANSWER, reference="", at=AT
        )
        for mail_id in (mine, other):
            outbox.hand_over(mail_id=mail_id, at=AT)
    states = dict(OutgoingMail.objects.values_list("sender", "state"))
    assert states == {SENDER: DeliveryState.SENT, "otra@fibra.example": DeliveryState.WAITING}
    assert [taken.sender for taken in own.received] == [SENDER]


def test_a_consent_enters_by_xoauth2_and_never_in_clear() -> None:
    app = OAuthApp.objects.create(provider=Provider.GOOGLE, client_id="x")
    account = OAuthAccount.objects.create(
        app=app,
        address=SENDER,
        access_token="secreto-de-acceso",
        expires_at=AT + timedelta(hours=1),
        consented_at=AT,
        changed_at=AT,
    )
    with pytest.raises(PlainPasswordError):
        routes.save_route(draft(25, host="127.0.0.2", account_id=account.pk), by=ADMIN)
    with SmtpServer(answers={"AUTH": "235 welcome"}) as server:
        way = Way(
            scheme="smtp",
            host="127.0.0.1",
            port=server.port,
            user=SENDER,
            password="",
            account_id=account.pk,
            is_typed=True,
        )
        outcome, _said = try_out(way, tokens=consent.tokens(at=AT))
    assert outcome == "accepted"
    (entered,) = [line for line in server.said if line.startswith("AUTH")]
    method, _, token = entered.removeprefix("AUTH ").partition(" ")
    assert method == "XOAUTH2"
    expected = f"user={SENDER}\x01auth=Bearer secreto-de-acceso\x01\x01"
    assert base64.b64decode(token).decode() == expected


def test_a_typed_server_never_leads_inside(settings) -> None:
    settings.ALLOWED_NETWORKS = ()
    for host in ("127.0.0.1", "2130706433", "169.254.169.254", "::ffff:127.0.0.1"):
        with pytest.raises(ForbiddenServerError):
            routes.save_route(draft(25, host=host), by=ADMIN)
