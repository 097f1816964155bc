"""A customer may be left out because another one of the same address is asked in the same wave.

The constraints name all reasons that the program knew when this was written: they are made anew.
What it learns later has a migration of its own.
"""

from django.db import migrations, models
from django.db.models import Q

REASONS = [
    "unknown",
    "open_case",
    "recent",
    "refused",
    "no_consent",
    "unreachable",
    "reopened",
    "complaint",
    "same_address",
]
SKIPPED = "skipped"


def _with_reason(name: str) -> models.CheckConstraint:
    condition = Q(state=SKIPPED, skipped__in=REASONS) | ~Q(state=SKIPPED) & Q(skipped="")
    return models.CheckConstraint(name=name, condition=condition)


OF = {
    "rating": _with_reason("rating_skipped_with_reason"),
    "waveinvitation": _with_reason("wave_invitation_skipped_with_reason"),
}


class Migration(migrations.Migration):
    dependencies = [("feedback", "0009_find_notice_mails")]

    operations = [
        operation
        for model, constraint in OF.items()
        for operation in (
            migrations.RemoveConstraint(model, constraint.name),
            migrations.AddConstraint(model, constraint),
        )
    ]
