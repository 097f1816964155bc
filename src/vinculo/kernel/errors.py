"""Errors a person caused and can correct; everything else is a bug and stays loud."""

from decimal import Decimal

from django.utils.formats import number_format

from vinculo.kernel.registry import Registry


class DomainError(Exception):
    """A rule of the business refused the request.

    ``code`` is stable and machine-readable; the words are looked up from it where the
    reader's language is known (each context's ``labels.ERRORS``), never where the rule lives.
    """

    code = "domain_error"

    def __init__(self, **params: object) -> None:
        super().__init__(self.code, params)
        self.params = params


class NotAllowedError(DomainError):
    """The actor may not do this, or may not know whether the thing exists."""

    code = "not_allowed"


error_words: Registry[object] = Registry("error words")


def words_for(error: DomainError) -> str:
    """The sentence that a person reads about ``error``, in the active language."""
    if error.code in error_words:
        return str(error_words[error.code]) % {k: _said(v) for k, v in error.params.items()}
    return error.code


def _said(value: object) -> object:
    """Amounts are written as the active language writes numbers."""
    return number_format(value, use_l10n=True) if isinstance(value, Decimal) else value
