"""The company's rules against unwanted mail, made and taken back."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from vinculo.interactions import policy
from vinculo.interactions.contracts import RawState, SpamRuleKind
from vinculo.interactions.domain.errors import BadSpamRuleError, UnknownRawMessageError
from vinculo.interactions.domain.spam import rule_value
from vinculo.interactions.models import RawMessage, SpamRule
from vinculo.interactions.services import intake
from vinculo.kernel.actor import Actor
from vinculo.kernel.ids import new_id

MOST_AT_ONCE = 200


def make(*, kind: SpamRuleKind, text: str, by: Actor, at: datetime) -> UUID:
    """From now on, put aside what matches. Raises BadSpamRuleError."""
    value = rule_value(kind, text)
    if not value or len(value) > 254:
        raise BadSpamRuleError(value=text[:100])
    rule, _ = SpamRule.objects.get_or_create(
        kind=kind, value=value, defaults={"id": new_id(), "made_by": by.user_id, "made_at": at}
    )
    return rule.pk


def drop(*, rule_id: UUID) -> bool:
    """Take a rule back; what it put aside stays in quarantine until somebody lets it in."""
    return bool(SpamRule.objects.filter(pk=rule_id).delete()[0])


def let_in(*, reason: str, by: Actor, most: int = MOST_AT_ONCE) -> int:
    """Let in what waits for ``reason``, the oldest first; how many were."""
    waiting = RawMessage.objects.filter(
        policy.visible_raw(by), state=RawState.QUARANTINED, reason=reason
    ).order_by("received_at", "pk")
    ids = list(waiting.values_list("pk", flat=True)[:most])
    for raw_id in ids:
        with suppress(UnknownRawMessageError):  # somebody else was quicker
            not_spam(raw_id=raw_id, by=by)
    return len(ids)


@transaction.atomic
def not_spam(*, raw_id: UUID, by: Actor) -> None:
    """Undo: let the message in, and take back the rule that names its sender."""
    raw = RawMessage.objects.filter(
        policy.visible_raw(by), pk=raw_id, state=RawState.QUARANTINED
    ).first()
    if raw is None:
        raise UnknownRawMessageError(raw_id=raw_id)
    if raw.reason == "sender_blocked":
        SpamRule.objects.filter(kind=SpamRuleKind.SENDER, value=raw.sender).delete()
    intake.retry(raw_id=raw_id)
