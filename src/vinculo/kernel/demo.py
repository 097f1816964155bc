"""The practice company: each context writes its own rows, in the order of the layers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from uuid import UUID, uuid5

from vinculo.kernel.registry import Registry

DemoPart = Callable[[datetime], None]
"""Write this context's practice rows as of the moment given; called once, on empty tables."""

demo_parts: Registry[DemoPart] = Registry("demo parts")


NAMESPACE = UUID("6b0f4f5e-5a3c-5d0e-9c55-0a5a3c2f7d11")


@lru_cache(maxsize=16_384)
def demo_id(name: str) -> UUID:
    """The fixed id of a practice row (``"user:marta"``): contexts refer to each other by it."""
    return uuid5(NAMESPACE, name)


def timed_id(name: str, at: datetime) -> UUID:
    """A fixed id, too, that sorts by ``at`` as those of :func:`vinculo.kernel.ids.new_id` do."""
    value = (int(at.timestamp() * 1000) & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    digest = int.from_bytes(sha256(name.encode()).digest()[:10])
    value |= (digest >> 64 & 0xFFF) << 64
    value |= 0b10 << 62
    value |= digest & ((1 << 62) - 1)
    return UUID(int=value)


@dataclass
class DemoName:
    """What the demo company is called, and where its people have their mail."""

    name: str = "Fibra del Sur"
    domain: str = "fibradelsur.example.com"


demo_name = DemoName()
"""Set by the runner before it writes; the parts read it."""


@dataclass
class DemoSecrets:
    """What the runner decides for one installation; never written to a log."""

    password: str = ""


demo_secrets = DemoSecrets()
