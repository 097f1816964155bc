"""Answers that have not left: taken back whole, sent later, held when the customer writes."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from vinculo.cases import api
from vinculo.cases.contracts import CaseStatus, CaseView
from vinculo.cases.domain.later import Proposal, proposals
from vinculo.cases.models import Case, Draft, PlannedAnswer
from vinculo.cases.services import planned
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.delivery.testing import outbox
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions.testing import arrive, mail
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.lib.calendar import Calendar
from vinculo.organization import api as organization

HOUR = timedelta(hours=1)
PDF = SimpleUploadedFile("guia.pdf", b"%PDF-1", content_type="application/pdf")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64
JUST_BEFORE = timedelta(seconds=9)
JUST_AFTER = timedelta(seconds=11)


class Wall:
    """The clock on the wall, moved by hand."""

    def __init__(self) -> None:
        self.at = MORNING + HOUR

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch, settings) -> Wall:
    settings.UNDO_SECONDS = 10
    wall = Wall()
    monkeypatch.setattr(clock, "now", wall.now)
    return wall


@pytest.fixture
def marta(house: House, wall: Wall) -> Client:
    return signed_in(house.marta)


def url(name: str, *ids: object) -> str:
    return reverse(f"cases:{name}", args=ids)


def typed(case: CaseView, **more: object) -> dict[str, object]:
    return {
        "html": "<p>Va un técnico.</p>",
        "html_format": "html",
        "seen": Case.objects.get(pk=case.id).latest_message_id,
        "to": "Lucía Romero <lucia@correo.example>",
        "cc": "sat@proveedor.example",
        "bcc": "calidad@otra.example",
        "then": "resolve",
        **more,
    }


def answers() -> list:
    return [mail for mail in outbox() if mail.message["Subject"].startswith("Re:")]


def test_nothing_has_happened_until_it_leaves_and_undo_brings_all_of_it_back(
    house: House, marta: Client, wall: Wall
) -> None:
    case = a_case()
    pasted = marta.post(url("paste", case.id), {"file": SimpleUploadedFile("a.png", PNG)}).json()
    assert marta.get(pasted["url"])["Content-Type"] == "image/png"
    marta.post(url("attach", case.id), {"files": PDF})
    html = f'<p>Mire <img src="{pasted["url"]}" alt="a"></p>'
    shown = marta.post(url("answer", case.id), typed(case, html=html), follow=True)
    assert "sale en 10 segundos" in shown.content.decode()
    waiting = PlannedAnswer.objects.get()
    assert not planned.send_planned(planned_id=waiting.pk, at=wall.at + JUST_BEFORE)
    assert Case.objects.get().status == CaseStatus.NEW
    assert answers() == []

    back = marta.post(url("take_back", waiting.pk), follow=True).content.decode()
    assert "vuelve a ser su borrador" in back
    for kept in ("guia.pdf", "sat@proveedor.example", "calidad@otra.example", pasted["url"]):
        assert kept in back, kept
    assert not PlannedAnswer.objects.exists()

    marta.post(url("answer", case.id), typed(case, html=html))
    again = PlannedAnswer.objects.get()
    assert planned.send_planned(planned_id=again.pk, at=wall.at + JUST_AFTER)
    assert not planned.send_planned(planned_id=again.pk, at=wall.at + JUST_AFTER)
    (sent,) = answers()
    assert sent.recipients == (
        "lucia@correo.example",
        "sat@proveedor.example",
        "calidad@otra.example",
    )
    assert sent.message["Bcc"] is None
    assert [p.get_content_type() for p in sent.message.walk()][-2:] == [
        "image/png",
        "application/pdf",
    ]
    cid = next(p["Content-ID"] for p in sent.message.walk() if p["Content-ID"]).strip("<>")
    assert f'src="cid:{cid}"' in sent.message.get_body(("html",)).get_content()
    assert Case.objects.get().status == CaseStatus.RESOLVED
    gone = marta.post(url("take_back", again.pk), follow=True).content.decode()
    assert "ya ha salido" in gone


def test_a_copy_reads_one_message_and_never_the_next(house: House, marta: Client, wall) -> None:
    case = a_case()
    marta.post(url("answer", case.id), typed(case, then="stay"))
    planned.send_planned(planned_id=PlannedAnswer.objects.get().pk, at=wall.at + JUST_AFTER)
    page = marta.get(url("page", case.id)).content.decode()
    assert 'name="cc" value=""' in page
    assert 'value="&quot;Lucía Romero&quot; &lt;lucia@correo.example&gt;"' in page


def test_a_supplier_who_was_asked_gets_nothing_of_what_the_customer_is_answered(
    house: House, marta: Client, wall: Wall
) -> None:
    case = a_case()
    asked = typed(case, to="sat@proveedor.example", cc="", bcc="", then="stay")
    marta.post(url("answer", case.id), asked)
    planned.send_planned(planned_id=PlannedAnswer.objects.get().pk, at=wall.at + JUST_AFTER)
    page = marta.get(url("page", case.id)).content.decode()
    assert 'name="to" value="&quot;Lucía Romero&quot; &lt;lucia@correo.example&gt;"' in page
    assert 'name="cc" value=""' in page
    (question,) = answers()
    arrive(
        mail(
            sender="Taller <sat@proveedor.example>",
            to=str(question.message["Reply-To"]),
            subject="Re: Sin conexión desde ayer",
            text="La pieza llega el lunes.",
            message_id=f"<{uuid4()}@proveedor.example>",
        ),
        at=wall.at + HOUR,
    )
    page = marta.get(url("page", case.id)).content.decode()
    assert 'name="to" value="sat@proveedor.example"' in page
    assert 'name="cc" value=""' in page


def test_reply_to_all_proposes_the_copies_of_the_last_message(
    house: House, marta: Client, wall: Wall
) -> None:
    case = a_case(headers=(("Cc", "Luis <luis@correo.example>, averias@fibra.example"),))
    assert "Responder a todos" in marta.get(url("page", case.id)).content.decode()
    marta.post(url("answer", case.id), typed(case, cc="", bcc="", all="1"))
    planned.send_planned(planned_id=PlannedAnswer.objects.get().pk, at=wall.at + JUST_AFTER)
    (sent,) = answers()
    assert sent.recipients == ("lucia@correo.example", "luis@correo.example")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"to": "nadie"}, "no es una dirección de correo"),
        ({"cc": "a@x.example\r\nBcc: b@y.example"}, "no es una dirección de correo"),
        ({"to": ""}, "no tiene ninguna dirección"),
        ({"bcc": "averias@fibra.example"}, "es un buzón de la empresa"),
    ],
)
def test_a_wrong_address_loses_nothing_that_was_typed(
    house: House, marta: Client, wrong: dict[str, str], words: str
) -> None:
    case = a_case()
    page = marta.post(url("answer", case.id), typed(case, **wrong), follow=True).content.decode()
    if words == "no tiene ninguna dirección":
        planned.send_planned(planned_id=PlannedAnswer.objects.get().pk, at=MORNING + 2 * HOUR)
        assert PlannedAnswer.objects.get().held == "interactions_nobody_to_answer"
        return
    assert words in page
    assert "Va un técnico." in page
    assert next(iter(wrong.values())).split("\r")[0] in page
    assert not PlannedAnswer.objects.exists()


def test_what_was_planned_is_held_when_the_customer_writes_first(
    house: House, marta: Client, wall: Wall
) -> None:
    case = a_case()
    page = marta.post(url("later", case.id), typed(case, then="wait"), follow=True)
    assert "El próximo día de atención" in page.content.decode()
    tomorrow = (wall.at + timedelta(days=1)).isoformat()
    marta.post(url("later", case.id), {"when": tomorrow, "then": "wait"})
    waiting = PlannedAnswer.objects.get()
    assert (waiting.leaves_at, waiting.then) == (wall.at + timedelta(days=1), "wait")
    listed = marta.get(url("planned")).content.decode()
    assert case.number in listed

    sent = Case.objects.get()
    raw = mail(
        sender="Lucía Romero <lucia@correo.example>",
        to="averias@fibra.example",
        subject="Sin conexión desde ayer",
        text="Ya funciona, gracias.",
        message_id=f"<{uuid4()}@correo.example>",
    )
    arrive(raw, at=wall.at)
    Case.objects.filter(pk=sent.pk).update(latest_message_id=uuid4())
    assert not planned.send_planned(planned_id=waiting.pk, at=waiting.leaves_at)
    assert answers() == []
    held = marta.get(url("page", case.id)).content.decode()
    assert "El cliente ha escrito después" in held
    wall.at = waiting.leaves_at
    done = marta.post(url("send_now", waiting.pk), follow=True).content.decode()
    assert "está en camino" in done
    assert len(answers()) == 1


def test_only_its_author_or_a_supervisor_takes_an_answer_back(
    house: House, marta: Client, wall: Wall
) -> None:
    case = a_case()
    marta.post(url("answer", case.id), typed(case))
    waiting = PlannedAnswer.objects.get()
    stranger = signed_in(a_user(Role.AGENT, name="Otra"))
    assert (
        "ya ha salido" in stranger.post(url("take_back", waiting.pk), follow=True).content.decode()
    )
    assert PlannedAnswer.objects.filter(pk=waiting.pk).exists()
    picture = marta.post(url("paste", case.id), {"file": SimpleUploadedFile("a.gif", b"GIF89a..")})
    assert stranger.get(picture.json()["url"]).status_code == 404


def test_who_may_no_longer_see_the_case_sends_nothing_and_a_supervisor_has_the_draft(
    house: House, marta: Client, wall: Wall
) -> None:
    case, luisa = a_case(), a_user(Role.SUPERVISOR, name="Luisa")
    organization.add_member(team_id=house.team_id, user_id=luisa.id)
    marta.post(url("attach", case.id), {"files": SimpleUploadedFile("guia.pdf", b"%PDF-1")})
    marta.post(url("answer", case.id), typed(case))
    waiting = PlannedAnswer.objects.get()
    organization.remove_member(team_id=house.team_id, user_id=house.marta.id)
    assert not planned.send_planned(planned_id=waiting.pk, at=wall.at + JUST_AFTER)
    assert answers() == []
    supervisor = signed_in(luisa)
    listed = supervisor.get(url("planned")).content.decode()
    assert "ya no puede ver el caso" in listed
    back = supervisor.post(url("take_back", waiting.pk), follow=True).content.decode()
    for kept in ("Va un técnico.", "guia.pdf", "sat@proveedor.example"):
        assert kept in back, kept
    assert Draft.objects.get().person_id == luisa.id


def test_a_lost_job_is_found_and_what_is_no_picture_is_refused(
    house: House, marta: Client, wall: Wall
) -> None:
    case = a_case()
    marta.post(url("answer", case.id), typed(case))
    assert planned.send_due(at=wall.at + 2 * JUST_AFTER) == 0
    assert planned.send_due(at=wall.at + timedelta(minutes=1)) == 1
    svg = SimpleUploadedFile("a.png", b"<svg onload='alert(1)'/>", content_type="image/png")
    refused = marta.post(url("paste", case.id), {"file": svg})
    assert (refused.status_code, refused.json()["code"]) == (422, "case_no_picture")
    assert Draft.objects.count() == 0
    assert api.case_of(case.conversation_id) is not None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-11-18T08:00", ["opening 18 09", "next_day 19 09", "next_week 23 09"]),
        ("2026-11-18T12:00", ["next_day 19 09", "next_week 23 09"]),
        ("2026-11-20T18:00", ["next_day 23 09"]),
    ],
    ids=["before opening", "while open", "on Friday evening"],
)
def test_hours_are_proposed_by_the_companys_calendar(said: str, expected: list[str]) -> None:
    zone = ZoneInfo("Europe/Madrid")
    hours = ((540, 1020),)
    calendar = Calendar(timezone=zone.key, weekly=(*(hours,) * 5, (), ()))
    found = proposals(calendar, datetime.fromisoformat(said).replace(tzinfo=zone))
    assert [f"{m.why} {m.at.astimezone(zone):%d %H}" for m in found] == expected
    assert {m.why for m in found} <= set(Proposal)
