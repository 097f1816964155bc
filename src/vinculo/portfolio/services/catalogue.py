"""What can be done to services: made, changed, moved through the portfolio, published."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.lib.text.sort_key import sort_key
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import Phase, Stage, running_work
from vinculo.portfolio.domain.keys import key_for
from vinculo.portfolio.domain.lifecycle import FIRST, Position, check_move
from vinculo.portfolio.models import Service, StageMove
from vinculo.work import api as work


class ServiceNotFoundError(DomainError):
    """No service has that id, or the actor may not know of it."""

    code = "service_not_found"


class ServiceNameTakenError(DomainError):
    """Two services that are not retired may not share a name."""

    code = "service_name_taken"


class ServiceHasWorkError(DomainError):
    """What is open of a service that nothing succeeds would stand without one."""

    code = "service_has_work"


class BadSuccessorError(DomainError):
    """The successor is the service itself, or not in the catalogue."""

    code = "service_bad_successor"


class UnpublishableError(DomainError):
    """What is not in the catalogue is not offered to the public."""

    code = "service_unpublishable"


class ReviewPastError(DomainError):
    """A sheet is looked through on a day that is still to come."""

    code = "sheet_review_past"


@dataclass(frozen=True, kw_only=True)
class InEnglish:
    """What a sheet says in English too; empty: who reads English reads the Spanish."""

    benefit: str = ""
    product: str = ""


NOT_IN_ENGLISH = InEnglish()


@transaction.atomic
def create_service(
    *,
    name: str,
    at: datetime,
    benefit: str = "",
    owner_id: UUID | None = None,
    stage: Stage = Stage.CATALOGUE,
    product: str = "",
    english: InEnglish = NOT_IN_ENGLISH,
    service_id: UUID | None = None,
) -> UUID:
    """Make a service; its key comes from its name and stays. Raises ServiceNameTakenError.

    It begins at the first position of its stage: in preparation with its strategy.
    """
    name = name.strip()
    _refuse_taken(name, but=None)
    service = Service.objects.create(
        pk=service_id or new_id(),
        key=key_for(name, set(Service.objects.values_list("key", flat=True))),
        name=name,
        sort_name=sort_key(name),
        stage=stage,
        phase=FIRST[stage].phase,
        benefit=benefit.strip(),
        benefit_en=english.benefit.strip(),
        product=product.strip(),
        product_en=english.product.strip(),
        owner_id=owner_id,
        created_at=at,
    )
    return service.pk


@transaction.atomic
def change_service(
    *,
    service_id: UUID,
    name: str,
    benefit: str,
    owner_id: UUID | None,
    product: str = "",
    english: InEnglish = NOT_IN_ENGLISH,
) -> None:
    """Change what a service's sheet says. Raises ServiceNotFoundError, ServiceNameTakenError."""
    service = locked(service_id)
    name = name.strip()
    _refuse_taken(name, but=service_id)
    service.name, service.sort_name = name, sort_key(name)
    service.benefit = benefit.strip()
    service.owner_id = owner_id
    service.product = product.strip()
    service.benefit_en, service.product_en = english.benefit.strip(), english.product.strip()
    texts = ["name", "sort_name", "benefit", "benefit_en", "product", "product_en"]
    service.save(update_fields=[*texts, "owner_id"])


