"""What customers have from us, and whom we may ask."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, TextField
from django.db.models.functions import MD5, Cast

from vinculo.customers import policy
from vinculo.customers.contracts import (
    ConsentWord,
    ContactKind,
    ContractLevel,
    EndReason,
    Every,
    Holder,
    HoldingView,
    Purpose,
    Spell,
    Standing,
)
from vinculo.customers.models import Consent, ContactPoint, Customer, Holding
from vinculo.kernel.actor import Actor

SPELLS = 3
"""How many holdings a customer has at most, on the average, for the drawing of a lot."""


def holdings_of(*, actor: Actor, customer_id: UUID) -> list[HoldingView]:
    """What one customer has and had, under every record of theirs; what they have first."""
    cluster = Customer.objects.filter(policy.visible(actor), pk=customer_id).values("cluster_id")
    rows = Holding.objects.filter(customer__cluster_id__in=cluster).select_related("service")
    found = [view_of(row) for row in rows.order_by("-since", "pk")]
    return sorted(found, key=lambda one: one.until is not None)


def holding(*, actor: Actor, holding_id: UUID) -> HoldingView | None:
    """One of them; None when it is not there or not within sight."""
    seen = Customer.objects.filter(policy.visible(actor))
    row = Holding.objects.filter(pk=holding_id, customer__in=seen).select_related("service").first()
    return view_of(row) if row else None


def held(
    *, service_ids: Collection[UUID] = (), since: date, until: date, ended_only: bool = False
) -> list[HoldingView]:
    """What was held on some day from ``since`` to ``until``, both included; whole company.

    ``ended_only``: those whose last day is among these.
    """
    rows = Holding.objects.filter(since__lte=until).filter(
        Q(until__isnull=True) | Q(until__gte=since)
    )
    if service_ids:
        rows = rows.filter(service_id__in=service_ids)
    if ended_only:
        rows = rows.filter(until__lte=until)
    return [view_of(row) for row in rows.select_related("service").order_by("since", "pk")]


def spells(
    *,
    service_ids: Collection[UUID],
    since: date,
    until: date,
    customer_ids: Collection[UUID] | None = None,
    most: int | None = None,
) -> list[Spell]:
    """Who had these services on some day of these, both included; without names, whole company.

    ``customer_ids``: of these customers only, under all their records. ``most``: of at most so
    many customers, always the same ones, taken as if by lot (by the digest of their ids).
    """
    rows = Holding.objects.filter(service_id__in=list(service_ids), since__lte=until).filter(
        Q(until__isnull=True) | Q(until__gte=since)
    )
    if customer_ids is not None:
        asked = Customer.objects.filter(pk__in=list(customer_ids)).values("cluster_id")
        rows = rows.filter(customer__cluster_id__in=asked)
    if most is not None:
        lot = MD5(Cast("customer__cluster_id", TextField()))
        drawn = rows.order_by(lot).values_list("customer__cluster_id", flat=True)[: most * SPELLS]
        rows = rows.filter(customer__cluster_id__in=list(dict.fromkeys(drawn))[:most])
    found = rows.order_by("customer__cluster_id", "since", "pk").values_list(
        "customer__cluster_id", "service_id", "since", "until", "why_ended"
    )
    return [
        Spell(
            customer_id=customer,
            service_id=service,
            since=began,
            until=ended,
            why_ended=EndReason(why) if why else None,
        )
        for customer, service, began, ended, why in found
    ]


def how_many(*, service_ids: Collection[UUID], since: date, until: date) -> dict[UUID, int]:
    """How many customers had each service on some day of these, in the whole company; one query.

    A customer with several records or contracts is one. A service that nobody had is left out.
    """
    rows = Holding.objects.filter(service_id__in=list(service_ids), since__lte=until).filter(
        Q(until__isnull=True) | Q(until__gte=since)
    )
    counted = rows.order_by().values_list("service_id")
    return dict(counted.annotate(n=Count("customer__cluster_id", distinct=True)))


def contract_levels(
    wanted: Collection[tuple[UUID, UUID]], *, on: date
) -> dict[tuple[UUID, UUID], ContractLevel]:
    """What contracts in force give, by customer and service, on one day.

    All records of a customer count. Of several contracts of one service the one that gives more
    holds: the one that solves sooner, then the one that answers sooner.
    """
    known = dict(
        Customer.objects.filter(pk__in={customer for customer, _service in wanted}).values_list(
            "pk", "cluster_id"
        )
    )
    rows = (
        Holding.objects.filter(
            customer__cluster_id__in=set(known.values()),
            service_id__in={service for _customer, service in wanted},
            since__lte=on,
        )
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .filter(Q(answer_hours__isnull=False) | Q(solve_hours__isnull=False))
        .order_by(F("solve_hours").asc(nulls_last=True), F("answer_hours").asc(nulls_last=True))
    )
    best: dict[tuple[UUID, UUID], ContractLevel] = {}
    for row in rows.select_related("customer"):
        best.setdefault(
            (row.customer.cluster_id, row.service_id),
            ContractLevel(
                holding_id=row.pk,
                reference=row.reference,
                answer_hours=row.answer_hours,
                solve_hours=row.solve_hours,
            ),
        )
    return {
        (customer, service): best[known[customer], service]
        for customer, service in wanted
        if customer in known and (known[customer], service) in best
    }


def holders(
    *,
    service_id: UUID,
    since: date,
    until: date,
    purpose: Purpose = Purpose.ASKING,
    references: Collection[str] | None = None,
) -> list[Holder]:
    """Who held a service on some day of these, each customer once, with an address if any.

    With ``references`` only by those contracts.

    Whom a restriction keeps from view is left out: nobody may be told of them by a list.
    """
    rows = (
        Holding.objects.filter(service_id=service_id, since__lte=until)
        .filter(Q(until__isnull=True) | Q(until__gte=since))
        .filter(customer__restricted=False, customer__standing=Standing.ACTIVE)
    )
    if references is not None:
        rows = rows.filter(reference__in=references)
    clusters = rows.order_by().values_list("customer__cluster_id", flat=True).distinct()
    return reachable(clusters, purpose=purpose)


def reachable(clusters: Iterable[UUID], *, purpose: Purpose) -> list[Holder]:
    """Customers (by cluster) with their language, first address and what they said of ``purpose``.

    The most restrictive word of several records wins. Whom a restriction keeps from view, under any
    of their records, is left out, also when that came after they were counted.
    """
    wanted = set(clusters)
    barred = Customer.objects.filter(cluster_id__in=wanted, restricted=True)
    wanted -= set(barred.values_list("cluster_id", flat=True))
    active = Customer.objects.filter(standing=Standing.ACTIVE, restricted=False)
    records = dict(active.filter(cluster_id__in=wanted).values_list("pk", "cluster_id"))
    known = {row.pk: row for row in active.filter(pk__in=wanted).only("name", "language")}
    together: dict[UUID, list[UUID]] = {}
    for record, cluster in sorted(records.items()):
        together.setdefault(cluster, []).append(record)
    emails: dict[UUID, str] = {}
    points = ContactPoint.objects.filter(customer__in=records, kind=ContactKind.EMAIL)
    for record, value in points.order_by("created_at", "pk").values_list("customer_id", "value"):
        emails.setdefault(records[record], value)
    said = words_on(records, purpose=purpose, channel=ContactKind.EMAIL)
    may: dict[UUID, bool] = {}
    for record, given in said.items():
        cluster = records[record]
        may[cluster] = may.get(cluster, True) and given
    return [
        Holder(
            customer_id=cluster,
            records=tuple(together[cluster]),
            name=known[cluster].name if cluster in known else "",
            email=emails.get(cluster, ""),
            language=known[cluster].language if cluster in known else "es",
            may_ask=may.get(cluster),
        )
        for cluster in sorted(together)
    ]


def words_on(
    records: Iterable[UUID], *, purpose: Purpose, channel: ContactKind
) -> dict[UUID, bool]:
    """The latest word of each record that has one."""
    rows = Consent.objects.filter(customer__in=list(records), purpose=purpose, channel=channel)
    latest = rows.order_by("customer_id", "-at", "-pk").distinct("customer_id")
    return dict(latest.values_list("customer_id", "given"))


def consents_of(*, actor: Actor, customer_id: UUID) -> list[ConsentWord]:
    """What a customer last said, one of each purpose and channel, under every record of theirs."""
    cluster = Customer.objects.filter(policy.visible(actor), pk=customer_id).values("cluster_id")
    rows = Consent.objects.filter(customer__cluster_id__in=cluster)
    latest = rows.order_by("customer_id", "purpose", "channel", "-at", "-pk").distinct(
        "customer_id", "purpose", "channel"
    )
    found: dict[tuple[str, str], ConsentWord] = {}
    for row in sorted(latest, key=lambda one: one.at):
        known = found.get((row.purpose, row.channel))
        if known is None or known.given or not row.given:
            found[row.purpose, row.channel] = ConsentWord(
                purpose=Purpose(row.purpose),
                channel=ContactKind(row.channel),
                given=row.given,
                words=row.words,
                at=row.at,
            )
    return [found[key] for key in sorted(found)]


def view_of(row: Any) -> HoldingView:
    """A row with its service as a contract."""
    return HoldingView(
        id=row.pk,
        customer_id=row.customer_id,
        service_id=row.service_id,
        service_name=row.service.name,
        since=row.since,
        until=row.until,
        price=row.price,
        currency=row.currency,
        every=Every(row.every),
        why_ended=EndReason(row.why_ended) if row.why_ended else None,
        reference=row.reference,
        answer_hours=row.answer_hours,
        solve_hours=row.solve_hours,
    )
