"""The data folder: whose it is, what is refused, who holds it."""

import json
import stat
from pathlib import Path

import pytest

from vinculo.config import installation as subject
from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import binaries
from vinculo.config.refusals import AlreadyRunningError, FolderError, NoPermissionError


def test_a_new_installation_is_found_again(tmp_path: Path) -> None:
    root = tmp_path / "a" / "data"
    assert Installation.at(root) is None
    made = Installation.create(root)
    assert Installation.at(root) == made
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert stat.S_IMODE((root / subject.MARKER).stat().st_mode) == 0o600


def test_an_empty_folder_may_be_used_and_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    assert Installation.at(tmp_path) is None
    Installation.create(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderError):
        Installation.at(tmp_path / "file")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": "x"}'])
def test_a_damaged_marker_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / subject.MARKER).write_text(content, encoding="utf-8")
    with pytest.raises(FolderError, match="vinculo restore"):
        Installation.at(tmp_path)


def test_a_folder_that_all_may_write_is_refused(tmp_path: Path) -> None:
    Installation.create(tmp_path / "d")
    (tmp_path / "d").chmod(0o777)
    with pytest.raises(NoPermissionError, match="chmod o-w"):
        Installation.at(tmp_path / "d")


def test_a_folder_of_another_user_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Installation.create(tmp_path / "d")
    monkeypatch.setattr(subject.os, "geteuid", lambda: 12345)
    with pytest.raises(NoPermissionError):
        Installation.at(tmp_path / "d")


def test_each_company_has_keys_and_files_of_its_own(tmp_path: Path) -> None:
    made = Installation.create(tmp_path / "d")
    for instance in Instance:
        made.make_folders(instance)
        made.make_folders(instance)
    secrets = {(made.keys(instance) / "secret.key").read_text() for instance in Instance}
    assert len(secrets) == 2
    assert Instance.PRACTICE.database == "vinculo_practice"


def test_keys_that_others_may_read_are_refused(tmp_path: Path) -> None:
    made = Installation.create(tmp_path / "d")
    made.make_folders(Instance.COMPANY)
    made.keys(Instance.COMPANY).chmod(0o755)
    with pytest.raises(NoPermissionError, match="chmod 700"):
        made.make_folders(Instance.COMPANY)


def test_who_comes_second_is_told_who_is_first(tmp_path: Path) -> None:
    made = Installation.create(tmp_path / "d")
    assert made.running() is None
    with made.locked():
        with pytest.raises(AlreadyRunningError), made.locked():
            pass
        made.announce(address="http://here", instance=Instance.PRACTICE, embedded=True)
        running = made.running()
        assert running is not None
        assert running.address == "http://here"
        with pytest.raises(AlreadyRunningError, match="http://here"), made.locked():
            pass
    assert made.running() is None


def test_a_written_file_is_whole_or_absent(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        subject.write_private(tmp_path / "f", "\ud800")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("env", "root", "expected"),
    [
        ({"VINCULO_DATA": "/srv/v"}, True, "/srv/v"),
        ({}, True, "/var/lib/vinculo/data"),
        ({"XDG_DATA_HOME": "/x"}, False, "/x/vinculo"),
    ],
)
def test_where_the_data_lie_by_default(
    env: dict[str, str], root: bool, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "environment", lambda: env)
    monkeypatch.setattr(binaries, "is_root", lambda: root)
    assert subject.chosen_folder() == Path(expected)
    assert subject.chosen_folder("/mine/./x") == Path("/mine/x")


def test_the_marker_says_no_secret(tmp_path: Path) -> None:
    made = Installation.create(tmp_path / "d")
    content = json.loads((made.root / subject.MARKER).read_text(encoding="utf-8"))
    assert set(content) == {"format", "id", "created", "postgres"}
