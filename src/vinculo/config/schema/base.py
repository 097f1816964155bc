"""A new database begins with the packaged base; migrations bring it from there to this version.

The base is what the migrations made, as PostgreSQL itself wrote it down (``make base``), with the
list of those that it holds. It may be older than the product: what came after runs as ever. Made
one by one, 150 migrations cost 40 s of processor, nearly all of it Django imagining its models
again after each step.
"""

from importlib import resources

import psycopg

LEAST_SERVER = 180_000
"""The base is written in the language of this server; an older one runs the migrations."""

EMPTY = """
SELECT NOT EXISTS (
       SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'published') AND c.relkind IN ('r', 'p', 'v', 'S')
          AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e'))
"""


def text() -> str:
    """The statements of the base, in the order in which they are run."""
    return resources.files(__package__).joinpath("base.sql").read_text(encoding="utf-8")


def lay(owner_url: str) -> bool:
    """Write the base into an empty database; False where there is something, or it cannot be.

    Whole or not at all. Raises psycopg.Error.
    """
    with psycopg.connect(owner_url) as connection:
        if connection.info.server_version < LEAST_SERVER:
            return False
        (is_empty,) = connection.execute(EMPTY).fetchone() or (False,)
    if is_empty:
        write(text(), owner_url)
    return bool(is_empty)


def write(statements: str, owner_url: str) -> None:
    """Run the statements of a base in one transaction. Raises psycopg.Error."""
    with psycopg.connect(owner_url) as connection:
        connection.execute(statements.encode())
