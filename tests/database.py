"""The tests' own PostgreSQL: one cluster a session, one database a worker, acting as vinculo_app.

Loaded before Django. A migrated cluster is kept in the user's cache, keyed by everything that
shapes the schema, so that a second run starts in a second.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
PURE = os.environ.get("VINCULO_PURE_TESTS") == "true"
"""Only what needs no database: seconds instead of minutes, for the mutants."""
sys.path.insert(0, str(ROOT / "src"))

os.environ.setdefault("VINCULO_SECRET_KEY", "only-for-tests")
os.environ.setdefault("VINCULO_LOG_FORMAT", "console")
os.environ.setdefault("VINCULO_UNDO_SECONDS", "0")
os.environ.setdefault("VINCULO_DEMO", "practice")


def _cache_key() -> str:
    digest = hashlib.sha256(str(os.geteuid()).encode())
    files = [
        *ROOT.glob("src/vinculo/*/migrations/*.py"),
        *ROOT.glob("src/vinculo/*/models*.py"),
        *ROOT.glob("src/vinculo/*/models/*.py"),
        ROOT / "src/vinculo/config/database.py",
        ROOT / "src/vinculo/config/schema/base.sql",
        ROOT / "src/vinculo/config/settings.py",
        ROOT / "requirements/dev.txt",
    ]
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _work_dir() -> Path:
    base = (
        Path("/var/lib/vinculo/tests")
        if os.geteuid() == 0
        else Path.home() / ".cache/vinculo/tests"
    )
    base.mkdir(parents=True, exist_ok=True)
    return base


class _Session:
    """The cluster of one test session (the controller's when tests run in parallel)."""

    def __init__(self) -> None:
        from vinculo.config.postgres import Postgres

        self.root = Path(tempfile.mkdtemp(prefix="run-", dir=_work_dir()))
        self.root.chmod(0o755)
        self.cluster = self.root / "cluster"
        cached = _work_dir() / f"cache-{_cache_key()}"
        if cached.exists():
            subprocess.run(["cp", "-a", str(cached), str(self.cluster)], check=True)
        self.postgres = Postgres(
            self.cluster,
            settings={
                "fsync": "off",
                "synchronous_commit": "off",
                "full_page_writes": "off",
                "wal_level": "minimal",
                "max_wal_senders": "0",
                "wal_compression": "off",
                "max_connections": "100",
                "shared_buffers": "64MB",
            },
        )
        self.postgres.start()
        if not cached.exists():
            self._build_template()
            self.postgres.stop()
            self._keep(cached)
            self.postgres.start()
        os.environ["VINCULO_TEST_ADMIN_URL"] = self.postgres.url()

    def _build_template(self) -> None:
        from vinculo.config import database

        database.create_roles(self.postgres.url())
        database.create_database(self.postgres.url(), "template_vinculo")
        owner = self.postgres.url("template_vinculo", database.OWNER_ROLE)
        subprocess.run(
            [
                sys.executable,
                "-c",
                "import django; django.setup()\n"
                "from vinculo.config import database\n"
                f"database.migrate({owner!r})",
            ],
            check=True,
            env=os.environ
            | {
                "DATABASE_URL": owner,
                "VINCULO_ACTS_AS": "owner",
                "DATABASE_APP_URL": "",
                "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
                "PYTHONPATH": str(ROOT / "src"),
            },
        )

    def _keep(self, cached: Path) -> None:
        for old in sorted(_work_dir().glob("cache-*"), key=lambda p: p.stat().st_mtime)[:-12]:
            shutil.rmtree(old, ignore_errors=True)
        temporary = Path(tempfile.mkdtemp(prefix="new-", dir=_work_dir()))
        subprocess.run(["cp", "-a", str(self.cluster), str(temporary / "c")], check=True)
        with contextlib.suppress(OSError):  # another session may have been quicker
            (temporary / "c").rename(cached)
        shutil.rmtree(temporary, ignore_errors=True)

    def stop(self) -> None:
        self.postgres.stop()
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.postgres.socket_dir, ignore_errors=True)


_session = None if WORKER or PURE else _Session()


def _make_worker_database() -> None:
    from vinculo.config import database

    name = f"test_{WORKER or 'main'}"
    if not PURE:
        admin = os.environ["VINCULO_TEST_ADMIN_URL"]
        database.create_database(admin, name, template="template_vinculo")
        for variable, role in (
            ("DATABASE_URL", database.OWNER_ROLE),
            ("DATABASE_APP_URL", database.APP_ROLE),
        ):
            os.environ[variable] = admin.replace("postgres@/postgres?", f"{role}@/{name}?")
    files = Path(tempfile.mkdtemp(prefix="vinculo-files-"))
    os.environ["VINCULO_FILES_DIR"] = str(files / "files")
    os.environ["VINCULO_KEYS_DIR"] = str(files / "keys")
    os.environ["VINCULO_ACTS_AS"] = "app"


_make_worker_database()


def pytest_unconfigure() -> None:
    """End what this session started, and only that."""
    shutil.rmtree(Path(os.environ["VINCULO_FILES_DIR"]).parent, ignore_errors=True)
    if _session:
        _session.stop()
