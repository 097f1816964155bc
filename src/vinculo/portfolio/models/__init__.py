"""Tables of the portfolio context."""

from vinculo.portfolio.models.accounts import Allocation, Investment
from vinculo.portfolio.models.offer import OfferVersion
from vinculo.portfolio.models.policy import PolicyReading, PolicyVersion
from vinculo.portfolio.models.service import Service, StageMove
from vinculo.portfolio.models.sheet import MeasureFigure, ServiceMeasure, StrategyAnswer
from vinculo.portfolio.models.standard import MeasuredResult, Standard

__all__ = [
    "Allocation",
    "Investment",
    "MeasureFigure",
    "MeasuredResult",
    "OfferVersion",
    "PolicyReading",
    "PolicyVersion",
    "Service",
    "ServiceMeasure",
    "StageMove",
    "Standard",
    "StrategyAnswer",
]
