"""Reading what mail programs and attackers really write."""

import contextlib
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.interactions.domain.headers import believed
from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import parse

HEAD = b"From: Ana <ana@a.example>\r\nTo: b@b.example\r\nSubject: x\r\n"


def test_eight_bit_headers_keep_their_letters() -> None:
    raw = "From: Peña López <pena@a.example>\r\nSubject: Avería en acción\r\n\r\nHola".encode(
        "cp1252"
    )
    mail = parse(raw)
    assert (mail.sender.name, mail.subject) == ("Peña López", "Avería en acción")
    mail = parse(raw.decode("cp1252").encode())
    assert (mail.sender.name, mail.subject) == ("Peña López", "Avería en acción")


def test_encoded_words_are_read_and_joined() -> None:
    mail = parse(
        b"From: =?iso-8859-1?Q?Mu=F1oz=2C_Jos=E9?= <m@a.example>\r\n"
        b"Subject: =?utf-8?B?QXZlcsOtYQ==?=\r\n =?utf-8?Q?_en_la_l=C3=AD?= =?utf-8?Q?nea?=\r\n\r\nx"
    )
    assert mail.sender.name == "Muñoz, José"
    assert mail.sender.address == "m@a.example"
    assert mail.subject == "Avería en la línea"


def test_a_broken_encoded_word_stays_as_it_is() -> None:
    for word in ("=?utf-8?B?%%%?=", "=?utf-8?B?a?="):
        assert parse(f"From: a@a.example\r\nSubject: {word}\r\n\r\nx".encode()).subject == word


