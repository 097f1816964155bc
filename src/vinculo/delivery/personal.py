"""Mails that left for a customer, or were to leave."""

from datetime import datetime

from django.db.models import Case, F, Q, Value, When

from vinculo.delivery.contracts import DeliveryState, OutgoingKind
from vinculo.delivery.models import OutgoingMail
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers

NOBODY = "—"
ENDED = [DeliveryState.SENT.value, DeliveryState.UNSURE.value, DeliveryState.FAILED.value]


def _theirs(trace: Trace) -> Q:
    """By their ids, or by an address that nobody else has; mails of logins are colleagues'."""
    sent_to = Q(recipients__overlap=trace.of("address")) & ~Q(kind=OutgoingKind.LOGIN)
    return Q(pk__in=trace.of("mail")) | sent_to


def _of_mails(trace: Trace) -> Q:
    return Q(mail__in=OutgoingMail.objects.filter(_theirs(trace)).values("pk"))


def _hide(trace: Trace, _at: datetime) -> None:
    OutgoingMail.objects.filter(_theirs(trace)).update(is_blocked=True)


def _show(trace: Trace, _at: datetime) -> None:
    OutgoingMail.objects.filter(_theirs(trace)).update(is_blocked=False)


keepers.add(
    "delivery",
    Keeper(
        order=70,
        hide=_hide,
        show=_show,
        things=(
            PersonalThing(
                model="delivery.Attempt",
                mine=_of_mails,
                blank={"reply": ""},
                kept_back="what mail servers said to each other",
            ),
            PersonalThing(
                model="delivery.OutgoingMail",
                mine=_theirs,
                blank={
                    "recipients": [NOBODY],
                    "pending": [],
                    "refused": [],
                    "subject": "",
                    "blob": "",
                    "reason": "",
                    "next_attempt_at": None,
                    "state": Case(
                        When(state__in=ENDED, then=F("state")),
                        default=Value(DeliveryState.FAILED.value),
                    ),
                },
                kept_back="the same mails as they left; their words are among the messages",
                files=("blob",),
            ),
        ),
    ),
)
