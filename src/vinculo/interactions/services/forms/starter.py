"""The form that a new one begins as: what people usually have to say, in both languages."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vinculo.interactions.domain.forms.definition import (
    LANGUAGES,
    Condition,
    Field,
    FieldKind,
    FormDefinition,
    Option,
    Words,
)


def _both(sentence: Promise | str) -> Words:
    """A sentence of ours in every language."""
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[language] = str(sentence)
    return words


def starter(title: str = "", *, language: str = "es") -> FormDefinition:
    """A whole form: the matter, the story, whom to answer, files. ``title`` replaces ours."""
    words = {language: title} if title else _both(_("Cuéntenos qué ha pasado"))
    return FormDefinition(
        title=words,
        intro=_both(
            _("Una queja nos sirve. Le damos una clave al momento y le contesta una persona.")
        ),
        thanks=_both(
            _("Gracias por decírnoslo. Una persona lo leerá y le contestará con su nombre.")
        ),
        language=language,
        fields=(*_the_matter(), *_the_person()),
    )


def _the_matter() -> tuple[Field, ...]:
    return (
        Field(
            key="asunto",
            kind=FieldKind.CHOICE,
            label=_both(_("¿De qué se trata?")),
            required=True,
            options=(
                Option(
                    value="queja",
                    label=_both(_("Algo ha ido mal y quiero reclamar")),
                    means="claim",
                ),
                Option(value="averia", label=_both(_("Algo no funciona")), means="incident"),
                Option(
                    value="idea",
                    label=_both(_("Tengo una idea o quiero dar las gracias")),
                    means="suggestion",
                ),
            ),
        ),
        Field(
            key="que",
            kind=FieldKind.LONG,
            label=_both(_("¿Qué ha pasado y qué espera de nosotros?")),
            help=_both(_("Si hay fechas o importes, escríbalos: ayudan a contestar antes.")),
            required=True,
        ),
        Field(
            key="desde",
            kind=FieldKind.DATE,
            label=_both(_("¿Desde cuándo no funciona?")),
            condition=Condition(field="asunto", values=("averia",)),
        ),
        Field(
            key="pedido",
            kind=FieldKind.ORDER,
            label=_both(_("Número de pedido o de contrato")),
            help=_both(_("Está en la factura, arriba a la derecha.")),
            condition=Condition(field="asunto", values=("queja", "averia")),
        ),
        Field(key="archivos", kind=FieldKind.FILE, label=_both(_("Fotos o documentos"))),
    )


def _the_person() -> tuple[Field, ...]:
    return (
        Field(key="nombre", kind=FieldKind.PERSON, label=_both(_("Su nombre"))),
        Field(
            key="correo",
            kind=FieldKind.EMAIL,
            label=_both(_("Correo para contestarle")),
            help=_both(_("Sin correo ni teléfono tendrá la clave, pero no podremos escribirle.")),
        ),
        Field(key="telefono", kind=FieldKind.PHONE, label=_both(_("Teléfono"))),
    )
