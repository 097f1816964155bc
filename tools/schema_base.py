"""Write the base of new databases anew: ``make base``; or only compare it: ``make agrees``.

A database on a server of its own takes every migration; what PostgreSQL then writes down of it, and
the list of the migrations, is the base. Parts of tables by month are left to the product.

That base and later migrations give what all migrations give takes a minute of processor to show.
What was compared is noted by its fingerprint (``AGREES``); the tests compare again when it changed.
"""

import difflib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import psycopg

from vinculo.config import database
from vinculo.config.backup.contents import run_tool
from vinculo.config.postgres import Postgres
from vinculo.config.schema import base

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "src/vinculo/config/schema/base.sql"
AGREES = ROOT / "src/vinculo/config/tests/base_agrees.txt"
SHAPING = (
    "src/vinculo/config/schema/base.sql",
    "src/vinculo/config/schema/base.py",
    "src/vinculo/config/database.py",
    "src/vinculo/config/settings.py",
    "requirements/run.txt",
    "tools/schema_base.py",
)
ENUMERATION = re.compile(r"\bvinculo\.(\w+\.contracts(?:\.[a-z]\w*)?)\.([A-Z]\w+)")
MODULE = re.compile(r"^(?:from|import) vinculo\.(?!\w+\.contracts\b)([\w.]+)", re.MULTILINE)
NOT_OURS = re.compile(
    r"^(?:--(?: (?:Name|Data for Name|PostgreSQL database dump|Dumped) ?.*)?"
    r"|SET [a-z_]+ = [^;\n]*;|SELECT pg_catalog\.set_config\(.*|\\(?:un)?restrict .*"
    r"|GRANT .* TO vinculo;|CREATE SCHEMA public;)\n",
    re.MULTILINE,
)
MIGRATE = """
import django; django.setup()
from vinculo.config import database
database.migrate({url!r}, with_base={with_base!r})
"""


APPLIED = "SELECT app, name FROM public.django_migrations ORDER BY id"
ADD = "INSERT INTO public.django_migrations (app, name, applied) VALUES ('%s', '%s', now());"
HEAD = "SET LOCAL check_function_bodies = false;\nSET LOCAL search_path = '';\n\n"
TAIL = "\nSET LOCAL search_path = public;\n"


def fingerprint() -> str:
    """Of all that base and migrations are made of: another one asks for the comparison again."""
    digest = hashlib.sha256()
    migrations = sorted(ROOT.glob("src/vinculo/*/migrations/*.py"))
    texts = [file.read_text(encoding="utf-8") for file in migrations]
    for file, text in zip(migrations, texts, strict=True):
        digest.update(f"{file.relative_to(ROOT)}\n{text}".encode())
    whole = "\n".join(texts)
    for source, name in sorted(set(ENUMERATION.findall(whole))):
        members = getattr(import_module(f"vinculo.{source}"), name)
        digest.update(f"{source}.{name}: {[str(member) for member in members]}\n".encode())
    for module in sorted(set(MODULE.findall(whole))):
        place = ROOT / "src/vinculo" / module.replace(".", "/")
        file = place.with_suffix(".py")
        digest.update((file if file.exists() else place / "__init__.py").read_bytes())
    for shaping in SHAPING:
        digest.update((ROOT / shaping).read_bytes())
    return digest.hexdigest()


def agrees() -> bool:
    """Whether this base was compared with these migrations before."""
    return AGREES.exists() and AGREES.read_text(encoding="utf-8").strip() == fingerprint()


def differences(laid: str, migrated: str, make: Callable[[], str]) -> list[str]:
    """Lines in which two databases differ; ``make`` gives empty ones. Order of history apart."""

    def in_same_words(url: str) -> list[str]:
        again = make()
        base.write(written_down(url), again)
        lines = written_down(again).splitlines()
        history = [line for line in lines if line.startswith("INSERT INTO public.django_mig")]
        return [line for line in lines if line not in set(history)] + sorted(history)

    return list(difflib.unified_diff(in_same_words(migrated), in_same_words(laid), lineterm=""))


def migrate(owner_url: str, *, with_base: bool = False) -> None:
    """Take every migration in an empty database, one by one or from the base on."""
    surroundings = {
        "DATABASE_URL": owner_url,
        "DATABASE_APP_URL": "",
        "VINCULO_ACTS_AS": "owner",
        "VINCULO_SECRET_KEY": "base",
        "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "COVERAGE_PROCESS_CONFIG": "",  # lines of migrations are not counted
    }
    subprocess.run(
        [sys.executable, "-c", MIGRATE.format(url=owner_url, with_base=with_base)],
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


@contextmanager
def databases() -> Iterator[Callable[[], str]]:
    """A server of its own, and what makes an empty database on it and answers its address."""
    root = Path(tempfile.mkdtemp(prefix="vinculo-base-"))
    root.chmod(0o755)
    server = Postgres(root / "cluster", settings={"fsync": "off", "synchronous_commit": "off"})
    made: list[str] = []

    def make() -> str:
        made.append(f"base_{len(made)}")
        database.create_database(server.url(), made[-1])
        return server.url(made[-1], database.OWNER_ROLE)

    try:
        server.start()
        database.create_roles(server.url())
        yield make
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)


def main() -> None:
    """Write the base, unless only a comparison is asked for; compare it and note that it agrees."""
    with databases() as make:
        migrated, laid = make(), make()
        migrate(migrated)
        if "--compare" not in sys.argv:
            again = make()
            base.write(written_down(migrated), again)
            BASE.write_text(written_down(again), encoding="utf-8")
            print(f"{BASE.relative_to(ROOT)}: {BASE.stat().st_size // 1024} KiB")
        migrate(laid, with_base=True)
        if found := differences(laid, migrated, make):
            sys.exit("\n".join(found))
    AGREES.write_text(f"{fingerprint()}\n", encoding="utf-8")
    print(f"{AGREES.relative_to(ROOT)}: base and migrations agree")


if __name__ == "__main__":
    main()
