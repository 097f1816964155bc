"""Every figure opens: a page names its figure, whoever has the rows says where they are."""

from collections.abc import Callable
from dataclasses import dataclass

from vinculo.kernel.access import may
from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class RowsBehind:
    """Where the rows of a figure are listed, and what one must be allowed to open them.

    ``address`` goes from what the figure is about (as the page names it) to an address of ours.
    """

    action: str
    address: Callable[..., str]


rows_behind: Registry[RowsBehind] = Registry("rows behind figures")
"""From a figure's key (``"portfolio.kept"``) to its rows; filled by ``navigation.py``."""


def address_of_rows(actor: Actor | None, figure: str, **about: object) -> str:
    """Where ``actor`` finds the rows behind ``figure``; empty when nobody lists them for them."""
    if actor is None or figure not in rows_behind:
        return ""
    behind = rows_behind[figure]
    return behind.address(**about) if may(actor, behind.action) else ""
