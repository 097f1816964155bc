"""What other contexts' tests may use of the company."""

from datetime import UTC, datetime
from uuid import UUID

from vinculo.organization import api
from vinculo.organization.contracts import CalendarDraft, CompanyView
from vinculo.organization.services.company import change_company

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
SHOP = ((480, 840), (960, 1200))
SHOP_WEEK = (SHOP, SHOP, SHOP, SHOP, SHOP, ((540, 840),), ())


def a_company(*, name: str = "Fibra de Prueba", base_url: str = "http://127.0.0.1") -> CompanyView:
    """The company; the one that is there when there is one."""
    if not api.company_exists():
        api.create_company(
            name=name,
            language="es",
            timezone="Europe/Madrid",
            base_url=base_url,
            is_practice=False,
            at=START,
        )
    return api.company()


def a_calendar(*, name: str = "Horario", draft: CalendarDraft | None = None) -> UUID:
    """A calendar of Monday to Friday 8–14 and 16–20 and Saturday 9–14, without holidays."""
    hours = draft or CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK)
    return api.create_calendar(name=name, draft=hours, at=START)


def a_team(*user_ids: UUID, name: str = "Averías", leader: UUID | None = None) -> UUID:
    """A team with these people."""
    team_id = api.create_team(name=name, at=START)
    for user_id in user_ids:
        api.add_member(team_id=team_id, user_id=user_id, leads=user_id == leader)
    return team_id


def the_company_counts_in(currency: str) -> None:
    """From now on new amounts are in this currency."""
    said = api.company()
    change_company(
        name=said.name,
        language=said.language,
        timezone=said.timezone,
        base_url=said.base_url,
        currency=currency,
    )
