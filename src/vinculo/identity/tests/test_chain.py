"""The chain of evidence on its page, in the auditors' mail and in the alarm."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core import mail
from pytest_django import Settings as SettingsWrapper

from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel import clock, evidence
from vinculo.kernel.actor import Role
from vinculo.kernel.evidence import rounds, sealing
from vinculo.kernel.models import EvidenceCheck, EvidenceLine
from vinculo.kernel.testing import as_owner, run_jobs, seal_all

NOW = datetime(2026, 11, 9, 9, 30, tzinfo=UTC)


@pytest.mark.usefixtures("committed")
def test_an_auditor_reads_the_chain_gets_its_head_and_hears_when_it_disagrees(
    tmp_path: Path, settings: SettingsWrapper
) -> None:
    settings.DATA_DIR = tmp_path
    client = signed_in(a_user(Role.AUDITOR, email="audita@ejemplo.es"))
    assert "Todavía no hay ninguna línea" in client.get("/ajustes/evidencia/").text
    evidence.record(
        evidence.Proof(
            kind="clocks.started", subject="case:1", facts={"state": "running", "id": "x" * 40}
        )
    )
    assert "por sellar" in client.get("/ajustes/evidencia/").text
    seal_all(at=NOW)
    assert rounds.export_head(at=NOW)
    run_jobs()
    head = sealing.head()
    assert [each.to for each in mail.outbox if head.hash in each.body] == [["audita@ejemplo.es"]]
    page = client.get("/ajustes/evidencia/?kind=clocks.started").text
    assert head.hash in page
    assert "Empezó un reloj" in page
    assert "state=running" in page
    assert "xxxxxxxxxxxxxx…" in page
    assert "Ninguna línea así" in client.get("/ajustes/evidencia/?subject=case:2").text
    line = EvidenceLine.objects.get()
    assert "Empezó un reloj" in client.get(f"/ajustes/evidencia/?beside={line.pk}").text
    file = client.get("/ajustes/evidencia/cabeza/2026-11-09/")
    assert json.loads(b"".join(file))["hash"] == head.hash
    assert client.get("/ajustes/evidencia/cabeza/2026-11-08/").status_code == 404
    assert client.get("/ajustes/evidencia/cabeza/nunca/").status_code == 404
    assert client.post("/ajustes/evidencia/repetir/").status_code == 302
    run_jobs()
    assert EvidenceCheck.objects.get().fault_count == 0
    assert "Entera" in client.get("/ajustes/evidencia/").text
    (tmp_path / "evidence" / "head-2026-11-09.json").write_text(
        json.dumps({"position": 1, "hash": "f" * 64, "sealed_at": NOW.isoformat()})
    )
    rounds.repeat(at=clock.now())
    rounds.repeat(at=clock.now())
    run_jobs()
    assert "1 discrepancia" in client.get("/ajustes/evidencia/").text
    bell = client.get("/avisos/").text
    assert bell.count("La cadena de evidencia no coincide") == 1


@pytest.mark.usefixtures("committed")
def test_facts_that_somebody_wrote_over_are_shown_and_the_page_still_opens() -> None:
    client = signed_in(a_user(Role.AUDITOR))
    evidence.record(evidence.Proof(kind="clocks.started", subject="case:1", facts={"n": 1}))
    seal_all(at=NOW)
    as_owner("UPDATE kernel_evidenceline SET facts = 'nada de esto pasó'")
    assert "nada de esto" in client.get("/ajustes/evidencia/").text
    rounds.repeat(at=clock.now())
    assert EvidenceCheck.objects.get().fault_count == 1
