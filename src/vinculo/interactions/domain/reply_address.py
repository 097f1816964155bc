"""Signed reply addresses: ``averias+<thread><signature>@…`` names a conversation and a person.

The signature covers the conversation *and the address it was issued to*, so an address that was
forwarded or guessed proves nothing for anybody else.
"""

import base64
import binascii
from dataclasses import dataclass

REPLY_KEY_LENGTH = 12
_SIGNATURE_LENGTH = 26
_LONGEST_LOCAL = 64
PURPOSE = "interactions.reply"


@dataclass(frozen=True, kw_only=True)
class ReplyToken:
    """What stands in a reply address: which thread, and a signature still to be checked."""

    mailbox: str
    reply_key: str
    signature: str


def signed_text(conversation_id: object, issued_to: str) -> str:
    """What the signature covers."""
    return f"{conversation_id}:{issued_to}"


def reply_address(mailbox: str, *, reply_key: str, signature: str) -> str:
    """``mailbox`` with the token; the plain mailbox when that would be too long for the wire."""
    local, _, domain = mailbox.rpartition("@")
    tagged = f"{local}+{reply_key}{_written(bytes.fromhex(signature))}"
    return f"{tagged}@{domain}" if len(tagged) <= _LONGEST_LOCAL else mailbox


def read_token(address: str) -> ReplyToken | None:
    """The token in an address of ours; None when there is none."""
    tagged, _, domain = address.rpartition("@")
    local, plus, token = tagged.rpartition("+")
    if not plus or len(token) != REPLY_KEY_LENGTH + _SIGNATURE_LENGTH:
        return None
    written = token[REPLY_KEY_LENGTH:].lower()
    try:
        signature = base64.b32decode(written.upper() + "=" * 6)
    except (binascii.Error, ValueError):
        return None
    if _written(signature) != written:  # the last letter has bits to spare: one spelling only
        return None
    return ReplyToken(
        mailbox=f"{local}@{domain}", reply_key=token[:REPLY_KEY_LENGTH], signature=signature.hex()
    )


def _written(signature: bytes) -> str:
    return base64.b32encode(signature).decode().rstrip("=").lower()


def plain_address(address: str) -> str:
    """``address`` without what follows a plus sign."""
    tagged, _, domain = address.rpartition("@")
    return f"{tagged.partition('+')[0]}@{domain}"
