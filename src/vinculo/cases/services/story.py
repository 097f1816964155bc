"""What every change of a case has in common: lock it, keep its history, tell open pages."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.access import keys_of_case, keys_together
from vinculo.cases.domain.restriction import keys_of_restricted
from vinculo.cases.domain.urgency import (
    Deadline,
    clock_word,
    next_deadline,
    priority_of,
)
from vinculo.cases.models import Case, CaseEntry, RestrictionPerson, Watch
from vinculo.cases.services.rules.telling import mark, tell_rules
from vinculo.clocks import api as clocks
from vinculo.clocks.contracts import ClockView
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.kernel import live, locks
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.inserting import insert_all
from vinculo.promises import api as promises
from vinculo.routing import api as routing
from vinculo.work import api as work

CHANGED = "cases.changed"
FIRST_ANSWER = "first_answer"
RESOLUTION = "resolution"


class NoSuchCaseError(DomainError):
    """No such case within the person's sight."""

    code = "case_not_found"


def subject_of(case_id: UUID) -> str:
    """What clocks and routing call a case."""
    return f"case:{case_id}"


def locked(case_id: UUID, actor: Actor, action: str) -> Case:
    """The case, locked, if ``actor`` may see it and do ``action``.

    Raises NoSuchCaseError, NotAllowedError.
    """
    case = (
        Case.objects.filter(policy.visible(actor), pk=case_id)
        .select_for_update(of=("self",))
        .first()
    )
    if case is None:
        raise NoSuchCaseError
    if not (actor.is_system or policy.may(actor, action)):
        raise NotAllowedError(action=action)
    return case


def enter(
    case: Case,
    kind: EntryKind,
    *,
    at: datetime,
    actor: Actor | None = None,
    ref: UUID | None = None,
    **params: str | int | None,
) -> CaseEntry:
    """Add a line to the history: ids and codes, never a person's words."""
    line = entry(case, kind, at=at, actor=actor, ref=ref, **params)
    enter_all([line])
    return line


def entry(
    case: Case,
    kind: EntryKind,
    *,
    at: datetime,
    actor: Actor | None = None,
    ref: UUID | None = None,
    **params: str | int | None,
) -> CaseEntry:
    """The same line, still to be added."""
    actor_id = actor.user_id if actor else None
    return CaseEntry(
        case=case, kind=kind, at=at, actor_id=actor_id, ref=ref, params=params | mark()
    )


def enter_all(entries: Iterable[CaseEntry]) -> None:
    """Add lines to histories, in the order in which they were made, and tell the rules."""
    tell_rules(insert_all(entries))


def entered(case: Case, kind: EntryKind, ref: UUID) -> bool:
    """Whether the history has such a line already."""
    return CaseEntry.objects.filter(case=case, kind=kind, ref=ref).exists()


def tell(case: Case, *also: str) -> None:
    """Let the pages of all who may see the case look again."""
    live.push(topics={*case.access_keys, *also}, kind=CHANGED, ref=case.pk)


def tell_all(cases: Iterable[Case]) -> None:
    """Let the pages of all who may see one of the cases look again."""
    live.push_all([live.Hint(tuple(case.access_keys), CHANGED, case.pk) for case in cases])


def where_it_goes_on(case: Case) -> Case:
    """The case in which a merged one goes on, locked; itself when it was not merged."""
    seen = {case.pk}
    while case.merged_into_id is not None and case.merged_into_id not in seen:
        seen.add(case.merged_into_id)
        case = Case.objects.select_for_update(of=("self",)).get(pk=case.merged_into_id)
    return case


def note_deadline(case: Case, known: Iterable[ClockView], at: datetime) -> int:
    """Write the next deadline of these clocks on the case, unsaved; return its priority."""
    deadline = next_deadline(
        Deadline(due_at=clock.due_at, warn_at=clock.warn_at)
        for clock in known
        if clock.stopped_at is None and clock.state in {"running", "broken"}
    )
    case.due_at = deadline.due_at if deadline else None
    case.warn_at = deadline.warn_at if deadline else None
    return max(priority_of(clock_word(deadline, at)), case.least_priority)


