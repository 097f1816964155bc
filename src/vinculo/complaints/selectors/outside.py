"""What a body outside of court has of a complaint, as its page shows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Func, Max, Q, TextField

from vinculo.complaints import policy
from vinculo.complaints.contracts import (
    OUTSIDE_WAYS,
    HeldThing,
    OutsideOutcome,
    OutsideProof,
    WayOut,
)
from vinculo.complaints.domain.outside import runs
from vinculo.complaints.models import Complaint, Dispute, DisputeEnd, HeldQuestion, Unrelated
from vinculo.complaints.selectors.holding import Rows, one_with, one_with_any, running, with_ends
from vinculo.interactions.contracts import StoredFile
from vinculo.kernel.actor import Actor
from vinculo.portfolio import api as portfolio

MOST_NAMES = 20


@dataclass(frozen=True, kw_only=True)
class ProofShown:
    """What shows something, who wrote it down, and when; ``file`` is "" without a letter."""

    id: UUID
    by: OutsideProof
    file: str
    words: str
    said_at: datetime
    said_by: str


@dataclass(frozen=True, kw_only=True)
class EndShown:
    """How it ended."""

    on: date
    outcome: OutsideOutcome
    proof: ProofShown


@dataclass(frozen=True, kw_only=True)
class DisputeShown:
    """One body that has, or had, the complaint; ``is_of_joined``: that of one joined to it."""

    id: UUID
    way: WayOut
    body: str
    reference: str
    began_on: date
    runs: bool
    is_of_joined: bool
    proof: ProofShown
    end: EndShown | None

    @property
    def key(self) -> str:
        """Its id as text."""
        return str(self.id)


@dataclass(frozen=True, kw_only=True)
class ApartShown:
    """A service with which it has nothing to do, as somebody said, and why."""

    id: UUID
    service: str
    why: str
    said_at: datetime
    said_by: str

    @property
    def key(self) -> str:
        """Its id as text."""
        return str(self.id)


@dataclass(frozen=True, kw_only=True)
class AskedShown:
    """How often billing asked about one thing and was told not to, and when for the last time."""

    thing: HeldThing
    times: int
    last_at: datetime


@dataclass(frozen=True, kw_only=True)
class OutsideShown:
    """The bodies that have or had it, the ways that were told, and names of bodies to choose.

    ``hidden``: how many complaints that are one with it had a body, and are not the reader's to
    see.
    """

    disputes: tuple[DisputeShown, ...]
    hidden: int
    told_ways: tuple[WayOut, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BesideShown:
    """Other services; ``others`` are those that it may be said to have nothing to do with."""

    apart: tuple[ApartShown, ...]
    others: tuple[tuple[UUID, str], ...]
    asked: tuple[AskedShown, ...]


def has_dispute(complaint_id: UUID, dispute_id: UUID, *, actor: Actor) -> bool:
    """Whether it stands of this complaint, or of one that is one with it, taken back or not.

    Of what the reader may not see it is as if there were none.
    """
    ids = _seen(one_with(complaint_id), actor)
    return Dispute.objects.filter(pk=dispute_id, complaint_id__in=ids).exists()


def outside_of(complaint_id: UUID, *, actor: Actor, day: date) -> OutsideShown:
    """What stands of a complaint, and of those that are one with it, as far as they are seen."""
    rows = one_with(complaint_id)
    seen = _seen(rows, actor)
    every = list(
        Dispute.objects.filter(complaint_id__in=list(rows), void_at__isnull=True)
        .select_related("said_by")
        .order_by("-began_on", "-pk")
    )
    disputes = [one for one in every if one.complaint_id in seen]
    ends = {
        one.dispute_id: one
        for one in DisputeEnd.objects.filter(
            dispute_id__in=[one.pk for one in disputes], void_at__isnull=True
        ).select_related("said_by")
    }
    shown = [_shown(one, ends.get(one.pk), complaint_id, day=day) for one in disputes]
    told = {way for key in seen for way in rows[key].ways_named.split()}
    return OutsideShown(
        disputes=tuple(shown),
        hidden=len({one.complaint_id for one in every} - seen),
        told_ways=tuple(way for way in OUTSIDE_WAYS if way in told),
        bodies=_bodies(),
    )


def has_said_apart(complaint_id: UUID, unrelated_id: UUID) -> bool:
    """Whether somebody said so of this complaint, taken back or not."""
    return Unrelated.objects.filter(pk=unrelated_id, complaint_id=complaint_id).exists()


def beside(complaint_id: UUID) -> BesideShown:
    """Of a complaint that the page has read, the services it has nothing to do with; questions."""
    rows = one_with(complaint_id)
    apart = list(
        Unrelated.objects.filter(complaint_id=complaint_id, void_at__isnull=True)
        .select_related("service", "said_by")
        .order_by("said_at", "pk")
    )
    near = {row.service_id for row in rows.values()} | {one.service_id for one in apart}
    return BesideShown(
        apart=tuple(
            ApartShown(
                id=one.pk,
                service=one.service.name,
                why=one.why,
                said_at=one.said_at,
                said_by=one.said_by.name if one.said_by else "",
            )
            for one in apart
        ),
        others=tuple((one.id, one.name) for one in portfolio.services() if one.id not in near),
        asked=_asked(rows),
    )


def outside_now(complaint_ids: Collection[UUID], *, day: date) -> frozenset[UUID]:
    """Which of these complaints, that somebody has read, a body outside has on that day.

    Also by one that was joined to it.
    """
    rows = Complaint.objects.filter(outside_on(day), pk__in=list(complaint_ids))
    return frozenset(rows.values_list("pk", flat=True))


def outside_on(day: date) -> Q:
    """The condition of a complaint that a body outside has on that day, or one joined to it."""
    return one_with_any(running(day).values("complaint_id"))


def outside_once(day: date) -> Q:
    """The condition of a complaint that no body has any more, and one had."""
    had = with_ends().filter(began_on__lte=day).values("complaint_id")
    return one_with_any(had) & ~outside_on(day)


def proof_file(complaint_id: UUID, proof_id: UUID, *, actor: Actor) -> StoredFile | None:
    """A letter that shows something of a complaint, or of one with it that the reader may see.

    What was taken back opens only for whoever may take it back.
    """
    ids = _seen(one_with(complaint_id), actor)
    began = Dispute.objects.filter(pk=proof_id, complaint_id__in=ids).first()
    ends = DisputeEnd.objects.filter(pk=proof_id, dispute__complaint_id__in=ids)
    ended = ends.select_related("dispute").first()
    row = began or ended
    if row is None or not row.blob:
        return None
    is_void = row.void_at is not None or (ended is not None and ended.dispute.void_at is not None)
    if is_void and not policy.may(actor, "complaints.approve"):
        return None
    return StoredFile(digest=row.blob, name=row.name, media_type=row.media_type)


def _seen(rows: Rows, actor: Actor) -> frozenset[UUID]:
    """Which of these complaints the reader may see."""
    found = Complaint.objects.filter(policy.visible(actor), pk__in=list(rows))
    return frozenset(found.values_list("pk", flat=True))


def _shown(one: Dispute, end: DisputeEnd | None, complaint_id: UUID, *, day: date) -> DisputeShown:
    return DisputeShown(
        id=one.pk,
        way=WayOut(one.way),
        body=one.body,
        reference=one.reference,
        began_on=one.began_on,
        runs=runs(began_on=one.began_on, ended_on=end.ended_on if end else None, day=day),
        is_of_joined=one.complaint_id != complaint_id,
        proof=_proof(one),
        end=EndShown(on=end.ended_on, outcome=OutsideOutcome(end.outcome), proof=_proof(end))
        if end
        else None,
    )


def _proof(one: Dispute | DisputeEnd) -> ProofShown:
    return ProofShown(
        id=one.pk,
        by=OutsideProof(one.proof),
        file=one.name if one.blob else "",
        words=one.words,
        said_at=one.said_at,
        said_by=one.said_by.name if one.said_by else "",
    )


def _asked(rows: Rows) -> tuple[AskedShown, ...]:
    """Of what was held because a body outside had it: a question about several is one."""
    question = Func(F("service_id"), F("asked_at"), function="ROW", output_field=TextField())
    found = (
        HeldQuestion.objects.filter(complaint_id__in=list(rows), is_outside=True)
        .values("thing")
        .annotate(times=Count(question, distinct=True), last_at=Max("asked_at"))
        .order_by("thing")
    )
    return tuple(
        AskedShown(thing=HeldThing(one["thing"]), times=one["times"], last_at=one["last_at"])
        for one in found
    )


def _bodies() -> tuple[str, ...]:
    """The names that stand twice at least: those of bodies, and of nobody's own case."""
    found = (
        Dispute.objects.filter(void_at__isnull=True)
        .exclude(body="—")
        .values("body")
        .annotate(times=Count("complaint", distinct=True))
        .filter(times__gte=2)
        .order_by("-times", "body")
    )
    return tuple(one["body"] for one in found[:MOST_NAMES])
