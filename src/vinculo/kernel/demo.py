"""The practice company: each context writes its own rows, in the order of the layers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from vinculo.kernel.registry import Registry

DemoPart = Callable[[datetime], None]
"""Write this context's practice rows as of the moment given; called once, on empty tables."""

demo_parts: Registry[DemoPart] = Registry("demo parts")


NAMESPACE = UUID("6b0f4f5e-5a3c-5d0e-9c55-0a5a3c2f7d11")


def demo_id(name: str) -> UUID:
    """The fixed id of a practice row (``"user:marta"``): contexts refer to each other by it."""
    return uuid5(NAMESPACE, name)


@dataclass
class DemoSecrets:
    """What the runner decides for one installation; never written to a log."""

    password: str = ""


demo_secrets = DemoSecrets()
