"""Findings about the database: version, tables, roles, its clock, the worker's sign of life."""

from collections.abc import Iterator
from datetime import datetime

import psycopg
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from vinculo.cases import api as cases
from vinculo.config import database, moments
from vinculo.config.doctor.findings import Finding, bad, good, warning
from vinculo.config.words import gettext_now as _
from vinculo.kernel import health

TESTED_SERVER = 180000


def version() -> Finding:
    connection.ensure_connection()
    found = connection.connection.info.server_version
    words = f"PostgreSQL {found // 10000}.{found % 10000}"
    if found < TESTED_SERVER:
        return warning(
            "database", words, _("Vínculo se prueba con PostgreSQL 18: actualícelo cuando pueda.")
        )
    return good("database", words)


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return bad(
            "migrations",
            _("Faltan %d cambios de tablas") % len(waiting),
            _("Reinicie con «vinculo up», o ejecute «vinculo migrate» como dueño."),
        )
    return good("migrations", _("Las tablas son las de esta versión"))


def roles() -> Iterator[Finding]:
    """Web and worker act as a role that owns nothing and cannot rewrite what only grows."""
    remedy = _("Quite ese derecho: DATABASE_APP_URL debe entrar como «vinculo_app», sin más.")
    row = _one(
        "SELECT current_user, r.rolsuper,"
        " (SELECT count(*) FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r')"
        " FROM pg_roles r WHERE r.rolname = current_user"
    )
    name, is_superuser, owned = str(row[0]), bool(row[1]), int(str(row[2]))
    if name != database.APP_ROLE:
        yield bad("role", _("La aplicación entra como «%s»") % name, remedy)
    elif is_superuser or owned:
        yield bad("role", _("«%s» es dueña de tablas o superusuaria") % name, remedy)
    else:
        yield good("role", _("La aplicación entra como «%s», dueña de nada") % name)
    for model in apps.get_models():
        table = model._meta.db_table
        if getattr(model, "append_only", False) and _may_rewrite(table):
            yield bad(
                "append_only",
                _("La aplicación podría reescribir «%s», donde solo se añade") % table,
                _("Reinicie con «vinculo up» o ejecute «vinculo migrate»: repone los derechos."),
            )


def clock() -> Finding:
    connection.ensure_connection()
    inner: psycopg.Connection[tuple[datetime | None, ...]] = connection.connection
    if words := moments.complaint(inner):
        first, _colon, rest = words.partition(":")
        return bad("clock", words, rest.strip() or first)
    return good("clock", _("Este reloj y el de la base de datos coinciden"))


def worker() -> Finding:
    age = health.worker_heartbeat_seconds()
    remedy = _("Inicie los trabajos: «vinculo up», o «vinculo worker» si van aparte.")
    if age is None:
        return bad("worker", _("Nadie hace los trabajos: nada sale ni se entiende"), remedy)
    if age > health.HEARTBEAT_LIMIT_SECONDS:
        return bad("worker", _("Los trabajos no dan señales desde hace %d s") % int(age), remedy)
    return good("worker", _("Los trabajos dan señales de vida"))


def failed_jobs() -> Finding:
    row = _one("SELECT count(*) FROM kernel_deadletter WHERE retried_at IS NULL")
    if count := int(str(row[0])):
        return warning(
            "dead_letters",
            _("%d trabajos fallaron del todo y esperan") % count,
            _("Mírelos y repítalos en Ajustes, Sistema."),
        )
    return good("dead_letters", _("Ningún trabajo ha fallado del todo"))


def search() -> Finding:
    gaps = cases.search_gaps()
    if gaps.missing or gaps.stale:
        return bad(
            "search",
            _("La búsqueda no ve %(missing)d cosas, y %(stale)d las ve quien no es")
            % {"missing": gaps.missing, "stale": gaps.stale},
            _("Ejecute «vinculo search rebuild»; no hace falta parar el trabajo."),
        )
    return good("search", _("La búsqueda mira %d cosas, todas las que hay") % gaps.rows)


def _may_rewrite(table: str) -> bool:
    row = _one(
        "SELECT has_table_privilege(%s, 'UPDATE') OR has_table_privilege(%s, 'DELETE')",
        table,
        table,
    )
    return bool(row[0])


def _one(query: str, *values: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        row: tuple[object, ...] = cursor.fetchone()
    return row
