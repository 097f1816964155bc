"""Named places on a page that contexts above fill, without the page knowing them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A part for another context's page.

    ``load`` goes from the reader and the id of the page's subject to contracts or plain values
    (None: nothing to show); it may take at most ``query_budget`` queries. ``template`` is a part
    of the context that registers the panel and gets ``panel`` (what load gave) and ``subject_id``.
    """

    slot: str
    order: int
    template: str
    may: Callable[[Actor], bool]
    load: Callable[[Actor, UUID], object | None]
    query_budget: int = 2


panels: Registry[Panel] = Registry("panels")


def panels_for(slot: str, actor: Actor) -> list[tuple[str, Panel]]:
    """The panels of ``slot`` that ``actor`` may see, in their order."""
    found = [(key, panels[key]) for key in panels if panels[key].slot == slot]
    return sorted(
        ((key, panel) for key, panel in found if panel.may(actor)),
        key=lambda pair: (pair[1].order, pair[0]),
    )
