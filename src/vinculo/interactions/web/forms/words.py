"""What is wrong with an answer or with a form, in sentences."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vinculo.interactions.domain.forms.answers import AnswerProblem, Wrong
from vinculo.interactions.domain.forms.definition import FieldKind, FileKind, Pattern
from vinculo.interactions.domain.forms.problems import Flaw

KINDS = {
    FieldKind.SHORT: gettext_lazy("Texto corto"),
    FieldKind.LONG: gettext_lazy("Texto largo"),
    FieldKind.PERSON: gettext_lazy("Nombre de la persona"),
    FieldKind.EMAIL: gettext_lazy("Correo electrónico"),
    FieldKind.PHONE: gettext_lazy("Teléfono"),
    FieldKind.ORDER: gettext_lazy("Número de pedido o contrato"),
    FieldKind.NUMBER: gettext_lazy("Número"),
    FieldKind.DATE: gettext_lazy("Fecha"),
    FieldKind.CHOICE: gettext_lazy("Elegir una opción"),
    FieldKind.CHOICES: gettext_lazy("Elegir varias opciones"),
    FieldKind.YES_NO: gettext_lazy("Sí o no"),
    FieldKind.FILE: gettext_lazy("Archivos"),
    FieldKind.CONSENT: gettext_lazy("Consentimiento"),
}
PATTERNS = {
    Pattern.ANY: gettext_lazy("Cualquier texto"),
    Pattern.DIGITS: gettext_lazy("Solo cifras"),
    Pattern.LETTERS_DIGITS: gettext_lazy("Letras y cifras"),
    Pattern.POSTCODE: gettext_lazy("Código postal"),
    Pattern.TAX_ID: gettext_lazy("NIF o NIE"),
}
FILE_KINDS = {
    FileKind.PICTURE: gettext_lazy("Fotos"),
    FileKind.PDF: gettext_lazy("PDF"),
    FileKind.OFFICE: gettext_lazy("Documentos de oficina"),
    FileKind.SOUND: gettext_lazy("Sonido"),
    FileKind.VIDEO: gettext_lazy("Vídeo"),
}
WRONG = {
    Wrong.MISSING: gettext_lazy("Falta contestar."),
    Wrong.TOO_LONG: gettext_lazy("Es demasiado largo: caben %(most)s caracteres."),
    Wrong.TOO_SHORT: gettext_lazy("Es demasiado corto: escriba al menos %(least)s caracteres."),
    Wrong.NOT_EMAIL: gettext_lazy(
        "No es una dirección de correo completa; por ejemplo, nombre@correo.es."
    ),
    Wrong.NOT_PHONE: gettext_lazy("No es un teléfono: escriba solo sus cifras, con prefijo o no."),
    Wrong.NOT_NUMBER: gettext_lazy("No es un número."),
    Wrong.NOT_DATE: gettext_lazy("No es una fecha; por ejemplo, 16/11/2026."),
    Wrong.TOO_SMALL: gettext_lazy("Tiene que ser %(least)s o más."),
    Wrong.TOO_LARGE: gettext_lazy("Tiene que ser %(most)s o menos."),
    Wrong.TOO_EARLY: gettext_lazy("Tiene que ser el %(least)s o después."),
    Wrong.TOO_LATE: gettext_lazy("Tiene que ser el %(most)s o antes."),
    Wrong.NOT_OFFERED: gettext_lazy("Elija una de las opciones."),
    Wrong.PATTERN_DIGITS: gettext_lazy("Escriba solo cifras."),
    Wrong.PATTERN_LETTERS_DIGITS: gettext_lazy("Escriba solo letras y cifras, sin espacios."),
    Wrong.PATTERN_POSTCODE: gettext_lazy("Un código postal tiene cinco cifras."),
    Wrong.PATTERN_TAX_ID: gettext_lazy("La letra no corresponde: compruebe el NIF o NIE."),
    Wrong.MUST_AGREE: gettext_lazy("Marque la casilla para seguir."),
    Wrong.FILE_KIND: gettext_lazy("«%(name)s» no se admite. Puede ser: %(kinds)s."),
    Wrong.FILE_SIZE: gettext_lazy("«%(name)s» pasa de %(most)s MB. Lo que ha escrito sigue aquí."),
    Wrong.FILE_EMPTY: gettext_lazy("«%(name)s» está vacío."),
}
FLAWS = {
    Flaw.NO_TITLE: gettext_lazy("Falta el título en el idioma principal."),
    Flaw.NO_FIELDS: gettext_lazy("No tiene ninguna pregunta."),
    Flaw.TOO_MANY_FIELDS: gettext_lazy("Tiene más de 60 preguntas: nadie las contestaría."),
    Flaw.SAME_KEY: gettext_lazy("Dos preguntas tienen el mismo nombre interno."),
    Flaw.NO_LABEL: gettext_lazy("Falta la pregunta en el idioma principal."),
    Flaw.FEW_OPTIONS: gettext_lazy("Necesita al menos dos opciones."),
    Flaw.SAME_OPTION: gettext_lazy("Tiene dos opciones iguales."),
    Flaw.EMPTY_OPTION: gettext_lazy("Una opción no tiene texto en el idioma principal."),
    Flaw.BOUNDS_CROSSED: gettext_lazy("El mínimo es mayor que el máximo."),
    Flaw.BAD_BOUND: gettext_lazy("El mínimo o el máximo no es un número o una fecha."),
    Flaw.NO_FILE_KIND: gettext_lazy("No dice qué archivos admite."),
    Flaw.CONDITION_MISSING: gettext_lazy("Depende de una pregunta que ya no está."),
    Flaw.CONDITION_ITSELF: gettext_lazy("Depende de sí misma."),
    Flaw.CONDITION_CIRCULAR: gettext_lazy(
        "Depende de «%(other)s», que a su vez depende de esta: no se vería ninguna."
    ),
    Flaw.CONDITION_LATER: gettext_lazy("Depende de «%(other)s», que viene después: póngala antes."),
    Flaw.CONDITION_UNDECIDED: gettext_lazy("Depende de «%(other)s», que no se contesta eligiendo."),
    Flaw.CONDITION_VALUE: gettext_lazy("Espera de «%(other)s» una respuesta que no existe."),
}


def problem_words(problem: AnswerProblem) -> str:
    """What to correct, in one sentence."""
    detail = dict(problem.detail)
    if problem.wrong is Wrong.TOO_MANY_FILES:
        most = int(str(detail["most"]))
        return ngettext(
            "Puede añadir %(n)s archivo como mucho.",
            "Puede añadir %(n)s archivos como mucho.",
            most,
        ) % {"n": most}
    if problem.wrong in {Wrong.TOO_EARLY, Wrong.TOO_LATE}:
        detail = {k: date_format(date.fromisoformat(str(v)), "j/n/Y") for k, v in detail.items()}
    return str(WRONG[problem.wrong]) % detail


def flaw_words(flaw: Flaw, names: Mapping[str, str], other: str = "") -> str:
    """What keeps a form from being published; ``names`` are its questions by key."""
    return str(FLAWS[flaw]) % {"other": names.get(other) or other or _("otra")}
