"""Calls told before batches were kept become one batch, proved as they stand today."""

from datetime import UTC
from typing import Any

from django.db import migrations

from vinculo.analytics.domain.call_digests import digest_of_batch, digest_of_call
from vinculo.kernel import clock
from vinculo.kernel.evidence.hashing import facts_text, line_hash
from vinculo.kernel.ids import new_id

KIND = "analytics.calls_told"
MANY = 2_000


def prove(apps: Any, _schema_editor: Any) -> None:
    """Safe to run again: only calls without a batch are taken."""
    calls = apps.get_model("analytics", "CallRecord").objects.filter(batch__isnull=True)
    if not calls.exists():
        return
    now = clock.now()
    batch = apps.get_model("analytics", "CallBatch").objects.create(
        id=new_id(), way="before", reason="", told_at=now
    )
    digests, days = [], []
    rows: list[Any] = []
    for row in calls.order_by("pk").iterator(chunk_size=MANY):
        row.batch_id = batch.pk
        row.digest = digest_of_call(
            reference=row.reference,
            version=row.version,
            moments=(
                row.received_at,
                row.menu_reached_at,
                row.human_requested_at,
                row.answered_at,
            ),
            ended_by=row.ended_by,
        )
        digests.append(row.digest)
        days.append(row.received_at)
        rows.append(row)
    calls.model.objects.bulk_update(rows, ["batch", "digest"], batch_size=MANY)
    line_id = new_id()
    line = {
        "kind": KIND,
        "subject": f"calls:{batch.pk}",
        "recorded_at": now,
        "facts": facts_text(
            {
                "count": len(digests),
                "corrected": 0,
                "way": "before",
                "first": min(days).astimezone(UTC).isoformat(),
                "last": max(days).astimezone(UTC).isoformat(),
                "told_at": now.astimezone(UTC).isoformat(),
            }
        ),
        "digest": digest_of_batch(
            batch_id=batch.pk, told_at=now, way="before", reason="", calls=digests
        ),
    }
    apps.get_model("kernel", "EvidenceLine").objects.create(
        id=line_id, hash=line_hash(line_id=line_id, **line), **line
    )


class Migration(migrations.Migration):
    dependencies = [
        ("analytics", "0004_batches_of_calls"),
        ("kernel", "0005_evidence_by_kind"),
    ]

    operations = [migrations.RunPython(prove, migrations.RunPython.noop)]
