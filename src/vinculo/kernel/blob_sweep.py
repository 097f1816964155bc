"""Files that nobody points at are deleted: what was begun and never sent, what was taken back.

Each context names its columns that hold digests (:data:`blob_uses`). One look at the database, as
it is at one moment, says what is in use; a file that no row names, and that nobody stored anew for
longer than :data:`GRACE`, goes. Whoever stores bytes has the grace to commit the row that names
them, so a crash in between leaves nothing behind for ever and loses nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

from vinculo.kernel import blobs
from vinculo.kernel.registry import Registry

GRACE = timedelta(hours=48)
BATCH = 100_000


@dataclass(frozen=True, kw_only=True)
class BlobUse:
    """Where digests stand: a column of a model, ``json_path`` inside it, or in files themselves.

    ``inside`` reads digests that only stored bytes name; it is called in the same moment of the
    database and answers all of them.
    """

    model: str
    column: str = ""
    json_path: str = ""
    inside: Callable[[], Iterable[str]] | None = None


blob_uses: Registry[BlobUse] = Registry("blob uses")
"""By ``context.thing``; a test compares them with every column that holds a digest."""


def sweep(*, at: datetime, grace: timedelta = GRACE) -> int:
    """Delete the files that nothing names and nobody stored within ``grace``; how many."""
    before = (at - grace).timestamp()
    swept = 0
    old = blobs.older_than(before)
    while digests := list(islice(old, BATCH)):
        unused = set(digests) - in_use(digests)
        swept += sum(blobs.forget(digest, before=before) for digest in sorted(unused))
    return swept + blobs.forget_halves(before=before)


@transaction.atomic(durable=True)
def in_use(digests: Sequence[str]) -> set[str]:
    """Which of them something names, in one and the same moment of the database.

    A digest may move from one row to another meanwhile: in one moment it stands in one of them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found: set[str] = set()
        for use in blob_uses.values():
            if use.inside is not None:
                found.update(use.inside())
                continue
            cursor.execute(_question(use), [list(digests)])
            found.update(digest for (digest,) in cursor)
    return found


def _question(use: BlobUse) -> sql.Composed:
    model = apps.get_model(use.model)
    table = sql.Identifier(model._meta.db_table)
    column = sql.Identifier(model._meta.get_field(use.column).column)
    if not use.json_path:
        return sql.SQL("SELECT DISTINCT {1} FROM {0} WHERE {1} = ANY(%s)").format(table, column)
    return sql.SQL(
        "SELECT DISTINCT one #>> '{{}}' FROM {0}, jsonb_path_query({1}, {2}) AS one"
        " WHERE one #>> '{{}}' = ANY(%s)"
    ).format(table, column, sql.Literal(use.json_path))
