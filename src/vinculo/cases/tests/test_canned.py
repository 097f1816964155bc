"""Texts kept ready: filled for a case, never sent half filled, whose they are."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.cases.domain.canned import (
    OpenPlaceError,
    Sharing,
    UnknownBlankError,
    check_places,
    filled,
    require_filled,
    text_for,
    tidy_shortcut,
)
from vinculo.cases.models import CannedAnswer, Case, Draft
from vinculo.cases.selectors.canned import texts_of
from vinculo.cases.services import canned
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError

PLACES = {"caso.numero", "cliente.nombre"}
NUMBER = "<p>Su caso es {{ caso.numero }}</p>"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>{{ caso.nmero }}</p>", id="unknown"),
        pytest.param("<p>{{ caso.numero </p>", id="half"),
        pytest.param("<p>{{ <b>caso</b>.numero }}</p>", id="dressed differently"),
        pytest.param("<p>{{ }}</p>", id="empty"),
    ],
)
def test_a_text_whose_places_nothing_fills_is_refused(html: str) -> None:
    with pytest.raises(UnknownBlankError) as refused:
        check_places(html, PLACES)
    assert "{{ cliente.nombre }}" in str(refused.value.params["known"])


def test_values_are_escaped_and_what_is_missing_stays_and_is_told() -> None:
    html = "<p>{{ Caso.Numero }} {{cliente.nombre}} {{ caso.numero }}</p>"
    check_places(html, PLACES)
    found = filled(html, {"caso.numero": "<b>1</b>\n2", "cliente.nombre": " "})
    assert (
        found.html
        == "<p>&lt;b&gt;1&lt;/b&gt;<br>2 {{cliente.nombre}} &lt;b&gt;1&lt;/b&gt;<br>2</p>"
    )
    assert found.missing == ("cliente.nombre",)
    with pytest.raises(OpenPlaceError):
        require_filled(found.html)
    require_filled("<p>Un { y otro }.</p>")


def test_each_reader_gets_their_language_else_another() -> None:
    texts = {"es": "<p>Hola</p>", "en": "<p>Hello</p>"}
    assert text_for(texts, "en") == ("en", "<p>Hello</p>")
    assert text_for({"es": "<p>Hola</p>"}, "en") == ("es", "<p>Hola</p>")
    assert text_for({}, "en") == ("en", "")
    assert tidy_shortcut(" /Horario de verano! ") == "horario-de-verano"


def kept(house: House, **given: object) -> CannedAnswer:
    draft = {"name": "Número", "texts": {"es": NUMBER}, "shortcut": "num"} | given
    made = canned.keep_text(canned.CannedDraft(**draft), actor=house.agent)
    return CannedAnswer.objects.get(pk=made)


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def test_a_text_is_put_into_the_composer_filled_counted_and_what_lacks_is_said(
    house: House,
) -> None:
    case = a_case()
    Case.objects.update(customer=None)
    text = kept(house, texts={"es": f"{NUMBER}<p>Hola, {{{{ cliente.nombre }}}}</p>"})
    marta = signed_in(house.marta)
    options = marta.get(url("choose_text", case.id), {"q": "/num"}, HTTP_HX_REQUEST="true")
    assert url("put_text", case.id, text.pk) in options.content.decode()
    put = url("put_text", case.id, text.pk)
    said = marta.post(put, HTTP_ACCEPT="application/json").json()
    assert case.number in said["html"]
    assert "nombre del cliente" in said["words"]
    text.refresh_from_db()
    assert text.used_count == 1
    marta.post(put, follow=True)
    assert case.number in Draft.objects.get().html
    seen = Case.objects.get().latest_message_id
    sent = marta.post(
        url("answer", case.id),
        {"html": said["html"], "html_format": "html", "seen": seen},
        follow=True,
    )
    words = sent.content.decode()
    assert "Quedan huecos por rellenar: {{ cliente.nombre }}" in words
    assert "{{ cliente.nombre }}" in Draft.objects.get().html
    assert len(outbox()) == 0
    with pytest.raises(OpenPlaceError):
        answer_case(
            case_id=case.id,
            answer=Answer(html="<p>{{ hoy }}</p>", seen=seen),
            actor=house.agent,
            at=MORNING,
        )


def test_texts_are_a_persons_a_teams_or_the_companys(house: House) -> None:
    case = a_case()
    kept(house)
    other = acting(a_user(Role.AGENT, name="Otra persona"))
    assert texts_of(actor=other) == []
    for sharing, team in ((Sharing.COMPANY, None), (Sharing.TEAM, house.team_id)):
        with pytest.raises(NotAllowedError):
            kept(house, sharing=sharing, team_id=team)
    pilar = acting(a_user(Role.SUPERVISOR, name="Pilar Nieto"))
    common = canned.CannedDraft(name="Común", texts={"es": "<p>Sí</p>"}, sharing=Sharing.COMPANY)
    made = canned.keep_text(common, actor=pilar)
    assert [text.name for text in texts_of(actor=other)] == ["Común"]
    assert [text.name for text in texts_of(actor=house.agent, said="SI comun")] == ["Común"]
    with pytest.raises(canned.NoSuchTextError):
        canned.remove_text(text_id=made, actor=house.agent)
    foreign = signed_in(a_user(Role.AGENT, name="De otra cola"))
    assert foreign.get(url("choose_text", case.id)).status_code == 404


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_text_of_somebody_else_looks_like_none_and_leaves_the_draft_alone(
    house: House, accept: str
) -> None:
    case = a_case()
    other = a_user(Role.AGENT, name="Otra persona")
    theirs = CannedAnswer.objects.create(person_id=other.id, name="Suyo", texts={"es": "<p>Sí</p>"})
    marta = signed_in(house.marta)
    for text_id in (theirs.pk, uuid4()):
        answer = marta.post(url("put_text", case.id, text_id), HTTP_ACCEPT=accept)
        assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.used_count == 0
    assert not Draft.objects.exists()


def test_a_text_is_written_in_the_browser_and_mistakes_are_said(house: House) -> None:
    marta: Client = signed_in(house.marta)
    given = {
        "name": "Horario",
        "sharing": "personal",
        "text_es": "Abrimos a las 9, {{ cliente.nombre }}.",
        "shortcut": "/horario",
    }
    assert marta.post(url("canned_new"), given).status_code == 302
    text = CannedAnswer.objects.get()
    assert (text.shortcut, text.person_id) == ("horario", house.marta.id)
    again = marta.post(url("canned_new"), given)
    assert "Otro texto usa ya el atajo «/horario»" in again.content.decode()
    wrong = marta.post(url("canned_new"), given | {"text_es": "{{ cliente.edad }}", "shortcut": ""})
    assert wrong.status_code == 422
    assert "Nada rellena {{ cliente.edad }}" in wrong.content.decode()
    empty = marta.post(url("canned_new"), given | {"text_es": "", "shortcut": ""})
    assert "necesita un nombre" in empty.content.decode()
    changed = given | {"text_en": "We open at 9.", "name": "Horarios"}
    assert marta.post(url("canned_edit", text.pk), changed).status_code == 302
    text.refresh_from_db()
    assert set(text.texts) == {"es", "en"}
    assert "/horario" in marta.get(url("canned")).content.decode()
    marta.post(url("canned_remove", text.pk))
    assert not CannedAnswer.objects.exists()
