"""What the answer of a mail server comes down to, for a person who set the server up.

Sources: RFC 5321 (codes), RFC 3463 and RFC 4954 (enhanced codes), RFC 7372 (SPF and DKIM), RFC
7489 (DMARC), and what Microsoft 365, Google, Postfix and Exim say.
"""

import re

from vinculo.delivery.contracts import SendingCause

_SIGNS: tuple[tuple[SendingCause, str], ...] = (
    (SendingCause.CERTIFICATE, r"CERTIFICATE_VERIFY_FAILED|certificate verify failed"),
    (SendingCause.OTHER_PROTOCOL, (r"WRONG_VERSION_NUMBER|record layer failure|UNKNOWN_PROTOCOL"
     r"|SSLEOFError|please run connect|Connection unexpectedly closed")),
    (SendingCause.NO_TLS, r"STARTTLS extension not supported"),
    (SendingCause.NEEDS_TLS, r"must issue a STARTTLS|^530\b|^538\b|5\.7\.11|encryption required"),
    (SendingCause.NEEDS_CONSENT, (r"5\.7\.139|basic authentication is disabled"
     r"|application-specific password|5\.7\.9\b")),
    (SendingCause.WRONG_PASSWORD, r"^53[45]\b|5\.7\.8|authentication (credentials|failed)"),
    (SendingCause.SPF, r"5\.7\.2[3-7]|\bSPF\b|\bDMARC\b|\bDKIM\b"),
    (SendingCause.SENDER, (r"5\.7\.60|^553\b|sender address rejected|not owned by user"
     r"|SendAsDenied|5\.1\.[78]\b")),
    (SendingCause.RELAY, r"relay(ing)? (access )?(denied|not permitted)|unable to relay|5\.7\.64"),
    (SendingCause.QUOTA, r"[45]\.2\.2|quota|mailbox (is )?full|^552\b"),
    (SendingCause.NO_SUCH_USER, r"5\.1\.1\b|user unknown|no such user|unknown user"),
    (SendingCause.TOO_MANY, r"4\.7\.(28|1)\b|5\.4\.5|rate limit|too many|greylist|^421\b"),
    (SendingCause.UNKNOWN_HOST, r"gaierror|Name or service not known|outside_unknown"),
    (SendingCause.FORBIDDEN, r"outside_forbidden"),
    (SendingCause.REFUSED, r"ConnectionRefused"),
    (SendingCause.NO_ANSWER, r"Timeout|timed out|unreachable"),
)  # fmt: skip
_COMPILED = tuple((cause, re.compile(signs, re.IGNORECASE)) for cause, signs in _SIGNS)


def cause_of(said: str) -> SendingCause:
    """The first cause whose signs stand in ``said``, a server's answer or a broken connection."""
    return next((cause for cause, signs in _COMPILED if signs.search(said)), SendingCause.OTHER)
