"""Restricting a case to a few people, changing who they are, and lifting it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.restriction import check_people, check_reason
from vinculo.cases.models import Case, CaseMessage, Restriction, RestrictionPerson
from vinculo.cases.services import story
from vinculo.identity import api as identity
from vinculo.identity.contracts import UserView
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.notices import api as notices

NAMED = "cases.restricted_to_you"


class CannotSeeCasesError(DomainError):
    """Somebody is named whose role sees no case at all."""

    code = "case_restriction_unable"


class OtherRestrictionError(DomainError):
    """What shares its messages is restricted already, to other people."""

    code = "case_restriction_other"


class NotRestrictedError(DomainError):
    """There is nothing to lift."""

    code = "case_not_restricted"


@dataclass(frozen=True, kw_only=True)
class People:
    """Whom a restricted case is for, and for whom it never is, whatever their role."""

    named: frozenset[UUID]
    barred: frozenset[UUID] = frozenset()


@transaction.atomic
def restrict_case(
    *, case_id: UUID, people: People, reason: str, actor: Actor, at: datetime
) -> bool:
    """Only these people and administrators see the case from now on, never those it is not for.

    What shares its messages (merged, split) goes with it. Setting it again changes who they are.
    Answers whether ``actor`` still sees it. Raises NoSuchCaseError, NotAllowedError, what
    ``check_people`` and ``check_reason`` do, CannotSeeCasesError, OtherRestrictionError.
    """
    case = story.locked(case_id, actor, "cases.restrict")
    words = check_reason(reason)
    check_people(people.named, people.barred)
    _require_able(people.named)
    cases = _tied(case)
    standing = _standing(cases)
    if standing is None:
        standing = Restriction.objects.create(
            case=case, number=case.number, reason=words, set_by_id=_who(actor), set_at=at,
            changed_at=at,
        )  # fmt: skip
        before = People(named=frozenset())
        _enter(cases, EntryKind.RESTRICTED, actor, at)
    else:
        before = _people_of(standing.pk)
        standing.reason, standing.changed_at = words, at
        standing.save(update_fields=["reason", "changed_at"])
    _write_people(standing, people)
    _say_changes(cases, before, people, actor, at)
    _close(cases, standing, at)
    _tell_named(case, people.named - before.named - {actor.user_id}, at)
    return Case.objects.filter(policy.visible(actor), pk=case_id).exists()


@transaction.atomic
def lift_restriction(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Whoever saw the case by queue, service or name sees it again, with all written meanwhile.

    Raises NoSuchCaseError, NotAllowedError, NotRestrictedError.
    """
    case = story.locked(case_id, actor, "cases.lift")
    restriction = case.restriction
    if restriction is None:
        raise NotRestrictedError
    cases = list(
        Case.objects.filter(restriction=restriction).order_by("pk").select_for_update(of=("self",))
    )
    restriction.lifted_by_id, restriction.lifted_at = _who(actor), at
    restriction.save(update_fields=["lifted_by", "lifted_at"])
    for each in cases:
        named = list(each.access_keys)
        each.restriction = None
        each.access_keys = each.keys_before
        each.keys_before = []
        each.changed_at = at
        each.save(update_fields=["restriction", "access_keys", "keys_before", "changed_at"])
        story.share(each)
        story.keep_to_named(each, at)
        story.share_conversation(each)
        story.tell(each, *named)
    _enter(cases, EntryKind.RESTRICTION_LIFTED, actor, at)


def rewrite_keys() -> int:
    """Give who became an administrator sight of what somebody is barred from; answers how many."""
    standing = Case.objects.filter(restriction__isnull=False).order_by("pk")
    changed = 0
    for pk in standing.values_list("pk", flat=True):
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).get(pk=pk)
            before = list(case.access_keys)
            story.share(case)
            if case.access_keys != before:
                changed += 1
                story.tell(case, *before)
    return changed


def who_can_be_named() -> list[UserView]:
    """Everybody whose role sees cases, by name."""
    return [user for user in identity.users() if _is_able(user)]


def _is_able(user: UserView) -> bool:
    actor = Actor(user_id=user.id, name=user.name, roles=frozenset(user.roles))
    return user.is_active and policy.may(actor, "cases.see")


