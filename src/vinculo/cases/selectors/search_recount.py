"""Whether the search rows are those that there should be."""

from django.db.models import Exists, F, OuterRef

from vinculo.cases.contracts import SearchGaps
from vinculo.cases.models import Case, CaseMessage, Note, SearchRow


def search_gaps() -> SearchGaps:
    """Count what cannot be found, and what is found by whom it should not be."""
    row = SearchRow.objects
    return SearchGaps(
        rows=row.count(),
        missing=Case.objects.filter(~Exists(row.filter(pk=OuterRef("pk")))).count()
        + Note.objects.filter(~Exists(row.filter(pk=OuterRef("pk")))).count()
        + CaseMessage.objects.filter(~Exists(row.filter(pk=OuterRef("message_id")))).count(),
        stale=row.exclude(access_keys=F("case__access_keys")).count(),
    )
