"""The words of mails about notices: our own sentences, and where to read on after signing in."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.notices.models import Notice
from vinculo.notices.selectors import view_of

HEADERS = {
    "X-Vinculo-Kind": "notice",
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
}


def send(*, address: str, name: str, language: str, notices: Sequence[Notice]) -> None:
    """Put one mail with these notices into the outbox, in the open transaction."""
    with translation.override(language):
        lines = [
            (view.words, f"{settings.BASE_URL}{view.url or reverse('notices:list')}")
            for view in map(view_of, notices)
        ]
        subject = (
            lines[0][0]
            if len(lines) == 1
            else ngettext("%(n)s aviso de Vínculo", "%(n)s avisos de Vínculo", len(lines))
            % {"n": len(lines)}
        )
        hello = _("Hola, %(name)s:") % {"name": name}
        end = _("Nadie lee las respuestas a este correo: abra el enlace y conteste en Vínculo.")
        where = _("Puede elegir qué avisos le llegan y cuándo:")
        preferences = f"{settings.BASE_URL}{reverse('notices:preferences')}"
    text = "\n\n".join(
        [hello, *(f"{words}\n{url}" for words, url in lines), end, f"{where} {preferences}"]
    )
    items = format_html_join("", '<p>{}<br><a href="{}">{}</a></p>', ((w, u, u) for w, u in lines))
    html = format_html(
        '<p>{}</p>{}<p>{}</p><p><small>{} <a href="{}">{}</a></small></p>',
        hello,
        items,
        end,
        where,
        preferences,
        preferences,
    )
    mail = EmailMultiAlternatives(subject=subject, body=text, to=[address], headers=HEADERS)
    mail.attach_alternative(html, "text/html")
    mail.send()
