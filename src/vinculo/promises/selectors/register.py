"""Reading the register."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Case, Count, Q, QuerySet, When

from vinculo.customers import api as customers
from vinculo.kernel.actor import Actor
from vinculo.kernel.counting import CountedUpTo
from vinculo.kernel.paging import Page, keyset
from vinculo.portfolio import api as portfolio
from vinculo.promises import policy
from vinculo.promises.contracts import (
    STILL_OPEN,
    Asked,
    PromiseState,
    PromiseView,
    Proof,
    Rate,
    Source,
    Step,
    Telling,
)
from vinculo.promises.domain.rates import rate_of
from vinculo.promises.models import PassedOver, Promise, PromiseRule, PromiseStep

SHOWN, SHOWN_TOGETHER = 20, 60


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which promises of the register are asked for; what is empty does not narrow."""

    states: tuple[PromiseState, ...] = ()
    source: Source | None = None
    service_id: UUID | None = None
    owner_id: UUID | None = None
    party_id: UUID | None = None
    claim_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""

    @property
    def condition(self) -> Q:
        """The same as a condition; the times are those at which promises are due."""
        found = Q()
        if self.states:
            found &= Q(state__in=self.states)
        if self.source:
            found &= Q(source=self.source)
        for column in ("service_id", "owner_id", "party_id", "claim_id"):
            if getattr(self, column):
                found &= Q(**{column: getattr(self, column)})
        if self.since:
            found &= Q(due_at__gte=self.since)
        if self.until:
            found &= Q(due_at__lt=self.until)
        if self.text:
            found &= Q(words__icontains=self.text)
        return found


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many promises of the register need a hand; ``by_source``: in the states asked for."""

    open: int = 0
    at_risk: int = 0
    broken: int = 0
    by_source: Mapping[Source, int] = field(default_factory=lambda: dict.fromkeys(Source, 0))


@dataclass(frozen=True, kw_only=True)
class ServiceRule:
    """What a service does for its customer when a promise breaks."""

    service_id: UUID
    telling: Telling = Telling.ASK
    words: str = ""
    words_en: str = ""


def promises(
    *, actor: Actor, wanted: Wanted, cursor: str | None = None, size: int = 50
) -> Page[PromiseView]:
    """A page of the register in four queries: due last first; what still runs, soonest first."""
    page = keyset(
        _seen(actor).filter(wanted.condition),
        cursor=cursor,
        limit=size,
        time="due_at",
        newest_first=not (wanted.states and set(wanted.states) <= STILL_OPEN),
    )
    return Page(views_of(page.rows, actor=actor), page.next_cursor)


def rates(*, actor: Actor, wanted: Wanted, at: datetime) -> dict[Source, Rate]:
    """How often the promises asked for were kept, by source, within the reader's sight.

    Only what was due by ``at`` is judged: of what is due later only the kept ones would be known.
    """
    counts: dict[Source, dict[PromiseState, int]] = {source: {} for source in Source}
    rows = (
        Promise.objects.filter(policy.visible(actor))
        .filter(wanted.condition)
        .exclude(_is_early(at))
        .values("source", "state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    for row in rows:
        counts[Source(row["source"])][PromiseState(row["state"])] = row["n"]
    return {source: rate_of(found) for source, found in counts.items()}


def tally(*, actor: Actor, wanted: Wanted) -> Tally:
    """How many of those asked for need a hand in whatever state, and how many each source has.

    Each is counted up to ``kernel.counting.MOST_COUNTED`` and one more, all in one query.
    """
    seen = Promise.objects.filter(policy.visible(actor))
    any_state = seen.filter(replace(wanted, states=()).condition)
    any_source = seen.filter(replace(wanted, source=None).condition)
    asked = get_user_model().objects.filter(pk__in=[actor.user_id] if actor.user_id else [])
    found: Any = asked.values(
        open=CountedUpTo(any_state.open()),
        at_risk=CountedUpTo(any_state.filter(state=PromiseState.AT_RISK)),
        broken=CountedUpTo(any_state.filter(state=PromiseState.BROKEN)),
        **{f"of_{each}": CountedUpTo(any_source.filter(source=each)) for each in Source},
    ).first()
    if found is None:
        return Tally()
    return Tally(
        open=found["open"],
        at_risk=found["at_risk"],
        broken=found["broken"],
        by_source={each: found[f"of_{each}"] for each in Source},
    )


def _is_early(at: datetime) -> Q:
    return Q(state=PromiseState.KEPT, due_at__gt=at)


def together(found: Iterable[Rate]) -> Rate:
    """Several rates as one, counted anew; sources are added only where nobody compares them."""
    known = list(found)
    kept, n = sum(rate.kept for rate in known), sum(rate.n for rate in known)
    whole = rate_of({PromiseState.KEPT: kept, PromiseState.BROKEN: n - kept})
    return Rate(
        n=n,
        kept=kept,
        low=whole.low,
        high=whole.high,
        withdrawn=sum(rate.withdrawn for rate in known),
        replaced=sum(rate.replaced for rate in known),
        running=sum(rate.running for rate in known),
    )


def promise(*, actor: Actor, promise_id: UUID) -> PromiseView | None:
    """One promise; None out of sight."""
    return next(iter(views_of(_seen(actor).filter(pk=promise_id), actor=actor)), None)


def steps(*, actor: Actor, promise_id: UUID) -> list[Step]:
    """What happened to a promise within the reader's sight, oldest first."""
    if not Promise.objects.filter(policy.visible(actor), pk=promise_id).exists():
        return []
    rows = list(
        PromiseStep.objects.filter(promise_id=promise_id).select_related("by").order_by("at", "pk")
    )
    return [
        Step(
            state=PromiseState(row.state),
            at=row.at,
            by_name=row.by.name if row.by else "",
            words=row.words,
        )
        for row in rows
    ]


