"""The words of announcements and of the cases that come because of them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vinculo.kernel.errors import error_words

for code, words in (
    ("case_no_such_notice", gettext_lazy("Ese aviso no existe.")),
    (
        "case_notice_other_service",
        gettext_lazy("Ese aviso es de otro servicio: este caso no viene de él."),
    ),
    (
        "case_wrote_since",
        gettext_lazy("El cliente ha escrito después: léalo antes y contéstele en su caso."),
    ),
    (
        "case_shared_taken_back",
        gettext_lazy(
            "Iba a recibirla por otro de sus casos y ahí se deshizo: contéstele en uno de los dos."
        ),
    ),
    (
        "case_answered_since",
        gettext_lazy("Se le ha contestado después: lea antes esa respuesta."),
    ),
    (
        "case_answered_all_meanwhile",
        gettext_lazy(
            "Mientras tanto ya se contestó a todos: mire a quién le falta y pulse otra vez."
        ),
    ),
    (
        "case_answer_shared",
        gettext_lazy("La recibe por otro caso suyo, que está a punto de salir."),
    ),
    ("case_answer_waits", gettext_lazy("Ya tiene una respuesta a punto de salir.")),
    ("case_nobody_linked", gettext_lazy("Ningún caso abierto puede recibir esta respuesta.")),
    (
        "case_no_such_common_answer",
        gettext_lazy("De esa respuesta ya no queda nada que recuperar."),
    ),
):
    error_words.add(code, words)


def why_words(code: str) -> str:
    """Why a case does not get the common answer, from the code of the refusal."""
    words = str(error_words[code]) if code in error_words else ""
    return words if words and "%(" not in words else _("No se pudo: contéstele en su caso.")
