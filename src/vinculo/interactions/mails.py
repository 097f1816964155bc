"""The words of mails that conversations send by themselves; nothing a stranger wrote is in them."""

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _


def acknowledgement(
    *, language: str, company: str, key: str, next_step: str, closed_words: str
) -> tuple[str, str]:
    """Subject and HTML of an acknowledgement in ``language``.

    ``next_step`` and ``closed_words`` are the company's own; the former has words of ours when it
    is empty. The text that is acknowledged is not repeated: whoever forges a sender could otherwise
    send mail of their own making through us.
    """
    with translation.override(language):
        subject = _("Hemos recibido su mensaje (%(key)s)") % {"key": key}
        paragraphs = (
            _("Hemos recibido su mensaje y ya está en manos de nuestro equipo."),
            _("Su clave es %(key)s. Guárdela: con ella encontramos su asunto.") % {"key": key},
            closed_words,
            next_step or _("Una persona lo leerá y le contestará a esta dirección."),
            _("Si quiere añadir algo, responda a este correo."),
            company,
        )
        body = format_html_join("", "<p>{}</p>", ((p,) for p in paragraphs if p))
        return subject, format_html("{}", body)


def tracking(*, language: str, url: str) -> str:
    """HTML that ends a mail to one recipient: where they follow their matter."""
    with translation.override(language):
        words = _("Aquí puede ver cómo va, contestar y adjuntar archivos, sin cuenta:")
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
