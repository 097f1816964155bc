"""Stories on the wire: a customer, a supplier and a forger, with Debian's Postfix and Dovecot.

The company's Postfix stands before our listener and is our smarthost; everybody else has a mailbox
at another provider, reads it by IMAP and answers as mail programs do.
"""

import email
import imaplib
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from uuid import UUID

import pytest
from django.test import override_settings

from tests.mail_servers import PASSWORD, Dovecot, dovecot, listens
from tests.postfix import Postfix, postfix
from vinculo.cases import api as cases
from vinculo.cases.contracts import CaseView
from vinculo.cases.models import Case
from vinculo.cases.services.answer import Answer, answer_case
from vinculo.cases.testing import House, a_house
from vinculo.config.tests.serving import Running, free_port, start_python, until
from vinculo.delivery.models import Route
from vinculo.identity.testing import a_user, signed_in
from vinculo.interactions import api as interactions
from vinculo.interactions.contracts import Acknowledgement, Joined, RawState
from vinculo.interactions.models import FailedAddress, Mailbox, RawMessage
from vinculo.interactions.testing import MAILBOX, mailbox
from vinculo.kernel import clock
from vinculo.kernel.actor import Role
from vinculo.kernel.testing import run_jobs

LUCIA = "lucia@correo.example"
MALLORY = "mallory@correo.example"
SUPPLIER = "taller@repuestos.example"
CLINIC = "citas@clinica.example"
ELSEWHERE = "soporte@correo.example"
LISTEN = (
    "import django; django.setup(); from vinculo.config.mail import process;"
    "process.run([process.opened('127.0.0.1', {port})])"
)


@dataclass(frozen=True)
class Wire:
    """All servers of the stories."""

    ours: Running
    front: Postfix
    boxes: Dovecot


@pytest.fixture(scope="module")
def servers() -> Iterator[Wire]:
    port = free_port()
    known = (LUCIA, MALLORY, SUPPLIER, ELSEWHERE)
    with dovecot() as boxes, postfix(ours=port, customers=boxes, known=known) as front:
        settings = {
            "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
            "VINCULO_ALLOWED_NETWORKS": "127.0.0.0/8",
        }
        process, log = start_python(LISTEN.format(port=port), **settings)
        running = Running(port, process, log)
        try:
            until(lambda: listens(port), 30, log=log)
            yield Wire(running, front, boxes)
        finally:
            running.stop()
            log.unlink()


@pytest.fixture
def house(committed: None) -> House:
    house = a_house()
    mailbox(address=CLINIC, service_id=house.service_id)
    return house


@pytest.fixture
def wire(servers: Wire, house: House) -> Iterator[Wire]:
    with override_settings(
        SMTP_URL=f"smtp://127.0.0.1:{servers.front.front}",
        PRACTICE=False,
        ALLOWED_NETWORKS=("127.0.0.0/8",),
    ):
        yield servers


@dataclass(frozen=True)
class Person:
    """Somebody with a mailbox at the other provider and an ordinary mail program."""

    address: str
    wire: Wire

    def write(self, to: str, subject: str, text: str, **headers: str) -> EmailMessage:
        """A message of their own; ``headers`` with _ for -."""
        message = EmailMessage(policy=SMTP)
        message["From"] = self.address
        message["To"] = to
        message["Subject"] = subject
        message["Message-ID"] = make_msgid(domain=self.address.partition("@")[2])
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        self._send(message)
        return message

    def reply(self, to: EmailMessage, text: str, **headers: str) -> EmailMessage:
        """As a program replies: to Reply-To, with the thread and the quoted text."""
        body = to.get_body(("plain",))
        assert body is not None
        quoted = "".join(f"> {line}\n" for line in body.get_content().splitlines())
        return self.write(
            to["Reply-To"] or to["From"],
            to["Subject"] if to["Subject"].startswith("Re:") else f"Re: {to['Subject']}",
            f"{text}\n\nEl 22/11/2026, {to['From']} escribió:\n{quoted}",
            In_Reply_To=to["Message-ID"],
            References=f"{to['References'] or ''} {to['Message-ID']}".strip(),
            **headers,
        )

    def _send(self, message: EmailMessage) -> None:
        with smtplib.SMTP("127.0.0.1", self.wire.front.front, timeout=20) as line:
            line.send_message(message, from_addr=self.address)

    def read(self) -> list[EmailMessage]:
        """What lies in the mailbox, by IMAP, the oldest first."""
        with imaplib.IMAP4("127.0.0.1", self.wire.boxes.imap, timeout=20) as line:
            line.login(self.address, PASSWORD)
            line.select("INBOX", readonly=True)
            _, found = line.search(None, "ALL")
            rows = [line.fetch(number, "(RFC822)")[1][0] for number in found[0].split()]
        read = [email.message_from_bytes(row[1], policy=SMTP) for row in rows]  # type: ignore[index]
        return [one for one in read if isinstance(one, EmailMessage)]

    def read_until(self, count: int) -> EmailMessage:
        """The newest message once there are ``count``."""
        until(lambda: len(self.read()) >= count, 20, log=self.wire.front.log)
        everything = self.read()
        assert len(everything) == count
        return everything[-1]


