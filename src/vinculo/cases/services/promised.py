"""Promises of a case: giving them, telling the customer that one broke, hearing of it."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy

from vinculo.cases.contracts import EntryKind
from vinculo.cases.models import Case
from vinculo.cases.selectors.page import view_of
from vinculo.cases.selectors.promised import Proposal, apology_for, subjects_of
from vinculo.cases.services import story
from vinculo.cases.services.answer import Answer, NobodyToAnswerError, answer_locked
from vinculo.cases.services.by_itself import send_locked
from vinculo.cases.services.rules.occasions import RuleEvent, rule_events
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.errors import DomainError
from vinculo.promises import api as promises
from vinculo.promises.contracts import NewPromise, Proof, Source, Telling

BROKEN, AT_RISK = "promise_broken", "promise_at_risk"


@transaction.atomic
def give(
    *,
    case_id: UUID,
    words: str,
    due_at: datetime,
    actor: Actor,
    at: datetime,
    on_resolve: bool = False,
    written: Proposal | None = None,
    done: tuple[datetime, str] | None = None,
) -> UUID:
    """Write down what an agent promised on a case; answers the promise's id.

    ``written``: where it stands in a message or a note, so that nobody writes it down twice.
    ``done``: when it was kept already and what shows it, so that it never counts as open.

    Raises NoSuchCaseError, NotAllowedError, NoWordsError, DueBeforeGivenError, NoProofError,
    DoneBeforeGivenError, WrongStateError.
    """
    case = story.locked(case_id, actor, "cases.answer")
    promise_id = promises.open_promise(
        NewPromise(
            source=Source.WORD,
            words=words,
            service_id=case.service_id,
            customer_id=case.customer_id,
            subject=story.subject_of(case.pk),
            owner_id=actor.user_id,
            given_by=(written and written.author_id) or actor.user_id,
            given_at=written.written_at if written else at,
            due_at=due_at,
            on_resolve=on_resolve,
            origin=written.origin if written else "",
            keys=tuple(case.access_keys),
        ),
        actor=actor,
        at=at,
    )
    if not story.entered(case, EntryKind.PROMISED, promise_id):
        story.enter(case, EntryKind.PROMISED, at=at, actor=actor, ref=promise_id)
    if done is not None:
        done_at, shown = done
        promises.keep(
            promise_id=promise_id,
            proof=Proof.WORD,
            words=shown,
            done_at=done_at,
            actor=actor,
            at=at,
        )
    story.tell(case)
    return promise_id


@transaction.atomic
def pass_over(*, case_id: UUID, origin: str, actor: Actor, at: datetime) -> None:
    """Note that words on a case are no promise. Raises NoSuchCaseError, NotAllowedError."""
    case = story.locked(case_id, actor, "cases.answer")
    promises.pass_over(mark=origin, actor=actor, at=at)
    story.tell(case)


@transaction.atomic
def tell_customer(
    *, case_id: UUID, promise_id: UUID, text: str, actor: Actor, at: datetime
) -> UUID:
    """Send the customer an agent's apology for a broken promise, once; the message's id.

    It is an answer like any other. Raises NoSuchCaseError, NobodyToAnswerError,
    NoSuchPromiseError, ToldAlreadyError and what an answer refuses.
    """
    case = _tellable(case_id, promise_id, actor)
    promises.claim_telling(promise_id=promise_id, at=at)
    answer = Answer(html=_html(text), seen=case.latest_message_id)
    sent = answer_locked(case, answer=answer, actor=actor, at=at)
    promises.finish_telling(promise_id, at=at)
    return sent


def apologise(*, key: UUID, promise_id: UUID, text: str, actor: Actor, at: datetime) -> bool:
    """Tell the customer of a case that a word was taken back, as its writer wrote it.

    Answers whether it left: what a person may not send, or nobody can read, does not.
    """
    found = Case.objects.select_related("merged_into").filter(pk=key).first()
    if found is None:
        return False
    with suppress(DomainError), transaction.atomic():
        case = _tellable((found.merged_into or found).pk, promise_id, actor)
        promises.claim_telling(promise_id=promise_id, at=at)
        answer = Answer(html=_html(text), seen=case.latest_message_id, keeps_draft=True)
        answer_locked(case, answer=answer, actor=actor, at=at)
        return True
    return False


@transaction.atomic
def _tell_by_itself(case_id: UUID, promise_id: UUID, at: datetime) -> None:
    """The same without anybody, marked as automatic: where an acknowledgement would go.

    What broke by the same moment is told in the same message: one delay, one apology.
    """
    case = _tellable(case_id, promise_id, SYSTEM)
    said = promises.claim_tellings(promise_id=promise_id, subjects=subjects_of(case.pk), at=at)
    send_locked(case, html=_html(apology_for(view_of(case), *said).words), at=at)


def _tellable(case_id: UUID, promise_id: UUID, actor: Actor) -> Case:
    """The locked case of a promise, where there is somebody to tell."""
    case = story.locked(case_id, actor, "cases.answer")
    known = promises.of_subjects(*subjects_of(case.pk), only=promise_id)
    if case.conversation_id is None or not known:
        raise NobodyToAnswerError
    return case


def hear_broken(*, case_id: UUID, promise_id: UUID, at: datetime) -> None:
    """Tell the customer by itself where the service decided so, and the history. Safe twice.

    The words of a note are the house's own: a person reads them before the customer does.
    """
    found = Case.objects.select_related("merged_into").filter(pk=case_id).first()
    if found is None:
        return
    case = found.merged_into or found
    for one in promises.of_subjects(story.subject_of(case_id), only=promise_id):
        apology = apology_for(view_of(case), one.words)
        is_by_itself = apology.telling is Telling.AUTOMATIC and not one.origin.startswith("note:")
        if is_by_itself and one.told_at is None and one.is_broken:
            with suppress(DomainError):  # what may not leave by itself waits for the agent
                _tell_by_itself(case.pk, promise_id, at)
    _note(case_id, EntryKind.PROMISE_BROKEN, promise_id, at)


def hear_at_risk(*, case_id: UUID, promise_id: UUID, at: datetime) -> None:
    """Write into the history that a promise is at risk; rules hear it there. Safe twice."""
    _note(case_id, EntryKind.PROMISE_AT_RISK, promise_id, at)


@transaction.atomic
def _note(case_id: UUID, kind: EntryKind, promise_id: UUID, at: datetime) -> None:
    found = Case.objects.filter(pk=case_id).first()
    if found is None:
        return
    case = story.where_it_goes_on(found)
    if not story.entered(case, kind, promise_id):
        story.enter(case, kind, at=at, ref=promise_id)
        story.tell(case)


rule_events.add(
    AT_RISK,
    RuleEvent(
        order=75,
        when=gettext_lazy("una promesa está en riesgo"),
        kinds=frozenset({EntryKind.PROMISE_AT_RISK}),
    ),
)
rule_events.add(
    BROKEN,
    RuleEvent(
        order=76,
        when=gettext_lazy("se rompe una promesa"),
        kinds=frozenset({EntryKind.PROMISE_BROKEN}),
    ),
)


def _html(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))