def of_subjects(*subjects: str, only: UUID | None = None) -> list[PromiseView]:
    """The promises given about these things, whose caller has asked its own policy.

    Those that can still be kept before those that have ended, then the latest, as many as a page
    bears; shown by when they are due. ``only``: this one of them.
    """
    rows = _all().filter(subject__in=subjects)
    if only is not None:
        rows = rows.filter(pk=only)
    has_ended = Case(When(state__in=STILL_OPEN, then=0), default=1)
    found = list(rows.order_by(has_ended, "-due_at", "-pk")[:SHOWN_TOGETHER])
    return views_of(sorted(found, key=lambda row: (row.due_at, row.pk)), actor=None)


def of_origin(begins: str, *, subject: str) -> list[PromiseView]:
    """The promises about one thing whose origin begins so; their caller has asked its policy."""
    rows = _all().filter(subject=subject, origin__startswith=begins)
    return views_of(rows.order_by("due_at", "pk"), actor=None)


def of_customer(*, actor: Actor, customer_id: UUID, at: datetime) -> tuple[list[PromiseView], Rate]:
    """The latest promises to a customer under all their records, and how many were kept."""
    seen = _seen(actor).filter(customer_id__in=customers.records_of(customer_id))
    counts = seen.exclude(_is_early(at)).values("state").annotate(n=Count("pk")).order_by()
    rate = rate_of({PromiseState(row["state"]): row["n"] for row in counts})
    return views_of(seen.order_by("-due_at", "-pk")[:SHOWN], actor=actor), rate


def of_party(
    *, actor: Actor, party_id: UUID, at: datetime, since: datetime
) -> tuple[list[PromiseView], Rate]:
    """The latest promises in the hands of a third party, and how many of those due were kept.

    The rate is of what was due from ``since`` to ``at`` within the reader's sight; of the whole
    company for those who read figures of it. The rows are within sight for everybody.
    """
    judged = Promise.objects.filter(policy.counted(actor)).filter(
        party_id=party_id, due_at__gte=since, due_at__lt=at
    )
    counts = judged.values("state").annotate(n=Count("pk")).order_by()
    rate = rate_of({PromiseState(row["state"]): row["n"] for row in counts})
    rows = _seen(actor).filter(party_id=party_id).order_by("-due_at", "-pk")
    return views_of(rows[:SHOWN], actor=actor), rate


