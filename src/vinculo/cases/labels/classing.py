"""Why a class is proposed for a case, in words that a person can check."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vinculo.cases.domain.classing import Proposed


def reasons(one: Proposed) -> str:
    """The words that speak for it, and how many past cases had them."""
    parts = [_("dice «%(word)s»") % {"word": word} for word in one.given]
    parts += [
        ngettext("%(n)s caso anterior con «%(word)s»", "%(n)s casos anteriores con «%(word)s»", n)
        % {"n": n, "word": word}
        for word, n in one.learned
    ]
    return ", ".join(parts)
