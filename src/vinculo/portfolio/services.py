"""What can be done to services and standards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from vinculo.kernel.errors import DomainError
from vinculo.kernel.ids import new_id
from vinculo.lib.calendar import ClosedTooLongError, add_open_time
from vinculo.lib.text.sort_key import sort_key
from vinculo.organization import api as organization
from vinculo.portfolio.contracts import Metric, Stage, StandardDraft
from vinculo.portfolio.domain.keys import key_for
from vinculo.portfolio.models import Service, Standard


class ServiceNotFoundError(DomainError):
    """No service has that id, or the actor may not know of it."""

    code = "service_not_found"


class ServiceNameTakenError(DomainError):
    """Two services that are not retired may not share a name."""

    code = "service_name_taken"


class UnreachableStandardError(DomainError):
    """The calendar does not open enough for the target."""

    code = "standard_unreachable"


@transaction.atomic
def create_service(
    *,
    name: str,
    at: datetime,
    benefit: str = "",
    owner_id: UUID | None = None,
    stage: Stage = Stage.CATALOGUE,
    service_id: UUID | None = None,
) -> UUID:
    """Make a service; its key comes from its name and stays. Raises ServiceNameTakenError."""
    name = name.strip()
    _refuse_taken(name, but=None)
    service = Service.objects.create(
        pk=service_id or new_id(),
        key=key_for(name, set(Service.objects.values_list("key", flat=True))),
        name=name,
        sort_name=sort_key(name),
        stage=stage,
        benefit=benefit.strip(),
        owner_id=owner_id,
        created_at=at,
    )
    return service.pk


@transaction.atomic
def change_service(
    *, service_id: UUID, name: str, benefit: str, owner_id: UUID | None, stage: Stage
) -> None:
    """Change what a service's sheet says. Raises ServiceNotFoundError, ServiceNameTakenError."""
    service = _locked(service_id)
    name = name.strip()
    _refuse_taken(name, but=service_id)
    service.name, service.sort_name = name, sort_key(name)
    service.benefit = benefit.strip()
    service.owner_id = owner_id
    service.stage = stage
    service.save(update_fields=["name", "sort_name", "benefit", "owner_id", "stage"])


def create_standard(
    *, service_id: UUID, draft: StandardDraft, at: datetime, by: UUID | None = None
) -> UUID:
    """Append the next version of a standard; clocks that run keep the one they started under.

    Raises ServiceNotFoundError, UnreachableStandardError.
    """
    try:
        add_open_time(organization.calendar_of(draft.calendar_id), at, draft.target)
    except ClosedTooLongError:
        raise UnreachableStandardError from None
    with transaction.atomic():
        return Standard.objects.create(
            service=_locked(service_id),
            metric=draft.metric,
            version=_last_version(service_id, draft.metric) + 1,
            target=draft.target,
            warn_pct=draft.warn_pct,
            calendar_id=draft.calendar_id,
            words=draft.words.strip(),
            staff_words=draft.staff_words.strip(),
            valid_from=draft.valid_from or at,
            created_at=at,
            created_by=by,
        ).pk


@transaction.atomic
def withdraw_standard(
    *, service_id: UUID, metric: Metric, at: datetime, by: UUID | None = None
) -> None:
    """End a standard from ``at`` on; without one nothing happens. Raises ServiceNotFoundError."""
    _locked(service_id)
    last = (
        Standard.objects.filter(service_id=service_id, metric=metric).order_by("-version").first()
    )
    if last is None or last.withdrawn:
        return
    Standard.objects.create(
        service_id=service_id,
        metric=metric,
        version=last.version + 1,
        target=last.target,
        warn_pct=last.warn_pct,
        calendar_id=last.calendar_id,
        words=last.words,
        staff_words=last.staff_words,
        withdrawn=True,
        valid_from=at,
        created_at=at,
        created_by=by,
    )


def _locked(service_id: UUID) -> Service:
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


def _last_version(service_id: UUID, metric: Metric) -> int:
    found = Standard.objects.filter(service_id=service_id, metric=metric).aggregate(
        last=Max("version")
    )
    return found["last"] or 0
