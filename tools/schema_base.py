"""Write the base of new databases anew: ``make base``.

A database on a server of its own takes every migration; what PostgreSQL then writes down of it, and
the list of the migrations, is the base. Parts of tables by month are left to the product.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from vinculo.config import database
from vinculo.config.backup.contents import run_tool
from vinculo.config.postgres import Postgres
from vinculo.config.schema import base

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "src/vinculo/config/schema/base.sql"
NOT_OURS = re.compile(
    r"^(?:--(?: (?:Name|Data for Name|PostgreSQL database dump|Dumped) ?.*)?"
    r"|SET [a-z_]+ = [^;\n]*;|SELECT pg_catalog\.set_config\(.*|\\(?:un)?restrict .*"
    r"|GRANT .* TO vinculo;|CREATE SCHEMA public;)\n",
    re.MULTILINE,
)
MIGRATE = """
import django; django.setup()
from vinculo.config import database
database.migrate({url!r}, with_base=False)
"""


APPLIED = "SELECT app, name FROM public.django_migrations ORDER BY id"
ADD = "INSERT INTO public.django_migrations (app, name, applied) VALUES ('%s', '%s', now());"
HEAD = "SET LOCAL check_function_bodies = false;\nSET LOCAL search_path = '';\n\n"
TAIL = "\nSET LOCAL search_path = public;\n"


def migrate(owner_url: str) -> None:
    """Take every migration in an empty database, one by one."""
    surroundings = {
        "DATABASE_URL": owner_url,
        "DATABASE_APP_URL": "",
        "VINCULO_ACTS_AS": "owner",
        "VINCULO_SECRET_KEY": "base",
        "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    subprocess.run(
        [sys.executable, "-c", MIGRATE.format(url=owner_url)],
        check=True,
        env=os.environ | surroundings,
    )


def written_down(owner_url: str) -> str:
    """Tables, functions, triggers and rights of a database, and which migrations made them.

    PostgreSQL writes some conditions in other words the second time: compare what was written down
    of databases that were both laid from what was written down.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schema.sql"
        run_tool(
            "pg_dump",
            [
                *("--schema-only", "--no-owner", "--no-comments"),
                *("--exclude-table=routing_decision_2*", f"--dbname={owner_url}", f"--file={file}"),
            ],
        )
        schema = NOT_OURS.sub("", file.read_text(encoding="utf-8"))
    with psycopg.connect(owner_url) as connection:
        applied = "".join(
            f"{ADD % (app, name)}\n" for app, name in connection.execute(APPLIED).fetchall()
        )
    return f"{HEAD}{_tight(schema)}\n\n{applied}{TAIL}"


def _tight(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def main() -> None:
    """Make the database, write it down, and say how large the base is."""
    root = Path(tempfile.mkdtemp(prefix="vinculo-base-"))
    root.chmod(0o755)
    server = Postgres(root / "cluster", settings={"fsync": "off", "synchronous_commit": "off"})
    try:
        server.start()
        database.create_roles(server.url())
        urls = {}
        for name in ("migrated", "laid"):
            database.create_database(server.url(), name)
            urls[name] = server.url(name, database.OWNER_ROLE)
        migrate(urls["migrated"])
        base.write(written_down(urls["migrated"]), urls["laid"])
        BASE.write_text(written_down(urls["laid"]), encoding="utf-8")
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)
    print(f"{BASE.relative_to(ROOT)}: {BASE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
