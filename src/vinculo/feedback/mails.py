"""What stands below a question that we mail: the way to answer, and the way to be left alone."""

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from vinculo.complaints import api as complaints
from vinculo.feedback.contracts import HIGHEST, LOWEST

LANGUAGES = frozenset({"es", "en"})


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


def three_scales(*, language: str, url: str, refusal_url: str) -> str:
    """HTML with each question on the handling and one link for each score, which shows the page.

    As with a rating, only a press on that page says anything.
    """
    with translation.override(language):
        rows = format_html_join(
            "",
            "<p><strong>{}</strong><br>{} &nbsp; {} &nbsp; {}</p>",
            (
                (words, _("Muy mal"), _numbers(url, name), _("Muy bien"))
                for name, words in complaints.handling_questions()
            ),
        )
        return format_html("{}{}", rows, _ending(refusal_url))


def _numbers(url: str, name: str) -> str:
    return format_html_join(
        " &nbsp; ",
        '<a href="{}?{}={}"><strong>{}</strong></a>',
        ((url, name, score, score) for score in range(LOWEST, HIGHEST + 1)),
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
