"""The words of the desk, by key."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words

error_words.add(
    "dead_letter_not_waiting",
    _("Esa tarea ya no espera: alguien la volvió a intentar, o se completó."),
)
