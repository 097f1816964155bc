"""N7 and the shape of what we send: nothing in it can start a header of its own."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

import pytest

from vinculo.interactions.domain.compose import (
    Answer,
    OutgoingFile,
    answer_subject,
    compose,
    is_writable,
)
from vinculo.interactions.domain.headers import Address
from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.mail import parse
from vinculo.interactions.domain.reply_address import plain_address, read_token, reply_address

INJECTION = "Ana\r\nBcc: x@y.example\r\n\r\n<b>cuerpo</b>"


GIVEN = {
    "sender": Address(name="Averías", address="averias@fibra.example"),
    "reply_to": "averias+abc@fibra.example",
    "to": [Address(name="Lucía", address="lucia@correo.example")],
    "cc": [],
    "subject": "Re: Avería",
    "html": "<p>Hola <b>Lucía</b></p><script>alert(1)</script>",
    "language": "es",
    "message_id": "nuevo@fibra.example",
    "in_reply_to": "uno@correo.example",
    "references": ["cero@correo.example", "uno@correo.example"],
    "instance": "marca",
    "at": datetime(2026, 11, 20, 9, tzinfo=UTC),
}


def answer(**changes: object) -> EmailMessage:
    raw = compose(Answer(**GIVEN | changes)).message.as_bytes(policy=SMTP)
    return message_from_bytes(raw, policy=default)


@pytest.mark.parametrize(
    "changes",
    [
        {"to": [Address(name=INJECTION, address="lucia@correo.example")]},
        {"cc": [Address(name=INJECTION, address="ana@correo.example")]},
        {"sender": Address(name=INJECTION, address="averias@fibra.example")},
        {"subject": INJECTION},
        {"in_reply_to": INJECTION},
        {"references": [INJECTION]},
        {"files": [OutgoingFile(name=INJECTION, media_type="text/plain", content=b"x")]},
    ],
    ids=["name", "copy", "our name", "subject", "reply", "references", "file"],
)
def test_no_text_becomes_a_header(changes: dict[str, object]) -> None:
    sent = answer(**changes)
    assert sent["Bcc"] is None
    assert sent["To"].addresses[0].addr_spec == "lucia@correo.example"
    assert len(sent.get_all("To")) == len(sent.get_all("From")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "ana..ruiz@docomo.example",
        "ana.@docomo.example",
        "o'brien+x@correo.example",
        "a@[192.0.2.1]",
    ],
)
def test_whoever_has_an_odd_address_can_be_answered(address: str) -> None:
    assert is_writable(address)
    raw = compose(Answer(**GIVEN | {"to": [Address(name="Ruiz, Ana", address=address)]})).message
    assert f"<{address}>".encode() in raw.as_bytes(policy=SMTP)


@pytest.mark.parametrize(
    "address",
    ["josé@correo.example", "a(b@correo.example", "a@b@correo.example", "a@=?utf-8?q?x?=", "", "a"],
)
def test_where_no_mail_can_go_is_known_before(address: str) -> None:
    assert not is_writable(address)


def test_an_answer_has_a_plain_twin_and_its_place_in_the_thread() -> None:
    sent = answer()
    assert sent.get_body(("plain",)).get_content().strip() == "Hola Lucía"
    html = sent.get_body(("html",)).get_content()
    assert "<b>Lucía</b>" in html
    assert "<script" not in html
    assert 'style="' in html
    assert sent["In-Reply-To"] == "<uno@correo.example>"
    assert sent["References"] == "<cero@correo.example> <uno@correo.example>"
    assert sent["Message-ID"] == "<nuevo@fibra.example>"


def test_every_line_fits_the_wire() -> None:
    raw = answer(html=f"<p>{'ñ' * 5000}</p>", subject="á" * 240).as_bytes(policy=SMTP)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.isascii()


@pytest.mark.parametrize("given", ["Avería", "Re: Avería", "RE: Avería"])
def test_a_subject_has_one_re(given: str) -> None:
    assert answer_subject(given).lower() == "re: avería"


def test_a_token_survives_the_journey_and_long_mailboxes_do_without() -> None:
    made = reply_address("averias@fibra.example", reply_key="a" * 12, signature="0f" * 16)
    token = read_token(made.upper().lower())
    assert token is not None
    assert (token.mailbox, token.reply_key, token.signature) == (
        "averias@fibra.example", "a" * 12, "0f" * 16,
    )  # fmt: skip
    assert plain_address(made) == "averias@fibra.example"
    long = "atencion-al-cliente-de-huelva@fibra.example"
    assert reply_address(long, reply_key="a" * 12, signature="0f" * 16) == long
    assert len(made.partition("@")[0]) <= 64
    assert read_token("averias+abc@fibra.example") is None
    assert read_token("averias+" + "a" * 12 + "!" * 26 + "@fibra.example") is None


def test_items_of_a_list_keep_their_mark_on_their_own_line() -> None:
    """The composer writes a paragraph into each item: the words begin beside the mark."""
    html = "<p>Haga esto:</p><ol><li><p>Cierre</p></li><li><p>Entre</p></li></ol>"
    assert words_of(html + "<ul><li><p>Fin</p></li></ul>") == (
        "Haga esto:\n\n1. Cierre\n2. Entre\n\n- Fin"
    )


def test_a_long_thread_is_named_by_its_beginning_and_its_newest_messages() -> None:
    named = answer(references=[f"m{number}@a.example" for number in range(30)])["References"]
    assert named.split() == [
        "<m0@a.example>",
        *(f"<m{number}@a.example>" for number in range(11, 30)),
    ]


def test_everybody_in_copy_is_named() -> None:
    copied = [Address(name="Ana", address="ana@a.example"), Address(address="b@b.example")]
    assert answer(cc=copied)["Cc"] == "Ana <ana@a.example>, b@b.example"


def test_a_picture_stands_in_the_text_and_a_file_beside_it() -> None:
    sent = answer(
        html='<p>Mire <img src="cid:uno@inline" alt="El módem"></p><table><tr><td>a</table>',
        files=[
            OutgoingFile(
                name="modem.png",
                media_type="image/png",
                content=b"\x89PNG",
                content_id="uno@inline",
            ),
            OutgoingFile(name="factura.pdf", media_type="application/pdf", content=b"%PDF"),
        ],
    )
    assert [part.get_content_type() for part in sent.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    html = sent.get_body(("html",)).get_content()
    assert 'src="cid:uno@inline"' in html
    assert "<table" in html
    picture = next(part for part in sent.walk() if part.get_content_type() == "image/png")
    assert (picture["Content-ID"], picture.get_content_disposition()) == (
        "<uno@inline>",
        "inline",
    )


@pytest.mark.parametrize(
    "media_type",
    ["message/rfc822", "message/delivery-status", "multipart/mixed", "text/x\r\nX: y", "", "é/ñ"],
)
def test_a_file_that_is_a_mail_or_names_no_type_arrives_whole(media_type: str) -> None:
    content = "From: x@y.example\r\nSubject: q\r\n\r\nseñal\r\n".encode()
    file = OutgoingFile(name="aviso.eml", media_type=media_type, content=content, content_id="")
    arrived = parse(answer(files=[file]).as_bytes())
    (got,) = arrived.files
    assert (got.name, got.media_type) == ("aviso.eml", "application/octet-stream")
    assert got.content == content
