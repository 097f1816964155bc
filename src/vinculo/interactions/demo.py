"""The practice company's mail: raw messages through the real intake, as of the last days."""

import io
import zlib
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from struct import pack
from typing import cast

from vinculo.customers import api as customers
from vinculo.customers.contracts import ContactKind
from vinculo.interactions.contracts.human import NewHumanCheck
from vinculo.interactions.demo_mails import CHAIN, CHAIN_ANSWER, CHAIN_REPLY, MAILS, PracticeMail
from vinculo.interactions.domain.practice import reply_to
from vinculo.interactions.selectors import threads
from vinculo.interactions.services import answers, conversations, human, intake, understanding
from vinculo.interactions.services.forms import building
from vinculo.interactions.services.forms.starter import starter
from vinculo.kernel.actor import SYSTEM, Actor
from vinculo.kernel.demo import demo_id, demo_name, demo_parts
from vinculo.lib.calendar import Calendar, open_time_between
from vinculo.organization import api as organization

FORM_SLUG = "cuentenos-que-ha-pasado"
_LONGEST = timedelta(days=40)


def load(at: datetime) -> None:
    """Twenty first messages, an answer and the reply to it: twenty-one arrivals.

    Each raw message has the id ``demo_id("mail:<key>")``, so that cases find its conversation.
    """
    conversations.create_mailbox(
        address=mailbox(),
        name=demo_name.name,
        language="es",
        service_id=demo_id("service:averias"),
        mailbox_id=demo_id("mailbox:averias"),
    )
    _open_form(at)
    _check_human(at)
    calendar = organization.calendar_of(organization.default_calendar_id())
    for mail in MAILS:
        when = open_hours_before(calendar, at, mail.hours)
        _arrive(mail.key, _raw(mail, *_who(mail.customer, at), when), when)
    _chain(calendar, at)


def _check_human(at: datetime) -> None:
    """Somebody looked at the mailbox and at the telephone; of the form nobody made sure yet."""
    service_id = demo_id("service:averias")
    who = Actor(
        user_id=demo_id("user:raul"),
        name="",
        roles=frozenset(),
        keys=frozenset({f"service:{service_id}"}),
    )
    words = "Llame al 959 000 000, de lunes a viernes de 8 a 20 h: contesta una persona."
    english = "Call 959 000 000, Monday to Friday from 8 to 20 h: a person answers."
    for source, name in ((f"mailbox:{demo_id('mailbox:averias')}", ""), ("phone:", "959 000 000")):
        human.check(
            NewHumanCheck(
                source=source,
                reaches=True,
                words=words,
                words_en=english,
                name=name,
                service_id=service_id,
            ),
            by=who,
            at=at - _LONGEST,
        )


def mailbox() -> str:
    """Where faults are written to."""
    return f"averias@{demo_name.domain}"


def _open_form(at: datetime) -> None:
    building.create_form(
        building.FormSettings(
            name="Cuéntenos qué ha pasado",
            slug=FORM_SLUG,
            service_id=demo_id("service:averias"),
            mailbox_id=demo_id("mailbox:averias"),
        ),
        starter(),
        form_id=demo_id("form:que-ha-pasado"),
    )
    building.publish(demo_id("form:que-ha-pasado"), by=SYSTEM, at=at)


def _arrive(key: str, raw: bytes, when: datetime) -> None:
    raw_id = intake.take_in(io.BytesIO(raw), via="demo", at=when, raw_id=demo_id(f"mail:{key}"))
    understanding.understand(raw_id=raw_id, at=when)


def _who(key: str, at: datetime) -> tuple[str, str]:
    view = customers.customer(SYSTEM, demo_id(f"customer:{key}"), where="demo", at=at)
    emails = [p.value for p in view.contact_points if p.kind == ContactKind.EMAIL]
    return view.name, emails[0]


def _chain(calendar: Calendar, at: datetime) -> None:
    opened = threads.intake(demo_id(f"mail:{CHAIN}"))
    if opened.conversation_id is None:
        raise LookupError(CHAIN)
    message_id = answers.send_answer(
        conversation_id=opened.conversation_id,
        html=CHAIN_ANSWER,
        by=Actor(user_id=demo_id("user:marta"), name="Marta Rey"),
        at=open_hours_before(calendar, at, 13.5),
    )
    when = open_hours_before(calendar, at, 6.5)
    name, email = _who("beatriz", at)
    answer = answers.as_received(message_id, by=email)
    raw = reply_to(answer, name=name, address=email, text=CHAIN_REPLY, at=when)
    _arrive("beatriz-reply", raw, when)


def open_hours_before(calendar: Calendar, at: datetime, hours: float) -> datetime:
    """The moment that lies so many open hours before ``at``."""
    length = timedelta(hours=hours)
    low, high = at - _LONGEST, at
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if open_time_between(calendar, middle, at) > length:
            low = middle
        else:
            high = middle
    return low.replace(microsecond=0)


def _raw(mail: PracticeMail, name: str, email: str, when: datetime) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{name.replace(',', '')} <{email}>"
    message["To"] = f"{demo_name.name} <{mailbox()}>"
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(when)
    message["Message-ID"] = f"<{mail.key}.{when:%Y%m%d%H%M%S}@{email.rpartition('@')[2]}>"
    text = mail.text + ("\n\nEnviado desde mi iPhone\n" if mail.style == "phone" else "")
    message.set_content(text)
    if mail.style == "html":
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        message.add_alternative(
            f"<div style='font-family: Calibri'>{paragraphs.replace(chr(10), '<br>')}</div>",
            subtype="html",
        )
    elif mail.style == "attachment":
        message.add_attachment(
            _invoice(), maintype="application", subtype="pdf", filename="factura-octubre.pdf"
        )
    elif mail.style == "picture":
        message.add_alternative(
            f"<p>{text}</p><p><img src='cid:router@example.org' alt='Router con una luz roja'></p>",
            subtype="html",
        )
        html = cast("list[EmailMessage]", message.get_payload())[1]
        html.add_related(
            _router(), "image", "png", cid="<router@example.org>", filename="router.png"
        )
    return message.as_bytes()


def _router() -> bytes:
    """A small picture: a dark box with one red light and three that are off."""
    width, height = 240, 120
    dark, off, red, wall = b"\x2b\x30\x36", b"\x4a\x52\x5a", b"\xd6\x3a\x2f", b"\xd9\xdc\xd6"
    rows = []
    for y in range(height):
        row = bytearray(b"\0")
        for x in range(width):
            color = dark if 20 < x < 220 and 35 < y < 95 else wall
            for number in range(4):
                if (x - 60 - number * 40) ** 2 + (y - 65) ** 2 < 40:
                    color = red if number == 1 else off
            row += color
        rows.append(bytes(row))
    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
        for kind, content in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(b"".join(rows))),
            (b"IEND", b""),
        )
    )


def _invoice() -> bytes:
    """A one-page PDF."""
    words = f"BT /F1 16 Tf 60 760 Td ({demo_name.name} - Factura de octubre) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    pdf = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(pdf))
        pdf += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(pdf)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    pdf += f"xref\n0 6\n0000000000 65535 f \n{table}"
    pdf += f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pdf.encode("ascii")


demo_parts.add("interactions", load)
