"""Odd mails: pictures from elsewhere, large texts, bounces that only tell in words."""

import pytest

from vinculo.interactions.domain.bounces import read_bounce
from vinculo.interactions.domain.mail import parse
from vinculo.interactions.domain.mail_html import safe_mail
from vinculo.interactions.domain.parts import LARGE_TEXT
from vinculo.interactions.domain.placeholders import UnknownPlaceholderError, check_places


def test_a_bounce_in_words_names_those_whom_it_could_not_reach() -> None:
    raw = (
        b"From: MAILER-DAEMON@x.example\r\nTo: averias@fibra.example\r\nSubject: failed\r\n\r\n"
        b"<%s@x.example> and <ana@x.example>: 5.1.1 no such user\r\n" % (b"a" * 400)
    )
    bounce = read_bounce(parse(raw))
    assert bounce is not None
    (failure,) = bounce.failures
    assert (failure.address, failure.is_final, failure.status) == ("ana@x.example", True, "5.1.1")


@pytest.mark.parametrize("source", ["data:image/png;base64,AA==", "//x.example/a.png", "a.png"])
def test_a_picture_from_nowhere_we_know_is_not_shown_nor_counted(source: str) -> None:
    shown = safe_mail(f'<img src="{source}">', inline={}, show_remote=True)
    assert source not in shown.html
    assert shown.remote_pictures == 0


def test_a_large_file_that_is_not_in_base64_is_read_whole() -> None:
    line = b"una linea bastante larga con un acento: =C3=A1\r\n"
    lines = LARGE_TEXT // len(line) + 10
    raw = (
        b'From: ana@x.example\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name="a"\r\n'
        b"Content-Disposition: attachment\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    (file,) = parse(raw + line * lines).files
    assert file.content.count("á".encode()) == lines


def test_places_that_can_be_filled_are_let_through_and_others_named() -> None:
    check_places("Hola {Nombre}, {caso}", {"nombre", "caso"})
    with pytest.raises(UnknownPlaceholderError):
        check_places("Hola {nombre}, {clave}", {"nombre", "caso"})


def test_a_large_file_whose_base64_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = b"QUJD" * (LARGE_TEXT // 4 + 10)
    raw = (
        b'From: ana@x.example\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name="a"\r\n'
        b"Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    (file,) = parse(raw + whole + b"QU").files
    assert file.content.startswith(b"ABC" * (len(whole) // 4))
