"""Tables of the portfolio context."""

from vinculo.portfolio.models.accounts import Allocation, Investment
from vinculo.portfolio.models.decision import (
    CandidateRating,
    Decision,
    DecisionChoice,
    DecisionOption,
    InstrumentFinding,
)
from vinculo.portfolio.models.law import (
    FrozenDays,
    LegalTerm,
    ProfileChoice,
    ScopeVersion,
    TermPause,
)
from vinculo.portfolio.models.offer import OfferVersion
from vinculo.portfolio.models.orderable import Orderable, OrderableVersion
from vinculo.portfolio.models.party import Party
from vinculo.portfolio.models.policy import PolicyReading, PolicyVersion
from vinculo.portfolio.models.service import Service, StageMove
from vinculo.portfolio.models.sheet import MeasureFigure, ServiceMeasure, StrategyAnswer
from vinculo.portfolio.models.standard import MeasuredResult, Standard

__all__ = [
    "Allocation",
    "CandidateRating",
    "Decision",
    "DecisionChoice",
    "DecisionOption",
    "FrozenDays",
    "InstrumentFinding",
    "Investment",
    "LegalTerm",
    "MeasureFigure",
    "MeasuredResult",
    "OfferVersion",
    "Orderable",
    "OrderableVersion",
    "Party",
    "PolicyReading",
    "PolicyVersion",
    "ProfileChoice",
    "ScopeVersion",
    "Service",
    "ServiceMeasure",
    "StageMove",
    "Standard",
    "StrategyAnswer",
    "TermPause",
]
