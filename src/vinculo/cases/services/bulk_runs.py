"""One action on as many cases as there are: part by part behind the page, stopped and undone.

A run keeps the cases that were chosen when it was asked for. A job does one part after another
and asks for the next one; if it breaks, the part goes on where it was. Whoever asked for it is
asked again before each part: roles may change while it runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import translation

from vinculo.cases import policy
from vinculo.cases.domain.bulk import BulkState
from vinculo.cases.domain.lifecycle import UNDO_KEPT
from vinculo.cases.domain.macros import Step
from vinculo.cases.models import BulkPart, BulkRun
from vinculo.cases.services import bulk, undo
from vinculo.cases.services.macro_actions import actions, option_words
from vinculo.identity import api as identity
from vinculo.kernel import jobs
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError, words_for
from vinculo.notices import api as notices

TASK = "cases.bulk_part"
ENDED, WENT_BACK = "cases.bulk_ended", "cases.bulk_went_back"
REFUSALS_KEPT = 20
WORKING = frozenset({BulkState.DOING, BulkState.UNDOING})
CAN_GO_BACK = frozenset({BulkState.DONE, BulkState.STOPPED})


class NoSuchRunError(DomainError):
    """The person asked for no such run, or it is forgotten."""

    code = "case_no_such_bulk_run"


@dataclass(frozen=True, kw_only=True)
class RunView:
    """How far a run is; ``refusals``: number (empty: out of sight) and why, of the first few."""

    id: UUID
    action: str
    words: str
    state: BulkState
    total: int
    done: int
    refused: int
    went_back: int
    stayed: int
    parts: int
    parts_left: int
    asked_at: datetime
    refusals: Sequence[tuple[str, str]]

    @property
    def is_working(self) -> bool:
        """Whether it goes on by itself."""
        return self.state in WORKING

    @property
    def looked_at(self) -> int:
        """How many cases it is through with, on its way there or back."""
        if self.state is BulkState.UNDOING:
            return self.went_back + self.stayed
        return self.done + self.refused

    @property
    def of(self) -> int:
        """How many there are on that way."""
        return self.done if self.state is BulkState.UNDOING else self.total


@transaction.atomic
def ask(*, case_ids: Sequence[UUID], step: Step, actor: Actor, at: datetime) -> UUID:
    """Keep what shall be done with these cases, and begin with it.

    Raises NotAllowedError, NotForManyError; StepValueError for a choice that is not there.
    """
    if actor.user_id is None or not policy.may(actor, "cases.change"):
        raise NotAllowedError(action="cases.change")
    ids = sorted(set(case_ids))
    if step.action not in bulk.OFFERED or not ids:
        raise bulk.NotForManyError(most=bulk.MOST)
    option_words(step)
    run = BulkRun.objects.create(
        person_id=actor.user_id,
        action=step.action,
        value=step.value,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        total=len(ids),
        asked_at=at,
    )
    BulkPart.objects.bulk_create(
        (
            BulkPart(
                run=run, place=place, case_ids=ids[place * bulk.MOST : (place + 1) * bulk.MOST]
            )
            for place in range(-(-len(ids) // bulk.MOST))
        ),
        batch_size=500,
    )
    _go_on(run)
    return run.pk


def do_part(*, run_id: UUID, at: datetime) -> bool:
    """Do or take back the next part of a run and ask for the one after it; False at the end."""
    run = BulkRun.objects.filter(pk=run_id).first()
    if run is None or run.state not in WORKING:
        return False
    is_back = run.state == BulkState.UNDOING
    waiting = _waiting(run)
    part = waiting.order_by("-place" if is_back else "place").first()
    actor = identity.actor_for(run.person_id)
    if part is None or actor is None:
        _end(run, at)
        return False
    with translation.override(run.language):
        (_take_back if is_back else _do)(run, part, actor, at)
    with transaction.atomic():
        _go_on(run)
    return True


@transaction.atomic
def stop(*, run_id: UUID, actor: Actor, at: datetime) -> None:
    """Leave the parts that wait alone; what is done stays done. Raises NoSuchRunError."""
    run = _own(run_id, actor)
    if run.state == BulkState.DOING:
        run.state, run.ended_at = BulkState.STOPPED.value, at
        run.save(update_fields=["state", "ended_at"])


@transaction.atomic
def take_back(*, run_id: UUID, actor: Actor, at: datetime) -> None:
    """Begin to take all of it back. Raises NoSuchRunError, UndoTooLateError."""
    run = _own(run_id, actor)
    if run.state not in CAN_GO_BACK or run.asked_at < at - UNDO_KEPT:
        raise undo.UndoTooLateError
    run.state, run.ended_at = BulkState.UNDOING.value, None
    run.save(update_fields=["state", "ended_at"])
    _go_on(run)


def run_of(*, run_id: UUID, actor: Actor) -> RunView:
    """How far a run of this person is. Raises NoSuchRunError."""
    run = BulkRun.objects.filter(pk=run_id, person_id=actor.user_id).first()
    if run is None:
        raise NoSuchRunError
    parts = BulkPart.objects.filter(run=run)
    sums = parts.aggregate(
        done=Sum("done", default=0),
        refused=Sum("refused", default=0),
        went_back=Sum("went_back", default=0),
        stayed=Sum("stayed", default=0),
        parts=Count("pk"),
        left=Count("pk", filter=Q(done_at__isnull=True)),
    )
    told = parts.exclude(refusals=[]).order_by("place").values_list("refusals", flat=True)
    said = [one for some in told[:REFUSALS_KEPT] for one in some]
    try:
        chosen = option_words(Step(action=run.action, value=run.value))
    except DomainError:
        chosen = ""
    return RunView(
        id=run.pk,
        action=str(actions[run.action].label),
        words=chosen,
        state=BulkState(run.state),
        total=run.total,
        done=sums["done"],
        refused=sums["refused"],
        went_back=sums["went_back"],
        stayed=sums["stayed"],
        parts=sums["parts"],
        parts_left=sums["left"],
        asked_at=run.asked_at,
        refusals=[(number, why) for number, why in said][:REFUSALS_KEPT],
    )


def latest_of(*, actor: Actor, since: datetime) -> UUID | None:
    """The person's latest run since then."""
    rows = BulkRun.objects.filter(person_id=actor.user_id, asked_at__gte=since)
    return rows.order_by("-asked_at", "-pk").values_list("pk", flat=True).first()


