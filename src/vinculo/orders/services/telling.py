"""What customers read of their orders: a durable summary by mail, in their language."""

from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vinculo.cases import api as cases
from vinculo.kernel.amounts import money
from vinculo.kernel.errors import DomainError
from vinculo.orders.contracts import AWAITED, OrderState
from vinculo.orders.domain.pricing import stays_of
from vinculo.orders.labels import came_words
from vinculo.orders.services import story
from vinculo.organization import api as organization


class Told(StrEnum):
    """What a letter is about."""

    CONFIRMED = "confirmed"
    AMENDED = "amended"
    MOVED = "moved"
    ASKED = "asked"
    SENT = "sent"
    PARTLY = "partly"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    SHORT = "short"
    RETURNED = "returned"
    RETURNED_PART = "returned_part"


def tell(row: Any, what: Told, *, at: datetime, words: str = "") -> bool:
    """Mail the customer where the order stands; whether it left.

    Where no mail may leave by itself it stands on the customer's page, and the history says that
    a person has to tell them.
    """
    sent = False
    if row.case.conversation_id is not None:
        with suppress(DomainError):  # a page without address, too many mails a day, a machine
            cases.send_by_itself(
                case_id=row.case_id, html=letter(row, what, words), at=at, is_duty=True
            )
            sent = True
    if sent:
        row.told_at = at
        row.save(update_fields=["told_at"])
    story.enter(row, "told" if sent else "not_told", at=at)
    return sent


def letter(row: Any, what: Told, words: str) -> str:
    """The letter as the customer reads it, in the language in which they are written to."""
    company = organization.company()
    with translation.override(cases.language_of(row.case_id)):
        heads = {
            Told.CONFIRMED: gettext("Su pedido %(number)s queda confirmado. Este es su resumen."),
            Told.AMENDED: gettext("Su pedido %(number)s ha cambiado. Así queda."),
            Told.MOVED: gettext("La fecha de su pedido %(number)s ha cambiado."),
            Told.ASKED: gettext("Su pedido %(number)s tiene la fecha que nos pidió."),
            Told.SENT: gettext("Su pedido %(number)s va de camino."),
            Told.PARTLY: gettext("Ha recibido una parte de su pedido %(number)s."),
            Told.DELIVERED: gettext("Su pedido %(number)s está entregado."),
            Told.CANCELLED: gettext("Su pedido %(number)s queda cancelado."),
            Told.SHORT: gettext("De su pedido %(number)s ya no llega el resto."),
            Told.RETURNED: gettext("Hemos recibido de vuelta su pedido %(number)s."),
            Told.RETURNED_PART: gettext(
                "Hemos recibido de vuelta una parte de su pedido %(number)s."
            ),
        }
        parts = [format_html("<p>{}</p>", heads[what] % {"number": row.number})]
        if words:
            parts.append(format_html("<p>{}</p>", words))
        parts.append(_lines(row))
        if row.state in AWAITED or what is Told.DELIVERED:
            parts.append(_promised(row, company.timezone, is_done=what is Told.DELIVERED))
        parts.append(
            format_html(
                "<p>{}</p>",
                gettext("Guarde este mensaje: es la prueba de lo que se pidió y se prometió."),
            )
        )
        return format_html_join("", "{}", ((part,) for part in parts))


def _lines(row: Any) -> SafeString:
    lines = list(story.lines_of(row))
    items = format_html_join("", "<li>{}</li>", ((_line(line, row.state),) for line in lines))
    said = gettext("Total: %(total)s") % {"total": money(row.total, row.currency)}
    stays = stays_of(OrderState(row.state), lines)
    if stays != row.total:
        said = gettext("Total de lo que se queda: %(worth)s (se había acordado %(total)s)") % {
            "worth": money(stays, row.currency),
            "total": money(row.total, row.currency),
        }
    return format_html("<ul>{}</ul><p><strong>{}</strong></p>", items, said)


def _line(line: Any, state: str) -> str:
    chosen = ", ".join(f"{option}: {choice}" for option, choice in line.choices)
    name = f"{line.name} ({chosen})" if chosen else line.name
    words = gettext("%(n)s × %(name)s, a %(price)s la unidad") % {
        "n": line.quantity,
        "name": name,
        "price": money(line.unit_price, line.currency),
    }
    missing = line.quantity - line.delivered
    if missing and state in {OrderState.SHORT, OrderState.RETURNED}:
        words += "; " + came_words(line.delivered, missing, is_over=True)
    elif missing and state == OrderState.PARTLY:
        words += "; " + came_words(line.delivered, missing, is_over=False)
    if line.returned:
        words += "; " + gettext("devueltos %(n)s") % {"n": line.returned}
    return words


def _promised(row: Any, timezone: str, *, is_done: bool) -> SafeString:
    if is_done:
        return format_html("<p>{}</p>", gettext("Gracias por su confianza."))
    day = date_format(row.due_at.astimezone(ZoneInfo(timezone)), "DATE_FORMAT")
    return format_html(
        "<p>{}</p>", gettext("Le prometemos que lo tiene a más tardar el %(day)s.") % {"day": day}
    )
