import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from vinculo.cases.testing import a_case, a_house
from vinculo.complaints.models import Cause, Complaint, Point, Remedy, RemedyLimit
from vinculo.complaints.services import answering
from vinculo.complaints.testing import a_cause, a_complaint, a_limit, a_remedy_kind
from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def marta(house):
    return signed_in(house.marta)


@pytest.fixture
def elena(house):
    user = a_user(Role.SUPERVISOR, Role.OWNER, name="Elena Prat")
    organization.add_member(team_id=house.team_id, user_id=user.id, leads=True)
    return signed_in(user)


@pytest.fixture
def case(house):
    return a_case(at=clock.now() - DAY, subject="Cobro que no procede", text="¿Por qué 120 euros?")


@pytest.fixture
def claim(house, case):
    return a_complaint(case.id, actor=house.agent, at=clock.now() - DAY)


def post(client, claim, step, **said):
    return client.post(f"/reclamaciones/{claim}/{step}/", said)


def test_a_case_becomes_a_claim_and_is_handled_to_its_lesson_on_the_pages(
    house, marta, elena, case
):
    a_limit(Role.AGENT, "60")
    a_limit(Role.SUPERVISOR, "500")
    kind = a_remedy_kind("Abono", amount=None)
    assert "Tratar como" in marta.get(f"/reclamaciones/caso/{case.id}/").content.decode()
    made = marta.post(
        f"/reclamaciones/caso/{case.id}/tratar/", {"kind": "claim", "asks_for": "Su dinero"}
    )
    run_jobs()
    claim = Complaint.objects.get().pk
    assert made.url == f"/reclamaciones/{claim}/"
    page = marta.get(made.url).content.decode()
    assert "¿Por qué 120 euros?" in page
    assert post(marta, claim, "valorar", severity=2, complexity=1, impact=1).status_code == 302
    assert post(marta, claim, "puntos", words="¿Por qué?\nDevolución").status_code == 302
    early = post(marta, claim, "responder", decision="upheld", reasons="Fue un error")
    assert early.status_code == 422
    assert "Quedan puntos sin contestar (2)" in early.content.decode()
    assert "Fue un error" in early.content.decode()
    for point in Point.objects.all():
        post(marta, claim, f"puntos/{point.pk}", respuesta="Se cobró dos veces.")
    over = post(marta, claim, "remedios", remedio=kind, importe="119,70", que="conceder")
    assert over.status_code == 422
    assert "le quedan 60,00 € y son 119,70 €" in over.content.decode()
    assert (
        post(marta, claim, "remedios", remedio=kind, importe="119,70", que="pedir").status_code
        == 302
    )
    remedy = Remedy.objects.get()
    refused = elena.post(f"/reclamaciones/remedios/{remedy.pk}/decidir/", {"que": "no"})
    assert refused.status_code == 422
    elena.post(f"/reclamaciones/remedios/{remedy.pk}/decidir/", {"que": "aprobar"})
    marta.post(f"/reclamaciones/remedios/{remedy.pk}/entregar/")
    row = Complaint.objects.select_related("case").get()
    seen = row.case.latest_message_id
    post(marta, claim, "responder", decision="upheld", reasons="Fue un error", seen=seen)
    assert post(marta, claim, "cerrar").status_code == 422
    assert post(marta, claim, "cerrar", said="accepted").status_code == 302
    late = post(elena, claim, "cerrar", said="accepted")
    assert late.status_code == 422
    assert "Marta Ruiz la cerró antes que usted" in late.content.decode()
    due = f"{clock.now() + 30 * DAY:%Y-%m-%d}"
    owner = house.marta.id
    post(marta, claim, "leccion", words="Mirar la fecha de fin", owner=owner, due=due)
    row.refresh_from_db()
    assert None not in (row.closed_at, row.learned_at, row.repaired_at)
    assert "Aprendida" in marta.get(f"/reclamaciones/{claim}/").content.decode()


def test_what_is_refused_stays_on_the_page_with_its_words(house, marta, elena, claim):
    weighed = {"severity": 1, "complexity": 1, "impact": 1}
    for step, said, words in (
        ("tipo", {"legal_type": "query", "why": "no"}, "escriba por qué, con una frase entera"),
        ("valorar", weighed | {"needs_action": "on"}, "hacer ya"),
        ("averiguado", {"findings": "Lo mirado"}, "Ese paso no toca ahora"),
        ("otra-mirada", {"por_que": "No me convence"}, "Ese paso no toca ahora"),
        ("leccion", {"words": "x", "owner": house.marta.id, "due": "2030-01-01"}, "Primero se"),
        ("remedios", {"remedio": "nada"}, "ya no está en el catálogo"),
        ("supervisor", {"way": "now", "person": house.marta.id}, "Elija a quien supervisa"),
    ):
        answer = post(marta, claim, step, **said)
        assert (step, answer.status_code) == (step, 422)
        assert words in answer.content.decode(), step
    assert post(marta, claim, "acusar", como="Por teléfono").status_code == 422
    Complaint.objects.update(acknowledged_at=None)
    assert post(marta, claim, "acusar", como="Por teléfono").status_code == 302
    assert post(marta, claim, "personas", investigator=house.marta.id).status_code == 302
    boss = elena.session["_auth_user_id"]
    assert post(marta, claim, "supervisor", way="call_back", person=boss).status_code == 302