def forget(*, at: datetime) -> int:
    """Forget runs that can go back no more; answers how many."""
    old = BulkRun.objects.filter(asked_at__lt=at - UNDO_KEPT).exclude(state__in=WORKING)
    return old.delete()[1].get("cases.BulkRun", 0)


def _do(run: BulkRun, part: BulkPart, actor: Actor, at: datetime) -> None:
    step = Step(action=run.action, value=run.value)
    found = bulk.run(case_ids=part.case_ids, step=step, actor=actor, at=at, name=part.pk)
    part.done, part.refused, part.done_at = found.done, len(found.refused), at
    part.refusals = _written(found)
    part.save(update_fields=["done", "refused", "refusals", "done_at"])


def _take_back(_run: BulkRun, part: BulkPart, actor: Actor, at: datetime) -> None:
    """What a break kept from being counted has gone back all the same."""
    try:
        found = bulk.take_back(group=part.pk, actor=actor, at=at)
    except undo.UndoTooLateError:
        found = bulk.BulkOutcome(group=part.pk, done=0)
    part.stayed, part.went_back = len(found.refused), part.done - len(found.refused)
    part.refusals, part.undone_at = _written(found), at
    part.save(update_fields=["stayed", "went_back", "refusals", "undone_at"])


def _written(found: bulk.BulkOutcome) -> list[list[str]]:
    return [[number, words_for(error)] for number, error in found.refused[:REFUSALS_KEPT]]


def _waiting(run: BulkRun) -> "QuerySet[BulkPart]":
    parts = BulkPart.objects.filter(run=run)
    if run.state == BulkState.UNDOING:
        return parts.filter(done_at__isnull=False, undone_at__isnull=True, done__gt=0)
    return parts.filter(done_at__isnull=True)


@transaction.atomic
def _end(run: BulkRun, at: datetime) -> None:
    """Write that it ended and tell whoever asked for it, who has long gone to other pages."""
    is_back = run.state == BulkState.UNDOING
    ended = BulkState.UNDONE if is_back else BulkState.DONE
    same = BulkRun.objects.filter(pk=run.pk, state=run.state)
    if not same.update(state=ended.value, ended_at=at):
        return
    sums = BulkPart.objects.filter(run=run).aggregate(done=Sum("done"), back=Sum("went_back"))
    notices.tell(
        [run.person_id],
        kind=WENT_BACK if is_back else ENDED,
        subject=f"bulk:{run.pk}:{ended}",
        at=at,
        params={
            "count": (sums["back"] if is_back else sums["done"]) or 0,
            "total": (sums["done"] or 0) if is_back else run.total,
        },
        url=reverse("cases:bulk_run_page", args=[run.pk]),
    )


def _go_on(run: BulkRun) -> None:
    jobs.defer(TASK, arguments={"run_id": str(run.pk)}, lock=f"bulk:{run.pk}", queue="heavy")


def _own(run_id: UUID, actor: Actor) -> BulkRun:
    run = BulkRun.objects.select_for_update().filter(pk=run_id, person_id=actor.user_id).first()
    if run is None:
        raise NoSuchRunError
    return run
