"""Colleagues who follow a case, whom notes name, and what they are told."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from vinculo.cases import policy
from vinculo.cases.contracts import EntryKind
from vinculo.cases.domain.mentions import mentioned
from vinculo.cases.models import Case, Watch
from vinculo.cases.services import story
from vinculo.identity import api as identity
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.notices import api as notices
from vinculo.routing import api as routing

MESSAGE = "cases.message"
RESOLVED = "cases.resolved"
MENTIONED = "cases.mentioned"
AWAKE = "cases.awake"


class UnseenMentionError(DomainError):
    """Somebody was named who may not see the case."""

    code = "case_mention_unseen"


class RestrictedMentionError(DomainError):
    """Somebody was named for whom the restricted case is not."""

    code = "case_mention_restricted"


@transaction.atomic
def follow(*, case_id: UUID, actor: Actor, at: datetime) -> None:
    """Be told of what happens to a case within sight; twice is once."""
    case = story.locked(case_id, actor, "cases.see")
    if actor.user_id is None:
        raise NotAllowedError(action="cases.see")
    Watch.objects.get_or_create(case=case, person_id=actor.user_id, defaults={"since": at})


@transaction.atomic
def unfollow(*, case_id: UUID, actor: Actor, at: datetime) -> None:  # noqa: ARG001
    """Be told no more; sight that somebody gave goes with it."""
    case = story.locked(case_id, actor, "cases.see")
    if Watch.objects.filter(case=case, person_id=actor.user_id).delete()[0]:
        story.share(case)


def name_people(case: Case, text: str, *, may_give_sight: bool, actor: Actor, at: datetime) -> None:
    """Tell those whom a note on a locked case names; from now on they follow it.

    Raises UnknownMentionError, AmbiguousMentionError; UnseenMentionError with the names of those
    who may not see the case, unless ``may_give_sight``: then they may from now on.
    Nobody gets into a restricted case by being named in it: RestrictedMentionError.
    """
    people = {user.id: user.name for user in identity.users() if user.is_active}
    named = mentioned(text, people) - {actor.user_id}
    unseen = {person for person in named if not sees(person, case)}
    if unseen and case.restriction_id is not None:
        raise RestrictedMentionError(people=", ".join(sorted(people[one] for one in unseen)))
    if unseen and not may_give_sight:
        raise UnseenMentionError(people=", ".join(sorted(people[person] for person in unseen)))
    for person in sorted(named):
        watch, made = Watch.objects.get_or_create(
            case=case,
            person_id=person,
            defaults={"since": at, "gives_sight": person in unseen},
        )
        if not made and person in unseen:
            watch.gives_sight = True
            watch.save(update_fields=["gives_sight"])
    if unseen:
        story.share(case)
        for person in sorted(unseen):
            story.enter(case, EntryKind.GIVEN_SIGHT, at=at, actor=actor, to_user=str(person))
    _tell(case, named, MENTIONED, at=at)


def tell_followers(case: Case, kind: str, *, at: datetime, but: UUID | None = None) -> None:
    """Tell who follows the case, and of messages and of the end of waiting also who has it."""
    rows = Watch.objects.filter(case=case).values_list("person_id", flat=True)
    people = set(rows)
    if kind in {MESSAGE, AWAKE}:
        owner = routing.owners_of([story.subject_of(case.pk)])[story.subject_of(case.pk)]
        people |= {owner.user_id} if owner else set()
    _tell(case, {person for person in people if sees(person, case)} - {but}, kind, at=at)


def _tell(case: Case, people: Collection[UUID | None], kind: str, *, at: datetime) -> None:
    """The notice says the case's number and nothing of what anybody wrote."""
    notices.tell(
        [person for person in people if person is not None],
        kind=kind,
        subject=story.subject_of(case.pk),
        at=at,
        params={"number": case.number},
        url=reverse("cases:page", args=[case.pk]),
    )


def sees(person: UUID, case: Case) -> bool:
    """Whether a person may open a case: to whom it may be told of."""
    actor = identity.actor_for(person)
    if actor is None or not policy.may(actor, "cases.see"):
        return False
    return Case.objects.filter(policy.visible(actor), pk=case.pk).exists()
