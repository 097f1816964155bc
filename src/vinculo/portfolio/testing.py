"""What other contexts' tests may use of services."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.metrics import Better
from vinculo.kernel.testing import Things, matrix_things
from vinculo.organization import api as organization
from vinculo.organization.testing import START, a_calendar
from vinculo.portfolio import api
from vinculo.portfolio.contracts import (
    Choice,
    Metric,
    Option,
    OrderableDraft,
    ServiceView,
    StandardDraft,
    TermState,
)
from vinculo.portfolio.domain.accounts import InvestmentDraft, InvestmentKind
from vinculo.portfolio.domain.scope import Facts, Sector
from vinculo.portfolio.domain.sheet import Aspect
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.selectors import law
from vinculo.portfolio.services.accounts import plan_investment
from vinculo.portfolio.services.catalogue import change_service
from vinculo.portfolio.services.orderables import withdraw_orderable, write_orderable
from vinculo.portfolio.services.scope import digest_of_scope, draft_scope, sign_scope
from vinculo.portfolio.services.sheet import add_measure


def a_service(
    *, name: str = "Averías e instalación", owner_id: UUID | None = None, standards: bool = True
) -> ServiceView:
    """A service, with a first answer in 4 and a resolution in 24 open hours unless told."""
    service_id = api.create_service(name=name, at=START, owner_id=owner_id)
    if standards:
        known = organization.calendars()
        calendar_id = known[0].id if known else a_calendar()
        a_standard(service_id, Metric.FIRST_ANSWER, hours=4, calendar_id=calendar_id)
        a_standard(service_id, Metric.RESOLUTION, hours=24, calendar_id=calendar_id)
    return next(view for view in api.services() if view.id == service_id)


def a_standard(service_id: UUID, metric: Metric, *, hours: int, calendar_id: UUID) -> UUID:
    """The next version of a standard, in force since the tests' calendar began."""
    return api.create_standard(
        service_id=service_id,
        draft=StandardDraft(
            metric=metric,
            target=timedelta(hours=hours),
            calendar_id=calendar_id,
            words=f"Le respondemos en {hours} horas de horario de atención.",
        ),
        at=START,
    )


def an_item(
    service_id: UUID,
    *,
    name: str = "Router wifi 6",
    price: str | None = "60.00",
    currency: str = "EUR",
    item_id: UUID | None = None,
    **more: Any,
) -> UUID:
    """Something that can be ordered, two of it at most; with ``item_id`` its next version."""
    colour = Option(
        name="Color",
        is_required=True,
        choices=(Choice(name="Negro"), Choice(name="Blanco", difference=Decimal(5))),
    )
    shown = {"most": 2, "lead_days": 3, "options": (colour,)} | more
    draft = OrderableDraft(
        name=name, price=None if price is None else Decimal(price), currency=currency, **shown
    )
    return write_orderable(service_id=service_id, draft=draft, at=clock.now(), item_id=item_id)


def an_item_no_more(service_id: UUID, item_id: UUID) -> None:
    """From now on nobody can order it."""
    withdraw_orderable(service_id=service_id, item_id=item_id, at=clock.now())


def a_measure(service_id: UUID, *, name: str = "Horas con servicio") -> UUID:
    """A typed measure of availability with a goal of 99.5 %."""
    return add_measure(
        service_id=service_id,
        aspect=Aspect.AVAILABILITY,
        name=name,
        unit="%",
        better=Better.HIGHER,
        goal=Decimal("99.5"),
        at=START,
    )


def an_investment() -> UUID:
    """Training, planned two hundred days before the tests' first day, to be looked at by now."""
    draft = InvestmentDraft(
        kind=InvestmentKind.TRAINING,
        title="Curso de escucha",
        cost=Decimal(1200),
        currency="EUR",
        expected="Menos segundas llamadas.",
        planned_on=START.date() - timedelta(days=200),
        review_on=START.date() - timedelta(days=90),
    )
    return plan_investment(draft, at=START)


def _measure(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=None, foreign=a_measure(a_service(name="Otro servicio").id))


def _item(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=None, foreign=an_item(a_service(name="Servicio con artículos").id))


matrix_things.add("item_id", _item)
matrix_things.add("measure_id", _measure)
matrix_things.add("investment_id", lambda _user, _roles: Things(own=an_investment(), foreign=None))
matrix_things.add("question", lambda _user, _roles: Things(own="which", foreign=None))
matrix_things.add("offer_version", lambda _user, _roles: Things(own=None, foreign=1))
matrix_things.add("profile_key", lambda _user, _roles: Things(own="es-trlgdcu", foreign=None))


def a_signed_scope(*, sector: Sector = Sector.TELECOM, countries: tuple[str, ...] = ("ES",)) -> int:
    """A scope signed today by somebody of direction, of a small company of that sector."""
    at = clock.now()
    facts = Facts(
        countries=countries,
        to_consumers=True,
        sector=sector,
        staff=40,
        turnover=Decimal(9_000_000),
        balance=Decimal(4_000_000),
    )
    draft_scope(facts, by=None, at=at)
    draft = law.draft_scope()
    assert draft is not None  # noqa: S101
    signer = a_user(Role.DIRECTION)
    actor = Actor(user_id=signer.id, name=signer.name, roles=frozenset({Role.DIRECTION}))
    read = digest_of_scope(draft.facts, draft.outcome)
    return sign_scope(read=read, position="Directora", by=actor, at=at)


def call_late_terms_kept() -> int:
    """Change what was published of terms behind the back of the chain; how many."""
    return LegalTerm.objects.filter(state=TermState.LATE).update(state=TermState.KEPT)


def give_owner(service: ServiceView, owner_id: UUID) -> None:
    """Let somebody answer for a service."""
    change_service(service_id=service.id, name=service.name, benefit="", owner_id=owner_id)
