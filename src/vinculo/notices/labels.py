"""The words of notices: each context that tells something registers its sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.registry import Registry

notice_words: Registry[str | Promise] = Registry("words of notices")
"""From a key (``"cases.breached"``) to a sentence with ``%(name)s`` places."""

error_words.add("notices_unknown_kind", _("Nadie ha puesto palabras al aviso «%(kind)s»."))
