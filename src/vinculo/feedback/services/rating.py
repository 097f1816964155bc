"""Asking for a first rating once, taking the answer, and seeing to it that a bad one is followed.

The question is on the customer's page from the moment the case ends; the mail leaves later, and
only if nobody answered there. The row is there before any mail is: a crash in between asks nobody
twice.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseStatus, CaseView, Outcome
from vinculo.complaints import api as complaints
from vinculo.customers import api as customers
from vinculo.customers.contracts import Purpose
from vinculo.feedback import mails
from vinculo.feedback.contracts import RatingRuleView, RatingState, Skip, Via
from vinculo.feedback.domain.first_rating import (
    LIFE,
    LONGEST_COMMENT,
    Circumstances,
    GoneRatingError,
    LookedAtAgainError,
    check_limit,
    reason_to_skip,
)
from vinculo.feedback.events import CaseRated
from vinculo.feedback.models import Rating, RatingAnswer, RatingRule
from vinculo.feedback.policy import may_set
from vinculo.feedback.selectors.fatigue import asked_with, last_asked
from vinculo.feedback.selectors.rating import rule_of
from vinculo.identity import api as identity
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Occasion, Question
from vinculo.kernel import events, jobs, live, locks
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.crypto import is_signed, sign
from vinculo.kernel.errors import DomainError, NotAllowedError
from vinculo.kernel.lengths import whole
from vinculo.portfolio import api as portfolio
from vinculo.routing import api as routing
from vinculo.work import api as work

TASK = "feedback.ask_for_rating"
PURPOSE = "feedback.rating"
CHANGED = "feedback.rated"
FOLLOW_WITHIN = timedelta(days=1)
NOT_ASKED = frozenset({Outcome.DUPLICATE, Outcome.UNFOUNDED})
ENDED = frozenset({CaseStatus.RESOLVED, CaseStatus.CLOSED})


def token_of(ref: str) -> str:
    """What stands in the link of a rating: its name and our signature."""
    return f"{ref}.{sign(PURPOSE, ref)}"


@transaction.atomic
def plan(*, case_id: UUID, at: datetime) -> RatingState | None:
    """A case has ended: ask for a rating of it unless somebody should be left alone.

    Answers where the rating is now; None when the service does not ask. A complaint has questions
    of its own. Safe to hear twice. Who was asked before it lived again is not mailed twice: the
    same link serves, as long as if it were new.
    """
    case = cases.case(actor=SYSTEM, case_id=case_id)
    if case is None or case.status not in ENDED or case.outcome in NOT_ASKED:
        return None
    rule = rule_of(case.service_id)
    if not rule.asks:
        return None
    wait_for(case.customer_id)
    row = Rating.objects.select_for_update(of=("self",)).filter(case_id=case_id).first()
    if row is not None and (row.state == RatingState.ANSWERED or row.mail_id is not None):
        row.expires_at = max(row.expires_at, at + LIFE)
        row.save(update_fields=["expires_at"])
        return RatingState(row.state)
    skipped = _why_not(case, at=at)
    row = row or Rating(case_id=case_id)
    row.customer_id, row.service_id = case.customer_id, case.service_id
    row.asked_at, row.expires_at = at, at + LIFE
    row.state = RatingState.SKIPPED if skipped else RatingState.PLANNED
    row.skipped = skipped or ""
    row.save()
    if skipped is None:
        jobs.defer(
            TASK,
            arguments={"rating_id": str(row.pk)},
            queue="outbound",
            at=at + rule.after if rule.after else None,
        )
    return RatingState(row.state)


@transaction.atomic
def ask(*, rating_id: UUID, at: datetime) -> bool:
    """Send the mail of a rating that nobody has given meanwhile; whether one left. Safe twice."""
    row = Rating.objects.select_for_update(of=("self",)).filter(pk=rating_id).first()
    if row is None or row.state != RatingState.PLANNED:
        return False
    case = cases.case(actor=SYSTEM, case_id=row.case_id)
    if case is None or case.status not in ENDED:
        _skip(row, Skip.REOPENED)
        return False
    wait_for(case.customer_id)
    if skipped := _why_not(case, at=at):
        _skip(row, skipped)
        return False
    row.state, row.asked_at, row.expires_at = RatingState.ASKED, at, at + LIFE
    to = interactions.reader_to_ask(case.conversation_id, at=at) if case.conversation_id else None
    if to is not None:
        row.mail_id = _mail(row, case, to=to[0], language=to[1], at=at)
    row.save()
    return row.mail_id is not None


@transaction.atomic
def answer(*, token: str, score: int, comment: str, via: Via, at: datetime) -> None:
    """Take an answer, or a changed one; of who is blocked or erased nothing new is kept.

    Raises GoneRatingError, LookedAtAgainError, TooLongError.
    """
    row = opened(token, at=at, lock=True)
    check_ended(row)
    if row.customer_id and not customers.names_of([row.customer_id], actor=SYSTEM):
        raise GoneRatingError
    is_first = row.state != RatingState.ANSWERED
    text = whole(comment.strip(), most=LONGEST_COMMENT)
    if not is_first and (row.score, row.comment) == (score, text):
        return
    RatingAnswer.objects.create(rating=row, score=score, comment=text, via=via, at=at)
    row.state, row.score, row.comment = RatingState.ANSWERED, score, text
    row.answered_at = row.answered_at or at
    row.is_bad = score <= rule_of(row.service_id).bad_at_most
    if row.is_bad and row.follow_up_id is None:
        row.follow_up_id = _follow_up(row, at=at)
    row.save()
    events.publish(
        CaseRated(
            rating_id=row.pk,
            case_id=row.case_id,
            service_id=row.service_id,
            score=score,
            is_bad=row.is_bad,
            is_first=is_first,
            rated_at=at,
        )
    )
    live.push(topics=[f"case:{row.case_id}"], kind=CHANGED, ref=row.pk)


@transaction.atomic
def refuse(*, token: str, at: datetime) -> None:
    """Whoever holds the link wants to be asked no more, whenever. Raises GoneRatingError."""
    refuse_for(known(token).customer_id, at=at)


def known(token: str) -> Rating:
    """The rating that a link names, also once nobody can give it. Raises GoneRatingError."""
    row = _of_link(token).first()
    if row is None:
        raise GoneRatingError
    return row


def refuse_for(customer_id: UUID | None, *, at: datetime) -> None:
    """Write down, in the open transaction, that a customer wants to be asked no more."""
    if (
        customer_id is not None
        and customers.consent_of(customer_id, purpose=Purpose.ASKING) is not False
    ):
        with suppress(DomainError):  # who was erased meanwhile is asked nothing anyway
            customers.consent(
                customer_id=customer_id,
                purpose=Purpose.ASKING,
                given=False,
                words=_("Lo dijo en el enlace de una pregunta nuestra"),
                by=SYSTEM,
                at=at,
            )


def opened(token: str, *, at: datetime, lock: bool = False) -> Rating:
    """The rating that a link opens while it can be given. Raises GoneRatingError."""
    rows = _of_link(token)
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(expires_at__gt=at).exclude(state=RatingState.SKIPPED).first()
    if row is None:
        raise GoneRatingError
    return row


def _of_link(token: str) -> "QuerySet[Rating]":
    ref, _dot, signature = token.rpartition(".")
    if not ref or not is_signed(PURPOSE, ref, signature):
        raise GoneRatingError
    return Rating.objects.select_related("case", "service").filter(ref=ref)


def check_ended(row: Rating) -> None:
    """Nobody is asked of a case before it is resolved, and not again once it lives again.

    Raises LookedAtAgainError.
    """
    if row.case.status not in ENDED:
        raise LookedAtAgainError(number=row.case.number, given=row.score is not None)


@transaction.atomic
def set_rule(rule: RatingRuleView, *, by: Actor) -> None:
    """Decide whether and how a service asks. Raises NotAllowedError, BadLimitError."""
    if not may_set(by, rule.service_id):
        raise NotAllowedError(action="feedback.set_rules")
    RatingRule.objects.update_or_create(
        service_id=rule.service_id,
        defaults={
            "asks": rule.asks,
            "bad_at_most": check_limit(rule.bad_at_most),
            "after_hours": int(rule.after.total_seconds() // 3600),
        },
    )


def wait_for(customer_id: UUID | None) -> None:
    """Two cases of one customer, or of one address, that end at once ask one question."""
    if customer_id is not None:
        together = asked_with(customers.records_of(customer_id))
        locks.wait_for_all({f"feedback.ask:{one}" for one in together})


def _why_not(case: CaseView, *, at: datetime) -> Skip | None:
    if complaints.of_case(actor=SYSTEM, case_id=case.id) is not None:
        return Skip.COMPLAINT
    return reason_to_skip(circumstances_of(case), at=at)


def circumstances_of(case: CaseView) -> Circumstances:
    """What is known of the customer of a case that has ended."""
    if case.customer_id is None:
        return Circumstances(is_known=False, has_open_case=False, may_ask=None, last_asked_at=None)
    records = customers.records_of(case.customer_id)
    asked = last_asked(asked_with(records), but_case=case.id)
    return Circumstances(
        is_known=True,
        has_open_case=bool(cases.customers_with_open(records)),
        may_ask=customers.consent_of(case.customer_id, purpose=Purpose.ASKING),
        last_asked_at=max(asked.values(), default=None),
    )


def _skip(row: Rating, why: Skip) -> None:
    row.state, row.skipped = RatingState.SKIPPED, why
    row.save(update_fields=["state", "skipped"])


def _mail(row: Rating, case: CaseView, *, to: str, language: str, at: datetime) -> UUID:
    url = f"{settings.BASE_URL}{reverse('feedback:rate', args=[token_of(row.ref)])}"
    refusal = f"{settings.BASE_URL}{reverse('feedback:refuse_rating', args=[token_of(row.ref)])}"
    return interactions.ask(
        Question(
            to=to,
            occasion=Occasion.RATING,
            language=language,
            closing=mails.rating_scale(language=language, url=url, refusal_url=refusal),
            refusal_url=refusal,
            reference=f"case:{case.id}",
            conversation_id=case.conversation_id,
            service_id=case.service_id,
            values={"caso": case.number},
            at=at,
        )
    )


def _follow_up(row: Rating, *, at: datetime) -> UUID | None:
    """A task for whoever had the case, else for the service's owner; None: there is nobody."""
    item = routing.item_of(f"case:{row.case_id}")
    service = portfolio.service(row.service_id)
    found = [item.owner_id if item else None, service.owner_id if service else None]
    open_logins = {user.id: user for user in identity.users()}
    to = next((open_logins[one] for one in found if one in open_logins), None)
    if to is None:
        return None
    with translation.override(to.language or "es"):
        title = _("Valoración de %(score)s sobre 5 en el caso %(number)s: hable con el cliente") % {
            "score": row.score,
            "number": row.case.number,
        }
    task = work.create(
        owner_id=to.id,
        title=title,
        details=row.comment,
        created_by=None,
        subject=f"case:{row.case_id}",
        url=reverse("cases:page", args=[row.case_id]),
        due_at=at + FOLLOW_WITHIN,
        at=at,
    )
    return task.id
