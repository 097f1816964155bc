"""Files beside an answer: kept at once, shown before they leave, lost by no error."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from vinculo.cases.domain import files as limits
from vinculo.cases.domain.files import (
    MOST_BYTES,
    MOST_FILES,
    EmptyFileError,
    TooManyFilesError,
    TooMuchToSendError,
    check_files,
    shortened,
)
from vinculo.cases.models import Case, Draft, PreparedFile
from vinculo.cases.services import files, notes
from vinculo.cases.services.old_drafts import forget_drafts
from vinculo.cases.testing import MORNING, House, a_case
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Direction
from vinculo.kernel import clock
from vinculo.kernel.actor import Role

FRAGMENT = {"HTTP_ACCEPT": "text/x-fragment"}


@pytest.fixture
def marta(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    seconds = count()
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1, seconds=next(seconds)))
    return signed_in(house.marta)


def a_file(name: str = "plano.pdf", content: bytes = b"%PDF-1.7 plano") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


def test_a_draft_that_nobody_touches_for_months_goes_with_its_files(house: House) -> None:
    old, new, month = a_case(), a_case(sender="B <b@correo.example>"), timedelta(days=30)
    for case in (old, new):
        file = files.NewFile(name="a.pdf", media_type="", digest="0" * 64, size_bytes=1)
        notes.save_draft(
            case_id=case.id, html="<p>Voy</p>", known_version=0, actor=house.agent, at=MORNING
        )
        files.attach(case_id=case.id, files=[file], actor=house.agent, at=MORNING)
    notes.save_draft(
        case_id=new.id, html="<p>Va</p>", known_version=1, actor=house.agent, at=MORNING + month
    )
    assert forget_drafts(at=MORNING + 3 * month) == 0
    assert forget_drafts(at=MORNING + 3 * month + timedelta(minutes=1)) == 2
    assert Draft.objects.get().case_id == PreparedFile.objects.get().case_id == new.id


def test_files_are_kept_when_chosen_and_leave_with_the_answer(house: House, marta: Client) -> None:
    case = a_case()
    shown = marta.post(
        url("attach", case.id), {"files": [a_file(), a_file("foto ñ.png")]}, **FRAGMENT
    )
    assert [name in shown.content.decode() for name in ("plano.pdf", "foto ñ.png")] == [True, True]
    assert "plano.pdf" in marta.get(url("page", case.id)).content.decode()

    seen = Case.objects.get(pk=case.id).latest_message_id
    marta.post(
        url("answer", case.id), {"html": "Va el plano.", "seen": seen, "files": [a_file("más.txt")]}
    )
    sent = [m for m in interactions.messages(case.conversation_id) if m.direction is Direction.OUT]
    assert [f.name for f in sent[0].attachments] == ["plano.pdf", "foto ñ.png", "más.txt"]
    assert not PreparedFile.objects.exists()


def test_an_answer_may_be_files_alone(house: House, marta: Client) -> None:
    case = a_case()
    seen = Case.objects.get(pk=case.id).latest_message_id
    marta.post(url("answer", case.id), {"html": "", "seen": seen, "files": [a_file()]})
    sent = [m for m in interactions.messages(case.conversation_id) if m.direction is Direction.OUT]
    assert [f.name for f in sent[0].attachments] == ["plano.pdf"]


def test_what_could_not_be_sent_keeps_its_text_and_its_files(house: House, marta: Client) -> None:
    case = a_case()
    answer = marta.post(
        url("answer", case.id),
        {"html": "Va el plano.", "seen": uuid4(), "files": [a_file()]},
        follow=True,
    )
    text = answer.content.decode()
    assert "plano.pdf" in text
    assert "Ha llegado un mensaje nuevo" in text
    assert Draft.objects.get().html == "<p>Va el plano.</p>"


def test_without_scripts_a_button_keeps_the_files_and_the_text(house: House, marta: Client) -> None:
    case = a_case()
    there = marta.post(url("attach", case.id), {"html": "A medias", "files": [a_file()]})
    assert there["Location"].endswith("#caso-responder")
    assert Draft.objects.get().html == "<p>A medias</p>"
    kept = PreparedFile.objects.get()
    marta.post(url("detach", case.id, kept.pk), {"html": "A medias y algo"})
    assert not PreparedFile.objects.exists()
    assert Draft.objects.get().html == "<p>A medias y algo</p>"


def test_too_much_is_refused_in_words_and_nothing_of_it_is_kept(
    house: House, marta: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_case()
    monkeypatch.setattr(limits, "MOST_BYTES", limits.MEBIBYTE)
    large = a_file("grande.zip", b"x" * (limits.MEBIBYTE + 1))
    shown = marta.post(url("attach", case.id), {"files": [large]}, **FRAGMENT).content.decode()
    assert "Los archivos suman 2 MB y con una respuesta pueden ir 1 MB como mucho" in shown
    assert not PreparedFile.objects.exists()
    nothing = marta.post(url("attach", case.id), {}, **FRAGMENT).content.decode()
    assert "Elija antes uno o varios archivos" in nothing


def test_files_are_of_the_person_who_writes(house: House, marta: Client) -> None:
    case = a_case()
    marta.post(url("attach", case.id), {"files": [a_file()]}, **FRAGMENT)
    other = signed_in(a_user(Role.COLLEAGUE, name="Otra"))
    assert other.post(url("attach", case.id), {"files": [a_file()]}).status_code == 403
    assert PreparedFile.objects.count() == 1


def test_the_limits_of_what_goes_along() -> None:
    check_files(there=[MOST_BYTES - 1], new=[("a.txt", 1)])
    with pytest.raises(TooMuchToSendError):
        check_files(there=[MOST_BYTES - 1], new=[("a.txt", 2)])
    with pytest.raises(TooManyFilesError):
        check_files(there=[1] * MOST_FILES, new=[("a.txt", 1)])
    with pytest.raises(EmptyFileError):
        check_files(there=[], new=[("vacío.txt", 0)])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("C:\\fotos\\casa.png", "casa.png", id="no folders of Windows"),
        pytest.param("../../etc/passwd", "passwd", id="no folders above"),
        pytest.param("a\nb\x00.txt", "ab.txt", id="nothing that breaks a header"),
        pytest.param(" ", "archivo", id="always a name"),
        pytest.param("x" * 300 + ".pdf", "x" * 196 + ".pdf", id="the ending stays"),
        pytest.param("x" * 300, "x" * 200, id="without an ending it is cut"),
    ],
)
def test_a_name_is_short_and_harmless(name: str, expected: str) -> None:
    assert shortened(name) == expected
