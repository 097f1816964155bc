"""Whether the tables are as this code wants them, known without starting Django.

Asking Django costs as much as starting it, and a second start would do so twice before anybody
is served. A start that brought the tables up to date leaves the print of its code on the table of
migrations, where a backup takes it along. The next one of the same code only compares.
"""

import hashlib
from importlib import metadata
from pathlib import Path

import psycopg
from psycopg import sql

import vinculo
from vinculo.config.database import APP_ROLE

CODE = Path(vinculo.__file__).parent
KINDS = (".py", ".sql")
MIGRATE_TOO = ("django", "django-allauth", "procrastinate", "django-pghistory", "django-pgtrigger")
"""What else brings tables or triggers."""
STANDS = """
SELECT obj_description(to_regclass('public.django_migrations'))
 WHERE to_regclass('public.identity_user') IS NOT NULL
   AND has_table_privilege(%(role)s, 'public.identity_user', 'SELECT')
   AND NOT EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid)
"""


def fingerprint() -> str:
    """SHA-256 of all code that can change a table, and of the versions of what else does."""
    found = hashlib.sha256()
    for name in MIGRATE_TOO:
        found.update(f"{name}={metadata.version(name)}\n".encode())
    code = [
        path
        for path in sorted(CODE.rglob("*"))
        if path.suffix in KINDS and "tests" not in path.relative_to(CODE).parts
    ]
    for path in code:
        found.update(path.relative_to(CODE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def is_settled(owner_url: str) -> bool:
    """Whether the same code brought this database up to date, and nobody undid its rights."""
    with psycopg.connect(owner_url) as connection:
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE])
        if known.fetchone() is None:
            return False
        row = connection.execute(STANDS, {"role": APP_ROLE}).fetchone()
    return row is not None and row[0] == fingerprint()


def settle(owner_url: str) -> None:
    """Leave the print of this code on a database that it has just brought up to date."""
    with psycopg.connect(owner_url) as connection:
        statement = sql.SQL("COMMENT ON TABLE django_migrations IS {}")
        connection.execute(statement.format(sql.Literal(fingerprint())))
