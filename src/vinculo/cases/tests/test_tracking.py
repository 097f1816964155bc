"""N5, N14, N26, N27: a link opens for whom it was made, and shows only what is theirs."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from vinculo.cases.contracts import CaseStatus, LinkScope, Outcome
from vinculo.cases.domain.tracking import Rule
from vinculo.cases.models import Case, CaseEntry, TrackingFile, TrackingLink
from vinculo.cases.services import tracking, tracking_links
from vinculo.cases.services.notes import add_note
from vinculo.cases.services.resolve import resolve_case
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import LinkOccasion, LinkWanted
from vinculo.interactions.testing import a_reader
from vinculo.kernel import clock
from vinculo.kernel.testing import run_jobs

pytestmark = pytest.mark.django_db
LUCIA = "lucia@correo.example"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Now:
    """The moment that pages believe in."""

    at = MORNING + HOUR


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    moment = Now()
    monkeypatch.setattr(clock, "now", lambda: moment.at)
    return moment


def a_link(case, *, address: str = LUCIA, scope: LinkScope = LinkScope.WRITE, at=MORNING) -> str:
    wanted = LinkWanted(
        conversation_id=case.conversation_id, address=address, occasion=LinkOccasion.ANSWER, at=at
    )
    return tracking_links.issue(wanted, scope=scope)


def enter(token: str, client: Client | None = None, **headers: str):
    client = client or Client()
    return client, client.get(f"/seguimiento/{token}/", follow=True, **headers)


def ticket_in(page) -> str:
    return re.search(r'name="pase" value="([^"]+)"', page.content.decode())[1]


def own(page, what: str = "") -> str:
    return page.redirect_chain[0][0].partition("?")[0] + what


def test_an_answer_carries_a_link_of_its_recipient_which_stands_nowhere_else(
    house: House, now: Now
) -> None:
    case = a_case()
    sent = interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Mañana</p>", by=house.agent, at=MORNING
    )
    body = outbox()[-1].message.get_body(("plain",)).get_content()
    token = re.search(r"/seguimiento/([^/\s]+)/", body)[1]
    client, page = enter(token)
    assert client.head(own(page)).status_code == 200, "who only checks a link has not read"
    assert page.status_code == 200
    assert "Mañana" in page.content.decode()
    assert token not in sent.text
    link = TrackingLink.objects.get()
    assert (link.address, link.scope) == (LUCIA, LinkScope.WRITE)
    assert token not in repr([vars(row) for row in TrackingLink.objects.all()])
    assert (link.uses, link.last_used_at) == (1, now.at)


def test_the_secret_leaves_the_address_at_once_and_goes_nowhere(house: House, now: Now) -> None:
    token = a_link(a_case())
    client = Client()
    first = client.get(f"/seguimiento/{token}/")
    assert first.status_code == 302
    assert token not in first["Location"]
    cookie = first.cookies["seguimiento"]
    assert token not in cookie.value
    assert cookie["path"] == first["Location"].partition("?")[0]
    assert cookie["httponly"]
    page = client.get(first["Location"], follow=True)
    assert page.redirect_chain == [(cookie["path"], 302)]
    for answer in (first, page, client.get("/seguimiento/"), client.get("/seguimiento/nada/")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
    assert "http" not in re.sub(r'xmlns="[^"]+"', "", page.content.decode())


def test_it_works_without_cookies(house: House, now: Now) -> None:
    token = a_link(a_case())
    found = Client().get(f"/seguimiento/{token}/")["Location"]
    page = Client().get(found)
    assert page.status_code == 200
    assert "pase=" in re.search(r'action="([^"]+escribir[^"]+)"', page.content.decode())[1]
    assert Client().get(found.partition("?")[0]).status_code == 404


def test_unknown_expired_and_revoked_look_the_same(
    house: House, now: Now, django_assert_num_queries
) -> None:
    case = a_case()
    expired, revoked = a_link(case), a_link(case, address="otra@correo.example")
    link = TrackingLink.objects.get(address="otra@correo.example")
    tracking_links.revoke(case_id=case.id, link_id=link.pk, actor=house.agent, at=MORNING)
    resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    now.at = MORNING + 91 * DAY
    pages = []
    for token in (expired, revoked, "x" * 43, "no"):
        client = Client()
        with django_assert_num_queries(4):
            answer = client.get(f"/seguimiento/{token}/")
        pages.append((answer.status_code, answer.content, answer.headers.items()))
    assert [status for status, _, _ in pages] == [404] * 4
    assert all(page == pages[0] for page in pages)


def test_a_link_lives_as_long_as_its_service_says_and_again_when_the_case_does(
    house: House, now: Now
) -> None:
    case = a_case()
    token = a_link(case)
    now.at = MORNING + 400 * DAY
    assert enter(token)[1].status_code == 200
    now.at = MORNING
    resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    now.at = MORNING + 89 * DAY
    assert enter(token)[1].status_code == 200
    from vinculo.kernel.actor import Role
    from vinculo.kernel.testing import actor

    owner = actor(Role.OWNER)
    tracking_links.set_rule(service_id=house.service_id, rule=Rule(keep=10 * DAY), by=owner)
    assert enter(token)[1].status_code == 404


def test_revoking_ends_a_visit_that_is_open(house: House, now: Now) -> None:
    case = a_case()
    client, page = enter(a_link(case))
    link = TrackingLink.objects.get()
    tracking_links.revoke(case_id=case.id, link_id=link.pk, actor=house.agent, at=now.at)
    assert client.get(own(page)).status_code == 404
    answer = client.post(own(page, "escribir/"), {"pase": ticket_in(page), "text": "Hola"})
    assert answer.status_code == 404
    row = {"link": link, "name": "a.png", "media_type": "image/png", "size_bytes": 1, "at": now.at}
    TrackingFile.objects.create(**row, blob="b" * 64)
    live = enter(a_link(case))[1] and TrackingLink.objects.latest("issued_at", "pk")
    TrackingFile.objects.create(**row | {"link": live}, blob="c" * 64)
    assert tracking.forget_files(at=now.at) == 1
    assert TrackingFile.objects.get().link_id == live.pk


def test_a_ticket_opens_no_other_link_and_not_for_ever(house: House, now: Now) -> None:
    mine, other = a_case(), a_case(sender="Luis <luis@correo.example>", subject="Lo de Luis")
    client, page = enter(a_link(mine))
    ticket = ticket_in(page)
    a_link(other, address="luis@correo.example")
    ref = TrackingLink.objects.get(address="luis@correo.example").ref
    assert client.get(f"/seguimiento/caso/{ref}/", {"pase": ticket}).status_code == 404
    assert client.get(own(page), {"pase": ticket + "0"}).status_code == 302
    assert Client().get(own(page), {"pase": ticket + "0"}).status_code == 404
    now.at += 3 * HOUR
    assert client.get(own(page)).status_code == 404


def test_only_what_was_sent_to_or_by_the_recipient_is_shown(house: House, now: Now) -> None:
    case = a_case(text="Lo escribe Lucía")
    add_note(case_id=case.id, text="Nota secreta", actor=house.agent, at=MORNING)
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>Para Lucía</p>", by=house.agent, at=MORNING
    )
    _, page = enter(a_link(case, address="proveedor@correo.example"))
    words = page.content.decode()
    for hidden in ("Lo escribe Lucía", "Para Lucía", "Nota secreta", LUCIA):
        assert hidden not in words
    _, page = enter(a_link(case))
    words = page.content.decode()
    assert "Lo escribe Lucía" in words
    assert "Para Lucía" in words
    assert "Nota secreta" not in words


def test_a_mail_to_several_carries_no_link(house: House, now: Now) -> None:
    case = a_case()
    a_reader(case.conversation_id, "padre@correo.example")
    interactions.send_answer(
        conversation_id=case.conversation_id, html="<p>A los dos</p>", by=house.agent, at=MORNING
    )
    assert "/seguimiento/" not in outbox()[-1].message.as_string()


def test_what_is_written_is_a_message_of_the_case_and_twice_the_same_form_is_one(
    house: House, now: Now
) -> None:
    case = a_case()
    client, page = enter(a_link(case))
    for _ in range(2):
        answer = client.post(
            own(page, "escribir/"),
            {"pase": ticket_in(page), "marca": "uno", "text": "Sigo sin línea <b>ya</b>"},
        )
        assert answer.status_code == 302
    run_jobs()
    found = interactions.messages(case.conversation_id)
    assert [m.text for m in found[1:]] == ["Sigo sin línea <b>ya</b>"]
    thread = signed_in(house.marta).get(f"/casos/{case.id}/").content.decode()
    assert thread.count("<span>página de seguimiento</span>") == 1
    assert thread.count("<span>correo</span>") == 1
    assert found[1].sender_address == LUCIA
    assert CaseEntry.objects.filter(case_id=case.id, kind="message").count() == 2
    assert "Sigo sin línea &lt;b&gt;ya&lt;/b&gt;" in client.get(answer["Location"]).content.decode()


def test_a_form_of_another_site_does_nothing(house: House, now: Now) -> None:
    case = a_case()
    client, page = enter(a_link(case))
    for ticket in ("", "x.9999999999.0"):
        answer = client.post(own(page, "escribir/"), {"pase": ticket, "text": "Intruso"})
        assert answer.status_code == 404
    assert len(interactions.messages(case.conversation_id)) == 1


def test_a_link_that_only_reads_changes_nothing(house: House, now: Now) -> None:
    case = a_case()
    client, page = enter(a_link(case, scope=LinkScope.READ))
    assert "escribir/" not in page.content.decode()
    ticket = tracking_links.ticket_for(TrackingLink.objects.get().ref, at=now.at)
    for what in ("escribir/", "resuelto/", "archivos/", "preferencias/"):
        client.post(own(page, what), {"pase": ticket, "text": "x", "canal": "page"})
    assert len(interactions.messages(case.conversation_id)) == 1
    assert CaseEntry.objects.filter(kind__in=["confirmed", "wished"]).count() == 0


def test_files_wait_beside_the_text_and_leave_with_it(house: House, now: Now) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    case = a_case()
    client, page = enter(a_link(case))
    ticket = ticket_in(page)
    photo = SimpleUploadedFile("foto.png", b"\x89PNG", "image/png")
    kept = client.post(
        own(page, "archivos/"), {"pase": ticket, "text": "A medias", "files": [photo]}
    )
    assert "A medias" in kept.content.decode()
    assert "foto.png" in kept.content.decode()
    empty = SimpleUploadedFile("vacio.pdf", b"", "application/pdf")
    refused = client.post(
        own(page, "escribir/"), {"pase": ticket, "text": "A medias", "files": [empty]}
    )
    assert refused.status_code == 422
    assert "A medias" in refused.content.decode()
    for where in ("archivos/", "escribir/"):
        much = client.post(
            own(page, where),
            {"pase": ticket, "text": "Sin perder nada"},
            **{"vinculo.refusal": "files_left_out"},
        )
        assert much.status_code == 413
        assert "Sin perder nada" in much.content.decode()
    assert TrackingFile.objects.count() == 1
    client.post(own(page, "escribir/"), {"pase": ticket, "text": "Va la foto"})
    message = interactions.messages(case.conversation_id)[-1]
    assert [file.name for file in message.attachments] == ["foto.png"]
    assert TrackingFile.objects.count() == 0
    shown = client.get(own(page, f"adjunto/{message.attachments[0].id}/"))
    assert shown["Content-Disposition"].startswith("attachment")
    _, other = enter(a_link(case, address="otra@correo.example"), client := Client())
    assert client.get(own(other, f"adjunto/{message.attachments[0].id}/")).status_code == 404


def test_the_customers_word_closes_and_reopens(house: House, now: Now) -> None:
    case = a_case()
    resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=MORNING)
    client, page = enter(a_link(case))
    client.post(own(page, "no-resuelto/"), {"pase": ticket_in(page), "text": "Sigue igual"})
    run_jobs()
    found = Case.objects.get(pk=case.id)
    assert (found.status, found.reopened_count) == (CaseStatus.OPEN, 1)
    assert interactions.messages(case.conversation_id)[-1].text == "No está resuelto. Sigue igual"
    resolve_case(case_id=case.id, outcome=Outcome.SOLVED, actor=house.agent, at=now.at)
    Case.objects.filter(pk=case.id).update(first_answered_at=MORNING)
    for _ in range(2):
        answer = client.post(own(page, "resuelto/"), {"pase": ticket_in(page)})
        assert answer.status_code == 302
    found.refresh_from_db()
    assert (found.status, found.closed_at) == (CaseStatus.CLOSED, now.at)
    assert CaseEntry.objects.filter(case_id=case.id, kind="confirmed").count() == 1


def test_a_new_link_is_asked_for_by_key_and_address_and_the_answer_is_always_the_same(
    house: House, now: Now
) -> None:
    case = a_case()
    before = len(outbox())
    pages = []
    for key, address in ((case.key, LUCIA), (case.key, "nadie@correo.example"), ("abcde", LUCIA)):
        said = "-".join((key[:5], key[5:10].upper(), key[10:]))
        answer = Client().post("/seguimiento/", {"key": said, "address": address})
        pages.append((answer.status_code, answer.content))
    assert all(page == pages[0] for page in pages)
    run_jobs()
    assert len(outbox()) == before + 1
    body = outbox()[-1].message.get_body(("plain",)).get_content()
    assert enter(re.search(r"/seguimiento/([^/\s]+)/", body)[1])[1].status_code == 200
    for _ in range(4):
        Client().post("/seguimiento/", {"key": case.key, "address": LUCIA})
    run_jobs()
    assert len(outbox()) == before + 3


def test_who_tries_too_often_waits(house: House, now: Now) -> None:
    client = Client()
    statuses = [
        client.get(f"/seguimiento/intento-{n}/", REMOTE_ADDR=f"2001:db8:1:1::{n:x}").status_code
        for n in range(125)
    ]
    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_the_customer_chooses_how_to_be_told_and_the_agent_sees_it(house: House, now: Now) -> None:
    case = a_case()
    client, page = enter(a_link(case))
    ticket = ticket_in(page)
    refused = client.post(own(page, "preferencias/"), {"pase": ticket, "canal": "phone"})
    assert refused.status_code == 422
    said = {"pase": ticket, "canal": "phone", "telefono": "600 111 222"}
    assert client.post(own(page, "preferencias/"), said).status_code == 302
    client.post(own(page, "idioma/"), {"pase": ticket, "language": "en"})
    assert "Your matter, step by step" in client.get(own(page)).content.decode()
    shown = signed_in(house.marta).get(f"/casos/{case.id}/").content.decode()
    assert "600 111 222" in shown
    assert "Prefiere que le llamen" in shown
    assert "Ha pedido que se le escriba en inglés" in shown
    assert interactions.send_link(conversation_id=case.conversation_id, address=LUCIA, at=now.at)
    assert "Here you can see" in outbox()[-1].message.get_body(("plain",)).get_content()


def test_links_that_open_come_before_those_that_are_over_and_a_cut_is_said(
    house: House, now: Now
) -> None:
    case = a_case()
    for number in range(53):
        a_link(case, address=f"p{number:02}@correo.example", at=MORNING + timedelta(seconds=number))
    newest = TrackingLink.objects.order_by("-issued_at")[:2]
    tracking_links.revoke(case_id=case.id, link_id=newest[0].pk, actor=house.agent, at=now.at)
    page = signed_in(house.marta).get(f"/casos/{case.id}/").content.decode()
    assert "p51@correo.example" in page
    assert "p01@correo.example" not in page
    assert "estos son los 50 últimos" in page
