"""What is said when a step about a matter before the law is refused."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words

for code, words in (
    (
        "matter_not_found",
        _("Ninguna de las leyes activas da plazos a este caso, o no está a su alcance."),
    ),
    ("matter_ended", _("Este caso ya se contestó, o ya se trata como una reclamación.")),
    (
        "matter_not_of_continuity",
        _("Este caso no tiene abierto el plazo de los cortes del servicio."),
    ),
    (
        "matter_topic_reason",
        _("Diga por qué cambia de asunto, con diez caracteres al menos: puede quitar un plazo."),
    ),
    ("matter_no_cause", _("Diga la causa que se conoce, aunque sea en parte.")),
    (
        "matter_no_return",
        _("Diga cuándo se espera que vuelva el servicio: después de ahora y antes de un año."),
    ),
    ("matter_no_way", _("Sin dirección a la que escribir, diga cómo se lo contó al cliente.")),
):
    error_words.add(code, words)
