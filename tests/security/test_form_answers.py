"""N9 and N12 for forms: what is written into them is shown and exported, and runs nowhere."""

import csv
import io
from dataclasses import replace
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from vinculo.cases import api as cases
from vinculo.cases.testing import MORNING, a_house
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.domain.forms.definition import Option
from vinculo.interactions.selectors.forms import forms
from vinculo.interactions.services.forms import building, receiving
from vinculo.interactions.testing import SAMPLE, a_form
from vinculo.kernel.actor import SYSTEM, Role
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://mala.example";"x")'
SCRIPT = "<script>alert(1)</script>"


def test_n9_n12_labels_choices_answers_and_file_names_run_nowhere() -> None:
    owner = a_user(Role.OWNER)
    house = a_house(owner_id=owner.id)
    form = a_form(service_id=house.service_id)
    options = (*SAMPLE.fields[0].options, Option(value="x", label={"es": f"{SCRIPT}opción"}))
    building.put_field(
        form.id, replace(SAMPLE.fields[0], options=options, label={"es": f"{SCRIPT}tipo"})
    )
    building.publish(form.id, by=SYSTEM, at=MORNING)
    opened = forms.open_form(form.slug)
    assert opened is not None
    file = {"name": f"{SCRIPT}.png", "media_type": "image/png", "size_bytes": 1, "digest": "a" * 64}
    taken = receiving.receive(
        receiving.Written(
            request_id=uuid4(),
            version_id=opened.version_id,
            language="es",
            answers={"tipo": "x", "que": FORMULA, "nombre": SCRIPT, "fotos": [file]},
        ),
        at=MORNING,
    )
    run_jobs()
    conversation_id = interactions.intake(taken.raw_id).conversation_id
    assert conversation_id is not None
    case = cases.case_of(conversation_id)
    assert case is not None
    assert case.key == taken.key
    marta = signed_in(house.marta)
    for path in (f"/casos/{case.id}/", f"/f/{form.slug}/"):
        page = marta.get(path).content.decode()
        assert SCRIPT not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;opción" in page
    answers = f"/ajustes/formularios/{form.id}/respuestas"
    elsewhere = signed_in(a_user(Role.SUPERVISOR)).get(f"{answers}.csv")
    assert "HYPERLINK" not in elsewhere.content.decode()
    assert marta.get(f"{answers}.csv").status_code == 403
    client = signed_in(owner)
    text = client.get(f"{answers}.csv").content.decode("utf-8-sig")
    row = next(iter(csv.DictReader(io.StringIO(text))))
    assert row["¿Qué ha pasado?"] == f"'{FORMULA}"
    sheet = load_workbook(io.BytesIO(client.get(f"{answers}.xlsx").content)).active
    assert sheet is not None
    assert "f" not in {cell.data_type for line in sheet.iter_rows() for cell in line}
    assert client.get(f"{answers}.exe").status_code == 404
