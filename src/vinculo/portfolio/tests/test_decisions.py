"""The pages of the three decisions and of third parties, as people fill them."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from vinculo.identity.testing import a_member, a_user, signed_in
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.organization.testing import START, a_company
from vinculo.portfolio import api, selectors
from vinculo.portfolio.contracts import PartyKind, ResultKind
from vinculo.portfolio.domain.decisions import Form, Kind, OptionDraft
from vinculo.portfolio.models import DecisionChoice, DecisionOption, Standard
from vinculo.portfolio.selectors.parties import party_sheets
from vinculo.portfolio.services import decisions as writing
from vinculo.portfolio.services import parties as third
from vinculo.portfolio.services.catalogue import day_of
from vinculo.portfolio.testing import a_decision, a_party, a_party_standard, a_service
from vinculo.work import api as work

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def owner():
    a_company()
    return a_user(Role.OWNER)


def page(browser, name, /, *args):
    return browser.get(reverse(f"portfolio:{name}", args=args)).content.decode()


def send(browser, name, /, *args, **form):
    return browser.post(reverse(f"portfolio:{name}", args=args), form)


def chosen(browser, decision_id, /, **form):
    """Sent from the page as it is shown now."""
    shown = page(browser, "choose", decision_id)
    read = re.search(r'name="read" value="([0-9a-f]{64})"', shown)
    return send(browser, "choose", decision_id, read=read[1] if read else "", **form)


def options_of(decision_id):
    found = DecisionOption.objects.filter(decision=decision_id).order_by("number")
    return [str(key) for key in found.values_list("pk", flat=True)]


def day(days):
    return f"{day_of(clock.now()) + days * DAY:%Y-%m-%d}"


def review_tasks(decision_id):
    found = work.tasks_on(f"decision:{decision_id}")
    return [task for task in found if task.done_at is None]


def test_agents_read_no_decisions_and_owners_prepare_only_those_of_their_services(owner):
    agent, mine = a_member(Role.AGENT), signed_in(owner)
    foreign = a_decision()
    assert agent.get(reverse("portfolio:decisions")).status_code == 403
    assert agent.get(reverse("portfolio:decision", args=[foreign])).status_code == 403
    assert mine.get(reverse("portfolio:decision", args=[foreign])).status_code == 200
    assert send(mine, "new_option", foreign, name="Otra").status_code == 403
    assert send(mine, "choose", foreign, option=options_of(foreign)[0]).status_code == 403
    whole = send(mine, "new_decision", kind="which", title="¿Qué más?", service="")
    assert whole.status_code == 422
    assert a_member(Role.AUDITOR).get(reverse("portfolio:decisions")).status_code == 200


def test_which_services_is_decided_with_a_survey_against_the_competitors(owner):
    direction = signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))
    made = send(direction, "new_decision", kind="which", title="¿Qué ofrecemos?", why="Toca.")
    decision_id = made.url.rstrip("/").rpartition("/")[2]
    assert "Ninguna opción" in page(direction, "decision", decision_id)
    line = {
        "candidate": "Noche",
        "importance": "9",
        "competitor": "Onda",
        "theirs": "7",
        "n": "40",
        "surveyed_on": day(-1),
        "source": "Encuesta",
    }
    half = send(direction, "rate_candidate", decision_id, **{**line, "theirs": ""})
    assert half.status_code == 422
    assert "van juntas" in half.content.decode()
    assert "Noche" in half.content.decode()
    send(direction, "rate_candidate", decision_id, **line)
    send(direction, "rate_candidate", decision_id, **{**line, "importance": "8"})
    send(direction, "rate_candidate", decision_id, **{**line, "candidate": "Cita", "ours": "8"})
    told = page(direction, "decision", decision_id)
    assert told.count("<strong>Noche</strong>") == 0
    assert "aún no se ofrece" in told
    assert "por delante" in told
    assert "Encuesta" in told
    for name in ("Noche", "Cita"):
        evidence = "Actas | https://actas.example/1"
        send(direction, "new_option", decision_id, name=name, evidence=evidence)
    told = page(direction, "decision", decision_id)
    assert 'href="https://actas.example/1"' in told
    assert "Falta que dirección elija" in told


def test_a_choice_is_dated_signed_reviewed_as_a_task_and_never_rewritten(owner):
    decision_id = a_decision(service_id=a_service(owner_id=owner.id).id)
    first, second = options_of(decision_id)
    boss = a_user(Role.DIRECTION)
    direction = signed_in(boss)
    past = chosen(direction, decision_id, option=first, reason="Porque sí", review_on=day(0))
    assert past.status_code == 422
    assert "aún no ha llegado" in past.content.decode()
    assert "Porque sí" in past.content.decode()
    said = {"reason": "Se pide y se puede.", "review_on": day(90)}
    assert chosen(direction, decision_id, option=first, **said).status_code == 302
    (task,) = review_tasks(decision_id)
    assert task.owner_id == owner.id
    told = page(direction, "decision", decision_id)
    assert "Elegida" in told
    assert boss.name in told
    assert send(signed_in(owner), "option", first, name="Otra cosa").status_code == 422
    again = {"reason": "La prueba salió mejor.", "review_on": day(180)}
    assert chosen(direction, decision_id, option=second, **again).status_code == 302
    assert len(review_tasks(decision_id)) == 1
    told = page(direction, "decision", decision_id)
    assert "Elegida antes" in told
    assert "Se pide y se puede." in told
    assert DecisionChoice.objects.filter(decision=decision_id).count() == 2
    assert "Tramos" not in told


def test_an_option_written_anew_before_the_press_is_not_chosen_and_the_reason_is_kept(owner):
    decision_id = a_decision(service_id=a_service(owner_id=owner.id).id)
    first, _second = options_of(decision_id)
    direction = signed_in(a_user(Role.DIRECTION))
    shown = page(direction, "choose", decision_id)
    found = re.search(r'name="read" value="([0-9a-f]{64})"', shown)
    DecisionOption.objects.filter(pk=first).update(words="Lo contrario de lo que decía")
    said = {"option": first, "reason": "Se pide y se puede.", "review_on": day(90)}
    for read in (found[1] if found else "", ""):
        stale = send(direction, "choose", decision_id, read=read, **said)
        assert stale.status_code == 422
        assert "ha cambiado desde que la leyó" in stale.content.decode()
        assert "Se pide y se puede." in stale.content.decode()
    assert not DecisionChoice.objects.filter(decision=decision_id).exists()
    now = re.search(r'name="read" value="([0-9a-f]{64})"', stale.content.decode())
    assert send(direction, "choose", decision_id, read=now[1], **said).status_code == 302


def test_with_one_option_or_none_nothing_is_decided(owner):
    decision_id = a_decision(options=1)
    direction = signed_in(a_user(Role.DIRECTION))
    (only,) = options_of(decision_id)
    alone = chosen(direction, decision_id, option=only, reason="Ya.", review_on=day(9))
    assert alone.status_code == 422
    assert "Con una sola opción" in alone.content.decode()


def test_the_level_shows_the_five_instruments_with_evidence_or_none_yet(owner):
    decision_id = a_decision(service_id=a_service(owner_id=owner.id).id)
    mine = signed_in(owner)
    told = page(mine, "decision", decision_id)
    assert told.count("Aún ninguna") == 5
    empty = send(mine, "finding", decision_id, "surveys", finding="Algo", proof="", on=day(0))
    assert empty.status_code == 422
    future = {"finding": "Piden la hora", "proof": "Informe", "on": day(2), "n": "214"}
    assert send(mine, "finding", decision_id, "surveys", **future).status_code == 422
    assert (
        send(mine, "finding", decision_id, "surveys", **(future | {"on": day(0)})).status_code
        == 302
    )
    told = page(mine, "decision", decision_id)
    assert told.count("Aún ninguna") == 4
    assert "1 de 5 tienen evidencia" in told
    assert "214" in told
    assert mine.get(reverse("portfolio:finding", args=[decision_id, "tarot"])).status_code == 404
    half = send(mine, "new_option", decision_id, name="De 8 a 22", quantity="De 8 a 22")
    assert half.status_code == 422


def test_the_form_names_a_third_party_that_fits_it(owner):
    service = a_service(owner_id=owner.id)
    decision_id = a_decision(kind=Kind.FORM, service_id=service.id)
    party_id, mine = a_party(), signed_in(owner)
    wrong = send(mine, "new_option", decision_id, name="Fuera", form="own", party=str(party_id))
    assert wrong.status_code == 422
    assert "no hay tercero" in wrong.content.decode()
    right = {"name": "Por encargo", "form": "outsourced", "party": str(party_id)}
    assert send(mine, "new_option", decision_id, **right).status_code == 302
    assert "Postes del Tinto" in page(mine, "decision", decision_id)
    draft = OptionDraft(name="X", form=Form.OUTSOURCED, party_id=service.id)
    with pytest.raises(writing.PartyNotFoundError):
        writing.add_option(decision_id=decision_id, draft=draft, at=START)


def test_what_is_not_there_or_of_another_kind_is_refused(owner):
    at, nothing = clock.now(), a_party()
    with pytest.raises(writing.DecisionNotFoundError):
        writing.add_option(decision_id=nothing, draft=OptionDraft(name="A"), at=at)
    with pytest.raises(writing.OptionNotFoundError):
        writing.change_option(option_id=nothing, draft=OptionDraft(name="A"))
    with pytest.raises(writing.DecisionNeedsServiceError):
        draft = writing.DecisionDraft(kind=Kind.FORM, title="¿Quién?")
        writing.open_decision(draft, by=None, at=at)
    with pytest.raises(writing.UntitledDecisionError):
        writing.open_decision(writing.DecisionDraft(kind=Kind.WHICH, title=" "), by=None, at=at)
    direction = signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))
    form_id = a_decision(kind=Kind.FORM)
    for name, args in (("rate_candidate", ()), ("finding", ("surveys",))):
        assert direction.get(reverse(f"portfolio:{name}", args=[form_id, *args])).status_code == 302
    assert direction.get(reverse("portfolio:option", args=[nothing])).status_code == 404


def test_the_database_refuses_a_half_level_and_an_own_form_with_a_third_party(owner):
    decision_id = a_decision()
    base = {"decision_id": decision_id, "number": 9, "name": "X", "created_at": START}
    for bad in ({"quantity": "De 8 a 22"}, {"form": "own", "party_id": a_party()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DecisionOption.objects.create(**base, **bad)


def test_a_third_party_has_standards_and_results_of_its_own_with_n_and_interval(owner):
    service = a_service(owner_id=owner.id)
    mine, agent = signed_in(owner), a_member(Role.AGENT)
    made = send(mine, "new_party", kind="outsourcer", name="Postes del Tinto", since=day(-400))
    party_id = made.url.rstrip("/").rpartition("/")[2]
    same = send(mine, "new_party", kind="outsourcer", name="postes del tinto", since=day(-4))
    assert same.status_code == 422
    assert send(agent, "new_party", kind="outsourcer", name="X", since=day(-4)).status_code == 403
    calendar = str(Standard.objects.first().calendar_id)
    said = {
        "service": str(service.id),
        "name": "Poste repuesto",
        "words": "Poste repuesto en tres días.",
        "words_en": " Post replaced within three days. ",
        "goal_pct": "90",
        "calendar": calendar,
    }
    assert send(mine, "agree", party_id, **said).status_code == 302
    line = Standard.objects.get(party_id=party_id)
    assert line.words_en == "Post replaced within three days."
    counted = {"since": day(-31), "until": day(-2), "n": "40", "source": "Parte mensual"}
    many = send(mine, "party_result", line.pk, kept="41", **counted)
    assert many.status_code == 422
    assert "no pueden ser más" in many.content.decode()
    for far in ("9999-12-31", "0001-01-01"):
        wrong = send(mine, "party_result", line.pk, kept="7", **counted | {"until": far})
        assert wrong.status_code == 422
    assert send(mine, "party_result", line.pk, kept="30", **counted).status_code == 302
    assert send(mine, "party_result", line.pk, kept="38", **counted).status_code == 302
    told = page(agent, "party", party_id)
    assert "95" in told
    assert "n = 40" in told
    assert "83,5" in told
    assert "98,6" in told
    assert "Parte mensual" in told
    assert "Cumplido" in told
    assert "30" not in told.partition("Resultados de")[2].partition("</table>")[0]
    assert "Poste repuesto en tres días." in page(agent, "service", service.id)
    last = api.latest_results([line.pk])[line.pk]
    assert (last.kind, last.n, last.source) == (ResultKind.SHARE, 40, "Parte mensual")


def test_what_a_third_party_keeps_is_never_told_as_the_companys_own(owner):
    service = a_service(standards=False)
    a_party_standard(a_party(), service.id)
    (sheet,) = selectors.service_sheets(
        actor=a_user_actor(owner), at=clock.now(), since=START, service_id=service.id
    )
    assert sheet.results == ()
    assert sheet.versions == ()


def a_user_actor(user):
    from vinculo.identity import api as identity

    return identity.actor_for(user.id)


def test_nothing_new_is_asked_of_one_that_has_ended_and_its_dates_are_in_order(owner):
    service = a_service()
    party_id, today = a_party(), day_of(clock.now())
    draft = third.PartyDraft(
        kind=PartyKind.OUTSOURCER, name="Postes", since=today - 9 * DAY, until=today - DAY
    )
    third.change_party(party_id=party_id, draft=draft)
    standard = third.PartyStandardDraft(
        service_id=service.id,
        name="X",
        words="X.",
        goal_pct=Decimal(90),
        calendar_id=Standard.objects.first().calendar_id,
    )
    with pytest.raises(third.PartyEndedError):
        third.agree_standard(party_id=party_id, draft=standard, by=None, at=clock.now())
    assert [one.has_ended for one in api.parties(today=today)] == [True]
    mine = signed_in(owner)
    wrong = send(
        mine, "edit_party", party_id, kind="outsourcer", name="P", since=day(0), until=day(-3)
    )
    assert wrong.status_code == 422
    assert "Ya no trabaja" in page(mine, "party", party_id)
    with pytest.raises(third.PartyNotFoundError):
        third.change_party(party_id=service.id, draft=draft)
    with pytest.raises(third.PartyNotFoundError):
        third.agree_standard(party_id=service.id, draft=standard, by=None, at=clock.now())
    with pytest.raises(third.PartyStandardNotFoundError):
        third.record_party_result(
            standard_id=Standard.objects.first().pk,
            kept=1,
            n=2,
            since=START,
            until=START + DAY,
            source="",
            by=None,
            at=clock.now(),
        )


def test_a_result_is_written_only_by_who_answers_for_the_service(owner):
    foreign = a_party_standard(a_party(), a_service(name="De otro").id)
    assert send(signed_in(owner), "party_result", foreign, kept="1").status_code == 403
    unknown = send(signed_in(owner), "party_result", a_service(name="Y").id)
    assert unknown.status_code == 404


def test_the_pages_ask_few_questions(owner, django_assert_max_num_queries):
    service = a_service(owner_id=owner.id)
    browser = signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))
    decision_id, party_id = a_decision(service_id=service.id), a_party()
    for number in range(3):
        a_party_standard(party_id, service.id)
        a_decision(service_id=service.id, options=number)
    addresses = [
        reverse("portfolio:decisions"),
        reverse("portfolio:decision", args=[decision_id]),
        reverse("portfolio:parties"),
        reverse("portfolio:party", args=[party_id]),
        reverse("portfolio:service", args=[service.id]),
    ]
    for address in addresses:
        with django_assert_max_num_queries(20):
            assert browser.get(address).status_code == 200
    assert len(party_sheets(actor=a_user_actor(owner), at=clock.now())) == 1


def test_the_list_goes_on_where_it_ended_and_refuses_a_cursor_of_another(owner):
    browser = a_member(Role.ANALYST)
    service = a_service()
    for _number in range(31):
        a_decision(service_id=service.id, options=0)
    first = page(browser, "decisions")
    assert "sigue=" in first
    cursor = first.partition("sigue=")[2].partition('"')[0]
    second = browser.get(reverse("portfolio:decisions"), {"sigue": cursor})
    assert second.content.decode().count("¿Hasta qué hora") == 1
    assert browser.get(reverse("portfolio:decisions"), {"sigue": "nada"}).status_code == 404
    none = browser.get(reverse("portfolio:decisions"), {"clase": "which"}).content.decode()
    assert "Todavía no hay decisiones" in none


def test_the_product_that_a_service_accompanies_stands_on_its_sheet_and_in_public(owner):
    direction = signed_in(a_user(Role.ADMINISTRATOR, Role.DIRECTION))
    service = a_service(name="Averías")
    kept = {"name": "Averías", "benefit": "Arreglar.", "product": "Router", "owner": ""}
    assert send(direction, "edit_service", service.id, **kept).status_code == 302
    assert "Acompaña a: Router" in page(direction, "service", service.id)
    send(direction, "publish", service.id, shown="on")
    assert "Router" in page(direction, "public")
    assert b"%PDF" in direction.get(reverse("portfolio:sheet_pdf", args=[service.id])).content[:8]
