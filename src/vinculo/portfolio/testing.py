"""What other contexts' tests may use of services."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.metrics import Better
from vinculo.kernel.testing import Things, matrix_things
from vinculo.organization import api as organization
from vinculo.organization.testing import START, a_calendar
from vinculo.portfolio import api
from vinculo.portfolio.contracts import (
    Asked,
    AskedBy,
    Choice,
    Metric,
    Option,
    OrderableDraft,
    PartyKind,
    ServiceView,
    StandardDraft,
    TermState,
)
from vinculo.portfolio.domain.accounts import InvestmentDraft, InvestmentKind
from vinculo.portfolio.domain.decisions import Form, Kind, OptionDraft
from vinculo.portfolio.domain.held import check_held, price_of
from vinculo.portfolio.domain.offers import Offer, terms_from, unclear_price
from vinculo.portfolio.domain.scope import Facts, Sector
from vinculo.portfolio.domain.sheet import Aspect
from vinculo.portfolio.models import LegalTerm
from vinculo.portfolio.selectors import law
from vinculo.portfolio.services.accounts import plan_investment
from vinculo.portfolio.services.catalogue import change_service, day_of
from vinculo.portfolio.services.decisions import DecisionDraft, add_option, open_decision
from vinculo.portfolio.services.orderables import withdraw_orderable, write_orderable
from vinculo.portfolio.services.parties import (
    PartyDraft,
    PartyStandardDraft,
    agree_standard,
    create_party,
)
from vinculo.portfolio.services.scope import (
    choose_profile,
    digest_of_scope,
    draft_scope,
    sign_scope,
)
from vinculo.portfolio.services.sheet import add_measure

__all__ = [
    "Offer",
    "a_decision",
    "a_measure",
    "a_party",
    "a_party_standard",
    "a_service",
    "a_signed_scope",
    "a_standard",
    "an_asking",
    "an_investment",
    "an_item",
    "an_item_no_more",
    "an_option",
    "call_late_terms_kept",
    "check_held",
    "day_of",
    "give_owner",
    "price_of",
    "terms_from",
    "unclear_price",
]


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
    shown: dict[str, Any] = {"most": 2, "lead_days": 3, "options": (colour,)} | more
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


matrix_things.add("orderable_id", _item)


def a_decision(
    *, kind: Kind = Kind.LEVEL, service_id: UUID | None = None, options: int = 2
) -> UUID:
    """A decision that is prepared and not made."""
    service_id = service_id or a_service(name=f"Servicio {uuid4().hex[:6]}").id
    made = open_decision(
        DecisionDraft(kind=kind, title="¿Hasta qué hora atendemos?", service_id=service_id),
        by=None,
        at=START,
    )
    for number in range(1, options + 1):
        an_option(made, name=f"Opción {number}")
    return made


def an_option(decision_id: UUID, *, name: str = "De 8 a 22") -> UUID:
    """Something that could be chosen, whatever the kind of the decision."""
    draft = OptionDraft(
        name=name, quantity="De 8 a 22", quality="9 de cada 10 en una visita", form=Form.OWN
    )
    return add_option(decision_id=decision_id, draft=draft, at=START)


def a_party(*, name: str = "Postes del Tinto", kind: PartyKind = PartyKind.OUTSOURCER) -> UUID:
    """A third party that works with the company."""
    draft = PartyDraft(kind=kind, name=name, since=START.date() - timedelta(days=400))
    return create_party(draft, at=START)


def a_party_standard(party_id: UUID, service_id: UUID) -> UUID:
    """What was agreed with it: 90 of a hundred."""
    calendars = organization.calendars()
    draft = PartyStandardDraft(
        service_id=service_id,
        name="Poste repuesto",
        words="Poste repuesto en tres días laborables.",
        goal_pct=Decimal(90),
        calendar_id=calendars[0].id if calendars else a_calendar(),
    )
    return agree_standard(party_id=party_id, draft=draft, by=None, at=START)


def _mine(user_id: UUID) -> UUID:
    return a_service(name=f"De {uuid4().hex[:8]}", owner_id=user_id).id


def _decision(user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=a_decision(service_id=_mine(user_id)), foreign=None)


def _option(user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=an_option(a_decision(service_id=_mine(user_id))), foreign=None)


def _party(_user_id: UUID, _roles: frozenset[Role]) -> Things:
    return Things(own=a_party(name=f"Tercero {uuid4().hex[:8]}"), foreign=None)


def _party_standard(user_id: UUID, _roles: frozenset[Role]) -> Things:
    party_id = a_party(name=f"Tercero {uuid4().hex[:8]}")
    return Things(own=a_party_standard(party_id, _mine(user_id)), foreign=None)


matrix_things.add("decision_id", _decision)
matrix_things.add("option_id", _option)
matrix_things.add("party_id", _party)
matrix_things.add("party_standard_id", _party_standard)
matrix_things.add("instrument", lambda _user, _roles: Things(own="surveys", foreign=None))
matrix_things.add("measure_id", _measure)
matrix_things.add("investment_id", lambda _user, _roles: Things(own=an_investment(), foreign=None))
matrix_things.add("question", lambda _user, _roles: Things(own="which", foreign=None))
matrix_things.add("offer_version", lambda _user, _roles: Things(own=None, foreign=1))
matrix_things.add("profile_key", lambda _user, _roles: Things(own="es-trlgdcu", foreign=None))


def a_signed_scope(*, sector: str = Sector.TELECOM, countries: tuple[str, ...] = ("ES",)) -> int:
    """A scope signed today by somebody of direction, of a small company of that sector."""
    at = clock.now()
    facts = Facts(
        countries=countries,
        to_consumers=True,
        sector=Sector(sector),
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


def a_scope_of_the_general_law() -> int:
    """That of a company of energy: no law of its sector takes a right of the general one away."""
    return a_signed_scope(sector=Sector.ENERGY)


def a_scope_that_binds_nobody() -> int:
    """A signed scope of a small company to which the law of basic services says nothing."""
    return a_signed_scope(sector=Sector.OTHER)


def switched_off(service_id: UUID, profile: str, *, at: datetime) -> None:
    """A law is switched off for one service from then on."""
    choose_profile(
        service_id=service_id,
        profile=profile,
        is_on=False,
        reason="No presta ese servicio",
        by=None,
        at=at,
    )


def an_asking(at: datetime, *, days: int = 30) -> Asked:
    """The proof that a customer was asked at that moment, and given so many days."""
    return Asked(
        by=AskedBy.MESSAGE,
        ref=uuid4(),
        at=at,
        answer_by=at.date() + timedelta(days=days),
        warning="Si no contesta para ese día, se puede dar por resuelta.",
    )


def call_late_terms_kept() -> int:
    """Change what was published of terms behind the back of the chain; how many."""
    return LegalTerm.objects.filter(state=TermState.LATE).update(state=TermState.KEPT)


def give_owner(service: ServiceView, owner_id: UUID) -> None:
    """Let somebody answer for a service."""
    change_service(service_id=service.id, name=service.name, benefit="", owner_id=owner_id)
