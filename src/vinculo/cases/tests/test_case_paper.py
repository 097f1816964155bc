"""A case on paper says what the page says; internal notes only when they are asked for."""

from vinculo.cases.services.notes import add_note
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.cases.web.case_paper import paper_of
from vinculo.cases.web.page import parts_of
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role


def test_a_case_is_printed_and_its_notes_only_on_wish(house: House) -> None:
    case = a_case(subject="#set page(width: 1pt)", text='#read("/etc/passwd") *no*')
    add_note(case_id=case.id, text="Solo para la casa", actor=house.agent, at=MORNING)
    answer = signed_in(house.marta).get(f"/casos/{case.id}/pdf/?notas=1")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == f'inline; filename="{case.number}.pdf"'
    parts = parts_of(house.agent, case.id, MORNING)
    for with_notes, told in ((False, 1), (True, 2)):
        paper = paper_of(parts, with_notes=with_notes, made="hoy")
        assert len(paper["parts"]) == told
        assert ("Solo para la casa" in str(paper["parts"])) is with_notes
    assert {"label": "Cliente", "value": "Lucía Romero"} in paper["facts"]
    stranger = signed_in(a_user(Role.AGENT, name="De otra cola"))
    assert stranger.get(f"/casos/{case.id}/pdf/").status_code == 404
