"""The auditor's visit: what binds, what was counted, what nobody can change, and what to take."""

import csv
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import Visit, Visitor, sideways
from vinculo.analytics.testing import evaluate, some_calls
from vinculo.identity.testing import a_user
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import as_owner, run_jobs, seal_all
from vinculo.organization.contracts import CalendarDraft
from vinculo.organization.testing import SHOP_WEEK, a_calendar, a_company
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling
from vinculo.portfolio.testing import a_service, a_signed_scope

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("VINCULO_SHOTS", "")
MADRID = CalendarDraft(timezone="Europe/Madrid", weekly=SHOP_WEEK, country="ES", region="MD")


def shot(visitor: Visitor, name: str) -> None:
    """Keep a picture where somebody wants to look at them."""
    if SHOTS:
        visitor.page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def a_year() -> int:
    """A signed scope, terms that were kept, and calls; the year in which they lie."""
    a_company()
    a_signed_scope()
    a_calendar(name="Madrid", draft=MADRID)
    service, now = a_service(standards=False), clock.now()
    began = datetime(now.year, 1, 1, 12, tzinfo=UTC)
    for number in range(2):
        filing = NewFiling(
            subject=f"case:{number}", service_id=service.id, kind="complaint", filed_at=began
        )
        portfolio.file_matter(filing, at=now)
        portfolio.stop_terms(subject=f"case:{number}", at=began + timedelta(days=3))
    some_calls(began)
    return now.year


def test_an_auditor_reads_repeats_and_takes_away_what_proves_the_law(
    committed: None, visit: Visit, axe: Callable[[Visitor], None], tmp_path: Path
) -> None:
    a_year()
    auditor = visit(a_user(Role.AUDITOR, name="Olga Pons"))
    page = auditor.page
    auditor.open("/leyes/")
    page.get_by_role("link", name="Ley 10/2025, servicios de atención a la clientela").click()
    page.get_by_label("Deber").select_option("ES10-15BD")
    page.get_by_label("Cuándo empieza").fill("2026-12-28")
    page.get_by_role("button", name="Calcular").click()
    expect(page.locator("#plazo").get_by_text("20 de enero de 2027").first).to_be_visible()
    shot(auditor, "ley")
    axe(auditor)
    auditor.open("/evaluacion/")
    page.get_by_role("button", name="Calcular ahora").click()
    expect(page.get_by_text("La evaluación está calculada")).to_be_visible()
    expect(page.get_by_role("heading", name="Plazos legales")).to_be_visible()
    shot(auditor, "evaluacion")
    axe(auditor)
    for name, start in {"PDF": b"%PDF", "Excel": b"PK", "CSV": b"\xef\xbb\xbf"}.items():
        with page.expect_download() as taken:
            page.get_by_role("link", name=name, exact=True).click()
        file = tmp_path / name
        taken.value.save_as(file)
        assert file.read_bytes().startswith(start)
    assert_each_figure_was_counted_again(tmp_path / "CSV")
    repeats_the_chain(auditor)


def assert_each_figure_was_counted_again(file: Path) -> None:
    """What is taken away says of each figure what was published and what the recount gave."""
    with file.open(encoding="utf-8-sig", newline="") as taken:
        rows = [*csv.DictReader(taken)]
    counted = [row for row in rows if row["Recuento"]]
    assert len(counted) > 10
    assert [row for row in counted if row["Publicado"] != row["Recuento"]] == []


def repeats_the_chain(auditor: Visitor) -> None:
    """It is whole; once somebody has changed a line behind everybody's back it is not."""
    seal_all(at=clock.now())
    page = auditor.page
    auditor.open("/ajustes/evidencia/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cadena de evidencia")
    page.get_by_role("button", name="Repetir la cadena ahora").click()
    run_jobs()
    auditor.open("/ajustes/evidencia/")
    expect(page.locator(".badge[data-state=ok]").first).to_be_visible()
    as_owner(
        "UPDATE kernel_evidenceline SET recorded_at = recorded_at - interval '1 day' WHERE id ="
        " (SELECT line_id FROM kernel_evidencelink ORDER BY position LIMIT 1)"
    )
    page.get_by_role("button", name="Repetir la cadena ahora").click()
    run_jobs()
    auditor.open("/ajustes/evidencia/")
    expect(page.get_by_text("discrepancia").first).to_be_visible()
    expect(page.get_by_text("posición 1").first).to_be_visible()


def test_the_law_is_read_on_a_telephone(
    committed: None, visit: Visit, axe: Callable[[Visitor], None]
) -> None:
    year = a_year()
    evaluate(year, at=clock.now())
    phone = visit(a_user(Role.AUDITOR), width=390, theme="dark")
    for where in ("leyes/es-ley10-2025/", "leyes/alcance/", f"evaluacion/{year}/"):
        phone.open(f"/{where}")
        axe(phone)
        assert sideways(phone) == []
        shot(phone, f"390-{where.strip('/').replace('/', '-')}")
