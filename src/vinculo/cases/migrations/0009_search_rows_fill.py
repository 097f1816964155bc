"""Write the search rows of what was there before them, in batches; it can run twice."""

from django.db import migrations

BATCH = 2_000
SOURCES = (
    (
        "cases_case",
        "SELECT public.cases_search_put_case(matter) FROM public.cases_case AS matter"
        " WHERE matter.id = ANY(%s)",
    ),
    (
        "cases_note",
        "SELECT public.cases_search_put_note(id) FROM unnest(%s) AS id",
    ),
    (
        "cases_casemessage",
        "SELECT public.cases_search_put_message(link.message_id)"
        " FROM public.cases_casemessage AS link WHERE link.id = ANY(%s)",
    ),
)


def fill(apps: object, schema_editor: object) -> None:
    """From the first id of each table to its last."""
    with schema_editor.connection.cursor() as cursor:
        for table, put in SOURCES:
            last = None
            while True:
                beyond = "" if last is None else "WHERE id > %s"
                cursor.execute(
                    f"SELECT id FROM public.{table} {beyond} ORDER BY id LIMIT {BATCH}",
                    [] if last is None else [last],
                )
                ids = [row[0] for row in cursor.fetchall()]
                if not ids:
                    break
                cursor.execute(put, [ids])
                last = ids[-1]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0008_search_rows_by_triggers")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
