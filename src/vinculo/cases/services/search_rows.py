"""Writing the search rows anew: triggers keep them, this is for what came past the triggers."""

from collections.abc import Iterator
from uuid import UUID

from django.db import connection, transaction

from vinculo.cases.models import Case, CaseMessage, Note

BATCH = 2_000
PUT_CASES = """
SELECT public.cases_search_put_case(matter) FROM public.cases_case AS matter
 WHERE matter.id = ANY(%s)
"""
PUT_NOTES = "SELECT public.cases_search_put_note(id) FROM unnest(%s) AS id"
PUT_MESSAGES = """
SELECT public.cases_search_put_message(link.message_id) FROM public.cases_casemessage AS link
 WHERE link.id = ANY(%s)
"""


def rebuild() -> Iterator[int]:
    """Write all rows that are missing or wrong; answers after each batch how many it looked at.

    Each batch is a transaction of its own; running it again, or beside work, changes nothing.
    """
    for things, put in (
        (Case.objects, PUT_CASES),
        (Note.objects, PUT_NOTES),
        (CaseMessage.objects, PUT_MESSAGES),
    ):
        rows = things.order_by("pk").values_list("pk", flat=True)
        last = UUID(int=0)
        while ids := list(rows.filter(pk__gt=last)[:BATCH]):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(put, [ids])
            last = ids[-1]
            yield len(ids)
