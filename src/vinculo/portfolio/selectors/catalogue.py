"""Services with their standards and how these are kept."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import KeptRate
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Better, metrics
from vinculo.lib.calendar import Calendar
from vinculo.organization import api as organization
from vinculo.portfolio import policy
from vinculo.portfolio.contracts import (
    Audience,
    Metric,
    Phase,
    ResultKind,
    ResultView,
    ServiceSheet,
    ServiceView,
    Stage,
    StandardResult,
    StandardVersion,
    StandardView,
)
from vinculo.portfolio.domain.standards import in_force, judge
from vinculo.portfolio.models import Service, Standard
from vinculo.portfolio.selectors.results import latest_results


def services(*, stages: Iterable[Stage] = (Stage.CATALOGUE,)) -> list[ServiceView]:
    """The services in these stages (those in the catalogue unless told), by name."""
    found = Service.objects.filter(stage__in=list(stages)).order_by("sort_name", "pk")
    return [_view(service) for service in found]


def service(service_id: UUID) -> ServiceView | None:
    """One service in whatever stage; None when there is none of that id."""
    found = Service.objects.filter(pk=service_id).first()
    return _view(found) if found else None


def standards_for(*, service_id: UUID, at: datetime) -> tuple[StandardView, ...]:
    """The clocks that a service's standards set at ``at``, at most one a kind, in two queries."""
    return standards_for_all([(service_id, at)])[service_id, at]


def standards_for_all(
    wanted: Collection[tuple[UUID, datetime]],
) -> dict[tuple[UUID, datetime], tuple[StandardView, ...]]:
    """The same for several services and moments, in two queries for all of them."""
    versions = Standard.objects.filter(
        service_id__in={service_id for service_id, _ in wanted},
        metric__in=list(Metric),
        valid_from__lte=max((at for _, at in wanted), default=None),
    ).order_by("metric", "-version")
    rows = list(versions)
    found = {(service_id, at): _then_in_force(rows, service_id, at) for service_id, at in wanted}
    calendars = organization.calendars_of(
        {row.calendar_id for in_force in found.values() for row in in_force.values()}
    )
    return {key: _standards(in_force, calendars) for key, in_force in found.items()}


def _then_in_force(
    versions: Iterable[Standard], service_id: UUID, at: datetime
) -> dict[Metric, Standard]:
    """Of versions, the one written last first, the one of each metric that was not withdrawn."""
    latest: dict[str, Standard] = {}
    for row in versions:
        if row.service_id == service_id and row.valid_from <= at:
            latest.setdefault(row.metric, row)
    return {Metric(row.metric): row for row in latest.values() if not row.withdrawn}


def _standards(
    in_force: Mapping[Metric, Standard], calendars: Mapping[UUID, Calendar]
) -> tuple[StandardView, ...]:
    return tuple(
        StandardView(
            id=row.pk,
            metric=metric,
            words=row.words,
            staff_words=row.staff_words,
            words_en=row.words_en,
            staff_words_en=row.staff_words_en,
            target=row.target,
            warn_pct=row.warn_pct,
            calendar=calendars[row.calendar_id],
            calendar_id=row.calendar_id,
            min_share_pct=row.min_share_pct,
            version=row.version,
        )
        for metric in Metric
        if (row := in_force.get(metric)) is not None and row.target is not None
    )


def last_standard(*, service_id: UUID, metric: str) -> StandardView | None:
    """The last version of a standard that ruled, withdrawn since or not; None: it never did."""
    rows = Standard.objects.filter(service_id=service_id, metric=metric, withdrawn=False)
    row = rows.order_by("-version").first()
    if row is None or metric not in frozenset(Metric):
        return None
    calendars = organization.calendars_of({row.calendar_id})
    return next(iter(_standards({Metric(metric): row}, calendars)), None)


def rules_of(*, service_id: UUID, metric: str) -> list[str]:
    """The keys of all versions of a standard among the rules of clocks."""
    ids = Standard.objects.filter(service_id=service_id, metric=metric).values_list("pk", flat=True)
    return [f"standard:{standard_id}" for standard_id in ids]


def _view(row: Service) -> ServiceView:
    return ServiceView(
        id=row.pk,
        key=row.key,
        name=row.name,
        stage=Stage(row.stage),
        owner_id=row.owner_id,
        phase=Phase(row.phase),
        product=row.product,
        product_en=row.product_en,
    )