def person(address: str, wire: Wire) -> Person:
    """Somebody whose mailbox begins empty."""
    wire.boxes.doveadm("expunge", "-u", address, "mailbox", "INBOX", "all", check=False)
    return Person(address, wire)


def arrived(wire: Wire, count: int) -> RawMessage:
    """The newest of ``count`` messages that our listener took, understood and heard."""
    until(lambda: RawMessage.objects.count() >= count, 20, log=wire.front.log)
    until(all_understood, 20, log=wire.front.log)  # the job is made after the row is safe
    assert RawMessage.objects.count() == count
    return RawMessage.objects.order_by("-received_at", "-pk")[0]


def all_understood() -> bool:
    run_jobs()
    return not RawMessage.objects.filter(state=RawState.STORED).exists()


def the_case() -> CaseView:
    return cases.case_of(Case.objects.get().conversation_id)  # type: ignore[arg-type,return-value]


def answered(house: House, case_id: UUID, html: str, *, cc: str = "") -> None:
    case = Case.objects.get(pk=case_id)
    people = interactions.read_recipients(to=LUCIA, cc=cc) if cc else ()
    answer = Answer(html=html, seen=case.latest_message_id, recipients=people)
    answer_case(case_id=case_id, answer=answer, actor=house.agent, at=clock.now())
    run_jobs()


def thread(conversation_id: UUID | None) -> list[tuple[str, Joined]]:
    assert conversation_id is not None
    return [(m.sender_address, m.joined) for m in interactions.messages(conversation_id)]


@pytest.mark.parametrize("box", [MAILBOX, CLINIC], ids=["smtp", "lmtp"])
def test_a_customer_reads_by_imap_and_replies_and_a_copied_supplier_stays_outside(
    wire: Wire, house: House, box: str
) -> None:
    lucia, supplier = person(LUCIA, wire), person(SUPPLIER, wire)
    lucia.write(box, "Sin conexión — urgente", "No tengo internet desde ayer.\n.\nGracias.")
    arrived(wire, 1)
    case = the_case()
    answered(house, case.id, "<p>Va un técnico <b>hoy</b>.</p>", cc=SUPPLIER)
    first, copy = lucia.read_until(1), supplier.read_until(1)
    assert (first["Cc"], copy["Message-ID"]) == (SUPPLIER, first["Message-ID"])
    assert "Va un técnico hoy" in first.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    lucia.reply(first, "Aquí estaré, muchas gracias.")
    arrived(wire, 2)
    assert thread(case.conversation_id)[2:] == [(LUCIA, Joined.SIGNED)]
    supplier.reply(copy, "La pieza llega el lunes.")
    arrived(wire, 3)
    assert thread(case.conversation_id)[3:] == [(SUPPLIER, Joined.UNCONFIRMED)]
    answered(house, case.id, "<p>El técnico va de camino.</p>")
    second = lucia.read_until(2)
    assert second["In-Reply-To"] in second["References"]
    assert len(supplier.read()) == 1, "a copy reads one message and never the next"
    assert Case.objects.count() == 1


def test_postfix_brings_a_failed_answer_back_to_its_conversation_and_address(
    wire: Wire, house: House
) -> None:
    gone = Person("nadie@correo.example", wire)
    gone.write(MAILBOX, "Factura", "Me han cobrado dos veces.")
    arrived(wire, 1)
    case = the_case()
    answered(house, case.id, "<p>Le devolvemos el importe.</p>")
    report = arrived(wire, 2)
    assert (report.state, report.reason) == (RawState.UNDERSTOOD, "bounce")
    assert report.envelope["sender"] == ""
    assert thread(case.conversation_id)[-1][1] == Joined.BOUNCED
    failed = FailedAddress.objects.get()
    assert (failed.address, failed.is_final, failed.code) == (gone.address, True, "5.1.1")
    assert "User unknown" in failed.reason
    assert interactions.correspondence(case.conversation_id).failed[0].address == gone.address  # type: ignore[arg-type]


