"""DKIM (RFC 6376): signing what leaves, and reading what the DNS says about a key.

What people and programs act on is oversigned: a second From, Subject or Reply-To (or a first Cc)
that somebody adds on the way breaks the signature.
"""

import base64
import re
from collections.abc import Collection

import dkim
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from vinculo.delivery.contracts import Published

KEY_BITS = 2048
_SIGNED = (
    "from", "to", "cc", "subject", "date", "message-id", "reply-to", "in-reply-to", "references",
    "mime-version", "content-type", "content-transfer-encoding", "auto-submitted",
)  # fmt: skip
_OVERSIGNED = ("from", "to", "cc", "subject", "date", "reply-to", "content-type")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def is_domain(text: str) -> bool:
    """Whether ``text`` is a domain in its one spelling, with at least two labels."""
    labels = text.split(".")
    return len(text) <= 200 and len(labels) > 1 and all(_LABEL.fullmatch(one) for one in labels)


def new_key() -> tuple[str, str]:
    """A private key (PEM) and its public one as the DNS wants it (base64 of DER)."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return pem.decode(), base64.b64encode(public).decode()


def record_name(*, domain: str, selector: str) -> str:
    """Where the record stands in the DNS."""
    return f"{selector}._domainkey.{domain}"


def record_text(public_key: str) -> str:
    """What the record says."""
    return f"v=DKIM1; k=rsa; p={public_key}"


def published(texts: Collection[str], *, public_key: str) -> Published:
    """What the TXT records of the name mean for a key."""
    keys = [_tags(text).get("p") for text in texts]
    if public_key in keys:
        return Published.FOUND
    return Published.OTHER if any(key is not None for key in keys) else Published.MISSING


def _tags(text: str) -> dict[str, str]:
    pairs = (piece.partition("=") for piece in text.split(";"))
    return {name.strip().lower(): "".join(value.split()) for name, eq, value in pairs if eq}


def signed(raw: bytes, *, domain: str, selector: str, private_key: str) -> bytes:
    """``raw`` with its signature before it; lines end in CRLF afterwards, as they will travel."""
    wire = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    head = wire.partition(b"\r\n\r\n")[0]
    there = {name.strip().lower().decode("latin-1") for name in _names(head)}
    names = [name for name in _SIGNED if name in there] + list(_OVERSIGNED)
    signature = dkim.sign(
        wire,
        selector.encode(),
        domain.encode(),
        private_key.encode(),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name.encode() for name in names],
    )
    return bytes(signature) + wire


def _names(head: bytes) -> list[bytes]:
    return re.findall(rb"(?m)^([!-9;-~]+)[ \t]*:", head)