def open_to_customers(customer_id: UUID, *, most: int = 3) -> list[PromiseView]:
    """What is owed to a customer, for whom something of theirs is held out to; soonest first."""
    rows = _all().open().filter(customer_id__in=customers.records_of(customer_id))
    shown = [row for row in rows.order_by("due_at", "pk")[:SHOWN] if not _is_restricted(row)]
    return [_view(row, {}) for row in shown[:most]]


def known_marks(marks: Collection[str]) -> set[str]:
    """Of marks of phrases, those that were written down or passed over."""
    if not marks:
        return set()
    written = Promise.objects.filter(origin__in=marks).values_list("origin", flat=True)
    passed = PassedOver.objects.filter(mark__in=marks).values_list("mark", flat=True)
    return {*written, *passed}


def rule_of(service_id: UUID) -> ServiceRule:
    """What a service does when a promise breaks; the agent is asked where nobody decided."""
    row = PromiseRule.objects.filter(service_id=service_id).first()
    if row is None:
        return ServiceRule(service_id=service_id)
    return _rule(row)


def rules(*, actor: Actor) -> Mapping[UUID, ServiceRule]:
    """The rules within the actor's sight, by service."""
    rows = PromiseRule.objects.filter(policy.visible_rules(actor))
    return {row.service_id: _rule(row) for row in rows}


def _rule(row: PromiseRule) -> ServiceRule:
    return ServiceRule(
        service_id=row.service_id,
        telling=Telling(row.telling),
        words=row.words,
        words_en=row.words_en,
    )


def _is_restricted(row: Promise) -> bool:
    return any(key.startswith("restricted:") for key in row.access_keys)


def _all() -> Any:
    return Promise.objects.select_related("service", "standard", "owner", "given_by", "party")


def _seen(actor: Actor) -> "QuerySet[Promise]":
    seen: QuerySet[Promise] = _all().filter(policy.visible(actor))
    return seen


def views_of(rows: Iterable[Promise], *, actor: Actor | None) -> list[PromiseView]:
    """Rows as contracts; customers whom ``actor`` may not see have no name."""
    known = list(rows)
    ids = {row.customer_id for row in known if row.customer_id}
    names = customers.names_of(ids, actor=actor) if ids else {}
    return [_view(row, names) for row in known]


def _view(row: Promise, names: Mapping[UUID, str]) -> PromiseView:
    return PromiseView(
        id=row.pk,
        source=Source(row.source),
        words=row.words,
        state=PromiseState(row.state),
        service_id=row.service_id,
        service_name=row.service.name,
        customer_id=row.customer_id if row.customer_id in names else None,
        customer_name=names.get(row.customer_id, "") if row.customer_id else "",
        subject=row.subject,
        standard_words=row.standard.words if row.standard else "",
        standard_words_en=row.standard.words_en if row.standard else "",
        owner_id=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        given_by=row.given_by_id,
        giver_name=row.given_by.name if row.given_by else "",
        given_at=row.given_at,
        due_at=row.due_at,
        warn_at=row.warn_at,
        ended_at=row.ended_at,
        repaired_at=row.repaired_at,
        told_at=row.told_at,
        on_resolve=row.on_resolve,
        proof=Proof(row.proof) if row.proof else None,
        proof_words=row.proof_words,
        apology=row.apology,
        asked_how=Asked(row.asked_how) if row.asked_how else None,
        asked_words=row.asked_words,
        replaced_by=row.replaced_by_id,
        origin=row.origin,
        words_en=_in_english(row),
        party_id=row.party_id,
        party_name=row.party.name if row.party else "",
    )


def _in_english(row: Promise) -> str:
    return portfolio.duty_in_english(row.words) if row.source == Source.DUTY else ""


def seen_words(*, actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """What was promised, by id, as far as the actor sees it."""
    rows = Promise.objects.filter(policy.visible(actor), pk__in=list(ids))
    return dict(rows.values_list("pk", "words"))