def test_what_an_approver_typed_stays_where_it_is_above_their_limit(house, elena, claim):
    a_limit(Role.SUPERVISOR, "50")
    a_limit(Role.OWNER, "50")
    kinds = {"complaint_id": claim, "kind_id": a_remedy_kind("Cuotas"), "asked_at": clock.now()}
    rows = [
        Remedy.objects.create(
            **kinds, amount=90, cost=90, currency="EUR", state="asked", role="agent"
        )
        for _ in range(2)
    ]
    said = {"que": "aprobar", "motivo": "Lleva un mes esperando"}
    refused = elena.post(f"/reclamaciones/remedios/{rows[0].pk}/decidir/", said)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert page.count('value="Lleva un mes esperando"') == 1
    before = page.split('value="Lleva un mes esperando"')[0]
    assert f'id="m-{rows[0].pk}"' in before.rpartition("<input")[2]


def test_a_refused_answer_to_a_point_keeps_its_words_and_nobody_judges_themselves(
    house, marta, claim
):
    post(marta, claim, "puntos", words="¿Por qué?")
    point = Point.objects.get()
    post(marta, claim, f"puntos/{point.pk}", respuesta="Lo primero que se dijo.")
    Complaint.objects.update(about=house.marta.id, champion=None)
    for said in ({"respuesta": "Lo que ya estaba escrito."}, {"que": "quitar"}):
        refused = post(marta, claim, f"puntos/{point.pk}", **said)
        assert refused.status_code == 422
        assert said.get("respuesta", "ni la investiga ni la decide") in refused.content.decode()
    lower = {"legal_type": "query", "why": "Solo preguntaba por la fecha de su cuota."}
    assert post(marta, claim, "tipo", **lower).status_code == 422
    Complaint.objects.update(state="answered", answered_at=clock.now(), decision="upheld",
                             reasons="Sí.", about=None)  # fmt: skip
    late = post(marta, claim, f"puntos/{point.pk}", respuesta="Escrito demasiado tarde.")
    assert "Escrito demasiado tarde." in late.content.decode()
    assert Point.objects.get().answer == "Lo primero que se dijo."


def test_the_decision_is_written_in_the_language_of_the_company(claim):
    Point.objects.create(
        complaint_id=claim,
        position=1,
        words="¿Por qué?",
        answer="Por error.",
        answered_at=clock.now(),
    )
    kind = a_remedy_kind("Abono", amount="39.90")
    Remedy.objects.create(
        complaint_id=claim, kind_id=kind, amount="39.90", cost="39.90", currency="EUR",
        state="granted", role="agent", asked_at=clock.now(), decided_at=clock.now(),
    )  # fmt: skip
    with translation.override("en"):
        told = answering.letter(Complaint.objects.get())
    assert "Lo que hacemos:" in told
    assert "39,90 €" in told


def test_the_register_narrows_exports_and_asks_few_questions(house, marta, elena, case, claim):
    cause = a_cause()
    marta.post(f"/reclamaciones/{claim}/causa/decir/", {"causa": cause, "patron": "single"})
    assert "Sistemática" in marta.get(f"/reclamaciones/{claim}/causa/").content.decode()
    for query in (f"causa={cause}&patron=single", "tipo=claim&estado=abiertas&mias=1", "q=cobro"):
        assert "Cobro que no procede" in marta.get(f"/reclamaciones/?{query}").content.decode()
    nothing = marta.get("/reclamaciones/?estado=cerradas&desde=2026-01-01&hasta=x").content.decode()
    assert "Ninguna reclamación es así" in nothing
    assert marta.get("/reclamaciones/?sigue=roto").status_code == 404
    exported = b"".join(elena.get("/reclamaciones/exportar/").streaming_content).decode()
    assert "Cobro que no procede" in exported
    for address in ("/reclamaciones/", f"/reclamaciones/{claim}/"):
        marta.get(address)
        with CaptureQueriesContext(connection) as asked:
            marta.get(address)
        assert len(asked) <= 20, [str(one["sql"])[:150] for one in asked.captured_queries]
    row = Complaint.objects.select_related("case").get(pk=claim)
    part = f"/reclamaciones/cliente/{row.case.customer_id}/"
    if row.case.customer_id:
        assert row.case.number in marta.get(part).content.decode()
    paper = marta.get(f"/reclamaciones/{claim}/justificante/")
    assert paper.status_code == 200


