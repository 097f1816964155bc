"""Words of the kernel: refusals that any context may give."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words

error_words.add("domain_error", _("Eso no se puede hacer."))
error_words.add("not_allowed", _("No existe, o usted no puede verlo ni cambiarlo."))
error_words.add(
    "words_too_long",
    _("Caben %(most)s caracteres y hay %(n)s. Acórtelo: no se ha guardado nada a medias."),
)
error_words.add("bad_cursor", _("Esa página de la lista ya no existe: vuelva al principio."))
error_words.add("too_many", _("Demasiadas veces: espere %(seconds)s segundos."))
error_words.add(
    "outside_forbidden",
    _(
        "El servidor «%(host)s» está en esta misma máquina o en una red a la que no se permite "
        "llegar. Si es suyo, quien opera la instalación puede añadir su red en "
        "VINCULO_ALLOWED_NETWORKS."
    ),
)
error_words.add(
    "outside_unknown",
    _("No existe ningún servidor llamado «%(host)s». Revise cómo está escrito."),
)
