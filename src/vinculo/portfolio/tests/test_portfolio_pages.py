"""The pages of the portfolio, as people fill them: what is refused says why and loses nothing."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from importlib import import_module

import pytest
from django.test import Client
from django.urls import reverse

from vinculo.identity.testing import a_member, a_token, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.demo import demo_id, demo_parts, demo_secrets
from vinculo.kernel.testing import run_jobs
from vinculo.organization import api as organization
from vinculo.organization.testing import a_company
from vinculo.portfolio import api
from vinculo.portfolio.contracts import Phase, ResultKind, ResultView, Stage, running_work
from vinculo.portfolio.selectors.public import public_services
from vinculo.portfolio.services.catalogue import day_of
from vinculo.portfolio.services.results import record_results
from vinculo.portfolio.testing import a_measure, a_service, an_investment

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    a_company()
    return signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))


def page(browser, name, /, *args):
    return browser.get(reverse(f"portfolio:{name}", args=args)).content.decode()


def send(browser, name, /, *args, **form):
    return browser.post(reverse(f"portfolio:{name}", args=args), form)


def test_a_policy_is_a_draft_until_direction_signs_the_text_it_read(ana):
    administrator = a_member(Role.ADMINISTRATOR)
    agent = a_member(Role.AGENT)
    assert send(administrator, "draft_policy", text="").status_code == 422
    assert send(administrator, "draft_policy", text="El cliente va antes.  \r\n").status_code == 302
    assert "Es un borrador" in page(administrator, "policy")
    assert "El cliente va antes" not in page(agent, "policy")
    digest = sha256(b"El cliente va antes.").hexdigest()
    assert send(administrator, "sign_policy", read=digest, position="Jefa").status_code == 403
    changed = send(ana, "sign_policy", read="0" * 64, position="Directora")
    assert changed.status_code == 422
    assert "Directora" in changed.content.decode()
    assert send(ana, "sign_policy", read=digest, position="Directora").status_code == 302
    told = page(agent, "policy")
    assert digest in told
    assert "(Directora)" in told
    assert "La he leído" in told
    send(agent, "read_policy")
    assert "Usted la leyó" in page(agent, "policy")
    send(ana, "draft_policy", text="Otra vez.")
    assert "El cliente va antes" in page(agent, "policy")


def test_a_service_is_retired_only_when_nothing_of_it_is_open_or_another_succeeds_it(ana):
    old, heir = a_service(name="Radio"), a_service(name="Fibra", standards=False)
    today = day_of(clock.now())
    form = {"there": "retired.operation", "on": today.isoformat(), "reason": "Llega la fibra."}
    running_work.add("prueba", lambda service_id: 3 if service_id == old.id else 0)
    try:
        refused = send(ana, "move_service", old.id, **form)
        assert refused.status_code == 422
        assert "Quedan 3 casos abiertos" in refused.content.decode()
        assert "Llega la fibra." in refused.content.decode()
        early = send(ana, "move_service", old.id, **form | {"on": "1999-01-01"})
        assert "no puede ser futuro ni anterior" in early.content.decode()
        send(ana, "move_service", old.id, **form | {"successor": str(heir.id)})
    finally:
        del running_work._entries["prueba"]
    gone = api.service(old.id)
    assert (gone.stage, gone.phase) == (Stage.RETIRED, Phase.OPERATION)
    assert "lo sucede Fibra" in page(ana, "services")
    assert "Llega la fibra." in page(ana, "service", old.id)
    assert send(ana, "publish", old.id, shown="on").status_code == 422


def test_the_strategy_says_what_has_no_evidence_and_a_review_is_a_task(ana):
    raul = a_user(Role.OWNER)
    service = a_service(owner_id=raul.id, standards=False)
    owner = signed_in(raul)
    send(owner, "answer", service.id, "who", text="Nosotros.", evidence="")
    assert "Aún sin evidencia" in page(owner, "strategy", service.id)
    send(owner, "answer", service.id, "who", text="Nosotros.", evidence="Acta | https://a.example")
    told = page(owner, "strategy", service.id)
    assert 'href="https://a.example"' in told
    assert "8 % de las preguntas" in told
    assert send(owner, "review", service.id, on="2001-01-01").status_code == 422
    soon = day_of(clock.now()) + timedelta(days=30)
    send(owner, "review", service.id, on=soon.isoformat())
    assert "Revisar la hoja de estrategia" in owner.get(reverse("work:list")).content.decode()


def test_measures_and_money_are_typed_with_their_source(ana):
    service = a_service(standards=False)
    measure_id = a_measure(service.id)
    today = day_of(clock.now())
    tomorrow = (today + timedelta(days=1)).isoformat()
    figure = {"on": tomorrow, "value": "99.7", "source": "Parte"}
    assert send(ana, "figure", service.id, measure_id, **figure).status_code == 422
    send(ana, "figure", service.id, measure_id, **figure | {"on": today.isoformat()})
    assert "Llega a la meta" in page(ana, "worth", service.id)
    twice = {"aspect": "availability", "name": "horas CON servicio", "better": "higher",
             "goal": "9", "unit": "%"}  # fmt: skip
    assert "con ese nombre" in send(ana, "new_measure", service.id, **twice).content.decode()
    back = {"before": 90, "first": 60, "shared": 50, "last": 33, "after": 32}
    days = {name: (today - timedelta(days=many)).isoformat() for name, many in back.items()}
    period = {"first": days["first"], "last": days["before"], "people": "2", "hours": "300",
              "cost": "1000", "margin": "1500", "currency": "EUR", "source": "Libro"}  # fmt: skip
    assert send(ana, "allocate", service.id, **period).status_code == 422
    send(ana, "allocate", service.id, **period | {"last": days["last"]})
    shared = send(
        ana, "allocate", service.id, **period | {"first": days["shared"], "last": days["after"]}
    )
    assert "cubre ya alguno" in shared.content.decode()
    assert "500 EUR" in page(ana, "accounts")
    assert a_member(Role.AGENT).get(reverse("portfolio:accounts")).status_code == 403


def test_an_investment_shows_its_benefit_seen_or_that_its_review_is_overdue(ana):
    investment_id = an_investment()
    assert "Revisión atrasada" in page(ana, "accounts")
    today = day_of(clock.now()).isoformat()
    form = {"review_on": today, "seen_on": today, "seen_figure": "Del 9 al 4 %"}
    assert send(ana, "investment", investment_id, **form).status_code == 422
    send(ana, "investment", investment_id, **form | {"done_on": today})
    assert "Del 9 al 4 %" in page(ana, "accounts")


def test_customers_with_worse_conditions_than_the_new_offer_are_counted(ana):
    service = a_service(standards=False)
    first = {"name": "Vieja", "sold_from": "2026-01-01", "terms": "Precio: 35 €; menos",
             "customers": "212"}  # fmt: skip
    assert send(ana, "new_offer", service.id, **first | {"terms": "Precio"}).status_code == 422
    send(ana, "new_offer", service.id, **first)
    new = first | {"name": "Nueva", "terms": "Precio: 30 €; menos", "customers": "0"}
    assert "no es anterior" in send(ana, "new_offer", service.id, **new).content.decode()
    send(ana, "new_offer", service.id, **new | {"sold_from": "2026-02-01"})
    told = page(ana, "offers", service.id)
    assert "212 clientes tienen peores condiciones" in told
    assert "Nadie responde del servicio" in told
    send(ana, "offer_customers", service.id, 1, customers="0")
    assert "Nadie tiene peores condiciones" in page(ana, "offers", service.id)


def test_a_standard_that_nothing_measures_is_flagged_and_others_measure_by_the_registry(ana):
    service = a_service()
    chosen = send(ana, "new_standard", service.id, metric="none")
    assert chosen["Location"].endswith("/estandares/none-1/")
    common = {"calendar": str(organization.default_calendar_id()),
              "words": "Le llamamos.", "staff_words": ""}  # fmt: skip
    typed = common | {"number": "0", "unit": "llamada", "better": "higher", "name": "Llamada"}
    refused = send(ana, "standard", service.id, "none-1", **typed)
    assert refused.status_code == 422
    assert "Le llamamos." in refused.content.decode()
    send(ana, "standard", service.id, "none-1", **typed | {"number": "1"})
    send(ana, "standard", service.id, "reopened", **common | {"share": "5"})
    assert ana.get(reverse("portfolio:standard", args=[service.id, "nada"])).status_code == 404
    early = common | {"share": "4", "since": "2001-01-01"}
    told = send(ana, "standard", service.id, "reopened", **early).content.decode()
    assert "No puede regir desde antes" in told
    assert "Nada lo mide" in page(ana, "standards")
    assert "que nada mide" in page(ana, "standards")
    assert len(api.standards_for(service_id=service.id, at=clock.now())) == 2
    send(ana, "measure_now", service.id)
    run_jobs()
    told = one_of_api(service.id)
    (counted,) = (each for each in told["standards"] if each["metric"] == "reopened")
    assert (counted["last"]["n"], counted["last"]["value"], counted["verdict"]) == (
        0,
        None,
        "unknown",
    )


def one_of_api(service_id):
    token = {"HTTP_AUTHORIZATION": f"Bearer {a_token(a_user(Role.ANALYST))}"}
    return Client().get(f"/api/v1/services/{service_id}", **token).json()


def test_strangers_read_only_what_is_published(ana, client):
    service = a_service(name="Averías")
    assert "Averías" not in page(client, "public")
    send(ana, "publish", service.id, shown="on")
    told = page(client, "public")
    assert "Le respondemos en 4 horas" in told
    assert "sobre" not in told.split("<main")[1].split("</main")[0]


def test_strangers_read_a_share_with_how_many_it_stands_on_and_its_interval(ana, client):
    service = a_service(name="Averías")
    send(ana, "publish", service.id, shown="on", with_rates="on")
    now = clock.now()
    first, second = (one.standard for one in public_services(at=now)[0].standards)
    last = ResultView(
        standard_id=first.id, since=now - timedelta(days=90), until=now, kind=ResultKind.SHARE,
        value=0.912, low=0.871, high=0.944, n=13864, method="", computed_at=now,
    )  # fmt: skip
    record_results([last, replace(last, standard_id=second.id, value=None, n=0)])
    told = page(client, "public")
    assert "91,2 % sobre 13" in told
    assert "Con un 95 % de confianza, entre 87,1 % y 94,4 %." in told
    assert told.count("sobre") == 1, "nothing is said of what nobody counted"


def test_programs_read_services_and_their_standards():
    a_company()
    service = a_service()
    token = {"HTTP_AUTHORIZATION": f"Bearer {a_token(a_user(Role.ANALYST))}"}
    listed = Client().get("/api/v1/services", **token).json()
    assert [each["name"] for each in listed["items"]] == [service.name]
    one = one_of_api(service.id)
    assert [each["target_seconds"] for each in one["standards"]] == [14400.0, 86400.0]


def test_the_practice_company_shows_a_whole_portfolio(django_assert_max_num_queries):
    import_module("vinculo.identity.demo")
    demo_secrets.password = "laguna-verde-27"
    for part in ("identity", "organization", "portfolio"):
        demo_parts[part](clock.now())
    ana = signed_in_as("ana")
    faults = demo_id("service:averias")
    assert "Asistencia de noche" in page(ana, "services")
    assert "212 clientes tienen peores condiciones" in page(ana, "offers", faults)
    assert "100 % de las preguntas" in page(ana, "strategy", faults)
    assert "Nada lo mide" in page(ana, "standards")
    assert "Segundas visitas: del 22 % al 14 %" in page(ana, "resources", faults)
    for name, args in (
        ("services", ()),
        ("service", (faults,)),
        ("accounts", ()),
        ("worth", (faults,)),
    ):
        with django_assert_max_num_queries(20):
            page(ana, name, *args)
    paper = ana.get(reverse("portfolio:sheet_pdf", args=[faults]))
    assert paper.content.startswith(b"%PDF")


def signed_in_as(key):
    from vinculo.identity import api as identity

    return signed_in(next(u for u in identity.users() if u.id == demo_id(f"user:{key}")))
