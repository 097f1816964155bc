"""Demo companies: one file or folder each, and one registration.

The rows of the practice company, which every context writes in its ``demo.py``, are in all of
them; what a larger one has besides is written context by context, by their ``demo_year.py``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from vinculo.kernel.demo import DemoName
from vinculo.kernel.registry import Registry

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Loading:
    """What is written when: as of ``at``, so much of it (1.0: all), saying what it is at."""

    at: datetime
    scale: float
    say: Say


More = Callable[[Loading], None]


@dataclass(frozen=True, kw_only=True)
class DemoCompany:
    """A company to learn with.

    ``before`` and ``after``: what it writes around a context's practice rows, by the context's
    name. ``last``: what it writes by the thousand, once the practice rows, which are written one
    by one and ask much, stand on small tables.
    """

    key: str
    name: DemoName
    before: Mapping[str, More] = field(default_factory=dict)
    after: Mapping[str, More] = field(default_factory=dict)
    last: tuple[More, ...] = ()


demo_companies: Registry[DemoCompany] = Registry("demo companies")
SMALL, USUAL = "practice", "conectasur"
"""What tests load, and what a newcomer meets."""
