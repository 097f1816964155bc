"""What may be sent, shown and planned, decided without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from vinculo.cases.domain.drafts import EmptyTextError
from vinculo.cases.domain.later import FURTHEST, BadMomentError, check_moment
from vinculo.cases.domain.pictures import (
    NoPictureError,
    content_id,
    kind_of_picture,
    pictures_in,
    with_content_ids,
)
from vinculo.cases.domain.texts import require_something, require_text, says_something
from vinculo.cases.domain.tracking import is_for
from vinculo.interactions.contracts import Direction, Joined, MessageView, Recipient

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
OURS = UUID("0193e0b4-0000-7000-8000-000000000001")
FOREIGN = UUID("0193e0b4-0000-7000-8000-000000000002")
PICTURE = f'<p>Mire:</p><img alt="a" src="/casos/imagenes/{OURS}/router.png">'
SENT = MessageView(
    id=OURS,
    conversation_id=OURS,
    direction=Direction.OUT,
    sender_name="Fibra",
    sender_address="averias@fibra.example",
    recipients=(
        Recipient(name="Ana", address="ana@x.example", field="to"),
        Recipient(name="Luis", address="luis@x.example", field="bcc"),
    ),
    subject="Avería",
    text="Vamos mañana.",
    quoted_text="",
    has_html=False,
    html_url="",
    raw_url="",
    at=AT,
    joined=Joined.OPENED,
    is_confirmed=True,
    is_automatic=False,
    author_id=None,
    attachments=(),
    delivery_state=None,
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", ("image/png", "png")),
        (b"\xff\xd8\xff\xe0", ("image/jpeg", "jpg")),
        (b"GIF87a", ("image/gif", "gif")),
        (b"GIF89a", ("image/gif", "gif")),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", ("image/webp", "webp")),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(head: bytes, kind: tuple[str, str]) -> None:
    assert kind_of_picture(head) == kind


@pytest.mark.parametrize(
    "head", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'>", b"RIFF\x24\x00\x00\x00WAVEfmt "]
)
def test_what_every_mail_program_would_not_show_is_no_picture(head: bytes) -> None:
    with pytest.raises(NoPictureError):
        kind_of_picture(head)


def test_only_pictures_of_ours_are_found_in_a_text() -> None:
    broken = f'<img src="/imagenes/{"-" * 36}/x.png"><img src="https://x.example/a.png">'
    assert pictures_in(PICTURE + broken) == {OURS}


def test_a_known_picture_leaves_by_its_content_id() -> None:
    left = with_content_ids(PICTURE, {OURS})
    assert left == f'<p>Mire:</p><img alt="a" src="cid:{content_id(OURS)}">'


def test_a_picture_of_another_case_leaves_without_its_source() -> None:
    broken = f'<img src="/imagenes/{"-" * 36}/x.png">'
    left = with_content_ids(PICTURE + broken, {FOREIGN})
    assert left == '<p>Mire:</p><img alt="a" src=""><img src="">'


@pytest.mark.parametrize("html", ["", "<p> </p>", "<p>&nbsp;<br></p>"])
def test_an_answer_without_words_or_pictures_is_refused(html: str) -> None:
    assert not says_something(html)
    with pytest.raises(EmptyTextError):
        require_something(html)
    with pytest.raises(EmptyTextError):
        require_text(html)


def test_a_picture_alone_is_an_answer_but_no_text() -> None:
    assert require_something('<p><IMG src="a"></p>') == '<p><IMG src="a"></p>'
    with pytest.raises(EmptyTextError):
        require_text('<p><img src="a"></p>')
    assert require_text("<p>Hola</p>") == "<p>Hola</p>"


def test_an_answer_leaves_after_now_and_within_a_year() -> None:
    assert check_moment(AT + FURTHEST, at=AT) == AT + FURTHEST
    for wrong in (AT, AT - timedelta(seconds=1), AT + FURTHEST + timedelta(seconds=1)):
        with pytest.raises(BadMomentError):
            check_moment(wrong, at=AT)


def test_a_link_shows_what_was_sent_to_its_address_but_not_blind_copies() -> None:
    assert is_for(SENT, "ana@x.example")
    assert not is_for(SENT, "luis@x.example")
    assert not is_for(SENT, "eva@x.example")


def test_a_link_shows_what_its_owner_wrote_only_when_that_is_confirmed() -> None:
    written = replace(SENT, direction=Direction.IN, sender_address="eva@x.example")
    assert is_for(written, "eva@x.example")
    assert not is_for(written, "ana@x.example")
    assert not is_for(replace(written, is_confirmed=False), "eva@x.example")
