"""The practice company: an internet provider in Huelva with one calendar and one team."""

from datetime import datetime

from django.conf import settings

from vinculo.kernel.demo import demo_id, demo_name, demo_parts
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.models import Company
from vinculo.organization.services.calendars import create_calendar
from vinculo.organization.services.company import create_company
from vinculo.organization.services.teams import add_member, create_team

_SHOP = ((8 * 60, 14 * 60), (16 * 60, 20 * 60))
_SATURDAY = ((9 * 60, 14 * 60),)


def load(at: datetime) -> None:
    """Open the company: shop hours, holidays of Andalusia, Pilar leads Marta and Javier."""
    create_company(
        name=demo_name.name,
        language=settings.LANGUAGE_CODE,
        timezone="Europe/Madrid",
        base_url=settings.BASE_URL,
        is_practice=True,
        at=at,
    )
    Company.objects.update(attended_languages="es en")
    create_calendar(
        name="Horario de tienda",
        draft=CalendarDraft(
            timezone="Europe/Madrid",
            weekly=(_SHOP,) * 5 + (_SATURDAY, ()),
            country="ES",
            region="AN",
        ),
        at=at,
        calendar_id=demo_id("calendar:shop"),
    )
    team_id = create_team(name="Averías", at=at, team_id=demo_id("team:averias"))
    for key in ("pilar", "marta", "javier"):
        add_member(team_id=team_id, user_id=demo_id(f"user:{key}"), leads=key == "pilar")


demo_parts.add("organization", load)
