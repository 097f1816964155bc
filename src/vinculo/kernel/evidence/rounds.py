"""What is done with the chain by the clock: the head of the day, the repetition of the night."""

from datetime import datetime, timedelta

from django.db import transaction

from vinculo.kernel import events
from vinculo.kernel.evidence import checking, heads
from vinculo.kernel.evidence.sealing import head
from vinculo.kernel.evidence.told import EvidenceDisagreed, EvidenceHeadExported
from vinculo.kernel.models import EvidenceCheck

SAID_FOR = timedelta(hours=20)
"""A disagreement that stands is told once a night, also when somebody asks again meanwhile."""


def export_head(*, at: datetime) -> bool:
    """Write the head of the day and tell it; whether there was one to write."""
    if heads.export(at=at) is None:
        return False
    found = head()
    if found.sealed_at is not None:
        events.publish(
            EvidenceHeadExported(
                position=found.position, head_hash=found.hash, sealed_at=found.sealed_at
            )
        )
    return True


@transaction.atomic
def repeat(*, at: datetime) -> EvidenceCheck:
    """Repeat the whole chain against every head of this installation, and keep what came of it."""
    own = heads.kept()
    verdict = checking.check(at=at, own=own)
    is_told = EvidenceCheck.objects.filter(checked_at__gt=at - SAID_FOR, fault_count__gt=0).exists()
    kept = EvidenceCheck.objects.create(
        checked_at=at,
        length=verdict.length,
        hash=verdict.hash,
        heads=len(own.heads),
        fault_count=verdict.fault_count,
        faults=[
            {
                "kind": fault.kind.value,
                "position": fault.position,
                "line": str(fault.line_id or ""),
                "subject": fault.subject,
            }
            for fault in verdict.faults
        ],
    )
    if kept.fault_count and not is_told:
        events.publish(
            EvidenceDisagreed(check_id=kept.pk, fault_count=kept.fault_count, checked_at=at)
        )
    return kept
