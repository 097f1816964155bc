"""A backup restored into an empty folder gives the same rows, files and keys."""

import io
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from vinculo.config import database
from vinculo.config.backup import container, contents, restoring, taking
from vinculo.config.backup.contents import Manifest, fingerprints
from vinculo.config.backup.restoring import BackupRefusedError
from vinculo.config.cli import cli
from vinculo.config.commands import migrate
from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres
from vinculo.config.refusals import DiskError, FolderError

PHRASE = "cinco palabras que nadie adivina"
MAIL = b"From: carmen@example.com\r\nSubject: Sin linea\r\n\r\nLlevo dos dias sin servicio.\r\n"


@pytest.fixture(autouse=True, scope="module")
def _own_database() -> Iterator[None]:
    """No address of the tests' own server, and a key that is quick to draw."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(container.Header.new.__kwdefaults__, "scrypt_n", 2**10)
        for variable in ("DATABASE_URL", "DATABASE_APP_URL"):
            patch.delenv(variable, raising=False)
        yield


@dataclass
class Living:
    installation: Installation
    server: Postgres

    @property
    def url(self) -> str:
        return self.server.url(Instance.COMPANY.database, database.OWNER_ROLE)

    @property
    def source(self) -> contents.Source:
        return taking.source_of(self.installation, Instance.COMPANY)


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    """An installation with rows, a file and keys, whose server runs."""
    root = tmp_path_factory.mktemp("viva") / "datos"
    installation = Installation.create(root)
    installation.make_folders(Instance.COMPANY)
    server = Postgres(installation.cluster, settings={"fsync": "off"})
    server.start()
    database.create_roles(server.url())
    database.create_database(server.url(), Instance.COMPANY.database)
    found = Living(installation, server)
    with psycopg.connect(found.url) as connection:
        connection.execute(
            "CREATE EXTENSION pg_trgm;"
            "CREATE SCHEMA published;"
            "CREATE TABLE django_migrations (app text, name text);"
            "INSERT INTO django_migrations VALUES ('kernel', '0001_initial');"
            "CREATE TABLE kernel_liveevent (id int);"
            "INSERT INTO kernel_liveevent VALUES (1);"
            "CREATE TABLE thing (id int PRIMARY KEY, name text, at timestamptz);"
            "CREATE INDEX thing_name ON thing USING gin (name gin_trgm_ops);"
            "INSERT INTO thing SELECT n, 'ñandú ' || n, now() FROM generate_series(1, 500) n;"
            "CREATE VIEW published.things AS SELECT id FROM thing"
        )
    _store(installation.files(Instance.COMPANY), MAIL)
    yield found
    server.stop()
    shutil.rmtree(installation.cluster, ignore_errors=True)


def _store(root: Path, content: bytes) -> Path:
    import hashlib

    digest = hashlib.sha256(content).hexdigest()
    path = root / digest[:2] / digest[2:4] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def copy(living: Living, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("copias") / "hoy.vinculo"
    taking.take(living.source, file, PHRASE)
    return file


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "nueva"
    yield root
    if installation := (Installation.at(root) if root.exists() else None):
        shutil.rmtree(installation.cluster, ignore_errors=True)


def test_the_same_rows_files_and_keys_come_back(living: Living, copy: Path, empty: Path) -> None:
    manifest = taking.restore(empty, copy, PHRASE)
    restored = Installation.at(empty)
    assert restored is not None
    assert manifest.tables["thing"][0] == "500"
    server = Postgres(restored.cluster)
    server.start()
    try:
        url = server.url(Instance.COMPANY.database, database.OWNER_ROLE)
        with psycopg.connect(url) as now, psycopg.connect(living.url) as then:
            assert fingerprints(then) == manifest.tables
            assert fingerprints(now) == manifest.tables | {"kernel_liveevent": ["0", "0"]}
            assert now.execute("SELECT count(*) FROM published.things").fetchone() == (500,)
    finally:
        server.stop()
    for kind in ("files", "keys"):
        before = getattr(living.installation, kind)(Instance.COMPANY)
        after = getattr(restored, kind)(Instance.COMPANY)
        old = {p.relative_to(before): p.read_bytes() for p in before.rglob("*") if p.is_file()}
        new = {p.relative_to(after): p.read_bytes() for p in after.rglob("*") if p.is_file()}
        assert old == new
        assert after.stat().st_mode & 0o077 == 0


def test_the_file_is_private_and_reads_as_noise(copy: Path) -> None:
    assert copy.stat().st_mode & 0o077 == 0
    assert b"carmen" not in copy.read_bytes()
    assert [p.name for p in copy.parent.iterdir()] == ["hoy.vinculo"]


def test_a_target_with_data_is_left_alone(copy: Path, empty: Path) -> None:
    taking.restore(empty, copy, PHRASE)
    with pytest.raises(FolderError, match="ya tiene datos"):
        taking.restore(empty, copy, PHRASE)


def test_a_foreign_folder_is_left_alone(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "fotos.txt").write_text("mías")
    with pytest.raises(FolderError):
        taking.restore(tmp_path, copy, PHRASE)
    assert (tmp_path / "fotos.txt").read_text() == "mías"


def test_another_passphrase_is_refused_in_words(copy: Path, empty: Path) -> None:
    with pytest.raises(BackupRefusedError, match="La frase no abre"):
        taking.restore(empty, copy, "otra frase cualquiera")


@pytest.mark.parametrize("keep", [0.3, 0.9, 0.9999])
def test_a_cut_file_is_refused_and_changes_nothing(
    copy: Path, tmp_path: Path, empty: Path, keep: float
) -> None:
    raw = copy.read_bytes()
    cut = tmp_path / "cortada.vinculo"
    cut.write_bytes(raw[: int(len(raw) * keep)])
    with pytest.raises(BackupRefusedError):
        taking.restore(empty, cut, PHRASE)
    installation = Installation.at(empty)
    assert installation is not None
    assert not installation.cluster.exists()
    assert not installation.files(Instance.COMPANY).exists()


def test_what_a_newer_version_wrote_is_refused() -> None:
    manifest = Manifest(
        version="9.0",
        created_at="",
        instance="company",
        server=180006,
        migrations=["kernel.0001_initial", "kernel.0999_from_the_future"],
        tables={},
    )
    with pytest.raises(BackupRefusedError, match=r"más nueva \(9\.0\)"):
        restoring.check_version(manifest)


def test_other_files_are_refused_in_words(tmp_path: Path, empty: Path) -> None:
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(BackupRefusedError, match="no es una copia"):
        taking.restore(empty, other, PHRASE)


def test_an_existing_file_is_never_overwritten(living: Living, copy: Path) -> None:
    before = copy.read_bytes()
    with pytest.raises(FolderError, match="ya existe"):
        taking.take(living.source, copy, PHRASE)
    assert copy.read_bytes() == before


def test_a_full_disk_is_said_before_anything_is_written(
    living: Living, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "free_bytes", lambda _folder: 1000)
    with pytest.raises(DiskError, match="No queda sitio"):
        taking.take(living.source, tmp_path / "x.vinculo", PHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_does_not_come_back_is_no_backup(
    living: Living, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lie(_connection: object) -> dict[str, list[str]]:
        return {"thing": ["501", "0"]}

    monkeypatch.setattr(contents, "fingerprints", lie)
    with pytest.raises(BackupRefusedError, match="thing"):
        taking.take(living.source, tmp_path / "x.vinculo", PHRASE)
    assert list(tmp_path.iterdir()) == []


def test_before_migrations_the_five_newest_stay(living: Living, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"antes-de-0.0.{number}-company-20200101.vinculo").touch()
    keys = living.installation.keys(Instance.COMPANY)
    file = taking.before_migrations(
        owner_url=living.url,
        files_dir=living.installation.files(Instance.COMPANY),
        keys_dir=keys,
        folder=tmp_path,
    )
    assert file.exists()
    assert len(list(tmp_path.iterdir())) == taking.AUTOMATIC_KEPT
    phrase = (keys / taking.PASSPHRASE).read_text().strip()
    (keys / taking.PASSPHRASE).unlink()
    with file.open("rb") as source, restoring.opened(source, phrase) as archive:
        first = archive.next()
        assert first is not None
        assert first.name == contents.MANIFEST


def test_rows_written_while_the_dump_runs_are_in_neither_or_both(
    living: Living, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = contents.run_tool

    def interrupted(program: str, arguments: list[str]) -> None:
        if program == "pg_dump":
            with psycopg.connect(living.url) as other:
                other.execute("INSERT INTO thing VALUES (-1, 'a mitad', now())")
        real(program, arguments)

    monkeypatch.setattr(contents, "run_tool", interrupted)
    manifest = taking.take(living.source, tmp_path / "viva.vinculo", PHRASE)
    assert manifest.tables["thing"][0] == "500"
    with psycopg.connect(living.url) as connection:
        connection.execute("DELETE FROM thing WHERE id = -1")


def test_parts_with_strange_names_are_refused(tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "keys/../../x", "keys/.hidden", "files/abc", "otro"):
        with pytest.raises(container.DamagedError):
            restoring._unpack_part(name, io.BytesIO(b"x"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_summary_counts() -> None:
    manifest = Manifest(
        version="0.1.0",
        created_at="2026-11-21T10:00:00+00:00",
        instance="company",
        server=180006,
        migrations=[],
        tables={"a": ["2", "5"], "b": ["3", "0"]},
        files=7,
    )
    assert json.loads(restoring.summary(manifest))["rows"] == 5


def test_how_much_of_a_backup_is_written_is_said_until_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(migrate, "SAID_EVERY", 0.01)
    (tmp_path / ".dump-x").mkdir()
    (tmp_path / ".dump-x" / "database.dump").write_bytes(b"x" * 3 * migrate.MEGABYTE)
    (tmp_path / ".antes-de-1.vinculo-y").write_bytes(b"x" * migrate.MEGABYTE)
    with migrate.growing(tmp_path):
        time.sleep(0.2)
    assert "4 MB" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_needs_no_backup_before_migrations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not database.has_pending_changes()
    from django.db.migrations.executor import MigrationExecutor

    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_args: ["one"])
    assert database.has_pending_changes()


def test_an_older_copy_is_taken_and_its_age_is_said(
    living: Living, tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, phrase = tmp_path / "vieja.vinculo", tmp_path / "frase"
    phrase.write_text(PHRASE)
    monkeypatch.setattr(contents, "__version__", "0.0.9")
    taking.take(living.source, file, PHRASE, trial=False)
    done = CliRunner().invoke(
        cli, ["restore", str(file), "--data", str(empty), "--passphrase-file", str(phrase)]
    )
    assert done.exit_code == 0, done.output
    assert "La copia es de la versión 0.0.9" in done.output
    assert json.loads(done.stdout)["version"] == "0.0.9"


def test_a_refused_copy_says_why_and_leaves_with_a_code(
    copy: Path, empty: Path, tmp_path: Path
) -> None:
    phrase = tmp_path / "frase"
    phrase.write_text("otra frase que no es")
    arguments = ["restore", str(copy), "--data", str(empty), "--passphrase-file", str(phrase)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert "La frase no abre esta copia" in done.output


def test_a_short_passphrase_is_refused_before_anything_else(living: Living, tmp_path: Path) -> None:
    phrase = tmp_path / "frase"
    phrase.write_text("corta")
    arguments = ["backup", str(tmp_path / "x.vinculo"), "--data", str(living.installation.root)]
    done = CliRunner().invoke(cli, [*arguments, "--passphrase-file", str(phrase)])
    assert done.exit_code == 78
    assert "La frase es corta" in done.output
