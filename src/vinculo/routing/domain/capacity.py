"""What one contact of each kind weighs, before the company says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from vinculo.kernel.errors import DomainError
from vinculo.routing.contracts import ChannelKind


class NoRoomError(DomainError):
    """The person has all that they can attend at once."""

    code = "routing_no_room"


@dataclass(frozen=True, kw_only=True)
class Load:
    """The share of a person that a contact takes, the quiet after it, and whether it can wait."""

    weight_pct: int
    wrap_up_seconds: int = 0
    cannot_wait: bool = False


FIRST_LOADS: Mapping[ChannelKind, Load] = MappingProxyType(
    {
        ChannelKind.MAIL: Load(weight_pct=4),
        ChannelKind.FORM: Load(weight_pct=4),
        ChannelKind.CHAT: Load(weight_pct=33, cannot_wait=True),
        ChannelKind.CALL: Load(weight_pct=100, wrap_up_seconds=60, cannot_wait=True),
    }
)
"""One call fills a person, three chats do, twenty-five open mails do."""


def has_room(load_pct: int, weight_pct: int) -> bool:
    """Whether a contact of this weight still fits."""
    return load_pct + weight_pct <= 100
