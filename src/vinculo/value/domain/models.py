"""The purchase models by name: each a way to fit, and what it says of the future."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from vinculo.value.domain import (
    bg_bb,
    bg_bb_forecast,
    bg_nbd,
    bg_nbd_forecast,
    pareto_nbd,
    pareto_nbd_forecast,
)
from vinculo.value.domain.arrays import Floats
from vinculo.value.domain.histories import Collapsed, Histories
from vinculo.value.domain.newton import Estimate


@dataclass(frozen=True, slots=True)
class PurchaseModel:
    """One model. All functions take rows, parameters in the order of ``names``, a horizon."""

    key: str
    names: tuple[str, ...]
    source: str
    fit: Callable[[Collapsed], Estimate]
    alive: Callable[[Histories, Floats], Floats]
    expected: Callable[[Histories, Floats, float], Floats]
    silent: Callable[[Histories, Floats, float], Floats]
    counts: Callable[[Histories, Floats, float], Iterator[Floats]]
    expected_of_new: Callable[[Floats, float], float]


MODELS: Mapping[str, PurchaseModel] = MappingProxyType(
    {
        "bg_nbd": PurchaseModel(
            "bg_nbd",
            bg_nbd.NAMES,
            bg_nbd.SOURCE,
            bg_nbd.fit,
            bg_nbd_forecast.alive,
            bg_nbd_forecast.expected,
            bg_nbd_forecast.silent,
            bg_nbd_forecast.counts,
            bg_nbd_forecast.expected_of_new,
        ),
        "pareto_nbd": PurchaseModel(
            "pareto_nbd",
            pareto_nbd.NAMES,
            pareto_nbd.SOURCE,
            pareto_nbd.fit,
            pareto_nbd_forecast.alive,
            pareto_nbd_forecast.expected,
            pareto_nbd_forecast.silent,
            pareto_nbd_forecast.counts,
            pareto_nbd_forecast.expected_of_new,
        ),
        "bg_bb": PurchaseModel(
            "bg_bb",
            bg_bb.NAMES,
            bg_bb.SOURCE,
            bg_bb.fit,
            bg_bb_forecast.alive,
            bg_bb_forecast.expected,
            bg_bb_forecast.silent,
            bg_bb_forecast.counts,
            bg_bb_forecast.expected_of_new,
        ),
    }
)
