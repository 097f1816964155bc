"""Cases that have to do with one, and cases that read like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q

from vinculo.cases import policy
from vinculo.cases.contracts import CaseRow, FoundKind
from vinculo.cases.domain.classing import words_in
from vinculo.cases.models import Case, CaseLink, SearchRow
from vinculo.cases.selectors import lists
from vinculo.kernel.actor import Actor

MOST = 6
MOST_WORDS = 8
LEAST_SHARED = 2


class Tie(StrEnum):
    """Why a case stands beside another."""

    LINKED = "linked"
    BEFORE = "before"
    AFTER = "after"
    MERGED = "merged"
    SAME_CUSTOMER = "same_customer"
    ALIKE = "alike"


@dataclass(frozen=True, kw_only=True)
class Related:
    """A case beside another; ``shared`` are the words of both, where it reads like it."""

    case: CaseRow
    tie: Tie
    shared: tuple[str, ...] = ()


def related(*, actor: Actor, case_id: UUID) -> list[Related] | None:
    """The cases beside one, within sight, each once by its closest tie; None out of sight."""
    case = Case.objects.filter(policy.visible(actor), pk=case_id).first()
    if case is None:
        return None
    ties = _ties(case)
    alike = _alike(actor, case, but={case_id, *ties})
    rows = lists.cases_by_id(actor=actor, ids=[*ties, *alike])
    found = [Related(case=rows[pk], tie=tie) for pk, tie in ties.items() if pk in rows]
    found += [
        Related(case=rows[pk], tie=Tie.ALIKE, shared=words)
        for pk, words in alike.items()
        if pk in rows
    ]
    order = list(Tie)
    return sorted(found, key=lambda one: (order.index(one.tie), -one.case.opened_at.timestamp()))


def _ties(case: Case) -> dict[UUID, Tie]:
    """What has to do with the case for sure, in the order of closeness."""
    found: dict[UUID, Tie] = {}
    for one, other in CaseLink.objects.filter(Q(case=case) | Q(other=case)).values_list(
        "case_id", "other_id"
    ):
        found[other if one == case.pk else one] = Tie.LINKED
    if case.follows_id:
        found.setdefault(case.follows_id, Tie.BEFORE)
    near = Q(follows=case) | Q(merged_into=case)
    if case.customer_id:
        near |= Q(customer_id=case.customer_id)
    rows = Case.objects.filter(near).exclude(pk=case.pk).order_by("-opened_at", "-pk")
    for pk, follows, merged in rows.values_list("pk", "follows_id", "merged_into_id")[: MOST * 2]:
        tie = Tie.AFTER if follows == case.pk else Tie.SAME_CUSTOMER
        found.setdefault(pk, Tie.MERGED if merged == case.pk else tie)
    if case.merged_into_id:
        found.setdefault(case.merged_into_id, Tie.MERGED)
    return found


def _alike(actor: Actor, case: Case, but: set[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Cases whose subject shares at least two telling words, the best first."""
    words: Sequence[str] = sorted(words_in(case.subject), key=lambda word: (-len(word), word))
    if len(words) < LEAST_SHARED:
        return {}
    query = SearchQuery(" or ".join(words[:MOST_WORDS]), search_type="websearch", config="spanish")
    rows = (
        SearchRow.objects.filter(
            policy.within(policy.keys_for(actor)), kind=FoundKind.CASE, words=query
        )
        .exclude(case_id__in=but)
        .annotate(rank=SearchRank(F("words"), query))
        .order_by("-rank", "-at", "pk")
        .values_list("case_id", "case__subject")[: MOST * 4]
    )
    found: dict[UUID, tuple[str, ...]] = {}
    for pk, subject in rows:
        shared = sorted(words_in(subject) & set(words))
        if len(shared) >= LEAST_SHARED and len(found) < MOST:
            found[pk] = tuple(shared)
    return found
