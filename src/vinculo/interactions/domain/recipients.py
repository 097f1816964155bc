"""Whom a message of ours goes to, as a person types it; nothing typed starts a header."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from vinculo.interactions.domain.compose import is_writable
from vinculo.interactions.domain.headers import Address
from vinculo.kernel.errors import DomainError
from vinculo.lib.text.mail_address import normal_address

MOST_RECIPIENTS = 30
LONGEST_FIELD = 4000
_NAMED = re.compile(r"(?P<name>.*)<(?P<address>[^<>]*)>")


class BadRecipientError(DomainError):
    """What stands in an address field is no address that mail can be sent to."""

    code = "interactions_bad_recipient"


class OwnRecipientError(DomainError):
    """An address of ours stands among the recipients: our mail would come back to us."""

    code = "interactions_own_recipient"


class TooManyRecipientsError(DomainError):
    """One message to more people than a conversation has."""

    code = "interactions_too_many_recipients"


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """The recipients of one message; nobody stands in it twice."""

    to: tuple[Address, ...]
    cc: tuple[Address, ...] = field(default=())
    bcc: tuple[Address, ...] = field(default=())

    @property
    def everybody(self) -> tuple[Address, ...]:
        """All of them, in the order of the fields."""
        return (*self.to, *self.cc, *self.bcc)


def read_addresses(text: str) -> tuple[Address, ...]:
    """The addresses of one field, separated by commas, semicolons or lines.

    ``Name <address>`` or the address alone; quotes protect a comma in a name. Each once.
    Raises BadRecipientError with what could not be read.
    """
    if len(text) > LONGEST_FIELD:
        raise TooManyRecipientsError(most=MOST_RECIPIENTS)
    found: dict[str, Address] = {}
    for piece in _pieces(text):
        address = _address(piece)
        found.setdefault(address.address, address)
    return tuple(found.values())


def addressed(*, to: str, cc: str = "", bcc: str = "", own: Collection[str] = ()) -> Addressed:
    """The three fields together; who stands in two of them keeps the more open place.

    Raises BadRecipientError, OwnRecipientError and TooManyRecipientsError.
    """
    seen: set[str] = set()
    fields = [_fresh(read_addresses(text), seen) for text in (to, cc, bcc)]
    for address in seen:
        if address in own or _plain(address) in own:
            raise OwnRecipientError(address=address)
    if len(seen) > MOST_RECIPIENTS:
        raise TooManyRecipientsError(most=MOST_RECIPIENTS)
    return Addressed(to=fields[0], cc=fields[1], bcc=fields[2])


def written(people: Iterable[Address]) -> str:
    """``people`` as a field of a form shows them; ``read_addresses`` reads it back."""
    return ", ".join(_written(one) for one in people)


def _written(one: Address) -> str:
    name = one.name.replace('"', "").replace("\\", "").strip()
    if not name:
        return one.address
    return f'"{name}" <{one.address}>' if re.search(r"[,;<>]", name) else f"{name} <{one.address}>"


def _fresh(people: tuple[Address, ...], seen: set[str]) -> tuple[Address, ...]:
    fresh = tuple(one for one in people if one.address not in seen)
    seen.update(one.address for one in fresh)
    return fresh


def _plain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _pieces(text: str) -> list[str]:
    """``text`` cut at its separators, but not inside quotes."""
    pieces, quoted = [""], False
    for sign in text.replace("\r\n", "\n"):
        if sign == '"':
            quoted = not quoted
        if sign in ",;\n" and not quoted:
            pieces.append("")
        else:
            pieces[-1] += sign
    return [piece.strip() for piece in pieces if piece.strip()]


def _address(piece: str) -> Address:
    named = _NAMED.fullmatch(piece)
    name = named["name"].strip().strip('"').strip() if named else ""
    address = normal_address(named["address"] if named else piece)
    if not address or not is_writable(address) or not name.isprintable():
        raise BadRecipientError(value="".join(c if c.isprintable() else " " for c in piece)[:80])
    if "." not in address.rpartition("@")[2] and not address.endswith("@localhost"):
        raise BadRecipientError(value=piece[:80])
    return Address(name=name[:120], address=address)