def test_the_catalogue_limits_and_the_tree_are_kept_by_whoever_answers_for_them(elena):
    owner = elena
    assert owner.post("/ajustes/remedios/", {"agent": "60", "supervisor": "x"}).status_code == 422
    limits = {"agent": "60", "supervisor": "300,50", "owner": "900"}
    assert owner.post("/ajustes/remedios/", limits).status_code == 302
    assert RemedyLimit.objects.count() == 3
    assert 'value="300,50"' in owner.get("/ajustes/remedios/").content.decode()
    entry = {"name": "Una cuota", "way": "credit", "amount": "39.90"}
    assert owner.post("/ajustes/remedios/nuevo/", entry).status_code == 302
    assert owner.post("/ajustes/remedios/nuevo/", entry).status_code == 422
    assert "nadie lo usa" in owner.get("/reclamaciones/remedios/").content.decode()
    assert owner.post("/reclamaciones/causas/", {"nombre": "Red"}).status_code == 302
    again = owner.post("/reclamaciones/causas/", {"nombre": "red"})
    assert again.status_code == 422
    assert a_member(Role.DIRECTION).get("/reclamaciones/causas/").status_code == 200


def test_what_customers_lose_by_a_cause_stands_on_its_row_also_where_the_branch_says_it(elena):
    tree = "/reclamaciones/causas/"
    assert elena.post(tree, {"nombre": "Cobro", "perdida": "large"}).status_code == 302
    branch = Cause.objects.get(name="Cobro")
    below = {"nombre": "Cobro doble", "debajo": f"{branch.pk}"}
    assert elena.post(tree, below).status_code == 302
    assert elena.post(tree, {"nombre": "Trato"}).status_code == 302
    shown = a_member(Role.DIRECTION).get(tree).content.decode()
    rows = {
        re.search(r'<th scope="row"[^>]*>(.*?)</th>', row)[1]: row
        for row in shown.split("<tr>")
        if '<th scope="row"' in row
    }
    assert "Pierde mucho" in rows["Cobro"]
    assert "como la de arriba" not in rows["Cobro"]
    assert "Pierde mucho" in rows["Cobro › Cobro doble"]
    assert "como la de arriba" in rows["Cobro › Cobro doble"]
    assert "Pierde" not in rows["Trato"]


def test_the_form_of_a_step_that_nothing_waits_for_comes_when_it_is_asked_for(
    house, marta, elena, claim
):
    post(marta, claim, "valorar", severity=2, complexity=1, impact=1)
    address = f"/reclamaciones/{claim}/paso/people/"
    page = marta.get(f"/reclamaciones/{claim}/").content.decode()
    assert 'name="champion"' not in page
    assert f'hx-get="{address}"' in page
    part = marta.get(address, headers={"hx-request": "true"}).content.decode()
    assert 'name="champion"' in part
    assert "<html" not in part
    whole = marta.get(address).content.decode()
    assert 'name="champion"' in whole
    assert "<html" in whole
    assert 'name="findings"' in page  # what it waits for stands open


@pytest.mark.parametrize("name", ["lesson", "no-such-step"])
def test_a_step_that_a_complaint_does_not_have_has_no_form(house, marta, claim, name):
    address = f"/reclamaciones/{claim}/paso/{name}/"
    assert marta.get(address, headers={"hx-request": "true"}).status_code == 404
    assert marta.get(address).status_code == 200


def test_the_decision_is_written_once_every_point_has_its_answer(house, marta, claim):
    post(marta, claim, "valorar", severity=2, complexity=1, impact=1)
    post(marta, claim, "puntos", words="¿Por qué?")
    waiting = marta.get(f"/reclamaciones/{claim}/").content.decode()
    assert 'name="decision"' not in waiting
    assert "Antes se contesta cada punto." in waiting
    for point in Point.objects.all():
        post(marta, claim, f"puntos/{point.pk}", respuesta="Se cobró dos veces.")
    ready = marta.get(f"/reclamaciones/{claim}/").content.decode()
    assert 'name="decision"' in ready
    assert "Antes se contesta cada punto." not in ready


def test_the_acknowledgement_stands_by_the_steps_and_not_below_the_receipt(marta, claim):
    Complaint.objects.filter(pk=claim).update(acknowledged_at=None)
    page = marta.get(f"/reclamaciones/{claim}/").content.decode()
    form = page.index(f"/reclamaciones/{claim}/acusar/")
    assert page.index("Pasos de la reclamación") < form < page.index('id="valoracion"')
    assert page.count("/acusar/") == 1
    empty = post(marta, claim, "acusar", como="")
    assert empty.status_code in {302, 422}
    post(marta, claim, "acusar", como="Por teléfono")
    assert "/acusar/" not in marta.get(f"/reclamaciones/{claim}/").content.decode()


def test_the_way_up_is_a_link_for_whoever_may_open_it(house, marta):
    boss = a_member(Role.DIRECTION).get("/reclamaciones/proceso/").content.decode()
    assert '<a href="/reclamaciones/">' not in boss
    leader = a_member(Role.SUPERVISOR).get("/reclamaciones/proceso/").content.decode()
    assert '<a href="/reclamaciones/">' in leader
