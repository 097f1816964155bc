"""Building a form in the browser, and taking its answers away."""

from html import unescape

import pytest

from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.models import Form
from vinculo.interactions.selectors.forms import forms
from vinculo.interactions.testing import a_form
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company
from vinculo.portfolio.testing import a_service

pytestmark = pytest.mark.django_db
ROOT = "/ajustes/formularios/"


def test_a_form_is_built_published_and_closed() -> None:
    a_company()
    service = a_service()
    client = signed_in(a_user(Role.ADMINISTRATOR))
    made = client.post(ROOT, {"name": '¡Avería! "x"', "service": str(service.id), "language": "es"})
    page = made["Location"]
    form = Form.objects.get()
    assert (form.slug, form.published) == ("averia-x", None)
    client.post(f"{page}preguntas/nueva/?tipo=choice", {
        "label_es": "¿Dónde?", "label_en": "Where?", "options_es": "Casa\nOficina\n<b>Otro</b>",
        "options_en": "Home\nOffice",
    })  # fmt: skip
    client.post(f"{page}preguntas/nueva/", {
        "label_es": "¿En qué planta?", "condition": ["donde|oficina"], "max_length": "20",
    })  # fmt: skip
    draft = forms.form(form.pk).draft
    where, floor = draft.fields[-2:]
    assert [o.value for o in where.options] == ["casa", "oficina", "b-otro-b"]
    assert where.options[1].label == {"es": "Oficina", "en": "Office"}
    assert floor.condition is not None
    assert (floor.condition.field, floor.condition.values) == ("donde", ("oficina",))
    client.post(f"{page}orden/", {"campo": floor.key, "que": "subir"})
    broken = client.get(page).content.decode()
    assert "viene después: póngala antes" in broken
    assert "<b>Otro</b>" not in broken
    client.post(f"{page}publicar/", {"que": "publicar"})
    assert forms.open_form("averia-x") is None
    client.post(f"{page}orden/", {"campo": floor.key, "que": "bajar"})
    client.post(f"{page}publicar/", {"que": "publicar"})
    opened = client.get("/f/averia-x/").content.decode()
    assert "&lt;b&gt;Otro&lt;/b&gt;" in opened
    snippet = unescape(client.get(page).content.decode().partition("<pre")[2].partition("</pre")[0])
    assert 'title="¡Avería! &quot;x&quot;"' in snippet
    assert (
        "nada de lo que escriba aquí se guarda"
        in client.get(f"{page}vista-previa/").content.decode()
    )
    client.post(f"{page}publicar/", {"que": "cerrar"})
    assert client.get("/f/averia-x/").status_code == 404


def test_options_keep_their_values_in_a_form_that_has_no_spanish() -> None:
    a_company()
    form = a_form(service_id=a_service().id)
    client = signed_in(a_user(Role.ADMINISTRATOR))
    page = f"{ROOT}{form.id}/preguntas/"
    said = {"label_en": "Where?", "options_en": "Home\nOffice\nHome office"}
    client.post(f"{page}nueva/?tipo=choice", said)
    for options in ("Home\nOffice\nHome office", "Office\nAt sea\nHome"):
        client.post(f"{page}where/", {**said, "options_en": options})
    where = forms.form(form.id).draft.field_of("where")
    assert where is not None
    assert [one.value for one in where.options] == ["office", "at-sea", "home"]


def test_settings_refuse_what_is_no_address_and_no_site() -> None:
    a_company()
    service = a_service()
    form = a_form(service_id=service.id)
    a_form(slug="otro", service_id=service.id)
    client = signed_in(a_user(Role.ADMINISTRATOR))
    base = {"name": "Qué", "service": str(service.id), "language": "es", "title_es": "Título"}
    for wrong, words in (
        ({"slug": "Con Espacios"}, "no sirve de dirección"),
        ({"slug": "otro"}, "tiene ya la dirección"),
        ({"slug": "x", "allowed_sites": "https://x.es; script-src *"}, "no es un sitio"),
    ):
        answer = client.post(f"{ROOT}{form.id}/datos/", base | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    good = base | {"slug": "nueva", "allowed_sites": "www.fibra.example\nhttps://a.example/x"}
    assert client.post(f"{ROOT}{form.id}/datos/", good).status_code == 302
    assert Form.objects.get(pk=form.id).allowed_sites == [
        "https://www.fibra.example",
        "https://a.example",
    ]
