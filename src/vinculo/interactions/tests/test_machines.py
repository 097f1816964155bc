"""Who is a machine is told by many small signs; a person never is."""

import pytest

from vinculo.interactions.domain.machines import is_from_machine
from vinculo.interactions.domain.mail import parse

HEAD = b"From: Ana <ana@a.example>\r\nSubject: Hola\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"Auto-Submitted: auto-replied; owner=x\r\n" + HEAD,
        b"X-Autoreply: yes\r\n" + HEAD,
        b"List-Id: <noticias.a.example>\r\n" + HEAD,
        b"List-Unsubscribe: <https://a.example>\r\n" + HEAD,
        b"Return-Path: <>\r\n" + HEAD,
        b"Precedence: Bulk \r\n" + HEAD,
        b"Content-Type: multipart/report; boundary=b\r\n" + HEAD,
        b"From: MAILER-DAEMON@a.example\r\nSubject: x\r\n",
        b"From: no-reply+17@a.example\r\nSubject: x\r\n",
        b"From: noresponder@a.example\r\nSubject: x\r\n",
        b"From: a@a.example\r\nSubject: Out of office: back on Monday\r\n",
        b"From: a@a.example\r\nSubject: Respuesta automatica: hasta el lunes\r\n",
        b"From: a@a.example\r\nSubject: Fuera de la oficina\r\n",
        b"From: a@a.example\r\nSubject: Undeliverable: x\r\n",
        b"From: a@a.example\r\nSubject: No se puede entregar: Su caso\r\n",
        b"From: a@a.example\r\nSubject: Fuera de la oficina hasta el lunes\r\n",
    ],
)
def test_a_machine_is_known(head: bytes) -> None:
    assert is_from_machine(parse(head + b"\r\nHola"))


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        b"Auto-Submitted: NO\r\n" + HEAD,
        b"Auto-Submitted: ; x=y\r\n" + HEAD,
        b"Precedence: first-class\r\n" + HEAD,
        b"Return-Path: <ana@a.example>\r\n" + HEAD,
        b"From: noreplyana@a.example\r\nSubject: x\r\n",
        b"From: a@noreply.example\r\nSubject: Estoy fuera de la oficina\r\n",
        b"From: a@a.example\r\nSubject: No se puede entregar mi pedido\r\n",
        b"From: a@a.example\r\nSubject: Ausente el t\xc3\xa9cnico en la cita\r\n",
        b"From: a@a.example\r\nSubject: Fuera de la oficina me atendieron mal\r\n",
        b"From: a@a.example\r\nSubject: Ausentes en la reuni\xc3\xb3n\r\n",
    ],
)
def test_a_person_is_not_taken_for_a_machine(head: bytes) -> None:
    assert not is_from_machine(parse(head + b"\r\nHola"))
