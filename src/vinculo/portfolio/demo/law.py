"""What the practice company answered about itself, signed, and the holidays that it confirmed."""

from datetime import datetime, timedelta
from decimal import Decimal

from vinculo.identity import api as identity
from vinculo.kernel.demo import demo_id
from vinculo.portfolio.domain.scope import Channel, Facts, Sector
from vinculo.portfolio.selectors import law
from vinculo.portfolio.services.scope import digest_of_scope, draft_scope, sign_scope

SIGNED = timedelta(days=120)
FACTS = Facts(
    countries=("ES",),
    to_consumers=True,
    sector=Sector.TELECOM,
    staff=46,
    turnover=Decimal(8_400_000),
    balance=Decimal(5_100_000),
    channels=(Channel.SHOP, Channel.PHONE, Channel.WEB, Channel.MAIL),
)


def sign(at: datetime) -> None:
    """A small operator in Spain: bound by its sector, whatever its size. Ana signed it."""
    signed = at - SIGNED
    draft_scope(FACTS, by=demo_id("user:raul"), at=signed)
    draft = law.draft_scope()
    ana = identity.actor_for(demo_id("user:ana"))
    if draft is None or ana is None:
        return
    digest = digest_of_scope(draft.facts, draft.outcome)
    sign_scope(read=digest, position="Directora general", by=ana, at=signed)
