"""The ways out: one file each, found by name; the settings decide which one is used."""

from collections.abc import Mapping
from typing import Protocol

from django.conf import settings

from vinculo.delivery.contracts import Envelope, Result
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


def current() -> str:
    """Key of the transport in use: practice companies never write to the outside."""
    if settings.PRACTICE:
        return "practice"
    return "smtp" if settings.SMTP_URL else "none"
