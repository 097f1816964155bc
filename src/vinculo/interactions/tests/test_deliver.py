"""``vinculo mail deliver``: one line each, and nothing is lost when the database is away."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import OperationalError

from vinculo.interactions import api
from vinculo.interactions.commands import deliver
from vinculo.interactions.testing import mail, mailbox

pytestmark = pytest.mark.django_db


def run(*arguments: str, given: bytes = b"") -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(deliver.command, list(arguments), input=given)
    return result.exit_code, [json.loads(x) for x in result.stdout.splitlines()], result.stderr


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "uno.eml"
    path.write_bytes(mail())
    return str(path)


def test_each_message_is_one_line(file: str) -> None:
    status, (first, second), _ = run(file, file)
    assert status == 0
    assert set(first) == {"id", "key", "outcome", "case", "reason"}
    assert (first["outcome"], second["outcome"]) == ("stored", "duplicate")
    assert first["case"] is None


def test_standard_input_is_a_message_too() -> None:
    status, (line,), _ = run("-", given=mail())
    assert (status, line["outcome"]) == (0, "stored")


def test_waiting_tells_the_case(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mailbox()
    polled = api.intake

    def works(raw_id: object) -> object:  # the worker and the cases context, in between
        if polled(raw_id).conversation_id is None:
            api.understand(raw_id, polled(raw_id).received_at)
            api.note_reference(polled(raw_id).conversation_id, "2026-000001")
        return polled(raw_id)

    monkeypatch.setattr(api, "intake", works)
    _, (line,), _ = run(file, "--wait", "5s")
    assert line["case"] == "2026-000001"


def test_what_is_put_aside_needs_no_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    polled = api.intake

    def works(raw_id: object) -> object:
        api.understand(raw_id, polled(raw_id).received_at)
        return polled(raw_id)

    monkeypatch.setattr(api, "intake", works)
    path = tmp_path / "nada.eml"
    path.write_bytes(b"")
    _, (line,), _ = run(str(path), "--wait", "60s")
    assert (line["outcome"], line["reason"]) == ("quarantined", "empty")


def test_a_missing_file_does_not_stop_the_others(file: str) -> None:
    status, lines, words = run("no-existe.eml", file)
    assert (status, len(lines)) == (66, 1)
    assert "no-existe.eml" in words


def test_a_database_that_goes_away_is_75(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(api, "take_in", away)
    monkeypatch.setattr(deliver.connection, "close", lambda: None)
    status, lines, _ = run(file)
    assert (status, lines) == (75, [])


def test_the_answer_has_a_schema() -> None:
    result = CliRunner().invoke(deliver.command, ["--schema"])
    assert json.loads(result.stdout)["required"] == ["id", "key", "outcome", "case", "reason"]