def read_clocks(case: Case, at: datetime, why: str = "clock", upset_pct: int | None = None) -> None:
    """Repeat the next deadline on the case and hand it down to routing, with a new mood if any."""
    subject = subject_of(case.pk)
    priority = note_deadline(case, clocks.clocks_of([subject]).get(subject, ()), at)
    case.save(update_fields=["due_at", "warn_at"])
    if case.item_id:
        routing.reprioritise(
            subject=subject,
            priority=priority,
            due_at=case.due_at,
            at=at,
            why=why,
            upset_pct=upset_pct,
        )


def wake(case: Case, at: datetime) -> None:
    """The case wants attention again: from its owner, or from the queue when there is no room."""
    routing.wake(subject=subject_of(case.pk), at=at)
    share(case)


def share(case: Case) -> None:
    """Write down who may see the case and its conversation, after its owner or queue changed."""
    if case.keys_hidden is not None:
        return
    if case.restriction_id is not None:
        case.access_keys = restriction_keys([case.restriction_id])[case.restriction_id]
    elif item := routing.item_of(subject_of(case.pk)):
        case.access_keys = keys_of_case(
            queue_id=item.queue_id,
            service_id=case.service_id,
            people=(item.owner_id, case.registered_by_id, *_given_sight(case)),
        )
    else:
        return
    case.save(update_fields=["access_keys"])
    clocks.set_keys(subject=subject_of(case.pk), keys=case.access_keys)
    promises.set_keys(subject=subject_of(case.pk), keys=case.access_keys)
    share_conversation(case)
    for merged in Case.objects.filter(merged_into=case):
        share_conversation(merged)


def restriction_keys(ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """What the cases of these restrictions carry."""
    lists: dict[UUID, tuple[set[UUID], set[UUID]]] = {pk: (set(), set()) for pk in ids}
    rows = RestrictionPerson.objects.filter(restriction_id__in=ids)
    for pk, person, is_barred in rows.values_list("restriction_id", "person_id", "is_barred"):
        lists[pk][is_barred].add(person)
    administrators = {user.id for user in identity.users(Role.ADMINISTRATOR)} if lists else set()
    return {
        pk: keys_of_restricted(named=named, barred=barred, administrators=administrators)
        for pk, (named, barred) in lists.items()
    }


def keep_to_named(case: Case, at: datetime | None = None) -> None:
    """Let only those who may see a restricted case be asked to take it, or have tasks of it."""
    people = named_in(case.restriction_id) if case.restriction_id else None
    subject = subject_of(case.pk)
    if case.item_id is not None:
        routing.keep_to(subject=subject, people=people, at=at or case.opened_at)
    work.keep_to(subject=subject, people=people)


def named_in(restriction_id: UUID) -> set[UUID]:
    """Whom a restriction is for, without administrators."""
    rows = RestrictionPerson.objects.filter(restriction_id=restriction_id, is_barred=False)
    return set(rows.values_list("person_id", flat=True))


def _given_sight(case: Case) -> list[UUID]:
    """Colleagues whom somebody let see this very case."""
    rows = Watch.objects.filter(case=case, gives_sight=True).order_by("pk")
    return list(rows.values_list("person_id", flat=True))


def share_conversation(case: Case, *, reference: str | None = None) -> None:
    """Let all who may see one of a conversation's cases read the conversation, and nobody else.

    Also who sees the case into which one of them was merged. Where one is restricted, only who
    sees all of the restricted ones.

    ``reference``: also what the conversation is called from now on.
    """
    share_conversations({case.conversation_id: reference})


def share_conversations(references: Mapping[UUID | None, str | None]) -> None:
    """The same for several conversations, each with what it is called from now on, if anything.

    Two cases of one conversation may change at once: the second waits and then counts both.
    """
    ids = [conversation_id for conversation_id in references if conversation_id is not None]
    if not ids:
        return
    locks.wait_for_all([f"access of {conversation_id}" for conversation_id in ids])
    carried: dict[UUID, list[tuple[bool, set[str]]]] = {each: [] for each in ids}
    rows = Case.objects.filter(conversation_id__in=ids).values_list(
        "conversation_id", "access_keys", "restriction_id",
        "merged_into__access_keys", "merged_into__restriction_id",
    )  # fmt: skip
    for conversation_id, own, restricted, further, further_restricted in rows:
        carried[conversation_id].append((restricted is not None, set(own)))
        carried[conversation_id].append((further_restricted is not None, set(further or ())))
    interactions.set_accesses(
        {each: (sorted(keys_together(carried[each])), references[each]) for each in ids}
    )
