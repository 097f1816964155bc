"""Answering which laws bind the company, signing that, and choosing otherwise for a service."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext

from vinculo.identity import api as identity
from vinculo.kernel import events, evidence
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import DomainError
from vinculo.kernel.lengths import whole
from vinculo.notices import api as notices
from vinculo.organization import api as organization
from vinculo.portfolio.domain.scope import Facts, bindings, facts_to_json, runs_until
from vinculo.portfolio.events import ScopeSigned
from vinculo.portfolio.models import ProfileChoice, ScopeVersion
from vinculo.portfolio.selectors.law import (
    binding,
    company_day,
    profiles_on,
    signed_scope,
)
from vinculo.portfolio.services.catalogue import locked
from vinculo.portfolio.services.policy import (
    NoDraftError,
    NoPositionError,
    NotDirectionError,
    PolicyChangedError,
)
from vinculo.work import api as work

SUBJECT = "law:scope"
TOLD_BEFORE = timedelta(days=30)
TIME_TO_SIGN = timedelta(days=14)


class NoCountryError(DomainError):
    """Whoever sells nowhere is bound by nothing."""

    code = "scope_no_country"


class OldDraftError(DomainError):
    """The draft was answered in another year, or under other versions of the laws."""

    code = "scope_draft_old"


class UnknownProfileError(DomainError):
    """No such profile."""

    code = "profile_unknown"


class NoReasonError(DomainError):
    """Whoever departs from the scope says why."""

    code = "profile_reason"


class SameChoiceError(DomainError):
    """It is so already."""

    code = "profile_same"


@transaction.atomic
def draft_scope(facts: Facts, *, by: UUID | None, at: datetime) -> int:
    """Write the answers down with what follows from them; the version's number.

    Raises NoCountryError.
    """
    if not facts.countries:
        raise NoCountryError
    known = profiles_on(company_day(at))
    outcome = [
        {
            "profile": answer.profile,
            "version": profile.version,
            "binds": answer.binds,
            "reason": answer.reason,
            "without": sorted(answer.without),
        }
        for profile, answer in zip(known, bindings(facts, [p.id for p in known]), strict=True)
    ]
    values = {
        "facts": facts_to_json(facts),
        "outcome": outcome,
        "drafted_by": by,
        "drafted_at": at,
    }
    draft = ScopeVersion.objects.select_for_update().filter(signed_at__isnull=True).first()
    if draft is not None:
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save(update_fields=list(values))
        return draft.version
    last = ScopeVersion.objects.aggregate(last=Max("version"))["last"] or 0
    return ScopeVersion.objects.create(version=last + 1, **values).version


def digest_of_scope(facts: Facts, outcome: Any) -> str:
    """The SHA-256 of what is signed: answers and what follows from them, as sorted JSON."""
    text = json.dumps(
        {"facts": facts_to_json(facts), "outcome": list(outcome)},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return sha256(text.encode()).hexdigest()


@transaction.atomic
def sign_scope(*, read: str, position: str, by: Actor, at: datetime) -> int:
    """Sign the draft whose digest is ``read``; good for a year.

    The figures are those of the year before and the outcome is frozen: a draft of another year, or
    of other versions of the laws than today's, is answered again.
    Raises NotDirectionError, NoPositionError, NoDraftError, PolicyChangedError, OldDraftError.
    """
    if by.user_id is None or not by.is_any(Role.DIRECTION):
        raise NotDirectionError
    if not position.strip():
        raise NoPositionError
    draft = ScopeVersion.objects.select_for_update().filter(signed_at__isnull=True).first()
    if draft is None:
        raise NoDraftError
    text = json.dumps(
        {"facts": draft.facts, "outcome": draft.outcome},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    digest = sha256(text.encode()).hexdigest()
    if digest != read:
        raise PolicyChangedError
    if not _is_of_today(draft, at):
        raise OldDraftError
    draft.signed_by_id, draft.position, draft.signed_at = by.user_id, position.strip(), at
    draft.runs_until, draft.digest = runs_until(company_day(at)), digest
    draft.save(update_fields=["signed_by_id", "position", "signed_at", "runs_until", "digest"])
    facts = {
        "version": draft.version,
        "digest": digest,
        "by": str(by.user_id),
        "runs_until": draft.runs_until.isoformat(),
        "binds": ",".join(each["profile"] for each in draft.outcome if each["binds"]),
    }
    evidence.record(evidence.Proof(kind="portfolio.scope_signed", subject=SUBJECT, facts=facts))
    for task in work.tasks_on(SUBJECT):
        if task.done_at is None:
            work.complete(task_id=task.id, by=by, at=at, result=gettext("Firmado."))
    events.publish(ScopeSigned(version=draft.version, signed_at=at))
    return draft.version


def _is_of_today(draft: ScopeVersion, at: datetime) -> bool:
    today = company_day(at)
    known = {profile.id: profile.version for profile in profiles_on(today)}
    judged = {each["profile"]: each["version"] for each in draft.outcome}
    return company_day(draft.drafted_at).year == today.year and judged == known


@transaction.atomic
def choose_profile(
    *, service_id: UUID, profile: str, is_on: bool, reason: str, by: UUID | None, at: datetime
) -> None:
    """Turn a profile on or off for one service from now on; terms that run go on.

    Raises ServiceNotFoundError, UnknownProfileError, NoReasonError, SameChoiceError.
    """
    service = locked(service_id)
    if profile not in {each.id for each in profiles_on(company_day(at))}:
        raise UnknownProfileError
    if not reason.strip():
        raise NoReasonError
    if is_on == any(each.id == profile for each, _ in binding(service_id, company_day(at))):
        raise SameChoiceError
    ProfileChoice.objects.create(
        service=service,
        profile=profile,
        is_on=is_on,
        reason=whole(reason.strip(), most=300),
        since=at,
        chosen_by=by,
    )
    facts = {"profile": profile, "is_on": is_on, "by": str(by or "")}
    evidence.record(
        evidence.Proof(
            kind="portfolio.profile_switched", subject=f"service:{service_id}", facts=facts
        )
    )


@transaction.atomic
def watch_scope(*, at: datetime) -> bool:
    """Alarm direction by task and notice when no good signature is there, or soon will not be.

    Whether there is something to sign. Safe to run each night: an open task is enough.
    """
    scope = signed_scope()
    today = company_day(at)
    if scope and scope.runs_until and scope.runs_until > today + TOLD_BEFORE:
        return False
    with translation.override(organization.company().language):
        title = gettext("Revisar y firmar qué leyes obligan a la empresa")
        if scope is None or scope.runs_until is None:
            words = gettext("nadie lo ha firmado todavía")
        else:
            day = formats.date_format(scope.runs_until, "DATE_FORMAT")
            words = gettext("la firma vale hasta el %(day)s") % {"day": day}
    signers = [user.id for user in identity.users() if Role.DIRECTION in user.roles]
    url = reverse("portfolio:scope")
    notices.tell(
        signers,
        kind="portfolio.scope_due",
        subject=SUBJECT,
        at=at,
        params={"words": words},
        url=url,
    )
    if signers and all(task.done_at is not None for task in work.tasks_on(SUBJECT)):
        work.create(
            owner_id=signers[0],
            title=title,
            created_by=None,
            at=at,
            subject=SUBJECT,
            url=url,
            due_at=at + TIME_TO_SIGN,
        )
    return True
