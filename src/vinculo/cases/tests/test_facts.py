"""What a case is about: classes with proposals, tags in a tree, fields with rules."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, Outcome, Then
from vinculo.cases.domain import classing
from vinculo.cases.domain.classing import PastCase, propose
from vinculo.cases.domain.facts import (
    BadFieldValueError,
    FieldKind,
    FieldRule,
    TermKind,
    TermTooDeepError,
    TermView,
    check_depth,
    field_value,
    in_tree,
    key_of,
    lacking,
)
from vinculo.cases.models import Case, FieldValue, PlannedAnswer, Term, Undoable
from vinculo.cases.selectors import facts as reading
from vinculo.cases.services import facts, undo
from vinculo.cases.services.answer import Answer
from vinculo.cases.services.planned import plan_answer
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_member, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import actor

ADMIN = actor(Role.ADMINISTRATOR)
LINE, BILL = UUID(int=1), UUID(int=2)


def term(kind: TermKind, name: str, parent: UUID | None = None, words: str = "") -> UUID:
    return facts.keep_term(kind=kind, name=name, parent_id=parent, words=words, by=ADMIN)


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def test_given_words_and_past_cases_propose_a_class_with_reasons() -> None:
    past = [PastCase(text=f"Sin conexión número {n}", class_id=LINE) for n in range(6)]
    past += [PastCase(text="Factura de octubre", class_id=BILL)] * 3
    (first, *_rest) = propose("No tengo conexión", {LINE: "", BILL: "factura"}, past)
    assert first.class_id == LINE
    assert first.learned == (("conexión", 6),)
    (billed,) = propose("Facturas dobles", {LINE: "", BILL: "factura recibo"}, [])
    assert (billed.class_id, billed.given) == (BILL, ("facturas",))
    assert propose("Buenos días, gracias", {LINE: "buenos dias", BILL: ""}, past) == []


@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from([LINE, BILL])), max_size=20))
def test_what_every_case_says_speaks_for_no_class(rows: list[tuple[str, UUID]]) -> None:
    past = [PastCase(text=f"pedido {text}", class_id=each) for text, each in rows]
    for one in propose("pedido", {LINE: "", BILL: ""}, past):
        assert one.score >= classing.LEAST_SCORE
        raise AssertionError(one)


def test_a_tree_reads_from_the_top_and_has_a_bottom() -> None:
    top, low, lost = uuid4(), uuid4(), uuid4()
    rows = [
        TermView(id=low, name="Router", path="", depth=0, parent_id=top),
        TermView(id=top, name="Averías", path="", depth=0),
        TermView(id=lost, name="Zeta", path="", depth=0, parent_id=uuid4()),
    ]
    assert [(t.path, t.depth) for t in in_tree(rows)] == [
        ("Averías", 0),
        ("Averías › Router", 1),
        ("Zeta", 0),
    ]
    with pytest.raises(TermTooDeepError):
        check_depth(low, {low: top, top: low})
    with pytest.raises(TermTooDeepError):
        check_depth(top, {top: None}, below=9)


@pytest.mark.parametrize(
    ("rule", "said", "kept"),
    [
        ({"kind": FieldKind.NUMBER}, "1.234,50", "1234.5"),
        ({"kind": FieldKind.NUMBER, "least": Decimal(0)}, "-1", None),
        ({"kind": FieldKind.NUMBER, "most": Decimal(9)}, "10", None),
        ({"kind": FieldKind.NUMBER}, "NaN", None),
        ({"kind": FieldKind.NUMBER}, "dos", None),
        ({"kind": FieldKind.DAY}, "31/10/2026", "2026-10-31"),
        ({"kind": FieldKind.DAY}, "31/02/2026", None),
        ({"kind": FieldKind.CHOICE, "options": ("Fibra", "Móvil")}, "movil", "Móvil"),
        ({"kind": FieldKind.CHOICE, "options": ("Fibra",)}, "cobre", None),
        ({"kind": FieldKind.YES_NO}, "Sí", "yes"),
        ({"kind": FieldKind.YES_NO}, "no", "no"),
        ({"kind": FieldKind.YES_NO}, "quizá", None),
        ({"kind": FieldKind.TEXT, "mask": "AAA-9*"}, "ped-7x", "PED-7X"),
        ({"kind": FieldKind.TEXT, "mask": "AAA-9*"}, "PED-XX", None),
        ({"kind": FieldKind.TEXT}, "  a   b ", "a b"),
        ({"kind": FieldKind.TEXT}, "x" * 301, None),
        ({"kind": FieldKind.TEXT, "mask": "9"}, " ", ""),
    ],
)
def test_a_field_takes_what_its_rule_says(rule, said, kept) -> None:
    whole = FieldRule(id=uuid4(), key="x", label="Campo", **rule)
    if kept is not None:
        assert field_value(whole, said) == kept
        return
    with pytest.raises(BadFieldValueError):
        field_value(whole, said)


def test_a_field_is_for_some_kinds_and_services_and_may_be_required() -> None:
    here = uuid4()
    rule = FieldRule(
        id=uuid4(), key="x", label="X", kind=FieldKind.TEXT, kinds=("order",), service_id=here,
        is_required=True,
    )  # fmt: skip
    assert rule.is_for(kind="order", service_id=here)
    assert not rule.is_for(kind="query", service_id=here)
    assert not rule.is_for(kind="order", service_id=uuid4())
    assert (lacking([rule], {}), lacking([rule], {rule.id: "1"})) == (["X"], [])
    assert (key_of("Número de pedido"), key_of("¿?")) == ("numero_de_pedido", "campo")


def test_nothing_ends_without_its_class_and_proposals_are_only_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))
    case = a_case()
    line = term(TermKind.SUBJECT, "Averías")
    cut = term(TermKind.SUBJECT, "Sin servicio", line, "conexión internet")
    marta: Client = signed_in(house.marta)
    box = marta.get(url("classing", case.id)).content.decode()
    assert "Averías › Sin servicio" in box
    assert "dice «conexión», dice «internet»" in box
    assert Case.objects.get().subject_class_id is None
    with pytest.raises(facts.NeedsClassError):
        api.resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    seen = Case.objects.get().latest_message_id
    answer = Answer(html="<p>Listo</p>", seen=seen, then=Then.RESOLVE)
    with pytest.raises(facts.NeedsClassError):
        plan_answer(
            case_id=case.id, answer=answer, leaves_at=MORNING, actor=house.agent, at=MORNING
        )
    assert not PlannedAnswer.objects.exists()
    refused = marta.post(url("resolve", case.id), {"outcome": "solved"})
    assert refused.status_code == 422
    assert "Diga de qué trataba el caso" in refused.content.decode()
    done = marta.post(
        url("resolve", case.id),
        {"outcome": "solved", "proposed": str(cut), "subject_class": ""},
        follow=True,
    ).content.decode()
    row = Case.objects.get()
    assert (row.status, row.subject_class_id) == (CaseStatus.RESOLVED, cut)
    assert "Marta Ruiz clasificó el asunto como «Sin servicio»" in done
    group = Undoable.objects.first().group
    undo.undo(group=group, actor=house.agent, at=MORNING + timedelta(hours=2))
    row = Case.objects.get()
    assert (row.status, row.subject_class_id) == (CaseStatus.NEW, None)
    resolve_case(case_id=case.id, outcome=Outcome.DUPLICATE, actor=house.agent, at=MORNING)


def test_an_order_number_is_a_field_and_its_case_is_found_by_a_part_of_it(house: House) -> None:
    case = a_case()
    order = facts.keep_field(
        facts.FieldDraft(label="Número de pedido", kind=FieldKind.TEXT, mask="PED-999999"), by=ADMIN
    )
    other = facts.keep_field(
        facts.FieldDraft(label="Número de pedido", kind=FieldKind.TEXT, is_required=True), by=ADMIN
    )
    marta = signed_in(house.marta)
    form = marta.get(url("facts", case.id)).content.decode()
    assert "Número de pedido" in form
    bad = marta.post(url("facts", case.id), {f"field_{order}": "7"})
    assert bad.status_code == 422
    assert "«Número de pedido» no admite eso. Se espera: PED-999999." in bad.content.decode()
    marta.post(url("facts", case.id), {f"field_{order}": "ped-482913"})
    page = marta.get(url("page", case.id)).content.decode()
    assert "PED-482913" in page
    assert "Marta Ruiz cambió el campo «Número de pedido»" in page
    assert case.number in marta.get("/buscar/", {"q": "82913"}).content.decode()
    with pytest.raises(facts.NeedsFieldsError):
        resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    marta.post(url("facts", case.id), {f"field_{order}": "", f"field_{other}": "x"})
    assert FieldValue.objects.get().field_id == other
    assert case.number not in marta.get("/buscar/", {"q": "82913"}).content.decode()
    done = Undoable.objects.latest("at").group
    back = marta.post(url("undo", done), {"volver": url("page", case.id)}, follow=True)
    assert "Marta Ruiz deshizo: asunto, etiquetas y campos" in back.content.decode()
    assert list(FieldValue.objects.values_list("field_id", "value")) == [(order, "PED-482913")]
    assert case.number in marta.get("/buscar/", {"q": "82913"}).content.decode()


def test_a_field_goes_back_only_as_long_as_nobody_wrote_over_it(house: House) -> None:
    case = a_case()
    plan, place = (
        facts.keep_field(facts.FieldDraft(label=label, kind=FieldKind.TEXT), by=ADMIN)
        for label in ("Plan", "Lugar")
    )
    tag = term(TermKind.TAG, "Zona")
    given = {"case_id": case.id, "actor": house.agent, "at": MORNING}
    with undo.together() as first:
        facts.set_facts(values={plan: "Fibra"}, **given)
    facts.set_facts(values={place: "Lugo"}, tags={tag}, **given)
    with undo.together() as second:
        facts.set_facts(values={plan: "Móvil"}, **given)
    with pytest.raises(undo.UndoTooLateError):
        undo.undo(group=first, actor=house.agent, at=MORNING)
    undo.undo(group=second, actor=house.agent, at=MORNING)
    undo.undo(group=first, actor=house.agent, at=MORNING)
    assert list(FieldValue.objects.values_list("value", flat=True)) == ["Lugo"]
    assert reading.tags_of(case.id) == {tag}


def test_a_tag_finds_what_stands_below_it_and_comes_off_again(house: House) -> None:
    case = a_case()
    top = term(TermKind.TAG, "Zona")
    north = term(TermKind.TAG, "Norte", top)
    marta = signed_in(house.marta)
    marta.post(url("facts", case.id), {"tag": str(north)})
    page = marta.get(url("page", case.id)).content.decode()
    assert "Zona › Norte" in page
    for value in (top, north):
        found = marta.get(url("list"), {"f_tag": str(value)}).content.decode()
        assert case.number in found
    facts.remove_tag(case_id=case.id, term_id=north, actor=house.agent, at=MORNING)
    assert case.number not in marta.get(url("list"), {"f_tag": str(top)}).content.decode()
    with pytest.raises(facts.NoSuchTermError):
        facts.add_tag(case_id=case.id, term_id=uuid4(), actor=house.agent, at=MORNING)


def test_trees_and_fields_are_kept_in_the_browser(house: House) -> None:
    client = a_member(Role.ADMINISTRATOR)
    assert client.post(url("tags"), {"name": "Zona"}).status_code == 302
    again = client.post(url("tags"), {"name": "Zona"})
    assert "En esa rama ya hay «Zona»" in again.content.decode()
    zone = Term.objects.get()
    client.post(url("tags"), {"name": "Norte", "parent": str(zone.pk)})
    itself = client.post(
        f"{url('tags')}?nombre={zone.pk}",
        {"name": "Zona", "parent": str(Term.objects.get(name="Norte").pk)},
    )
    assert "4 niveles como mucho" in itself.content.decode()
    client.post(f"{url('tags')}?nombre={zone.pk}", {"name": "Zonas", "is_retired": "on"})
    assert "ya no se ofrece" in client.get(url("tags")).content.decode()
    client.post(url("subjects"), {"name": "Averías", "words": "corte"})
    assert "corte" in client.get(url("subjects")).content.decode()
    choice = {"label": "Plan", "kind": "choice", "options": ""}
    assert "necesita un nombre" in client.post(url("fields"), choice).content.decode()
    client.post(url("fields"), choice | {"options": "A\nB\nA", "kinds": ["order"]})
    rows = client.get(url("fields")).content.decode()
    assert "{{ campo.plan }}" in rows
    assert "Pedido" in rows
    assert a_member(Role.AGENT).get(url("subjects")).status_code == 403
