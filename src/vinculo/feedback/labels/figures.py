"""Estimated figures as people read them."""

from math import isfinite

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from vinculo.feedback.domain import silence
from vinculo.kernel.amounts import money


def figure_words(figure: silence.Figure, *, currency: str = "") -> dict[str, str]:
    """A figure without decimals and the ends of its interval; money where a currency is named.

    ``words`` say where it is the least that it may be; an end that nobody knows is left empty.
    """
    ends = figure.interval

    def written(value: float) -> str:
        whole = round(value)
        return money(whole, currency, 0) if currency else counted(whole)

    value = written(figure.value)
    has_ends = ends is not None and isfinite(ends.high)
    return {
        "value": value,
        "words": str(_("al menos %(value)s") % {"value": value}) if figure.is_least else value,
        "low": written(ends.low) if ends and has_ends else "",
        "high": written(ends.high) if ends and has_ends else "",
    }


def counted(whole: int) -> str:
    """A count with its marks of thousands."""
    return str(number_format(whole, 0, use_l10n=True, force_grouping=True))