def service_sheets(
    *, actor: Actor, at: datetime, since: datetime, service_id: UUID | None = None
) -> list[ServiceSheet]:
    """The services that ``actor`` may see (or one of them), by name, in seven queries.

    Kept and broken are counted of clocks that started from ``since`` to ``at``.
    """
    found = Service.objects.filter(policy.visible(actor))
    if service_id is not None:
        found = found.filter(pk=service_id)
    rows = list(found.order_by("sort_name", "pk"))
    versions = versions_of([row.pk for row in rows])
    rules = [version.rule for some in versions.values() for version in some]
    rates = clocks.kept_rates(rules, since=since, until=at)
    owners = {row.owner_id for row in rows} | {
        v.owner_id for some in versions.values() for v in some
    }
    names = identity.user_names({owner for owner in owners if owner})
    last = latest_results([v.id for some in versions.values() for v in some])
    heirs = {row.pk: row.name for row in rows} if any(row.successor_id for row in rows) else {}
    calendars = {calendar.id: calendar.name for calendar in organization.calendars()}
    return [
        ServiceSheet(
            service=_view(row),
            benefit=row.benefit,
            benefit_en=row.benefit_en,
            owner_name=names.get(row.owner_id, "") if row.owner_id else "",
            versions=tuple(versions[row.pk]),
            results=tuple(
                _result(standard, versions[row.pk], rates, calendars, names, last)
                for standard in in_force(versions[row.pk], at).values()
            ),
            phase=Phase(row.phase),
            review_on=row.review_on,
            published_on=row.published_on,
            shows_rates=row.shows_rates,
            successor_name=heirs.get(row.successor_id, "") if row.successor_id else "",
        )
        for row in rows
    ]


def editable_ids(*, actor: Actor) -> set[UUID]:
    """The services that ``actor`` may change."""
    return set(Service.objects.filter(policy.editable(actor)).values_list("pk", flat=True))


def may_edit(*, actor: Actor, service_id: UUID) -> bool:
    """Whether ``actor`` may change this service and its standards."""
    return Service.objects.filter(
        policy.visible(actor), policy.editable(actor), pk=service_id
    ).exists()


def versions_of(service_ids: Collection[UUID]) -> dict[UUID, list[StandardVersion]]:
    """All versions of the company's own standards of these services, in one query."""
    found: dict[UUID, list[StandardVersion]] = {service_id: [] for service_id in service_ids}
    rows = Standard.objects.filter(service_id__in=service_ids, party__isnull=True)
    for row in rows.order_by("metric", "-version"):
        found[row.service_id].append(
            StandardVersion(
                id=row.pk,
                metric=row.metric,
                version=row.version,
                name=row.name,
                goal=row.goal,
                unit=row.unit,
                better=Better(row.better),
                min_share_pct=row.min_share_pct,
                audience=Audience(row.audience),
                audience_words=row.audience_words,
                owner_id=row.owner_id,
                target=row.target,
                warn_pct=row.warn_pct,
                calendar_id=row.calendar_id,
                words=row.words,
                staff_words=row.staff_words,
                words_en=row.words_en,
                staff_words_en=row.staff_words_en,
                withdrawn=row.withdrawn,
                valid_from=row.valid_from,
            )
        )
    return found


def _result(
    standard: StandardVersion,
    versions: Iterable[StandardVersion],
    rates: Mapping[str, KeptRate],
    calendars: Mapping[UUID, str],
    names: Mapping[UUID, str],
    last: Mapping[UUID, ResultView],
) -> StandardResult:
    found = [rates[v.rule] for v in versions if v.metric == standard.metric and v.rule in rates]
    judged, kept = sum(rate.judged for rate in found), sum(rate.kept for rate in found)
    latest = last.get(standard.id)
    counted = _share(standard, judged, kept, latest) if standard.is_clocked else latest
    return StandardResult(
        standard=standard,
        calendar_name=calendars.get(standard.calendar_id, ""),
        judged=judged,
        kept=kept,
        owner_name=names.get(standard.owner_id, "") if standard.owner_id else "",
        is_measured=standard.is_clocked or standard.metric in metrics,
        last=latest,
        verdict=judge(standard, counted),
    )


def _share(
    standard: StandardVersion, judged: int, kept: int, latest: ResultView | None
) -> ResultView | None:
    """What the clocks say now; what was written down last when they say nothing."""
    if not judged:
        return latest
    return ResultView(
        standard_id=standard.id,
        since=standard.valid_from,
        until=standard.valid_from,
        kind=ResultKind.SHARE,
        value=kept / judged,
        low=None,
        high=None,
        n=judged,
        method="",
        computed_at=standard.valid_from,
    )
