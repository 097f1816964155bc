"""The practice company: each context writes its own rows, in the order of the layers."""

from collections.abc import Callable
from datetime import datetime

from vinculo.kernel.registry import Registry

DemoPart = Callable[[datetime], None]
"""Write this context's practice rows as of the moment given; called once, on empty tables."""

demo_parts: Registry[DemoPart] = Registry("demo parts")
