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
    ("asked_no_words", _("Escriba qué necesita del cliente: lo lee tal como lo escriba.")),
    ("asked_whom", _("Diga a quién se le pidió y cuándo: es la prueba de la pausa.")),
    ("asked_no_letter", _("Adjunte la carta que se le entregó: es la prueba de la pausa.")),
    (
        "asked_no_address",
        _("El caso no tiene conversación: pídalo por carta o por teléfono, y deje la prueba."),
    ),
    (
        "asked_wrote_since",
        _("El cliente ha escrito después de que se le pidiera: lea antes lo que dice."),
    ),
    ("asked_not_sent", _("Ese mensaje no lo envió una persona en este caso.")),
    (
        "asked_sent_no_day",
        _("Ese mensaje no nombra el día que ha elegido: sin él, el cliente no sabe hasta cuándo."),
    ),
    ("asked_warned", _("Confirme que el mensaje dice qué pasa si no contesta: sin eso no prueba.")),
    ("matter_no_way", _("Sin dirección a la que escribir, diga cómo se lo contó al cliente.")),
):
    error_words.add(code, words)
