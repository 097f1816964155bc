"""What the doctor finds, and that each finding says what to do."""

import os
import shutil
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from vinculo.config import moments
from vinculo.config.doctor import chain, examine, machine, site, store
from vinculo.config.doctor.findings import Finding, Grade
from vinculo.config.installation import Installation, Instance, Running
from vinculo.kernel import clock, evidence
from vinculo.kernel.evidence import rounds
from vinculo.kernel.testing import seal_all


def grades(*findings: Finding) -> set[Grade]:
    for finding in findings:
        assert finding.words
        assert bool(finding.remedy) is (finding.grade is not Grade.GOOD), finding
    return {finding.grade for finding in findings}


@pytest.mark.parametrize(
    ("free_megabytes", "expected"),
    [(10, Grade.BAD), (1000, Grade.WARNING), (50_000, Grade.GOOD)],
)
def test_room_on_the_disk(
    free_megabytes: int, expected: Grade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=free_megabytes * machine.MEGABYTE)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _path: usage)
    made = Installation.create(tmp_path / "d")
    assert grades(*machine.disk(made)) == {expected}


def test_keys_that_others_read(tmp_path: Path) -> None:
    made = Installation.create(tmp_path / "d")
    made.make_folders(Instance.COMPANY)
    assert grades(*machine.rights(made)) == {Grade.GOOD}
    (made.keys(Instance.COMPANY) / "secret.key").chmod(0o644)
    (finding,) = machine.rights(made)
    assert finding.grade is Grade.BAD
    assert "chmod" in finding.remedy


def test_without_a_database_the_rest_is_said(tmp_path: Path) -> None:
    made = Installation.create(tmp_path / "d")
    found = list(examine.examine(made, without_database="no base"))
    assert [finding.key for finding in found if finding.grade is Grade.BAD] == ["database"]


@pytest.mark.django_db
def test_this_database_is_well() -> None:
    looked = [store.version(), store.migrations(), store.failed_jobs(), store.clock()]
    assert grades(*looked, *store.roles()) == {Grade.GOOD}


@pytest.mark.django_db
def test_a_worker_that_is_silent() -> None:
    assert store.worker().grade is Grade.BAD
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
        assert store.worker().grade is Grade.GOOD
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 h'")
    assert store.worker().grade is Grade.BAD


def test_an_application_that_owns_its_tables() -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
        row = owner.execute("SELECT current_user").fetchone()
    assert row == ("vinculo",), "the test's owner is not the application"


@pytest.mark.parametrize(("hours", "wrong"), [(0, False), (2, True), (-2, True)])
def test_a_clock_that_differs_from_the_servers(hours: int, wrong: bool) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
        words = moments.complaint(owner, lambda: datetime.now(UTC) + timedelta(hours=hours))
    assert bool(words) is wrong
    assert not wrong or "NTP" in words


def test_mail_that_has_a_server_and_mail_that_has_none(settings: object) -> None:
    settings.SMTP_URL = ""  # type: ignore[attr-defined]
    assert grades(site.mail()) == {Grade.WARNING}
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings.SMTP_URL = f"smtp://me:secret@127.0.0.1:{port}"  # type: ignore[attr-defined]
        assert grades(site.mail()) == {Grade.GOOD}
    finding = site.mail()
    assert finding.grade is Grade.BAD
    assert "secret" not in finding.words


@pytest.mark.parametrize(
    ("base", "allowed", "proxies", "expected"),
    [
        ("http://127.0.0.1:8000", ["*"], (), Grade.GOOD),
        ("http://vinculo.example.com", ["*"], (), Grade.BAD),
        ("https://vinculo.example.com", ["*"], (), Grade.WARNING),
        ("https://vinculo.example.com", ["other.example.com"], ("10.0.0.1",), Grade.BAD),
        ("https://vinculo.example.com", ["vinculo.example.com"], ("10.0.0.1",), Grade.GOOD),
    ],
)
def test_the_address_people_use(
    base: str, allowed: list[str], proxies: tuple[str, ...], expected: Grade, settings: object
) -> None:
    settings.BASE_URL = base  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = allowed  # type: ignore[attr-defined]
    settings.TRUSTED_PROXIES = proxies  # type: ignore[attr-defined]
    assert grades(*site.address()) == {expected}


def test_a_site_that_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    finding = site.web(Running(pid=1, address=address, instance="practice", embedded=True))
    assert finding.grade is Grade.BAD
    assert address in finding.words


@pytest.mark.usefixtures("committed")
def test_the_evidence_is_repeated_and_what_was_changed_is_named(
    tmp_path: Path, settings: object
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    evidence.record_all(
        [evidence.Proof(kind="test.happened", subject=f"case:{n}") for n in range(3)]
    )
    seal_all(at=clock.now())
    assert rounds.export_head(at=clock.now())
    (whole,) = chain.examine_chain([])
    assert whole.grade is Grade.GOOD
    assert "3" in whole.words
    unreadable = tmp_path / "otra.json"
    unreadable.write_text("no es una cabeza")
    admin = os.environ["VINCULO_TEST_ADMIN_URL"]
    here = admin.replace("@/postgres?", f"@/{connection.settings_dict['NAME']}?")
    with psycopg.connect(here, autocommit=True) as owner:
        owner.execute("UPDATE kernel_evidenceline SET subject = 'case:9' WHERE subject = 'case:1'")
    found = list(chain.examine_chain([unreadable]))
    assert [finding.key for finding in found] == ["evidence_head", "evidence_changed"]
    assert "2" in found[1].words
    assert grades(*found) == {Grade.WARNING, Grade.BAD}
    assert rounds.repeat(at=clock.now()).fault_count == 1
    (own,) = (tmp_path / "evidence").iterdir()
    own.rename(own.with_name("head-2026-01-07.json"))
    own.write_text('{"position": 0, "hash": "", "sealed_at": "2026-01-09T00:00:00+00:00"}')
    own.rename(own.with_name("head-2026-01-09.json"))
    found = list(chain.examine_chain([]))
    assert [(finding.key, finding.grade) for finding in found] == [
        ("evidence_head", Grade.WARNING),
        ("evidence_changed", Grade.BAD),
        ("evidence_head", Grade.BAD),
    ]
    assert "2026-01-08" in found[0].words
    assert "2026-01-09" in found[2].words
    assert [finding.key for finding in chain.examine_chain([], without_database="no base")] == [
        "evidence"
    ]
