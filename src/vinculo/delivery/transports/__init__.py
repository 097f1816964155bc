"""The ways out: one file each, found by name; the settings decide which one is used."""

from collections.abc import Mapping
from typing import Protocol

from django.conf import settings

from vinculo.delivery.contracts import Envelope, Result
from vinculo.delivery.models import Route
from vinculo.kernel.registry import Registry


class Transport(Protocol):
    """A way out for mail."""

    @property
    def is_ready(self) -> bool:
        """Whether a mail can be handed over at all; otherwise it waits."""
        ...

    def send(self, envelope: Envelope, raw: bytes) -> Mapping[str, Result]:
        """Hand ``raw`` over and say what became of each recipient; never raises for a refusal."""
        ...


transports: Registry[Transport] = Registry("transports")


def current(sender: str = "") -> str:
    """Key of the transport for ``sender``: practice companies never write to the outside.

    A sender with a server of its own leaves by that one, the others by the installation's.
    """
    if settings.PRACTICE:
        return "practice"
    has_own = bool(sender) and Route.objects.filter(sender=sender).exists()
    return "smtp" if has_own or settings.SMTP_URL else "none"
