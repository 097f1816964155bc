"""What servers answer, as Microsoft 365, Google, Postfix, Exim and broken networks word it."""

import pytest

from vinculo.delivery.contracts import SendingCause
from vinculo.delivery.domain.explaining import cause_of
from vinculo.delivery.labels import CAUSES


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6", SendingCause.WRONG_PASSWORD),
        ("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
         SendingCause.NEEDS_CONSENT),
        ("534 5.7.9 Application-specific password required.", SendingCause.NEEDS_CONSENT),
        ("530 5.7.0 Must issue a STARTTLS command first", SendingCause.NEEDS_TLS),
        ("SMTPNotSupportedError: STARTTLS extension not supported by server.", SendingCause.NO_TLS),
        ("SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate",
         SendingCause.CERTIFICATE),
        ("SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number",
         SendingCause.OTHER_PROTOCOL),
        ("550 5.7.26 Unauthenticated email from x is not accepted due to domain's DMARC policy",
         SendingCause.SPF),
        ("550 5.7.60 SMTP; Client does not have permissions to send as this sender",
         SendingCause.SENDER),
        ("553 5.7.1 <a@b>: Sender address rejected: not owned by user c", SendingCause.SENDER),
        ("554 5.7.1 <a@b>: Relay access denied", SendingCause.RELAY),
        ("452 4.2.2 The email account that you tried to reach is over quota", SendingCause.QUOTA),
        ("550 5.1.1 <a@b>: Recipient address rejected: User unknown", SendingCause.NO_SUCH_USER),
        ("451 4.7.1 Greylisting in action", SendingCause.TOO_MANY),
        ("gaierror: [Errno -2] Name or service not known", SendingCause.UNKNOWN_HOST),
        ("ConnectionRefusedError: [Errno 111] Connection refused", SendingCause.REFUSED),
        ("TimeoutError: timed out", SendingCause.NO_ANSWER),
        ("outside_forbidden", SendingCause.FORBIDDEN),
        ("554 5.6.0 What a day", SendingCause.OTHER),
    ],
)  # fmt: skip
def test_an_answer_is_understood(said: str, cause: SendingCause) -> None:
    assert cause_of(said) is cause


def test_each_cause_has_words() -> None:
    assert set(CAUSES) == set(SendingCause)
