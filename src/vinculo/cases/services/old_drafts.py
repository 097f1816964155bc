"""Forgetting answers that somebody began and left: nobody looks for them any more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from vinculo.cases.models import Draft, PreparedFile

DRAFTS_KEPT = timedelta(days=90)
AT_ONCE = 500


@transaction.atomic
def forget_drafts(*, at: datetime) -> int:
    """Forget drafts untouched for ``DRAFTS_KEPT`` and the files beside them; answers how many.

    At most ``AT_ONCE`` of each. A file stays as long as the draft of its person and case does;
    one that goes with an answer that waits to leave is none of these.
    """
    old = at - DRAFTS_KEPT
    drafts = Draft.objects.filter(saved_at__lt=old).order_by("saved_at", "pk")
    locked = drafts.select_for_update(skip_locked=True).values("pk")[:AT_ONCE]
    gone = Draft.objects.filter(pk__in=list(locked.values_list("pk", flat=True))).delete()[0]
    written = Draft.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    files = PreparedFile.objects.filter(~Exists(written), planned__isnull=True, at__lt=old)
    kept = list(files.order_by("at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return gone + PreparedFile.objects.filter(pk__in=kept).delete()[0]
