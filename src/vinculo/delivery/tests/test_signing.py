"""DKIM: what leaves is signed so that others verify it, and nothing on the way can change it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP

import dkim as dkimpy
import pytest

from vinculo.delivery.contracts import KeyState, OutgoingKind, Published
from vinculo.delivery.domain import dkim
from vinculo.delivery.domain.errors import BadDomainError, KeyNotPublishedError
from vinculo.delivery.models import DkimKey
from vinculo.delivery.services import outbox, signing
from vinculo.delivery.tests.smtp_server import SmtpServer
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
PRIVATE, PUBLIC = dkim.new_key()
ADMIN = actor(Role.ADMINISTRATOR)


def answering(public_key: str) -> Callable[..., bytes]:
    return lambda *_args, **_kwargs: dkim.record_text(public_key).encode()


def verifies(raw: bytes, public_key: str = PUBLIC) -> bool:
    return dkimpy.verify(raw, dnsfunc=answering(public_key))


def a_mail(subject: str = "Su avería", text: str = "Mañana va un técnico.") -> bytes:
    message = EmailMessage()
    message["From"] = "Averías <averias@fibra.example>"
    message["To"] = "lucia@correo.example"
    message["Subject"] = subject
    message["Reply-To"] = "averias+clave@fibra.example"
    message["Message-ID"] = "<uno@fibra.example>"
    message.set_content(text)
    message.add_alternative(f"<p>{text}</p>", subtype="html")
    return message.as_bytes(policy=SMTP.clone(cte_type="7bit"))


def signed(raw: bytes) -> bytes:
    return dkim.signed(raw, domain="fibra.example", selector="v1", private_key=PRIVATE)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Su avería", "Mañana va un técnico."),
        ("", ""),
        ("x" * 900, "palabra " * 800),
        ("Un asunto con eñes y acentos áéíóú " * 8, "ñ" * 5000),
        ("puntos", ".\r\n..\r\n.fin"),
        ("tabuladores", "a\tb   \r\n  c \r\n\r\n\r\n"),
    ],
    ids=["short", "empty", "long lines", "folded words", "dots", "blanks"],
)
def test_what_leaves_is_verified_by_others(subject: str, text: str) -> None:
    raw = signed(a_mail(subject, text))
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert verifies(raw)
    assert not verifies(raw, dkim.new_key()[1])


@pytest.mark.parametrize(
    "tamper",
    [
        lambda raw: raw.replace(b"To: lucia@", b"To: mallory@"),
        lambda raw: b"From: jefe@fibra.example\r\n" + raw,
        lambda raw: b"Subject: Premio\r\n" + raw,
        lambda raw: b"Reply-To: mallory@mala.example\r\n" + raw,
        lambda raw: b"Cc: todos@mala.example\r\n" + raw,
        lambda raw: raw + b"Y llame al 900.\r\n",
        lambda raw: raw.replace(b"<uno@", b"<dos@"),
        lambda raw: raw.replace(b"Content-Type: multipart", b"Content-Type:  text/x-multipart", 1),
    ],
    ids=[
        "recipient",
        "second sender",
        "second subject",
        "second place for answers",
        "a copy",
        "more text",
        "other id",
        "other kind",
    ],
)
def test_what_is_touched_on_the_way_fails(tamper: Callable[[bytes], bytes]) -> None:
    assert not verifies(tamper(signed(a_mail())))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([f"v=DKIM1; k=rsa; p={PUBLIC}"], Published.FOUND),
        ([f"k=rsa;p={PUBLIC[:60]} {PUBLIC[60:]};"], Published.FOUND),
        (["v=DKIM1; p="], Published.OTHER),
        (["v=DKIM1; p=AAAA", "otra cosa"], Published.OTHER),
        (["google-site-verification=x"], Published.MISSING),
        ([], Published.MISSING),
    ],
)
def test_a_record_is_read_as_receivers_read_it(texts: list[str], expected: Published) -> None:
    assert dkim.published(texts, public_key=PUBLIC) == expected


@pytest.mark.django_db
def test_a_key_signs_once_its_record_is_there_and_is_rotated_without_a_gap() -> None:
    first = signing.prepare_key(domain="Fibra.Example.", by=ADMIN, at=AT)
    assert signing.prepare_key(domain="fibra.example", by=ADMIN, at=AT) == first
    raw = a_mail()
    assert signing.signed(raw, sender="averias@fibra.example") == raw
    with pytest.raises(KeyNotPublishedError):
        signing.use_key(key_id=first, by=ADMIN, at=AT, lookup=lambda _name: [])
    names: list[str] = []

    def dns(name: str) -> list[str]:
        names.append(name)
        key = DkimKey.objects.get(selector=name.partition(".")[0])
        return [dkim.record_text(key.public_key)]

    signing.use_key(key_id=first, by=ADMIN, at=AT, lookup=dns)
    assert names == ["v20261120._domainkey.fibra.example"]
    one = DkimKey.objects.get(pk=first)
    out = signing.signed(raw, sender="averias@fibra.example")
    assert verifies(out, one.public_key)
    assert signing.signed(raw, sender="averias@otra.example") == raw

    second = signing.prepare_key(domain="fibra.example", by=ADMIN, at=AT)
    signing.use_key(
        key_id=second, by=ADMIN, at=AT + timedelta(days=90), anyway=True, lookup=lambda _name: None
    )
    states = dict(DkimKey.objects.values_list("selector", "state"))
    assert states == {"v20261120": KeyState.RETIRED, "v20261120-2": KeyState.ACTIVE}
    for wrong in ("fibra", "a b.example", "-x.example", "ñ" * 300):
        with pytest.raises(BadDomainError):
            signing.prepare_key(domain=wrong, by=ADMIN, at=AT)


@pytest.mark.django_db
def test_the_wire_carries_the_signature_and_the_database_no_open_key(settings) -> None:
    key_id = signing.prepare_key(domain="fibra.example", by=ADMIN, at=AT)
    DkimKey.objects.filter(pk=key_id).update(state=KeyState.ACTIVE, active_at=AT)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT private_key FROM delivery_dkimkey")
        assert "PRIVATE" not in cursor.fetchone()[0]
    message = EmailMessage()
    message["From"] = "Averías <averias@fibra.example>"
    message["To"] = "lucia@correo.example"
    message["Subject"] = "Línea muy larga"
    message.set_content("ñ" * 3000, cte="8bit")
    with SmtpServer() as server:
        settings.SMTP_URL = f"smtp://127.0.0.1:{server.port}"
        mail_id = outbox.send(message=message, kind=OutgoingKind.ANSWER, reference="", at=AT)
        outbox.hand_over(mail_id=mail_id, at=AT)
    (received,) = server.received
    assert verifies(received.raw, DkimKey.objects.get(pk=key_id).public_key)


@pytest.mark.django_db
@pytest.mark.parametrize("sender", ["hola@años.example", "hola@XN--AOS-7MA.example"])
def test_a_domain_beyond_ascii_is_signed_however_it_is_written(sender: str) -> None:
    key_id = signing.prepare_key(domain="años.example", by=ADMIN, at=AT)
    DkimKey.objects.filter(pk=key_id).update(state=KeyState.ACTIVE, active_at=AT)
    raw = a_mail()
    sent = signing.signed(raw, sender=sender)
    assert verifies(sent, DkimKey.objects.get(pk=key_id).public_key)
    assert b"d=xn--" in sent
    assert signing.signed(raw, sender="hola@\udcff") == raw
