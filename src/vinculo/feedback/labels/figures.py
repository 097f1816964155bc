"""Estimated figures as people read them."""

from django.utils.formats import number_format

from vinculo.feedback.domain import silence
from vinculo.kernel.amounts import money


def figure_words(figure: silence.Figure, *, currency: str = "") -> dict[str, str]:
    """A figure without decimals and the ends of its interval; money where a currency is named."""
    ends = figure.interval

    def written(value: float) -> str:
        whole = round(value)
        return money(whole, currency, 0) if currency else _counted(whole)

    return {
        "value": written(figure.value),
        "low": written(ends.low) if ends else "",
        "high": written(ends.high) if ends else "",
    }


def _counted(whole: int) -> str:
    return str(number_format(whole, 0, use_l10n=True, force_grouping=True))
