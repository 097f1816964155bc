"""Invitations, signed and encrypted mail, Outlook's own box, bounces and machines, as values."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.interactions.contracts import SpamRuleKind
from vinculo.interactions.domain.bounces import read_bounce
from vinculo.interactions.domain.calendar_words import words_of_invitation
from vinculo.interactions.domain.charsets import decode
from vinculo.interactions.domain.machines import is_from_machine, wants_no_machine
from vinculo.interactions.domain.mail import parse
from vinculo.interactions.domain.spam import first_match, rule_value

INVITATION = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Madrid\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nSUMMARY:Visita del técnico\\, segunda\r\n"
    "DTSTART;TZID=Europe/Madrid:20261124T093000\r\nDTEND;TZID=Europe/Madrid:20261124T103000\r\n"
    'LOCATION:Calle Marina 7\r\nORGANIZER;CN="Lucía; Romero":mailto:lucia@correo.example\r\n'
    "DESCRIPTION:Traiga el rou\r\n ter nuevo.\\nGracias\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_an_invitation_is_shown_in_words_and_kept_as_a_file() -> None:
    message = EmailMessage()
    message["From"] = "lucia@correo.example"
    message.set_content("Les invito.")
    message.add_alternative(INVITATION.encode(), maintype="text", subtype="calendar")
    parsed = parse(message.as_bytes())
    assert parsed.text == (
        "Les invito.\n\nVisita del técnico, segunda\n"
        "2026-11-24 09:30 (Europe/Madrid) – 2026-11-24 10:30 (Europe/Madrid)\nCalle Marina 7\n"
        "lucia@correo.example\nTraiga el router nuevo.\nGracias"
    )
    assert [file.media_type for file in parsed.files] == ["text/calendar"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("BEGIN:VEVENT\nEND:VEVENT", ""),
        ("BEGIN:VEVENT\nSUMMARY:Sin fin", ""),
        ("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261124\nEND:VEVENT", "2026-11-24"),
        ("BEGIN:VEVENT\nDTEND:20261124T100000Z\nEND:VEVENT", "2026-11-24 10:00 (UTC)"),
        ("BEGIN:VEVENT\nDTSTART:99999999\nSUMMARY:Raro\nEND:VEVENT", "Raro"),
        ("BEGIN:VEVENT\nDTSTART:mañana\nSUMMARY:Raro\nSUMMARY:Otro\nEND:VEVENT", "Raro"),
    ],
)
def test_broken_invitations_say_what_they_can(text: str, words: str) -> None:
    assert words_of_invitation(text) == words


@given(text=st.text(alphabet=st.sampled_from('BEGIN:VTLD;="\n0126Z ,'), max_size=200))
def test_any_calendar_is_words_or_nothing(text: str) -> None:
    assert isinstance(words_of_invitation(f"BEGIN:VEVENT\n{text}\nEND:VEVENT"), str)


def raw(content_type: str, *parts: tuple[str, str]) -> bytes:
    lines = ["From: a@b.example", "Subject: x", f"Content-Type: {content_type}; boundary=z", ""]
    for kind, body in parts:
        lines += ["--z", f"Content-Type: {kind}", "", body]
    return "\r\n".join([*lines, "--z--", ""]).encode()


def test_signed_mail_is_read_and_its_signature_kept() -> None:
    signature = ("application/pgp-signature; name=signature.asc", "-----BEGIN PGP SIGNATURE-----")
    parsed = parse(raw("multipart/signed", ("text/plain", "Hola"), signature))
    assert (parsed.text, [f.name for f in parsed.files]) == ("Hola", ["signature.asc"])
    smime = ("application/pkcs7-signature; name=smime.p7s", "MIIB")
    parsed = parse(raw("multipart/signed", ("text/plain", "Hola"), smime))
    assert (parsed.text, [f.name for f in parsed.files]) == ("Hola", ["smime.p7s"])


def test_encrypted_mail_is_kept_for_whoever_has_the_key() -> None:
    pgp = raw(
        "multipart/encrypted",
        ("application/pgp-encrypted", "Version: 1"),
        ("application/octet-stream; name=encrypted.asc", "-----BEGIN PGP MESSAGE-----"),
    )
    assert [f.name for f in parse(pgp).files][-1] == "encrypted.asc"
    smime = (
        b"From: a@b.example\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data;"
        b" name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nTUlJQg==\r\n"
    )
    parsed = parse(smime)
    assert [(f.name, f.content) for f in parsed.files] == [("smime.p7m", b"MIIB")]


def test_outlooks_box_is_kept_closed() -> None:
    box = (
        b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n"
        b"Content-Type: text/plain\r\n\r\nAdjunto\r\n--z\r\nContent-Type: application/ms-tnef;"
        b' name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+Ig==\r\n--z--\r\n'
    )
    parsed = parse(box)
    assert parsed.text == "Adjunto"
    assert [(f.name, f.content) for f in parsed.files] == [("winmail.dat", b'x\x9f>"')]


def bounce(report: str, original: str = "Message-ID: <ours@fibra.example>\r\n") -> bytes:
    return raw(
        "multipart/report; report-type=delivery-status",
        ("text/plain", "No se pudo entregar."),
        ("message/delivery-status", report),
        ("text/rfc822-headers", original),
    )


FAILED = (
    "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; Lucia@Correo.example\r\n"
    "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such\r\n user\r\n"
)


def test_a_report_of_failure_is_understood() -> None:
    found = read_bounce(parse(bounce(FAILED)))
    assert found is not None
    assert found.message_id == "ours@fibra.example"
    (failure,) = found.failures
    assert (failure.address, failure.is_final, failure.status) == (
        "lucia@correo.example",
        True,
        "5.1.1",
    )
    assert failure.reason == "550 5.1.1 no such user"


def test_a_delay_is_no_failure_and_a_success_no_bounce() -> None:
    late = read_bounce(parse(bounce(FAILED.replace("failed", "delayed"))))
    assert late is not None
    assert not late.failures[0].is_final
    assert read_bounce(parse(bounce(FAILED.replace("failed", "delivered")))) is None
    assert read_bounce(parse(bounce("nonsense"))) is None


def test_a_bounce_in_words_is_understood() -> None:
    message = EmailMessage()
    message["From"] = "MAILER-DAEMON@mx.example"
    message.set_content(
        "<lucia@correo.example>: host mx said: 550 5.1.1 user unknown\n\n"
        "Message-ID: <ours@fibra.example>\n"
    )
    found = read_bounce(parse(message.as_bytes()))
    assert found is not None
    assert (found.message_id, found.failures[0].address) == (
        "ours@fibra.example",
        "lucia@correo.example",
    )
    message.set_content("Aviso general sin código.")
    assert read_bounce(parse(message.as_bytes())) is None


EXIM = """\
From: Mail Delivery System <Mailer-Daemon@mx.example>
X-Failed-Recipients: lucia@correo.example,
  pablo@correo.example

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its recipients.
The following address(es) failed:

  lucia@correo.example
    host mail.correo.example [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<lucia@correo.example>:
    550 unknown user
  pablo@correo.example
    mailbox is full

------ This is a copy of the message, including all the headers. ------

From: Fibra <averias@fibra.example>
To: otra@correo.example
Message-ID: <ours@fibra.example>
"""
EXCHANGE = """\
From: Correo <postmaster@empresa.example>
Return-Path: <>
Subject: No se puede entregar: Su consulta

No se pudo entregar a estos destinatarios o grupos:

lucia@correo.example (lucia@correo.example)

El servidor remoto devolvió '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'

Message-ID: <ours@fibra.example>
"""
QMAIL = """\
From: MAILER-DAEMON@mx.example
Return-Path: <>

Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<lucia@correo.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: <ours@fibra.example>
To: <otra@correo.example>
"""


@pytest.mark.parametrize(
    ("told", "addresses", "status"),
    [
        pytest.param(EXIM, ["lucia", "pablo"], "5.0.0", id="Exim"),
        pytest.param(EXCHANGE, ["lucia"], "5.1.10", id="Exchange"),
        pytest.param(QMAIL, ["lucia"], "5.1.1", id="qmail"),
    ],
)
def test_servers_tell_it_in_their_own_words(told: str, addresses: list[str], status: str) -> None:
    found = read_bounce(parse(told.encode()))
    assert found is not None
    assert found.message_id == "ours@fibra.example"
    assert [one.address for one in found.failures] == [f"{who}@correo.example" for who in addresses]
    assert {(one.status, one.is_final) for one in found.failures} == {(status, True)}


def test_a_report_in_other_letters_than_ascii_is_understood() -> None:
    report = FAILED.replace("rfc822; Lucia@Correo.example", "utf-8; lucía@correo.example")
    told = raw(
        "multipart/report; report-type=global-delivery-status",
        ("text/plain", "No se pudo entregar."),
        ("message/global-delivery-status; charset=utf-8", report),
        ("message/global-headers; charset=utf-8", "Message-ID: <ours@fibra.example>\r\n"),
    )
    found = read_bounce(parse(told))
    assert found is not None
    assert found.message_id == "ours@fibra.example"
    assert [one.address for one in found.failures] == ["lucía@correo.example"]


def test_a_report_without_the_original_names_what_it_answers() -> None:
    answered = bounce(FAILED, original="Subject: nothing more\r\n")
    whole = b"In-Reply-To: <ours@fibra.example>\r\n" + answered
    found = read_bounce(parse(whole))
    assert found is not None
    assert found.message_id == "ours@fibra.example"


def test_what_a_person_writes_is_no_bounce() -> None:
    person = b"From: a@b.example\r\n\r\nMe sale 5.1.1 en <lucia@correo.example>\r\n"
    assert read_bounce(parse(person)) is None


@given(report=st.text(max_size=200))
def test_any_report_is_read_or_left(report: str) -> None:
    read_bounce(parse(bounce(report)))


@pytest.mark.parametrize(
    "header",
    ["X-Auto-Response-Suppress: All", "Feedback-ID: 1:campaign", "X-Loop: a@b.example",
     "X-POST-MessageClass: 9; Autoresponder"],
)  # fmt: skip
def test_weak_marks_forbid_automatic_answers_but_make_no_machine(header: str) -> None:
    parsed = parse(f"From: a@b.example\r\n{header}\r\nSubject: Hola\r\n\r\nTexto\r\n".encode())
    assert wants_no_machine(parsed)
    assert not is_from_machine(parsed)


def test_a_plain_letter_may_be_acknowledged() -> None:
    assert not wants_no_machine(parse(b"From: a@b.example\r\nSubject: Hola\r\n\r\nTexto\r\n"))


def test_an_empty_subject_and_body_are_a_message() -> None:
    parsed = parse(b"From: a@b.example\r\nMessage-ID: <>\r\n\r\n")
    assert (parsed.subject, parsed.text, parsed.message_id) == ("", "", "")


@pytest.mark.parametrize(
    ("kind", "value", "hit"),
    [
        (SpamRuleKind.SENDER, "a@ofertas.example", True),
        (SpamRuleKind.SENDER, "b@ofertas.example", False),
        (SpamRuleKind.DOMAIN, "ofertas.example", True),
        (SpamRuleKind.DOMAIN, "fertas.example", False),
        (SpamRuleKind.SUBJECT, "gangas", True),
        (SpamRuleKind.TEXT, "COMPRE", True),
        (SpamRuleKind.TEXT, "vendo", False),
        (SpamRuleKind.TEXT, "gangas hoy", True),  # the subject is read with the text
        (SpamRuleKind.TEXT, "sin compromiso alguno", True),  # in the quote, over two lines
        (SpamRuleKind.TEXT, "dinero fácil", True),  # in the version that most programs show
        (SpamRuleKind.SUBJECT, "compre", False),
    ],
)
def test_a_rule_speaks_of_what_it_names(kind: SpamRuleKind, value: str, *, hit: bool) -> None:
    raw_mail = (
        "From: A@Ofertas.example\r\nSubject: GANGAS hoy\r\n"
        "Content-Type: multipart/alternative; boundary=a\r\n\r\n"
        "--a\r\nContent-Type: text/plain\r\n\r\n"
        "Compre ya\r\n\r\nEl 3 de mayo, A escribió:\r\n> sin compromiso\r\n> alguno\r\n"
        "--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        "<p>Dinero<br>f&aacute;cil</p>\r\n--a--\r\n"
    ).encode()
    other = (SpamRuleKind.SUBJECT, "nada de esto")
    assert (first_match(parse(raw_mail), [other, (kind, value)]) == kind) is hit


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (SpamRuleKind.SENDER, " A@B.Example ", "a@b.example"),
        (SpamRuleKind.SENDER, "nobody", ""),
        (SpamRuleKind.DOMAIN, "@B.Example", "b.example"),
        (SpamRuleKind.DOMAIN, "*.b.example", "b.example"),  # what stands below is meant anyway
        (SpamRuleKind.DOMAIN, "a b", ""),
        (SpamRuleKind.SUBJECT, "  dinero   fácil ", "dinero fácil"),
        (SpamRuleKind.TEXT, "abc", ""),
    ],
)
def test_a_rule_is_kept_in_one_spelling(kind: SpamRuleKind, text: str, value: str) -> None:
    assert rule_value(kind, text) == value


@pytest.mark.parametrize(
    ("declared", "raw", "words"),
    [
        ("utf-8", "Sí, señor: ¿mañana?".encode() + b"\xff", "Sí, señor: ¿mañana?\ufffd"),
        ("utf-8", "Señor, mañana".encode("cp1252"), "Señor, mañana"),
        ("gb2312", "镕你".encode("gb18030"), "镕你"),
        ("iso-8859-8-i", "שלום".encode("iso-8859-8"), "שלום"),
    ],
    ids=["one broken byte", "not utf-8 at all", "more than it says", "a name of mail only"],
)  # fmt: skip
def test_a_charset_is_read_as_it_was_meant(declared: str, raw: bytes, words: str) -> None:
    assert decode(raw, declared) == words


@pytest.mark.parametrize(
    "head",
    [
        "From: ana@a.example, b@b.example",
        "From: ana@a.example\r\nFrom: b@b.example",
        "From: <=?utf-8?q?ana=40a.example?=>",
        "From: ana@a.example, =?utf-8?q?b=40b.example?=",
    ],
)
def test_a_sender_beside_another_or_hidden_in_words_is_not_believed(head: str) -> None:
    assert not parse(f"{head}\r\nSubject: x\r\n\r\nHola".encode()).is_one_author


@pytest.mark.parametrize(
    "head", ["From: García, Ana <ana@a.example>", "From: =?utf-8?q?A=40b?= <a@b.example>", "To: x"]
)
def test_an_odd_name_is_still_one_author(head: str) -> None:
    assert parse(f"{head}\r\nSubject: x\r\n\r\nHola".encode()).is_one_author
