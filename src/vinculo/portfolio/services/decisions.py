"""Making the three decisions: opened, prepared with options and evidence, chosen, chosen anew."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from vinculo.kernel import evidence
from vinculo.kernel.actor import Actor
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.ids import new_id
from vinculo.organization import api as organization
from vinculo.portfolio import policy
from vinculo.portfolio.contracts.party import PartyKind
from vinculo.portfolio.domain.decisions import (
    Instrument,
    Kind,
    OptionDraft,
    Rating,
    check_choice,
    check_option,
    check_rating,
)
from vinculo.portfolio.models import (
    CandidateRating,
    Decision,
    DecisionChoice,
    DecisionOption,
    InstrumentFinding,
    Party,
    Service,
)
from vinculo.portfolio.services.catalogue import day_of, locked
from vinculo.portfolio.services.stamps import check_read, stamp_of
from vinculo.work import api as work

CENT = Decimal("0.01")
END_OF_DAY = timedelta(hours=18)


WRITTEN = ("name", "words", "evidence", "quantity", "quality", "form", "party_id")
FOUND = ("finding", "evidence", "n", "on")
RATED = ("candidate", "competitor", "importance", "ours", "theirs", "n", "surveyed_on", "source")


class UntitledDecisionError(DomainError):
    """A decision says what is to be decided."""

    code = "decision_untitled"


class DecisionNeedsServiceError(DomainError):
    """Level and form are decided of one service."""

    code = "decision_needs_service"


class DecisionNotFoundError(DomainError):
    """No such decision."""

    code = "decision_not_found"


class WrongKindError(DomainError):
    """Instruments belong to the level, the survey of candidates to which services."""

    code = "decision_wrong_kind"


class OptionNotFoundError(DomainError):
    """No such option of that decision."""

    code = "option_not_found"


class DecisionChangedError(DomainError):
    """What could be chosen was written anew since it was read."""

    code = "decision_changed"


class OptionChosenError(DomainError):
    """What was chosen once stays as it was chosen."""

    code = "option_chosen"


class PartyNotFoundError(DomainError):
    """No such third party."""

    code = "party_not_found"


class EmptyFindingError(DomainError):
    """An instrument has evidence, or none yet; half of it is none."""

    code = "finding_empty"


@dataclass(frozen=True, kw_only=True)
class DecisionDraft:
    """What is to be decided; of which services only for the whole portfolio."""

    kind: Kind
    title: str
    why: str = ""
    service_id: UUID | None = None


@transaction.atomic
def open_decision(
    draft: DecisionDraft, *, by: UUID | None, at: datetime, decision_id: UUID | None = None
) -> UUID:
    """Say what is to be decided.

    Raises UntitledDecisionError, DecisionNeedsServiceError, ServiceNotFoundError.
    """
    title = draft.title.strip()
    if not title:
        raise UntitledDecisionError
    if draft.service_id is not None:
        locked(draft.service_id)
    elif draft.kind is not Kind.WHICH:
        raise DecisionNeedsServiceError
    return Decision.objects.create(
        pk=decision_id or new_id(),
        kind=draft.kind,
        title=title,
        why=draft.why.strip(),
        service_id=draft.service_id,
        opened_by=by,
        created_at=at,
    ).pk


@transaction.atomic
def add_option(*, decision_id: UUID, draft: OptionDraft, at: datetime) -> UUID:
    """Write down what could be chosen; also after a choice, for the next look.

    Raises DecisionNotFoundError, PartyNotFoundError and the errors of ``check_option``.
    """
    decision = _decision(decision_id)
    option = _checked(Kind(decision.kind), draft)
    last = DecisionOption.objects.filter(decision=decision).aggregate(last=Max("number"))["last"]
    return DecisionOption.objects.create(
        decision=decision, number=(last or 0) + 1, created_at=at, **_columns(option)
    ).pk


@transaction.atomic
def change_option(*, option_id: UUID, draft: OptionDraft, read: str | None = None) -> None:
    """Write an option anew as long as nobody has chosen it.

    ``read``: the stamp of what the writer read. Raises OptionNotFoundError, OptionChosenError,
    PartyNotFoundError, QuickerError and those of ``check_option``.
    """
    known = DecisionOption.objects.filter(pk=option_id).first()
    if known is None:
        raise OptionNotFoundError
    decision = _decision(known.decision_id)
    row = DecisionOption.objects.select_for_update().get(pk=option_id)
    if DecisionChoice.objects.filter(option=row).exists():
        raise OptionChosenError
    check_read(read, stamp_of(row, WRITTEN))
    columns = _columns(_checked(Kind(decision.kind), draft))
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))


def option_stamp(option_id: UUID) -> str:
    """The stamp of what an option says."""
    return stamp_of(DecisionOption.objects.filter(pk=option_id).first(), WRITTEN)


def digest_of_options(decision_id: UUID) -> str:
    """The SHA-256 of what is read before choosing, as JSON.

    That is each option as it is written now, what instruments found and the survey says of them,
    and what was chosen last.
    """
    rows = [
        list(found.filter(decision_id=decision_id).order_by(*order).values(*columns))
        for found, order, columns in (
            (DecisionOption.objects, ("number",), ("pk", *WRITTEN)),
            (InstrumentFinding.objects, ("instrument",), ("instrument", *FOUND)),
            (CandidateRating.objects, ("candidate", "competitor"), RATED),
            (DecisionChoice.objects, ("number",), ("number", "option_id", "reason")),
        )
    ]
    return sha256(json.dumps(rows, sort_keys=True, default=str).encode()).hexdigest()


@transaction.atomic
def choose(
    *,
    decision_id: UUID,
    read: str,
    option_id: UUID,
    reason: str,
    review_on: date,
    by: Actor,
    at: datetime,
) -> None:
    """Choose, once more or for the first time; whoever answers is given the review as a task.

    ``read`` is the digest of the options as whoever chooses read them.

    Raises NotAllowedError, DecisionNotFoundError, OptionNotFoundError, DecisionChangedError and the
    errors of ``check_choice``.
    """
    if by.user_id is None or not policy.may(by, "portfolio.decide"):
        raise NotAllowedError(action="portfolio.decide")
    decision = _decision(decision_id)
    options = list(DecisionOption.objects.filter(decision=decision).values_list("pk", flat=True))
    if option_id not in options:
        raise OptionNotFoundError
    if read != digest_of_options(decision.pk):
        raise DecisionChangedError
    today = day_of(at)
    said = check_choice(options=len(options), reason=reason, review_on=review_on, today=today)
    last = DecisionChoice.objects.filter(decision=decision).aggregate(last=Max("number"))["last"]
    row = DecisionChoice.objects.create(
        decision=decision,
        number=(last or 0) + 1,
        option_id=option_id,
        reason=said,
        chosen_by_id=by.user_id,
        chosen_at=at,
        chosen_on=today,
        review_on=review_on,
    )
    decision.review_on = review_on
    decision.save(update_fields=["review_on"])
    _give_review(decision, by.user_id, review_on, at)
    evidence.record(
        evidence.Proof(
            kind="portfolio.decision_made",
            subject=f"decision:{decision.pk}",
            facts={
                "kind": decision.kind,
                "number": row.number,
                "option": str(option_id),
                "review_on": review_on.isoformat(),
                "by": str(by.user_id),
            },
        )
    )


@transaction.atomic
def write_finding(
    *,
    decision_id: UUID,
    instrument: Instrument,
    finding: str,
    proof: str,
    n: int | None,
    on: date,
    by: UUID | None,
    at: datetime,
) -> None:
    """Write down what an instrument found and where it can be seen, in place of what stood there.

    Raises DecisionNotFoundError, WrongKindError, EmptyFindingError, RatingSourceError.
    """
    decision = _decision(decision_id)
    if decision.kind != Kind.LEVEL:
        raise WrongKindError
    if not (finding.strip() and proof.strip()) or on > day_of(at):
        raise EmptyFindingError
    InstrumentFinding.objects.update_or_create(
        decision=decision,
        instrument=instrument,
        defaults={
            "finding": finding.strip(),
            "evidence": proof.strip(),
            "n": n,
            "on": on,
            "written_by": by,
            "created_at": at,
        },
    )


@transaction.atomic
def rate_candidate(*, decision_id: UUID, rating: Rating, by: UUID | None, at: datetime) -> None:
    """Write a line of the survey; the same candidate beside the same competitor corrects it.

    Raises DecisionNotFoundError, WrongKindError, UntitledDecisionError and the errors of
    ``check_rating``.
    """
    decision = _decision(decision_id)
    if decision.kind != Kind.WHICH:
        raise WrongKindError
    if not rating.candidate.strip():
        raise UntitledDecisionError
    check_rating(rating, today=day_of(at))
    CandidateRating.objects.update_or_create(
        decision=decision,
        candidate=rating.candidate.strip(),
        competitor=rating.competitor.strip(),
        defaults={
            "importance": rating.importance.quantize(CENT),
            "ours": _cents(rating.ours),
            "theirs": _cents(rating.theirs),
            "n": rating.n,
            "surveyed_on": rating.surveyed_on,
            "source": rating.source.strip(),
            "written_by": by,
            "created_at": at,
        },
    )


def _cents(mark: Decimal | None) -> Decimal | None:
    return mark.quantize(CENT) if mark is not None else None


def _decision(decision_id: UUID) -> Decision:
    found = Decision.objects.select_for_update().filter(pk=decision_id).first()
    if found is None:
        raise DecisionNotFoundError
    return found


def _checked(kind: Kind, draft: OptionDraft) -> OptionDraft:
    if kind is not Kind.FORM:
        draft = replace(draft, party_id=None)
    party = None
    if draft.party_id is not None:
        row = Party.objects.filter(pk=draft.party_id).first()
        if row is None:
            raise PartyNotFoundError
        party = PartyKind(row.kind)
    return check_option(kind, draft, party=party)


def _columns(option: OptionDraft) -> dict[str, object]:
    return {
        "name": option.name,
        "words": option.words,
        "evidence": option.evidence,
        "quantity": option.quantity,
        "quality": option.quality,
        "form": option.form or "",
        "party_id": option.party_id,
    }


def _give_review(decision: Decision, by: UUID, on: date, at: datetime) -> None:
    subject = f"decision:{decision.pk}"
    work.finish_about(subject=subject, at=at)
    owner = None
    if decision.service_id is not None:
        owner = Service.objects.filter(pk=decision.service_id).values_list("owner", flat=True)[0]
    zone = ZoneInfo(organization.company().timezone)
    work.create(
        owner_id=owner or by,
        title=_("Revisar la decisión «%(title)s»") % {"title": decision.title[:120]},
        details=_("La revisión está fijada para el %(day)s.")
        % {"day": formats.date_format(on, "DATE_FORMAT")},
        created_by=by,
        subject=subject,
        url=reverse("portfolio:decision", args=[decision.pk]),
        due_at=datetime(on.year, on.month, on.day, tzinfo=zone) + END_OF_DAY,
        at=at,
    )
