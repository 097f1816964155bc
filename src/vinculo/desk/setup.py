"""Opening the house: all that the start wizard asked for, made in one transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext, ngettext

from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.kernel.actor import Role
from vinculo.organization import api as organization
from vinculo.organization.contracts import CalendarDraft
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import Length, Metric, StandardDraft, Unit
from vinculo.routing import api as routing

WARN_PCT = 75


@dataclass(frozen=True, kw_only=True)
class NewCompany:
    """The company as the wizard was told."""

    name: str
    language: str
    timezone: str
    base_url: str
    logo_digest: str = ""


@dataclass(frozen=True, kw_only=True)
class NewService:
    """The first service, its two deadlines and the address at which it is reached (or none)."""

    name: str
    benefit: str
    first_answer: timedelta
    resolution: timedelta
    mailbox: str = ""


@dataclass(frozen=True, kw_only=True)
class NewAdministrator:
    """The first person; ``answers`` says that they also take cases."""

    name: str
    email: str
    password: str
    language: str
    answers: bool


@transaction.atomic
def open_house(
    *,
    company: NewCompany,
    hours: CalendarDraft,
    service: NewService,
    administrator: NewAdministrator,
    at: datetime,
) -> UUID:
    """Make everything or nothing; return the first administrator's id.

    Raises the refusals of the doors it uses (WeakPasswordError, CompanyExistsError…).
    """
    organization.create_company(
        name=company.name,
        language=company.language,
        timezone=company.timezone,
        base_url=company.base_url,
        is_practice=False,
        at=at,
        logo_digest=company.logo_digest,
    )
    person = identity.create_user(
        email=administrator.email,
        name=administrator.name,
        roles=(Role.ADMINISTRATOR, Role.OWNER, *((Role.AGENT,) if administrator.answers else ())),
        password=administrator.password,
        at=at,
        language=administrator.language,
    )
    with translation.override(company.language):
        _open_service(service, hours, company, person.id, at)
    return person.id


def _open_service(
    service: NewService, hours: CalendarDraft, company: NewCompany, owner_id: UUID, at: datetime
) -> None:
    calendar_id = organization.create_calendar(
        name=gettext("Horario de atención"), draft=hours, at=at, by=owner_id
    )
    team_id = organization.create_team(name=gettext("Atención al cliente"), at=at)
    organization.add_member(team_id=team_id, user_id=owner_id, leads=True)
    service_id = portfolio.create_service(
        name=service.name, benefit=service.benefit, owner_id=owner_id, at=at
    )
    sentences = {
        Metric.FIRST_ANSWER: (
            service.first_answer,
            gettext("Una persona le contesta antes de %(length)s de nuestro horario de atención."),
        ),
        Metric.RESOLUTION: (
            service.resolution,
            gettext("Su asunto queda resuelto antes de %(length)s de nuestro horario de atención."),
        ),
    }
    for metric, (target, words) in sentences.items():
        draft = StandardDraft(
            metric=metric,
            target=target,
            calendar_id=calendar_id,
            warn_pct=WARN_PCT,
            words=words % {"length": length_words(target)},
        )
        portfolio.create_standard(service_id=service_id, draft=draft, at=at, by=owner_id)
    routing.create_queue(service_id=service_id, name=service.name, team_id=team_id, at=at)
    if service.mailbox:
        interactions.create_mailbox(
            address=service.mailbox,
            name=company.name,
            language=company.language,
            service_id=service_id,
        )


def length_words(target: timedelta) -> str:
    """A deadline in words: «4 horas»."""
    length = Length.of(target)
    if length.unit is Unit.HOURS:
        return ngettext("%(n)s hora", "%(n)s horas", length.count) % {"n": length.count}
    return ngettext("%(n)s minuto", "%(n)s minutos", length.count) % {"n": length.count}
