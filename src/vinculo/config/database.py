"""Preparing a database: the application's role, migrations, rights.

Two roles: the owner of the database (migrations, backup) and ``vinculo_app``, owner of nothing,
as which web, worker and tests act.
"""

from collections.abc import Callable

import psycopg
from psycopg import sql

APP_ROLE = "vinculo_app"
OWNER_ROLE = "vinculo"


def create_roles(superuser_url: str) -> None:
    """Make both roles on a server of our own; running it again changes nothing."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role in (OWNER_ROLE, APP_ROLE):
            found = connection.execute(
                "SELECT 1 FROM pg_roles WHERE rolname = %s", [role]
            ).fetchone()
            if not found:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER").format(sql.Identifier(role))
                )


def create_database(superuser_url: str, name: str, *, template: str = "template0") -> bool:
    """Make database ``name``, owned by the owner role; False when it is there already."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(OWNER_ROLE), sql.Identifier(template)
            )
        )
    return True


def drop_database(superuser_url: str, name: str) -> None:
    """Remove database ``name`` with everything in it; nothing happens when it is not there."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def ensure_app_role(owner_url: str) -> None:
    """On a server that somebody else runs: make ``vinculo_app`` when the owner may."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]
        ).fetchone()
        if not found:
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(APP_ROLE)))
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(APP_ROLE)))


def grant(owner_url: str, *, append_only: list[str]) -> None:
    """Give ``vinculo_app`` what it needs and no more; ``append_only`` tables take rows only."""
    role = sql.Identifier(APP_ROLE)
    with psycopg.connect(owner_url) as connection:
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}",
        ):
            connection.execute(sql.SQL(statement).format(role))
        if connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'published'").fetchone():
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA published TO {}").format(role))
            connection.execute(
                sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA published TO {}").format(role)
            )
        for table in [*append_only, *_parts_of(connection, append_only)]:
            connection.execute(
                sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), role)
            )


def _parts_of(connection: "psycopg.Connection[tuple[object, ...]]", tables: list[str]) -> list[str]:
    """The parts of tables that are kept in parts: what is true of the whole is true of each."""
    rows = connection.execute(
        "SELECT part.relname FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid"
        " JOIN pg_class whole ON whole.oid = inhparent WHERE whole.relname = ANY(%s)",
        [tables],
    )
    return [str(name) for (name,) in rows.fetchall()]


def has_pending_changes() -> bool:
    """Whether a database that is in use would be changed by :func:`migrate`."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    in_use = bool(executor.loader.applied_migrations)
    return in_use and bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def size_bytes(owner_url: str) -> int:
    """How much room the database takes."""
    with psycopg.connect(owner_url) as connection:
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(found[0]) if found else 0


def drop_unfinished_indexes(owner_url: str) -> list[str]:
    """Take away what an interrupted CREATE INDEX CONCURRENTLY left; the migration makes it anew.

    Without it the name is taken, and no start ever gets beyond that migration.
    """
    with psycopg.connect(owner_url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
            " WHERE NOT indisvalid AND relnamespace = 'public'::regnamespace AND relkind = 'i'"
        ).fetchall()
        for (name,) in found:
            connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [str(name) for (name,) in found]


def migrate(
    owner_url: str,
    *,
    say: Callable[[str], None] = lambda _text: None,
    with_base: bool = True,
) -> None:
    """Bring the schema to this version and settle the rights; Django must act as the owner.

    A new database begins with the packaged base, or ``with_base=False`` with its first migration.
    """
    from django.apps import apps
    from django.core.management import call_command

    from vinculo.config.schema import base

    say("migrations")
    if with_base:
        base.lay(owner_url)
    drop_unfinished_indexes(owner_url)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    append_only = [
        model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)
    ]
    grant(owner_url, append_only=append_only)
