"""Ratings given before they left evidence get their lines, one for each answer as it came."""

from collections import defaultdict
from typing import Any

from django.db import migrations

from vinculo.kernel import clock
from vinculo.kernel.evidence.hashing import facts_text, line_hash
from vinculo.kernel.ids import new_id

KIND = "feedback.CaseRated"
BATCH = 2_000


def prove(apps: Any, _schema_editor: Any) -> None:
    """Safe to run again: a rating that has a line is left alone."""
    answers = apps.get_model("feedback", "RatingAnswer").objects.select_related("rating")
    lines = apps.get_model("kernel", "EvidenceLine").objects
    seen: defaultdict[str, int] = defaultdict(int)
    found = []
    for one in answers.order_by("rating_id", "at", "pk").iterator(chunk_size=BATCH):
        subject = f"rating:{one.rating_id}"
        seen[subject] += 1
        found.append((subject, one, seen[subject] == 1))
        if len(found) >= BATCH:
            _write(lines, found)
            found = []
    _write(lines, found)


def _write(lines: Any, found: list[tuple[str, Any, bool]]) -> None:
    subjects = {subject for subject, _one, _is_first in found}
    now = clock.now()
    known = set(
        lines.filter(kind=KIND, subject__in=subjects, recorded_at__lt=now).values_list(
            "subject", "facts"
        )
    )
    lines.bulk_create(
        _line(lines.model, subject, facts, now)
        for subject, one, is_first in found
        if (subject, facts := _facts(one, is_first=is_first)) not in known
    )


def _facts(one: Any, *, is_first: bool) -> str:
    return facts_text(
        {
            "rating_id": str(one.rating_id),
            "case_id": str(one.rating.case_id),
            "service_id": str(one.rating.service_id),
            "score": one.score,
            "is_first": is_first,
            "rated_at": one.at.isoformat(),
        }
    )


def _line(model: Any, subject: str, facts: str, now: Any) -> Any:
    line_id = new_id()
    return model(
        id=line_id,
        kind=KIND,
        subject=subject,
        recorded_at=now,
        facts=facts,
        hash=line_hash(
            line_id=line_id, kind=KIND, subject=subject, recorded_at=now, facts=facts, digest=""
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("feedback", "0006_notice_mails"), ("kernel", "0005_evidence_by_kind")]

    operations = [migrations.RunPython(prove, migrations.RunPython.noop)]
