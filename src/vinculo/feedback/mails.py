"""What stands below a question that we mail: the way to answer, and the way to be left alone."""

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from vinculo.feedback.contracts import HIGHEST, LOWEST


def rating_scale(*, language: str, url: str, refusal_url: str) -> str:
    """HTML with one link for each score.

    A link shows the page with its number chosen and says nothing by itself: programs that open the
    links of a mail answer nothing.
    """
    with translation.override(language):
        numbers = format_html_join(
            " &nbsp; ",
            '<a href="{}?nota={}"><strong>{}</strong></a>',
            ((url, score, score) for score in range(LOWEST, HIGHEST + 1)),
        )
        return format_html(
            "<p>{} &nbsp; {} &nbsp; {}</p>{}",
            _("Muy insatisfecho"),
            numbers,
            _("Muy satisfecho"),
            _ending(refusal_url),
        )


def was_it_right(*, language: str, url: str, refusal_url: str) -> str:
    """HTML with the two answers; both open the page, where a press says so."""
    with translation.override(language):
        return format_html(
            '<p><a href="{}?fue=bien"><strong>{}</strong></a></p>'
            '<p><a href="{}?fue=mal"><strong>{}</strong></a></p>{}',
            url,
            _("Todo fue bien"),
            url,
            _("Hubo algo que no fue bien"),
            _ending(refusal_url),
        )


def _ending(refusal_url: str) -> str:
    return format_html(
        '<hr><p><small>{} <a href="{}">{}</a></small></p>',
        _("Si prefiere que no le preguntemos, dígalo aquí y no lo haremos más:"),
        refusal_url,
        _("no me pregunten"),
    )