def test_names_in_rfc_2231_pieces_are_joined_and_made_harmless() -> None:
    mail = parse(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntexto\r\n--b\r\n"
        b"Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n"
        b" filename*0*=utf-8''..%2F..%2Fetc%2Ffactura%20n;\r\n filename*1*=%C3%BAmero%201.pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n"
    )
    (file,) = mail.files
    assert (file.name, file.content, file.media_type) == (
        "factura número 1.pdf", b"%PDF", "application/pdf",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Windows\cmd.exe", "cmd.exe"),
        (".htaccess", "htaccess"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("con.txt", "_con.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("", "adjunto-1.pdf"),
        ("..", "adjunto-1.pdf"),
    ],
)
def test_hostile_file_names(given_name: str, kept: str) -> None:
    from vinculo.interactions.domain.file_names import safe_name

    assert safe_name(given_name, media_type="application/pdf", number=1) == kept


def test_nested_messages_stay_apart() -> None:
    mail = parse(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nLo de fuera\r\n--b\r\n"
        b"Content-Type: message/rfc822\r\n\r\nFrom: c@c.example\r\nSubject: Dentro\r\n"
        b"Content-Type: text/plain; charset=x-nadie\r\n\r\nLo de dentro\r\n--b--\r\n"
    )
    assert mail.text == "Lo de fuera"
    (file,) = mail.files
    assert (file.name, file.media_type) == ("Dentro.eml", "message/rfc822")
    assert b"Lo de dentro" in file.content


def test_a_bounce_keeps_its_report_and_an_empty_part_leaves_nothing() -> None:
    mail = parse(
        HEAD + b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nNo se pudo\r\n--b\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a.example\r\n\r\n"
        b"Final-Recipient: rfc822; c@c.example\r\nStatus: 5.1.1\r\n--b\r\n"
        b"Content-Type: image/png\r\n\r\n--b--\r\n"
    )
    (file,) = mail.files
    assert (file.name, file.media_type) == ("mensaje-1.txt", "message/delivery-status")
    assert b"Reporting-MTA" in file.content
    assert b"5.1.1" in file.content


def test_only_html_is_read_as_words() -> None:
    mail = parse(
        HEAD
        + b"Content-Type: text/html; charset=windows-1252\r\n\r\n"
        + "<style>p{}</style><p>Año</p><ul><li>uno<li>dos</ul><a href='https://a.example'>aquí</a>".encode(
            "cp1252"
        )
    )
    assert mail.text == "Año\n\n- uno\n- dos\n\naquí <https://a.example>"


@pytest.mark.parametrize(
    ("charset", "content", "text"),
    [
        ("iso-8859-1", "“Año” €".encode("cp1252"), "“Año” €"),
        ("us-ascii", "Año €".encode(), "Año €"),
        ("iso-8859-1", "Año €".encode(), "Año €"),
        ("x-nadie", b"A\xf1o", "Año"),
        ("utf-8", b"A\xf1o", "Año"),
        ("unicode_escape", b"A\\u00f1o", "A\\u00f1o"),
        ("zlib", b"hola", "hola"),
        ("utf-8", b"a\x00b\x07c\xef\xbb\xbf", "abc"),
        ("utf-8", b"\x81\x8d\x90", "\x81\x8d\x90".translate({0x81: None, 0x8D: None, 0x90: None})),
    ],
)
def test_charsets_that_lie(charset: str, content: bytes, text: str) -> None:
    raw = HEAD + b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\n" + content
    assert parse(raw).text == text


def test_a_missing_closing_boundary_loses_nothing() -> None:
    mail = parse(
        HEAD + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/plain\r\n\r\nHola\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hola"
    )
    assert (mail.text, mail.html.strip()) == ("Hola", "<p>Hola")


def test_flowed_text_is_joined() -> None:
    mail = parse(
        HEAD
        + b"Content-Type: text/plain; format=flowed\r\n\r\nUna frase \r\nque sigue.\r\n\r\nFin\r\n"
    )
    assert mail.text == "Una frase que sigue.\n\nFin"


@pytest.mark.parametrize(
    "header",
    [
        b"Date: ayer por la tarde\r\n",
        b"Date: Mon, 99 Foo 2026 99:99:99 +9999\r\n",
        b"Date: Thu, 01 Jan 1 00:00:00 +2359\r\n",
        b"Message-ID:\r\n",
        b"Message-ID: <" + b"x" * 5000 + b">\r\n",
        b"References: " + b"<a@b> " * 5000 + b"\r\n",
        b"To: " + b"x@a.example, " * 2000 + b"\r\n",
        b"Content-Type: ;;;===\r\n",
        b"Content-Type: multipart/mixed\r\n",
        b'Content-Type: text/plain; charset="\r\n',
        b"Content-Transfer-Encoding: nadie\r\n",
        b"Content-Disposition: attachment; filename*=%%%\r\n",
        b"In-Reply-To: <<<>>>\r\n",
        b'From: "\\"\r\n',
        b"Subject: =?x?y?z?=\r\n",
    ],
)
def test_broken_headers_are_read_anyhow(header: bytes) -> None:
    mail = parse(header + HEAD + b"\r\nHola")
    assert mail.sender.address in {"ana@a.example", ""}
    assert len(mail.message_id) <= 500
    assert len(mail.references) <= 50


def test_an_empty_message_is_a_message() -> None:
    mail = parse(b"From: a@a.example\r\n\r\n")
    assert (mail.subject, mail.text, mail.files, mail.written_at) == ("", "", (), None)


@pytest.mark.parametrize(
    "said",
    ["Sat, 01 Jan 0101 00:00:00 +1200", "Fri, 31 Dec 9999 23:59:59 -0000", "1 Jan 1970 00:00 GMT"],
)
def test_a_date_that_no_mail_can_have_is_none(said: str) -> None:
    assert parse(f"Date: {said}\r\n".encode() + HEAD + b"\r\n").written_at is None


def test_a_date_is_believed_up_to_a_day_after_it_arrived() -> None:
    arrived = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for hours, is_believed in ((-90_000, True), (23, True), (25, False)):
        said = arrived + timedelta(hours=hours)
        assert (believed(said, arrived=arrived) == said) is is_believed


def test_dates_are_in_utc() -> None:
    mail = parse(b"Date: Fri, 20 Nov 2026 10:00:00 +0100\r\n" + HEAD + b"\r\n")
    assert mail.written_at == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_header_injection_by_a_name_is_flat() -> None:
    mail = parse(b"From: =?utf-8?Q?Ana=0D=0ABcc=3A_x=40y.example?= <a@a.example>\r\n\r\nx")
    assert mail.sender.name == "Ana Bcc: x@y.example"


def test_random_bytes_are_a_message_or_a_reason() -> None:
    chance = random.Random(5)
    body = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHola\r\n--b--\r\n"
    for _ in range(300):
        raw = bytearray(body)
        for _ in range(chance.randint(1, 12)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with contextlib.suppress(UnreadableMailError):
            parse(bytes(raw))


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_after_a_header_are_read_or_refused(body: bytes) -> None:
    try:
        text = parse(b"From: a@a.example\r\n" + body).text
    except UnreadableMailError:
        return
    assert "\x00" not in text
    text.encode()


@pytest.mark.parametrize(
    ("options", "body", "text"),
    [
        ("", "Una frase \r\nque sigue.", "Una frase que sigue."),
        ("; delsp=yes", "Una pala \r\nbra", "Una palabra"),
        ("", " >no es cita\r\n From aquí", ">no es cita\nFrom aquí"),
        ("", "Uno \r\n> cita \r\nDos", "Uno\n> cita\nDos"),
        ("", "Fin \r\n-- \r\nAna \r\nRuiz", "Fin"),
        ("", "a \r\nb \r\nc\r\nd", "a b c\nd"),
    ],
    ids=["soft", "soft without space", "stuffed", "quotes end it", "signature ends it", "many"],
)
def test_flowed_text_goes_on_where_its_line_says_so(options: str, body: str, text: str) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=utf-8; format=flowed" + options.encode()
    assert parse(head + b"\r\n\r\n" + body.encode()).text == text
