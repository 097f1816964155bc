"""Which laws bind the company: from a few facts about it to an answer for each profile, with why.

The rules are those that the profiles' own notes name (Ley 10/2025, arts. 2.1, 2.2, DT 2 and DT 4;
TRLGDCU 21; Ley 44/2002; LGTel). They help to decide and decide nothing: somebody of direction
signs the answer, and may not sign one older than a year.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vinculo.lib.calendar.days import add_months

STAFF_FROM = 250
TURNOVER_OVER = Decimal(50_000_000)
BALANCE_OVER = Decimal(43_000_000)
MICRO_STAFF = 10
MICRO_TURNOVER = Decimal(2_000_000)
SIGNED_FOR_MONTHS = 12


class Sector(StrEnum):
    """What the company lives from, as far as the laws tell it apart."""

    WATER = "water"
    ENERGY = "energy"
    TRANSPORT = "transport"
    POST = "post"
    TELECOM = "telecom"
    FINANCE = "finance"
    PUBLIC = "public_authority"
    OTHER = "other"


class Channel(StrEnum):
    """By which ways customers can reach the company."""

    SHOP = "shop"
    PHONE = "phone"
    WEB = "web"
    MAIL = "mail"
    CHAT = "chat"
    POST = "post"


BASIC = frozenset(
    {
        Sector.WATER,
        Sector.ENERGY,
        Sector.TRANSPORT,
        Sector.POST,
        Sector.TELECOM,
        Sector.FINANCE,
    }
)
"""Basic services of general interest (Ley 10/2025, art. 2.1): bound at any size."""
CONTINUOUS = frozenset({Sector.WATER, Sector.ENERGY, Sector.TELECOM})
ACCESSIBLE = frozenset({Sector.TELECOM, Sector.FINANCE, Sector.TRANSPORT})
FINANCE_FREE_OF = frozenset(
    {
        "ES10-NODEBT",
        "ES10-SAT",
        "ES10-SATAFTER",
        "ES10-ASSOC",
        "ES10-EVAL",
        "ES10-KEEP5",
        "ES10-Q1",
        "ES10-PUBLISH",
        "ES10-AUDIT",
        "ES10-ERR5",
        "ES10-SANCTION",
    }
)
"""Ley 10/2025, art. 2.5: arts. 13.8, 18, 19, 21, 22 and 23 do not touch finance."""
SMALL_RETAILER_FREE_OF = frozenset({"ES10-24X7", "ES10-SEPARATE"})
"""Ley 10/2025, DT 4: small retailers of energy or telephone, without arts. 14.2, 16.2 to 16.4."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What was answered; the figures are those of the whole group in the year before.

    ``countries`` are those whose consumers it sells to, by their two letters.
    """

    countries: tuple[str, ...]
    to_consumers: bool
    sector: Sector
    staff: int
    turnover: Decimal
    balance: Decimal
    channels: tuple[Channel, ...] = ()
    is_non_profit: bool = False
    is_small_retailer: bool = False
    has_seal: bool = False

    @property
    def tags(self) -> frozenset[str]:
        """What duties call companies like this one in their ``applies_to``."""
        found = {self.sector.value}
        if self.sector in CONTINUOUS:
            found |= {"basic_service_continuous", "continuous_contract"}
        if self.has_seal:
            found.add("seal")
        return frozenset(found)


@dataclass(frozen=True, kw_only=True)
class Binding:
    """Whether a profile binds the company, ``reason`` a stable code; ``without``: duties spared."""

    profile: str
    binds: bool
    reason: str
    without: frozenset[str] = frozenset()


def bindings(facts: Facts, profiles: Sequence[str]) -> list[Binding]:
    """An answer for each profile, in their order; nobody knows others than these."""
    return [_ask(facts, profile) for profile in profiles]


def _ask(facts: Facts, profile: str) -> Binding:
    if reason := next(_why_never(facts, profile), ""):
        return Binding(profile=profile, binds=False, reason=reason)
    if profile == "es-ley10-2025":
        return _of_ley10(facts)
    good, bad, binds = _OTHERS.get(profile, _any_trader)(facts)
    return Binding(profile=profile, binds=binds, reason=good if binds else bad)


def _why_never(facts: Facts, profile: str) -> Iterator[str]:
    country = PLACES.get(profile)
    if country is None:
        yield "not_read"
    elif country not in facts.countries:
        yield "elsewhere"
    elif not facts.to_consumers and profile != "es-rgpd":
        yield "no_consumers"


PLACES: Mapping[str, str] = {
    "es-ley10-2025": "ES",
    "es-trlgdcu": "ES",
    "es-finance": "ES",
    "es-telecom": "ES",
    "es-hojas": "ES",
    "es-rgpd": "ES",
    "eu-access-adr": "ES",
    "pe": "PE",
    "co": "CO",
    "mx": "MX",
    "cl": "CL",
    "ar": "AR",
}


def _of_ley10(facts: Facts) -> Binding:
    profile = "es-ley10-2025"
    if facts.is_non_profit and facts.staff < STAFF_FROM:
        return Binding(profile=profile, binds=False, reason="awaits_regulation")
    reason = next(_why_ley10(facts), "")
    if not reason:
        return Binding(profile=profile, binds=False, reason="small")
    spared: set[str] = set()
    if facts.sector is Sector.FINANCE:
        spared |= FINANCE_FREE_OF
    if facts.is_small_retailer and facts.sector in {Sector.ENERGY, Sector.TELECOM}:
        spared |= SMALL_RETAILER_FREE_OF
    return Binding(profile=profile, binds=True, reason=reason, without=frozenset(spared))


def _why_ley10(facts: Facts) -> Iterator[str]:
    """The figures are alternatives, not cumulative; «at least 250» and «has exceeded»."""
    if facts.sector in BASIC:
        yield "basic_service"
    if facts.staff >= STAFF_FROM:
        yield "staff"
    if facts.turnover > TURNOVER_OVER:
        yield "turnover"
    if facts.balance > BALANCE_OVER:
        yield "balance"


def _of_access(facts: Facts) -> tuple[str, str, bool]:
    if facts.staff < MICRO_STAFF and facts.turnover <= MICRO_TURNOVER:
        return "covered", "micro", False
    covered = facts.sector in ACCESSIBLE or Channel.WEB in facts.channels
    return "covered", "not_covered", covered


def _any_trader(_facts: Facts) -> tuple[str, str, bool]:
    return "any_trader", "", True


_OTHERS: Mapping[str, Callable[[Facts], tuple[str, str, bool]]] = {
    "es-rgpd": lambda _facts: ("personal_data", "", True),
    "es-finance": lambda facts: ("sector", "other_sector", facts.sector is Sector.FINANCE),
    "es-telecom": lambda facts: ("sector", "other_sector", facts.sector is Sector.TELECOM),
    "es-hojas": lambda facts: ("shops", "no_shops", Channel.SHOP in facts.channels),
    "eu-access-adr": _of_access,
}


def runs_until(signed_on: date) -> date:
    """The last day on which a signature of that day is good."""
    return add_months(signed_on, SIGNED_FOR_MONTHS)


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """Answers as they are stored and signed."""
    return {
        "countries": sorted(facts.countries),
        "to_consumers": facts.to_consumers,
        "sector": facts.sector.value,
        "staff": facts.staff,
        "turnover": str(facts.turnover),
        "balance": str(facts.balance),
        "channels": sorted(channel.value for channel in facts.channels),
        "is_non_profit": facts.is_non_profit,
        "is_small_retailer": facts.is_small_retailer,
        "has_seal": facts.has_seal,
    }


def facts_from_json(told: Mapping[str, Any]) -> Facts:
    """What :func:`facts_to_json` wrote."""
    return Facts(
        countries=tuple(told["countries"]),
        to_consumers=told["to_consumers"],
        sector=Sector(told["sector"]),
        staff=told["staff"],
        turnover=Decimal(told["turnover"]),
        balance=Decimal(told["balance"]),
        channels=tuple(Channel(each) for each in told["channels"]),
        is_non_profit=told["is_non_profit"],
        is_small_retailer=told["is_small_retailer"],
        has_seal=told["has_seal"],
    )
