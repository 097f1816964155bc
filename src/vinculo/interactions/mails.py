"""The words of mails that conversations send by themselves; nothing a stranger wrote is in them."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from vinculo.interactions.contracts import Occasion

STANDS = frozenset({Occasion.RESOLVED, Occasion.REOPENED})
ASKS = frozenset({Occasion.RATING, Occasion.ASKING, Occasion.HANDLING})


def default_wording(occasion: Occasion, *, language: str) -> tuple[str, str]:
    """Subject and HTML of the product's own words for an occasion, with their places.

    The text that is acknowledged has no place: whoever forges a sender could otherwise send mail of
    their own making through us.
    """
    with translation.override(language):
        if occasion == Occasion.FIRST_MESSAGE:
            subject = _("Un mensaje de %(company)s") % {"company": "{empresa}"}
            words = _("Le escribimos de %(company)s.") % {"company": "{empresa}"}
            return subject, format_html("<p>{}</p>", words)
        if occasion == Occasion.FORWARDED:
            subject = _("Una consulta sobre el caso %(number)s") % {"number": "{caso}"}
            words = _("Le reenviamos lo que nos escribe un cliente. ¿Puede ayudarnos?")
            return subject, format_html("<p>{}</p>", words)
        if occasion in STANDS:
            return _where_it_stands(occasion)
        if occasion in ASKS:
            return _question(occasion)
        subject = _("Hemos recibido su mensaje (%(key)s)") % {"key": "{clave}"}
        closed = "{fuera_de_horario}" if occasion == Occasion.OUT_OF_HOURS else ""
        paragraphs = (
            _("Hemos recibido su mensaje y ya está en manos de nuestro equipo."),
            _("Su clave es %(key)s. Guárdela: con ella encontramos su asunto.")
            % {"key": "{clave}"},
            closed,
            "{siguiente_paso}",
            _("Si quiere añadir algo, responda a este correo."),
            "{buzon}",
        )
        return subject, format_html_join("", "<p>{}</p>", ((p,) for p in paragraphs if p))


def _where_it_stands(occasion: Occasion) -> tuple[str, str]:
    """What a customer is told when a case ends, and when it lives again."""
    if occasion == Occasion.RESOLVED:
        subject = _("Su asunto %(number)s está resuelto") % {"number": "{caso}"}
        paragraphs = (
            _("Damos por resuelto su asunto %(number)s.") % {"number": "{caso}"},
            _("Si no lo está, díganos qué falta y seguimos donde estaba."),
        )
    else:
        subject = _("Volvemos a su asunto %(number)s") % {"number": "{caso}"}
        paragraphs = (
            _("Su asunto %(number)s vuelve a estar abierto.") % {"number": "{caso}"},
            _("Seguimos donde estaba; le contestamos en cuanto haya novedades."),
        )
    said = (*paragraphs, _("Si quiere añadir algo, responda a este correo."), "{buzon}")
    return subject, format_html_join("", "<p>{}</p>", ((p,) for p in said))


def _question(occasion: Occasion) -> tuple[str, str]:
    """What a customer is asked; the way to answer stands below, with its own link."""
    if occasion == Occasion.RATING:
        subject = _("¿Cómo le hemos atendido? (%(number)s)") % {"number": "{caso}"}
        paragraphs = (
            _("Su asunto %(number)s está resuelto.") % {"number": "{caso}"},
            _("¿Cómo de satisfecho está con la atención? Es una pregunta y se tarda un momento."),
        )
    elif occasion == Occasion.HANDLING:
        subject = _("¿Cómo le hemos tratado? (%(number)s)") % {"number": "{caso}"}
        paragraphs = (
            _("Nos explicó algo que no fue bien (%(number)s) y ya está cerrado.")
            % {"number": "{caso}"},
            _("¿Cómo lo llevamos? Tres preguntas, del 1 al 5, y solo se lo preguntamos una vez."),
        )
    else:
        subject = _("¿Hubo algo que no fuera bien?")
        paragraphs = (
            _("Usted tiene con nosotros: %(service)s.") % {"service": "{servicio}"},
            _("¿Hubo algo que no fuera bien? Si lo hubo, queremos saberlo y arreglarlo."),
        )
    said = (*paragraphs, "{empresa}")
    return subject, format_html_join("", "<p>{}</p>", ((p,) for p in said))


def quoted(*, language: str, name: str, at: datetime, text: str) -> str:
    """HTML with what somebody wrote, as a quote below words of ours; their address is not in it."""
    with translation.override(language):
        when = date_format(timezone.localtime(at), "DATETIME_FORMAT")
        said = _("%(who)s escribió (%(when)s):") % {"who": name or _("El cliente"), "when": when}
        lines = format_html_join("", "{}<br>", ((line,) for line in text.splitlines()))
        return format_html("<p>{}</p><blockquote><p>{}</p></blockquote>", said, lines)


def trial(*, language: str) -> tuple[str, str]:
    """Subject and text of the mail with which a mailbox is tried."""
    with translation.override(language):
        return _("Prueba del buzón"), _("Vínculo comprueba que este buzón envía y recibe.")


def usual_next_step(*, language: str) -> str:
    """What comes next, where the mailbox says nothing of its own."""
    with translation.override(language):
        return _("Una persona lo leerá y le contestará a esta dirección.")


def tracking(*, language: str, url: str, is_question: bool = False) -> str:
    """HTML that ends a mail to one recipient: where they follow their matter.

    ``is_question``: where they say whether it is solved. That takes a press on the page: programs
    that open the links of a mail say nothing by it.
    """
    with translation.override(language):
        words = (
            _("Confirme aquí que está resuelto, o diga que no lo está, sin cuenta:")
            if is_question
            else _("Aquí puede ver cómo va, contestar y adjuntar archivos, sin cuenta:")
        )
        warning = _("El enlace es solo para usted: no lo reenvíe.")
        return format_html(
            '<hr><p><small>{} <a href="{}">{}</a><br>{}</small></p>', words, url, url, warning
        )


def link_again(*, language: str, company: str) -> tuple[str, str]:
    """Subject and HTML of the mail with a new link, for who asked for one by key and address."""
    with translation.override(language):
        subject = _("Su enlace para seguir su asunto")
        paragraphs = (
            _("Alguien, esperamos que usted, ha pedido un enlace nuevo para seguir su asunto."),
            _("Si no ha sido usted, no tiene que hacer nada: solo este correo lo lleva."),
            company,
        )
        return subject, format_html_join("", "<p>{}</p>", ((p,) for p in paragraphs))
