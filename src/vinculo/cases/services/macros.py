"""Keeping macros, showing what one would do, and doing it: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from vinculo.cases import policy
from vinculo.cases.domain.canned import LONGEST_NAME, Sharing, check_places
from vinculo.cases.domain.macros import Step, check_steps, steps_of
from vinculo.cases.models import Case, Macro
from vinculo.cases.selectors import canned as texts
from vinculo.cases.services import story, undo
from vinculo.cases.services.canned import TextNeedsWordsError, owner_of
from vinculo.cases.services.macro_actions import Doing, actions, option_words
from vinculo.cases.services.offers import (
    OfferForbiddenError,
    note_sent,
    refusals_counted,
    require_may_offer,
)
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError


class NoSuchMacroError(DomainError):
    """No such macro within the person's sight."""

    code = "case_no_such_macro"


@dataclass(frozen=True, kw_only=True)
class MacroDraft:
    """A macro as it should be."""

    name: str
    steps: Sequence[Step]
    service_id: UUID | None = None
    sharing: Sharing = Sharing.PERSONAL
    team_id: UUID | None = None
    is_offer: bool = False


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What one step of a macro would do, or the refusal that keeps all of it from happening."""

    words: str
    refused: DomainError | None = None


@transaction.atomic
def keep_macro(draft: MacroDraft, *, actor: Actor, macro_id: UUID | None = None) -> UUID:
    """Keep a macro, new or instead of what it did.

    Raises NotAllowedError, NoSuchMacroError, TextNeedsWordsError, MacroStepsError,
    MacroOrderError, StepValueError, UnknownBlankError.
    """
    owner = owner_of(draft.sharing, draft.team_id, actor)
    name = " ".join(draft.name.split())[:LONGEST_NAME]
    if not name:
        raise TextNeedsWordsError
    check_steps(
        draft.steps,
        ending=[key for key in actions if actions[key].ends],
        once=[key for key in actions if actions[key].once],
    )
    for step in draft.steps:
        option_words(step)
        check_places(step.text, texts.known_places())
    row = _own(macro_id, actor) if macro_id else Macro()
    row.name, row.steps = name, [step.stored() for step in draft.steps]
    row.service_id, row.is_offer = draft.service_id, draft.is_offer
    row.person_id, row.team_id = owner
    row.save(force_insert=macro_id is None)
    return row.pk


@transaction.atomic
def remove_macro(*, macro_id: UUID, actor: Actor) -> None:
    """Take a macro away. Raises NoSuchMacroError."""
    _own(macro_id, actor).delete()


@transaction.atomic
def preview(*, macro_id: UUID, case_id: UUID, actor: Actor, at: datetime) -> list[Planned]:
    """What a macro would do with a case, step by step; nothing is done."""
    case = story.locked(case_id, actor, "cases.change")
    doing = Doing(case=case, actor=actor, at=at, seen=case.latest_message_id)
    found, macro = [], _seen(macro_id, actor)
    if macro.is_offer:
        try:
            require_may_offer(case_id, macro.name, at=at)
        except OfferForbiddenError as error:
            return [Planned(words=macro.name, refused=error)]
    for step in steps_in(macro):
        try:
            found.append(Planned(words=actions[step.action].say(doing, step)))
        except DomainError as error:
            found.append(Planned(words=str(actions[step.action].label), refused=error))
    return found


@refusals_counted
@transaction.atomic
def run(*, macro_id: UUID, case_id: UUID, seen: UUID | None, actor: Actor, at: datetime) -> UUID:
    """Do all that a macro says, or nothing; answers under which name it can be taken back.

    What cannot be done (an open place, a message that was not looked at, somebody without room)
    is refused before the first step and again by each step itself.
    """
    macro = _seen(macro_id, actor)
    case: Case = story.locked(case_id, actor, "cases.change")
    ground = require_may_offer(case_id, macro.name, at=at) if macro.is_offer else None
    steps = steps_in(macro)
    doing = Doing(case=case, actor=actor, at=at, seen=seen)
    for step in steps:
        actions[step.action].say(doing, step)
    with undo.together() as group:
        answered = False
        for place, step in enumerate(steps):
            if answered and actions[step.action].ends and step.action in {"wait", "resolve"}:
                continue
            after = tuple(steps[place + 1 :])
            actions[step.action].do(
                Doing(case=case, actor=actor, at=at, seen=seen, after=after), step
            )
            answered = answered or step.action == "answer"
    if ground is not None:
        note_sent(case_id, [(macro.name, ground)], actor=actor, at=at)
    Macro.objects.filter(pk=macro.pk).update(used_count=F("used_count") + 1, last_used_at=at)
    return group


def steps_in(macro: Macro) -> tuple[Step, ...]:
    """The steps that a kept macro takes."""
    return steps_of(macro.steps, actions)


def _seen(macro_id: UUID, actor: Actor) -> Macro:
    row = Macro.objects.filter(policy.visible_texts(actor), pk=macro_id).first()
    if row is None:
        raise NoSuchMacroError
    return row


def _own(macro_id: UUID, actor: Actor) -> Macro:
    rows = Macro.objects.select_for_update(of=("self",)).filter(policy.own_texts(actor))
    row = rows.filter(pk=macro_id).first()
    if row is None:
        raise NoSuchMacroError
    return row