def test_an_out_of_office_gets_no_acknowledgement_and_a_person_does(
    wire: Wire, house: House
) -> None:
    Mailbox.objects.update(acknowledgement=Acknowledgement.AT_ONCE)
    lucia = person(LUCIA, wire)
    lucia.write(MAILBOX, "Cambio de tarifa", "Quiero otra tarifa.")
    arrived(wire, 1)
    told = lucia.read_until(1)
    assert told["Auto-Submitted"] == "auto-replied"
    lucia.reply(
        told, "Estoy fuera hasta el lunes.", Auto_Submitted="auto-replied", X_Autoreply="yes"
    )
    away = arrived(wire, 2)
    assert away.state == RawState.UNDERSTOOD
    lucia.write(
        MAILBOX,
        "Respuesta automática: vacaciones",
        "Vuelvo el lunes.",
        Auto_Submitted="auto-replied (vacation)",
        X_Auto_Response_Suppress="All",
        Precedence="bulk",
    )
    arrived(wire, 3)
    assert len(lucia.read()) == 1, "nobody writes back to a machine"


def test_a_forged_reply_joins_nothing_and_a_stolen_address_waits(wire: Wire, house: House) -> None:
    lucia, mallory = person(LUCIA, wire), person(MALLORY, wire)
    lucia.write(MAILBOX, "Contrato", "¿Cuándo termina mi contrato?")
    arrived(wire, 1)
    case = the_case()
    answered(house, case.id, "<p>Termina en mayo.</p>")
    answer = lucia.read_until(1)
    del answer["Reply-To"]
    answer["Reply-To"] = MAILBOX
    mallory.reply(answer, f"Anule el contrato [{case.number}].")
    forged = arrived(wire, 2)
    assert interactions.intake(forged.pk).conversation_id != case.conversation_id
    assert Case.objects.get(follows=case.id).conversation_id is not None
    mallory.reply(lucia.read()[0], "Mándeme el contrato a mí.")
    arrived(wire, 3)
    assert thread(case.conversation_id)[-1] == (MALLORY, Joined.UNCONFIRMED)
    answered(house, case.id, "<p>¿Algo más?</p>")
    assert lucia.read_until(2)["To"] == LUCIA
    assert mallory.read() == []


def test_an_administrator_tries_a_mailbox_both_ways_and_is_told_what_is_wrong(
    wire: Wire, house: House
) -> None:
    admin = signed_in(a_user(Role.ADMINISTRATOR))
    here = f"/ajustes/buzones/{Mailbox.objects.get(address=MAILBOX).pk}/"
    trial = admin.post(f"{here}prueba/")["Location"]
    assert "espera su turno" in admin.get(trial).content.decode()
    run_jobs()
    arrived(wire, 1)
    assert "entregado aquí" in admin.get(trial).content.decode()
    wire.boxes.doveadm("expunge", "-u", ELSEWHERE, "mailbox", "INBOX", "all", check=False)
    there = mailbox(address=ELSEWHERE, service_id=house.service_id)
    typed = {"host": "127.0.0.1", "port": wire.boxes.imap, "security": "plain", "user": ELSEWHERE}
    typed |= {"secret": PASSWORD, "folders": "INBOX", "after": "seen", "start_from": "all"}
    page = f"/ajustes/buzones/{there}/"
    assert (
        "no acepta el usuario"
        in admin.post(f"{page}?como=imap", {**typed, "secret": "x"}).content.decode()
    )
    assert admin.post(f"{page}?como=imap", typed).status_code == 302
    trial = admin.post(f"{page}prueba/")["Location"]
    run_jobs()
    arrived(wire, 2)
    assert "leído en su servidor (IMAP)" in admin.get(trial).content.decode()
    assert not Case.objects.exists(), "a trial is nobody's matter"
    Route.objects.create(sender=MAILBOX, host="127.0.0.1", port=1, security="none")
    trial = admin.post(f"{here}prueba/")["Location"]
    run_jobs()
    assert "Nadie atiende en ese puerto" in admin.get(trial).content.decode()
    other = admin.get(trial.replace(here, page)).content.decode()
    assert "Nadie atiende" not in other, "a trial is followed on its own mailbox"
