"""TLS is checked: a password or a letter goes only to the server that is meant."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from vinculo.delivery.contracts import Envelope, Outcome
from vinculo.delivery.domain.errors import BadMailAddressError
from vinculo.delivery.tests.smtp_server import SmtpServer
from vinculo.delivery.transports import transports
from vinculo.delivery.transports.smtp import SmtpServer as Address

pytestmark = pytest.mark.django_db
ENVELOPE = Envelope(sender="a@fibra.example", recipients=("b@correo.example",))
RAW = b"From: a@fibra.example\r\nSubject: x\r\n\r\nHola\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody but ``?ca=`` trusts; its key beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "ca.pem"
    path.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    path.with_name("key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture(params=["starttls", "smtps"])
def server(request: pytest.FixtureRequest, certificate: Path) -> Iterator[tuple[str, SmtpServer]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    with SmtpServer(tls=context, tls_at_once=request.param == "smtps") as running:
        yield request.param, running


def test_a_known_authority_is_trusted(
    server: tuple[str, SmtpServer], certificate: Path, settings: object
) -> None:
    scheme, running = server
    settings.SMTP_URL = f"{scheme}://127.0.0.1:{running.port}?ca={certificate}"
    (result,) = transports["smtp"].send(ENVELOPE, RAW).values()
    assert result.outcome == Outcome.ACCEPTED
    assert len(running.received) == 1


def test_an_unknown_authority_gets_nothing(
    server: tuple[str, SmtpServer], settings: object
) -> None:
    scheme, running = server
    settings.SMTP_URL = f"{scheme}://127.0.0.1:{running.port}"
    (result,) = transports["smtp"].send(ENVELOPE, RAW).values()
    assert result.outcome == Outcome.TEMPORARY
    assert "CERTIFICATE_VERIFY_FAILED" in result.reply
    assert running.received == []


def test_starttls_that_was_stripped_is_refused(settings: object) -> None:
    with SmtpServer() as plain:
        settings.SMTP_URL = f"starttls://127.0.0.1:{plain.port}"
        (result,) = transports["smtp"].send(ENVELOPE, RAW).values()
    assert result.outcome == Outcome.TEMPORARY
    assert plain.received == []


@pytest.mark.parametrize(
    "url",
    ["http://servidor", "smtp://u:clave@servidor.example", "smtps://", "smtps://servidor:noventa"],
)
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(BadMailAddressError):
        Address.read(url)


def test_a_password_may_contain_anything() -> None:
    read = Address.read("smtps://u%40a:p%2Fw%3A@correo.example")
    assert (read.user, read.password, read.port) == ("u@a", "p/w:", 465)
