"""Files that nobody points at go after their grace; one that anything names never does."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models

from vinculo.cases.testing import a_case, a_house
from vinculo.interactions.contracts import RawState
from vinculo.interactions.models import Attachment, RawMessage, StagedFile
from vinculo.interactions.services.forms import receiving, staging
from vinculo.interactions.testing import a_form
from vinculo.kernel import blob_sweep, blobs
from vinculo.kernel.blob_sweep import blob_uses

NOW = datetime.now(UTC)
LATER = NOW + blob_sweep.GRACE + timedelta(hours=1)


@pytest.fixture
def folder(settings: object, tmp_path: Path) -> Path:
    settings.FILES_DIR = str(tmp_path)  # type: ignore[attr-defined]
    return tmp_path


def stored(text: str = "") -> str:
    """A file without a row, as a crash right after writing leaves it."""
    return blobs.store(io.BytesIO(text.encode() or uuid4().bytes))[0]


def test_every_column_that_holds_a_digest_is_asked() -> None:
    """A new column has to be named in :data:`blob_uses`."""
    names = ("blob", "logo")
    found = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField)
        and field.max_length == 64
        and any(part in field.name for part in names)
        and not model.__name__.endswith("Event")
    }
    asked = {(use.model, use.column) for use in blob_uses.values()}
    assert found <= asked
    assert {(use.model, use.column) for use in blob_uses.values() if use.json_path} == {
        ("interactions.FormAnswer", "answers")
    }


def test_what_is_named_stays_and_what_is_not_goes_after_its_grace(
    committed: None, folder: Path
) -> None:
    house = a_house()
    form = a_form(service_id=house.service_id)
    a_case()
    page = uuid4()
    token = staging.stage(
        io.BytesIO(b"foto"), name="a.png", request_id=page, form_id=form.id,
        field_key="fotos", at=NOW,
    )  # fmt: skip
    scan, orphan = stored(), stored()
    letter = {"files": [{"digest": scan, "name": "carta.pdf"}]}
    receiving.receive(
        receiving.Written(
            request_id=uuid4(), version_id=None, language="es", answers={}, via="letter",
            letter=letter, trapped="form_trap",
        ),
        at=NOW,
    )  # fmt: skip
    half = folder / ".incoming-dead"
    half.write_bytes(b"half")
    assert blob_sweep.sweep(at=NOW + timedelta(hours=30)) == 0
    assert blob_sweep.sweep(at=LATER) == 2
    assert not blobs.path_of(orphan).exists()
    assert not half.exists()
    staged = StagedFile.objects.get(token=token).blob
    for digest in (scan, staged, *RawMessage.objects.values_list("blob", flat=True)):
        assert blobs.path_of(digest).exists()
    assert RawMessage.objects.filter(state=RawState.QUARANTINED).count() == 1
    staging.unstage(request_id=page, token=token, form_id=form.id)
    assert blob_sweep.sweep(at=LATER) == 1
    assert not blobs.path_of(staged).exists()
    assert blob_sweep.sweep(at=LATER) == 0
    assert Attachment.objects.count() == 0


def test_what_is_stored_again_is_young_and_what_was_swept_is_written_anew(
    committed: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody sends the very same bytes between the look at the database and the deletion."""
    digest = stored("la misma foto")
    old = (LATER - timedelta(days=9)).timestamp()
    os.utime(blobs.path_of(digest), (old, old))
    seen = blob_sweep.in_use

    def stored_meanwhile(digests: list[str]) -> set[str]:
        found = seen(digests)
        assert stored("la misma foto") == digest
        return found

    monkeypatch.setattr(blob_sweep, "in_use", stored_meanwhile)
    assert blob_sweep.sweep(at=NOW) == 0
    assert blobs.read_blob(digest) == b"la misma foto"
    monkeypatch.setattr(blob_sweep, "in_use", seen)
    assert blob_sweep.sweep(at=LATER) == 1
    assert stored("la misma foto") == digest
    assert blobs.read_blob(digest) == b"la misma foto"


def test_a_crash_in_the_middle_leaves_the_rest_for_the_next_night(
    committed: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphans = [stored() for _ in range(5)]
    forget, done = blobs.forget, []

    def dies_after_two(digest: str, *, before: float) -> bool:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(digest)
        return forget(digest, before=before)

    monkeypatch.setattr(blobs, "forget", dies_after_two)
    with pytest.raises(KeyboardInterrupt):
        blob_sweep.sweep(at=LATER)
    monkeypatch.setattr(blobs, "forget", forget)
    assert blob_sweep.sweep(at=LATER) == 3
    assert not any(blobs.path_of(digest).exists() for digest in orphans)