@transaction.atomic
def move_service(
    *,
    service_id: UUID,
    there: Position,
    on: date,
    reason: str,
    at: datetime,
    by: UUID | None = None,
    successor_id: UUID | None = None,
) -> None:
    """Take a service one step through the portfolio; what is retired is no longer published.

    Raises ServiceNotFoundError, the errors of ``check_move``, ServiceHasWorkError,
    BadSuccessorError, and ServiceNameTakenError when a retired one comes back under a taken name.
    """
    service = locked(service_id)
    here = Position(Stage(service.stage), service_phase(service))
    last = StageMove.objects.filter(service=service).order_by("-created_at").first()
    check_move(
        here=here,
        there=there,
        on=on,
        last=last.moved_on if last else day_of(service.created_at),
        today=day_of(at),
        reason=reason,
    )
    if there.stage is Stage.RETIRED:
        _refuse_leaving_work(service_id, successor_id)
        service.successor_id = successor_id
    else:
        _refuse_taken(service.name, but=service_id)
        service.successor_id = None
    service.stage, service.phase = there.stage, there.phase
    if there.stage is not Stage.CATALOGUE:
        service.published_on = None
    service.save(update_fields=["stage", "phase", "successor_id", "published_on"])
    StageMove.objects.create(
        service=service,
        from_stage=here.stage,
        from_phase=here.phase,
        to_stage=there.stage,
        to_phase=there.phase,
        moved_on=on,
        reason=reason.strip(),
        moved_by=by,
        created_at=at,
    )


@transaction.atomic
def publish_service(*, service_id: UUID, shown: bool, with_rates: bool, at: datetime) -> None:
    """Put a service of the catalogue on the public page, or take it off.

    Raises ServiceNotFoundError, UnpublishableError.
    """
    service = locked(service_id)
    if shown and service.stage != Stage.CATALOGUE:
        raise UnpublishableError
    service.published_on = (service.published_on or day_of(at)) if shown else None
    service.shows_rates = shown and with_rates
    service.save(update_fields=["published_on", "shows_rates"])


@transaction.atomic
def set_review(*, service_id: UUID, on: date | None, at: datetime, by: UUID | None = None) -> None:
    """Say when the sheet is looked through again; its owner gets a task for that day.

    Raises ServiceNotFoundError, ReviewPastError.
    """
    service = locked(service_id)
    if on is not None and on <= day_of(at):
        raise ReviewPastError
    is_new = on is not None and on != service.review_on
    service.review_on = on
    service.save(update_fields=["review_on"])
    owner_id = service.owner_id or by
    if on is None or not is_new or owner_id is None:
        return
    clock = ZoneInfo(organization.company().timezone)
    work.create(
        owner_id=owner_id,
        title=_("Revisar la hoja de estrategia de «%(name)s»") % {"name": service.name},
        details=_("La revisión está fijada para el %(day)s.")
        % {"day": formats.date_format(on, "DATE_FORMAT")},
        created_by=by,
        subject=f"service:{service.pk}",
        url=reverse("portfolio:strategy", args=[service.pk]),
        due_at=datetime(on.year, on.month, on.day, tzinfo=clock) + timedelta(hours=18),
        at=at,
    )


def day_of(at: datetime) -> date:
    """The company's day of a moment."""
    if not organization.company_exists():
        return at.date()
    return at.astimezone(ZoneInfo(organization.company().timezone)).date()


def service_phase(service: Service) -> Phase:
    """The phase of a row as what it is."""
    return Phase(service.phase)


def _refuse_leaving_work(service_id: UUID, successor_id: UUID | None) -> None:
    if successor_id is not None:
        successor = Service.objects.filter(pk=successor_id, stage=Stage.CATALOGUE).first()
        if successor is None or successor.pk == service_id:
            raise BadSuccessorError
        return
    left = sum(count(service_id) for count in running_work.values())
    if left:
        raise ServiceHasWorkError(n=left)


def locked(service_id: UUID) -> Service:
    """A service, kept from other changes. Raises ServiceNotFoundError."""
    service = Service.objects.select_for_update().filter(pk=service_id).first()
    if service is None:
        raise ServiceNotFoundError
    return service


def _refuse_taken(name: str, *, but: UUID | None) -> None:
    taken = Service.objects.filter(name__iexact=name).exclude(stage=Stage.RETIRED)
    if but is not None:
        taken = taken.exclude(pk=but)
    if taken.exists():
        raise ServiceNameTakenError(name=name)
