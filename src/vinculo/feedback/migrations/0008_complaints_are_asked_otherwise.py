"""A rating may be left out because its case is a complaint, which has questions of its own.

The constraints name all reasons that the program knows: they are made anew, now that it knows one
more.
"""

from django.db import migrations, models
from django.db.models import Q

from vinculo.feedback.contracts import InvitationState, RatingState, Skip


def _with_reason(name: str, skipped: object) -> models.CheckConstraint:
    condition = Q(state=skipped, skipped__in=Skip) | ~Q(state=skipped) & Q(skipped="")
    return models.CheckConstraint(name=name, condition=condition)


OF = {
    "rating": _with_reason("rating_skipped_with_reason", RatingState.SKIPPED),
    "waveinvitation": _with_reason(
        "wave_invitation_skipped_with_reason", InvitationState.SKIPPED
    ),
}


class Migration(migrations.Migration):
    dependencies = [("feedback", "0007_prove_ratings")]

    operations = [
        operation
        for model, constraint in OF.items()
        for operation in (
            migrations.RemoveConstraint(model, constraint.name),
            migrations.AddConstraint(model, constraint),
        )
    ]
