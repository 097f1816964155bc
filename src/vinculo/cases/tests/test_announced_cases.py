"""Cases that came because of an announcement: linked, counted, answered together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, Outcome, Scope, Then
from vinculo.cases.domain import notices as rules
from vinculo.cases.domain.drafts import EmptyTextError
from vinculo.cases.domain.macros import Step
from vinculo.cases.domain.views import Look
from vinculo.cases.labels.notices import why_words
from vinculo.cases.models import (
    Case,
    CaseNotice,
    Draft,
    NoticeAnswer,
    NoticeAnswerCase,
    PlannedAnswer,
)
from vinculo.cases.panels.of_notice import load
from vinculo.cases.selectors import notices as reading
from vinculo.cases.selectors.views import all_ids
from vinculo.cases.services import (
    bulk,
    files,
    notes,
    notice_answers,
    notice_links,
    planned,
    undo,
)
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.services.files import NewFile
from vinculo.cases.testing import MORNING, House, a_case, acting
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.testing import acknowledging_at_once, arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.errors import NotAllowedError
from vinculo.kernel.testing import run_jobs
from vinculo.knowledge.testing import a_notice, an_end
from vinculo.portfolio.testing import a_service

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LATER = MORNING + HOUR
SAID = {"es": "<p>Ya funciona, {{ cliente.nombre }}.</p>"}


def an_incident(house: House, title: str = "Corte de internet en Huelva") -> object:
    return a_notice(title, service_id=house.service_id, since=MORNING - HOUR)


def three() -> list:
    return [
        a_case(sender=f"C{n} <c{n}@correo.example>", subject=f"Sin internet {n}") for n in range(3)
    ]


def wrote_again(case, house: House, sender: str, *, at) -> None:
    """The customer answers something that we wrote."""
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Hola</p>", by=house.agent, at=MORNING
    )
    to = str(outbox()[-1].message["Reply-To"])
    raw = mail(sender=sender, to=to, text="¿Y?", message_id=f"<{uuid4()}@correo.example>")
    arrive(raw, at=at)
    run_jobs()


def linked_to(notice, cases, house: House, at=LATER) -> None:
    for case in cases:
        notice_links.link(case_id=case.id, notice_id=notice, actor=house.agent, at=at)


def asked(notice, house: House, **more):
    said = {
        "texts": {"es": "<p>Ya funciona.</p>"},
        "then": Then.STAY,
        "seen_at": LATER,
        "at": LATER,
    }
    return notice_answers.ask(notice_id=notice, actor=house.agent, **(said | more))


def announced(**more) -> rules.Announced:
    return rules.Announced(
        **{
            "id": uuid4(),
            "service_id": None,
            "since": MORNING,
            "ended_at": None,
            "words": "Corte de internet en Huelva",
        }
        | more
    )


def test_an_announcement_fits_by_service_time_and_words_in_common() -> None:
    service = uuid4()
    fits = announced()
    other = announced(service_id=uuid4())
    early = announced(since=LATER + HOUR)
    old = announced(ended_at=LATER - 3 * 24 * HOUR)
    lately = announced(ended_at=LATER - HOUR, words="Mantenimiento de la central")
    found = rules.likenesses(
        [lately, other, early, old, fits],
        text="Hola, buenas: llevo sin Internet toda la mañana, aquí en HUELVA",
        service_id=service,
        opened_at=LATER,
    )
    assert [one.id for one in found] == [fits.id, lately.id]
    assert found[0].shared == ("internet", "huelva")
    assert (found[0].is_proposed, found[1].is_proposed) == (True, False)


@pytest.mark.django_db
def test_a_case_is_proposed_its_announcement_linked_by_one_press_and_taken_back(
    house: House,
) -> None:
    notice = an_incident(house)
    case = a_case(subject="Sin internet")
    found = reading.of_case(actor=house.agent, case_id=case.id, language="es")
    assert [(one.title, fits.shared) for one, fits in found.offered] == [
        ("Corte de internet en Huelva", ("internet",))
    ]
    with undo.together() as group:
        linked_to(notice, [case], house)
    found = reading.of_case(actor=house.agent, case_id=case.id, language="es")
    assert (found.linked.title, found.offered) == ("Corte de internet en Huelva", ())
    assert reading.linked(actor=house.agent, notice_id=notice) == reading.Linked(open=1, resolved=0)
    undo.undo(group=group, actor=house.agent, at=LATER)
    assert not CaseNotice.objects.exists()
    linked_to(notice, [case], house)
    notice_links.unlink(case_id=case.id, actor=house.agent, at=LATER)
    notice_links.unlink(case_id=case.id, actor=house.agent, at=LATER)
    assert not CaseNotice.objects.exists()


@pytest.mark.django_db
def test_no_case_comes_of_another_services_announcement_nor_is_linked_by_strangers(
    house: House,
) -> None:
    case = a_case()
    with pytest.raises(rules.NoSuchNoticeError):
        linked_to(uuid4(), [case], house)
    elsewhere = a_notice(service_id=a_service(name="Otro", standards=False).id, since=MORNING)
    with pytest.raises(rules.OtherServiceError):
        linked_to(elsewhere, [case], house)
    stranger = acting(a_user(Role.AGENT, name="Otra"))
    notice = an_incident(house)
    with pytest.raises(Exception, match="case_not_found"):
        notice_links.link(case_id=case.id, notice_id=notice, actor=stranger, at=LATER)
    assert reading.of_case(actor=stranger, case_id=case.id, language="es") is None
    linked_to(notice, [case], house)
    assert reading.linked(actor=stranger, notice_id=notice).open == 0
    with pytest.raises(notice_answers.NobodyLinkedError):
        notice_answers.ask(
            notice_id=notice, texts=SAID, then=Then.STAY, seen_at=LATER, actor=stranger, at=LATER
        )
    with pytest.raises(NotAllowedError):
        notice_answers.ask(
            notice_id=notice,
            texts=SAID,
            then=Then.STAY,
            seen_at=LATER,
            actor=acting(a_user(Role.ANALYST, name="Iris")),
            at=LATER,
        )


@pytest.mark.django_db
def test_many_are_linked_from_the_list_and_the_announcement_opens_exactly_them(
    house: House,
) -> None:
    notice, cases = an_incident(house), three()
    step = Step(action="notice", value=str(notice))
    ids = [case.id for case in cases[:2]]
    found = bulk.run(case_ids=ids, step=step, actor=house.agent, at=LATER)
    assert found.done == 2
    api.resolve_case(case_id=ids[0], outcome=Outcome.SOLVED, actor=house.agent, at=LATER)
    shown = load(house.agent, notice)
    assert (shown.n.open, shown.n.resolved) == (1, 1)
    for scope, only in ((Scope.OPEN, ids[1]), (Scope.RESOLVED, ids[0])):
        look = Look(scope=scope, filters={"notice": str(notice)})
        assert list(all_ids(actor=house.agent, look=look, at=LATER)) == [only]
        assert f"ver={scope}" in (shown.open_url + shown.resolved_url)
    marta = signed_in(house.marta)
    listed = marta.get(shown.open_url).content.decode()
    assert cases[1].number in listed
    assert cases[0].number not in listed
    assert bulk.take_back(group=found.group, actor=house.agent, at=LATER).done == 2
    assert not CaseNotice.objects.exists()


@pytest.mark.django_db
def test_one_answer_goes_to_all_open_ones_and_who_wrote_since_is_read_first(house: House) -> None:
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    wrote_again(cases[1], house, "c1@correo.example", at=LATER + MINUTE)
    now = LATER + 2 * MINUTE
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=now)
    assert {one.number: one.code for one in found.left_out} == {cases[1].number: "case_wrote_since"}
    count = len(outbox())
    run = asked(notice, house, seen_at=now, at=now)
    assert notice_answers.do_some(answer_id=run, at=now) == 2
    assert notice_answers.do_some(answer_id=run, at=now) == 0
    seen = reading.run_of(actor=house.agent, answer_id=run)
    assert (seen.leaving, seen.answered, len(seen.left_out)) == (2, 0, 1)
    assert PlannedAnswer.objects.count() == 2
    assert len(outbox()) == count
    leaves = now + notice_answers.TIME_TO_TAKE_BACK
    for one in PlannedAnswer.objects.all():
        assert planned.send_planned(planned_id=one.pk, at=leaves)
    run_jobs()
    assert len(outbox()) == count + 2
    seen = reading.run_of(actor=house.agent, answer_id=run)
    assert (seen.leaving, seen.answered, seen.taken_back) == (0, 2, 0)
    assert Case.objects.get(pk=cases[0].id).first_answered_at is not None


@pytest.mark.django_db
def test_an_answer_is_held_when_its_customer_writes_before_it_leaves(house: House) -> None:
    notice, cases = an_incident(house), three()[:1]
    linked_to(notice, cases, house)
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    wrote_again(cases[0], house, "c0@correo.example", at=LATER + MINUTE)
    one = PlannedAnswer.objects.get()
    assert not planned.send_planned(
        planned_id=one.pk, at=LATER + notice_answers.TIME_TO_TAKE_BACK + MINUTE
    )
    assert reading.run_of(actor=house.agent, answer_id=run).held == 1


@pytest.mark.django_db
def test_what_has_not_left_is_called_off_and_makes_no_drafts(house: House) -> None:
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    first = PlannedAnswer.objects.order_by("case_id").first()
    planned.send_planned(planned_id=first.pk, at=LATER + notice_answers.TIME_TO_TAKE_BACK)
    stranger = acting(a_user(Role.AGENT, name="Otra"))
    with pytest.raises(notice_answers.NoSuchAnswerError):
        notice_answers.take_back(answer_id=run, actor=stranger, at=LATER)
    assert reading.run_of(actor=stranger, answer_id=run) is None
    assert notice_answers.take_back(answer_id=run, actor=house.agent, at=LATER) == 2
    assert not PlannedAnswer.objects.exists()
    assert not Draft.objects.exists()
    seen = reading.run_of(actor=house.agent, answer_id=run)
    assert (seen.answered, seen.taken_back, seen.can_go_back) == (1, 2, False)
    with pytest.raises(notice_answers.NoSuchAnswerError):
        notice_answers.take_back(answer_id=run, actor=house.agent, at=LATER)
    assert notice_answers.do_some(answer_id=run, at=LATER) == 0


@pytest.mark.django_db
def test_nobodys_draft_is_written_over_and_nobody_gets_two(house: House) -> None:
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    notes.keep_draft(case_id=cases[0].id, html="<p>Estimada</p>", actor=house.agent, at=LATER)
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER)
    assert {one.number: one.code for one in found.left_out} == {
        cases[0].number: "case_draft_in_the_way",
        cases[1].number: "case_answer_waits",
        cases[2].number: "case_answer_waits",
    }
    with pytest.raises(notice_answers.NobodyLinkedError):
        asked(notice, house, seen_at=LATER + MINUTE, at=LATER + MINUTE)
    with pytest.raises(EmptyTextError):
        asked(notice, house, texts={"es": "<p> </p>"})
    assert Draft.objects.get().html == "<p>Estimada</p>"


@pytest.mark.django_db
def test_what_was_asked_for_is_looked_at_again_case_by_case(house: House) -> None:
    """Between asking and planning a case was unlinked, resolved, or answered by somebody."""
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    run = asked(notice, house, then=Then.RESOLVE)
    notice_links.unlink(case_id=cases[0].id, actor=house.agent, at=LATER)
    api.resolve_case(case_id=cases[1].id, outcome=Outcome.SOLVED, actor=house.agent, at=LATER)
    notice_answers.do_some(answer_id=run, at=LATER)
    why = dict(NoticeAnswerCase.objects.values_list("case_id", "why"))
    assert why[cases[0].id] == "case_no_such_notice"
    assert why[cases[1].id] == "case_illegal_transition"
    one = PlannedAnswer.objects.get()
    planned.send_planned(planned_id=one.pk, at=LATER + notice_answers.TIME_TO_TAKE_BACK)
    assert Case.objects.get(pk=cases[2].id).status == CaseStatus.RESOLVED


@pytest.mark.django_db
def test_the_pages_show_who_is_left_out_answer_all_and_take_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    notice, cases = an_incident(house), three()
    marta = signed_in(house.marta)
    part = marta.get(f"/casos/{cases[0].id}/conocimiento/").content.decode()
    assert "Parece de esto; coincide: internet" in part
    pressed = marta.post(f"/casos/{cases[0].id}/aviso/", {"aviso": str(notice)})
    assert pressed.status_code == 302
    linked_to(notice, cases[1:], house, at=LATER - MINUTE)
    assert "No viene de aquí" in marta.get(f"/casos/{cases[0].id}/conocimiento/").content.decode()
    an_end(notice, words="Se ha cambiado el poste.", at=LATER)
    own = marta.get(f"/conocimiento/incidencias/{notice}/", follow=True).content.decode()
    assert "3 abiertos" in own
    assert "La incidencia ha terminado" in own
    address = f"/casos/aviso/{notice}/"
    shown = marta.get(address).content.decode()
    assert "Contestar a 3 clientes" in shown
    assert "Se ha cambiado el poste." in shown
    empty = marta.post(address, {"es": "", "en": "", "then": "stay", "seen": LATER.isoformat()})
    assert empty.status_code == 422
    said = {"es": "Ya funciona.", "en": "", "then": "stay", "seen": LATER.isoformat()}
    made = marta.post(address, said)
    assert made.status_code == 302
    run = NoticeAnswer.objects.get()
    notice_answers.do_some(answer_id=run.pk, at=LATER)
    assert "Por salir" in marta.get(made.url).content.decode()
    assert marta.get(f"{made.url}deshacer/").status_code == 405
    back = marta.post(f"{made.url}deshacer/", follow=True).content.decode()
    assert "a 3 clientes no les sale la respuesta" in back
    other = signed_in(a_user(Role.AGENT, name="Otra"))
    assert other.get(made.url).status_code == 404
    assert other.post(f"{made.url}deshacer/").status_code == 404
    assert other.post(f"/casos/{cases[0].id}/aviso/", {"aviso": str(notice)}).status_code == 404
    assert marta.get(f"/casos/aviso/{uuid4()}/").status_code == 404
    assert marta.post(f"/casos/{cases[0].id}/aviso/", {"aviso": "nada"}).status_code == 404
    assert marta.post(f"/casos/{cases[0].id}/aviso/", {}).status_code == 302
    assert CaseNotice.objects.count() == 2


@pytest.mark.django_db
def test_the_first_mail_names_what_is_announced_of_its_service(house: House) -> None:
    acknowledging_at_once()
    a_case()
    assert "ya lo sabemos" not in plain_of(outbox()[-1])
    an_incident(house)
    a_case(sender="D <d@correo.example>")
    told = plain_of(outbox()[-1])
    assert "Corte de internet en Huelva" in told
    assert "/estado/#aviso-" in told


def plain_of(sent) -> str:
    return sent.message.get_body(("plain",)).get_content()


@pytest.mark.django_db
def test_the_database_refuses_two_announcements_of_a_case_and_refusals_without_why(
    house: House,
) -> None:
    notice, case = an_incident(house), a_case()
    linked_to(notice, [case], house)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNotice.objects.create(case_id=case.id, notice_id=notice, at=LATER)
    run = NoticeAnswer.objects.get(pk=asked(notice, house))
    for change in ({"state": "lost"}, {"state": rules.LinkedState.REFUSED}, {"state": "planned"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NoticeAnswerCase.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        NoticeAnswer.objects.update(seen_at=datetime(2030, 1, 1, tzinfo=UTC))
    assert run.then == Then.STAY


@pytest.mark.django_db
def test_the_page_names_who_is_left_out_and_why(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house, at=LATER - MINUTE)
    notes.keep_draft(case_id=cases[1].id, html="<p>Hola</p>", actor=house.agent, at=LATER)
    shown = signed_in(house.marta).get(f"/casos/aviso/{notice}/").content.decode()
    assert "Contestar a 2 clientes" in shown
    assert cases[1].number in shown
    assert why_words("case_wrote_since").startswith("El cliente ha escrito después")
    assert why_words("never_heard_of") == "No se pudo: contéstele en su caso."


@pytest.mark.django_db
def test_a_stale_or_repeated_press_answers_nobody_twice(house: House) -> None:
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    run = asked(notice, house, at=LATER + MINUTE)
    with pytest.raises(rules.AnsweredAllMeanwhileError):
        asked(notice, house, at=LATER + 2 * MINUTE)
    notice_answers.take_back(answer_id=run, actor=house.agent, at=LATER + 2 * MINUTE)
    asked(notice, house, at=LATER + 3 * MINUTE)
    assert NoticeAnswer.objects.count() == 2


@pytest.mark.django_db
def test_whom_somebody_answered_or_who_has_a_file_beside_them_is_looked_at_first(
    house: House,
) -> None:
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    run = asked(notice, house, at=LATER + MINUTE)
    latest = Case.objects.get(pk=cases[0].id).latest_message_id
    answer = Answer(html="<p>Ya va.</p>", seen=latest)
    answer_case(case_id=cases[0].id, answer=answer, actor=house.agent, at=LATER + MINUTE)
    a_file = NewFile(name="a.pdf", media_type="", digest="0" * 64, size_bytes=1)
    files.attach(case_id=cases[1].id, files=[a_file], actor=house.agent, at=LATER + MINUTE)
    found = reading.to_answer(actor=house.agent, notice_id=notice, seen_at=LATER)
    codes = {cases[0].id: "case_answered_since", cases[1].id: "case_draft_in_the_way"}
    assert {one.case_id: one.code for one in found.left_out} == codes
    notice_answers.do_some(answer_id=run, at=LATER + 2 * MINUTE)
    refused = NoticeAnswerCase.objects.filter(state=rules.LinkedState.REFUSED)
    assert dict(refused.values_list("case_id", "why")) == codes
    assert PlannedAnswer.objects.get().case_id == cases[2].id


@pytest.mark.django_db
def test_a_supervisor_calls_off_only_the_answers_of_cases_in_sight(house: House) -> None:
    notice, cases = an_incident(house), three()
    linked_to(notice, cases, house)
    run = asked(notice, house)
    notice_answers.do_some(answer_id=run, at=LATER)
    elsewhere = acting(a_user(Role.SUPERVISOR, name="De otro equipo"))
    with pytest.raises(notice_answers.NoSuchAnswerError):
        notice_answers.take_back(answer_id=run, actor=elsewhere, at=LATER)
    assert reading.run_of(actor=elsewhere, answer_id=run) is None
    assert reading.latest_run(actor=elsewhere, notice_id=notice) is None
    key = Case.objects.get(pk=cases[0].id).access_keys[:1]
    named = replace(elsewhere, keys=frozenset({"queue:one"}))
    Case.objects.filter(pk=cases[0].id).update(access_keys=[*key, "queue:one"])
    assert reading.latest_run(actor=named, notice_id=notice).leaving == 1
    assert notice_answers.take_back(answer_id=run, actor=named, at=LATER) == 1
    assert PlannedAnswer.objects.count() == 2
    assert reading.run_of(actor=house.agent, answer_id=run).can_go_back
    assert notice_answers.take_back(answer_id=run, actor=house.agent, at=LATER) == 2
    assert NoticeAnswer.objects.get().taken_back_at == LATER