def _require_able(named: Collection[UUID]) -> None:
    able = {user.id for user in who_can_be_named()}
    if unable := set(named) - able:
        names = identity.user_names(unable)
        raise CannotSeeCasesError(people=", ".join(sorted(names.values())))


def _who(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise NotAllowedError(action="cases.restrict")
    return actor.user_id


def _tied(case: Case) -> list[Case]:
    """The case and all that shares messages with it, locked: merged ones, split-off ones."""
    found = {case.pk}
    while True:
        threads = CaseMessage.objects.filter(case__in=found).values("message__conversation_id")
        own = Case.objects.filter(pk__in=found)
        near = Case.objects.filter(
            Q(pk__in=found)
            | Q(conversation_id__in=threads)
            | Q(conversation_id__in=own.filter(conversation__isnull=False).values("conversation"))
            | Q(merged_into__in=found)
            | Q(pk__in=own.filter(merged_into__isnull=False).values("merged_into"))
        )
        more = set(near.values_list("pk", flat=True))
        if more == found:
            break
        found = more
    rows = Case.objects.filter(pk__in=found).order_by("pk").select_for_update(of=("self",))
    return [case if row.pk == case.pk else row for row in rows]


def _standing(cases: Iterable[Case]) -> Restriction | None:
    """The restriction under which these cases stand. Raises OtherRestrictionError for several."""
    ids = {case.restriction_id for case in cases if case.restriction_id}
    if len(ids) > 1:
        raise OtherRestrictionError
    return Restriction.objects.select_for_update(of=("self",)).filter(pk__in=ids).first()


def _people_of(restriction_id: UUID) -> People:
    rows = RestrictionPerson.objects.filter(restriction_id=restriction_id)
    known = list(rows.values_list("person_id", "is_barred"))
    return People(
        named=frozenset(person for person, is_barred in known if not is_barred),
        barred=frozenset(person for person, is_barred in known if is_barred),
    )


def _write_people(restriction: Restriction, people: People) -> None:
    RestrictionPerson.objects.filter(restriction=restriction).delete()
    RestrictionPerson.objects.bulk_create(
        RestrictionPerson(restriction=restriction, person_id=person, is_barred=is_barred)
        for group, is_barred in ((people.named, False), (people.barred, True))
        for person in sorted(group)
    )


def _close(cases: Iterable[Case], restriction: Restriction, at: datetime) -> None:
    """New keys on everything that stands under it, in this transaction; old pages look again."""
    sees = story.named_in(restriction.pk) | _administrators_seeing(restriction)
    for case in cases:
        before = list(case.access_keys)
        if case.restriction_id is None:
            case.keys_before = before
        case.restriction, case.changed_at = restriction, at
        case.save(update_fields=["restriction", "keys_before", "changed_at"])
        story.share(case)
        story.share_conversation(case)
        story.keep_to_named(case, at)
        notices.withdraw(story.subject_of(case.pk), keep=sees)
        story.tell(case, *before)


def _administrators_seeing(restriction: Restriction) -> set[UUID]:
    barred = _people_of(restriction.pk).barred
    return {user.id for user in identity.users(Role.ADMINISTRATOR)} - barred


def _say_changes(
    cases: Iterable[Case], before: People, people: People, actor: Actor, at: datetime
) -> None:
    changes = (
        (EntryKind.GIVEN_SIGHT, people.named - before.named),
        (EntryKind.SIGHT_TAKEN, before.named - people.named),
        (EntryKind.BARRED, people.barred - before.barred),
        (EntryKind.UNBARRED, before.barred - people.barred),
    )
    told = list(cases)
    for kind, persons in changes:
        for person in sorted(persons):
            _enter(told, kind, actor, at, to_user=person)


def _enter(
    cases: Iterable[Case], kind: EntryKind, actor: Actor, at: datetime, to_user: UUID | None = None
) -> None:
    whom = None if to_user is None else str(to_user)
    story.enter_all(story.entry(case, kind, at=at, actor=actor, to_user=whom) for case in cases)


def _tell_named(case: Case, people: Collection[UUID | None], at: datetime) -> None:
    """Who may see it from now on hears so, by its number only."""
    notices.tell(
        [person for person in people if person is not None],
        kind=NAMED,
        subject=story.subject_of(case.pk),
        at=at,
        params={"number": case.number},
        url=reverse("cases:page", args=[case.pk]),
    )
