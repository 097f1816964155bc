"""The API of services and their standards."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from vinculo.kernel import clock
from vinculo.kernel.access import api_action, the_actor
from vinculo.kernel.metrics import Better
from vinculo.portfolio import selectors
from vinculo.portfolio.contracts import (
    Audience,
    Phase,
    ResultKind,
    ServiceSheet,
    Stage,
    StandardResult,
    Verdict,
)

PREFIX = "/services"
PERIOD = timedelta(days=30)
router = Router(tags=["services"])


class MeasuredOut(Schema):
    """What was last measured of a standard; ``value`` is a share from 0 to 1, or seconds."""

    kind: ResultKind
    value: float | None
    low: float | None
    high: float | None
    n: int
    since: datetime
    until: datetime
    computed_at: datetime


class StandardOut(Schema):
    """A standard in force; its goal is ``target_seconds`` or ``goal`` in ``unit``.

    ``words`` is the sentence for the customer, ``staff_words`` the one for those who keep it; empty
    in English while nobody wrote it.
    """

    id: UUID
    metric: str
    name: str
    version: int
    words: str
    words_en: str
    staff_words: str
    staff_words_en: str
    target_seconds: float | None
    goal: float | None
    unit: str
    better: Better
    min_share_pct: float | None
    audience: Audience
    audience_words: str
    valid_from: datetime
    measured: bool
    verdict: Verdict
    last: MeasuredOut | None


class ServiceOut(Schema):
    """A service with its standards."""

    id: UUID
    key: str
    name: str
    stage: Stage
    phase: Phase
    benefit: str
    benefit_en: str
    product: str
    product_en: str
    owner_id: UUID | None
    standards: list[StandardOut]


class ServicesOut(Schema):
    """All services; there are few of them."""

    items: list[ServiceOut]


@router.get("", response=ServicesOut, url_name="services", summary=gettext_noop("Servicios"))
@api_action("portfolio.list")
def list_services(request: HttpRequest, stage: Stage | None = None) -> dict[str, object]:
    """Services by name, with the standards in force and what was measured of them."""
    found = _sheets(request, None)
    return {
        "items": [_out(sheet) for sheet in found if stage is None or sheet.service.stage is stage]
    }


@router.get(
    "/{uuid:service_id}",
    response=ServiceOut,
    url_name="service",
    summary=gettext_noop("Un servicio"),
)
@api_action("portfolio.list")
def one_service(request: HttpRequest, service_id: UUID) -> dict[str, object]:
    """One service with its standards."""
    for sheet in _sheets(request, service_id):
        return _out(sheet)
    raise Http404


def _sheets(request: HttpRequest, service_id: UUID | None) -> list[ServiceSheet]:
    at = clock.now()
    return selectors.service_sheets(
        actor=the_actor(request), at=at, since=at - PERIOD, service_id=service_id
    )


def _out(sheet: ServiceSheet) -> dict[str, object]:
    service = sheet.service
    return {
        "id": service.id,
        "key": service.key,
        "name": service.name,
        "stage": service.stage,
        "phase": service.phase,
        "benefit": sheet.benefit,
        "benefit_en": sheet.benefit_en,
        "product": service.product,
        "product_en": service.product_en,
        "owner_id": service.owner_id,
        "standards": [_standard(result) for result in sheet.results],
    }


def _standard(result: StandardResult) -> dict[str, object]:
    one = result.standard
    return {
        "id": one.id,
        "metric": one.metric,
        "name": one.name,
        "version": one.version,
        "words": one.words,
        "words_en": one.words_en,
        "staff_words": one.staff_words,
        "staff_words_en": one.staff_words_en,
        "target_seconds": one.target.total_seconds() if one.target else None,
        "goal": float(one.goal) if one.goal is not None else None,
        "unit": one.unit,
        "better": one.better,
        "min_share_pct": float(one.min_share_pct) if one.min_share_pct is not None else None,
        "audience": one.audience,
        "audience_words": one.audience_words,
        "valid_from": one.valid_from,
        "measured": result.is_measured,
        "verdict": result.verdict,
        "last": result.last,
    }
