"""The columns of the files of customers, managers, standards, front line and promises."""

from vinculo.feedback.domain.gaps.names import ANTECEDENTS, DIMENSIONS, HIGH, LOW, QUESTIONS
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column

_ = gettext_of("feedback")

_UNIT = Column(
    "unit",
    "text",
    _("Sucursal, equipo o servicio; hace falta para explicar la brecha 5."),
    required=False,
    aliases=("unidad", "sucursal", "branch", "equipo"),
)
_PARTS = {
    "E": ("expectation", "expectativa", "exp"),
    "P": ("perception", "percepcion", "per"),
}


def _answer(item: str, part: str, words: str) -> Column:
    names = [f"{part}_{item}", f"{item}{part}"]
    for name in _PARTS[part]:
        names += [f"{item}_{name}", f"{name}_{item}"]
    aliases = tuple(names)
    return Column(f"{item}_{part}", "number", words, False, aliases, minimum=LOW, maximum=HIGH)


def _question(item: str, words: str) -> Column:
    return Column(item, "number", words, required=False, minimum=LOW, maximum=HIGH)


def _points(words: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"points_{dimension}",
            "number",
            words,
            False,
            (f"puntos_{dimension}", f"importance_{dimension}", f"peso_{dimension}"),
            minimum=0,
        )
        for dimension in DIMENSIONS
    )


def _ratings(kind: str, words: str) -> tuple[Column, ...]:
    return tuple(Column(f"{kind}_{d}", "text", words, required=False) for d in DIMENSIONS)


def _antecedents(who: str, words: str) -> tuple[Column, ...]:
    return tuple(_question(item, words) for a in ANTECEDENTS if a.who == who for item in a.items)


_ITEMS = tuple(item for items in QUESTIONS.values() for item in items)

CUSTOMERS = (
    _UNIT,
    *(_answer(item, "E", _("Lo que espera.")) for item in _ITEMS),
    *(_answer(item, "P", _("Lo que recibe.")) for item in _ITEMS),
    *_points(_("Puntos de cien, según lo que le importa.")),
)
MANAGERS = (
    _UNIT,
    *(_answer(item, "E", _("Lo que cree que espera el cliente.")) for item in _ITEMS),
    *_points(_("Puntos de cien que cree que daría el cliente.")),
    *_ratings("standard", _("Qué grado de norma formal existe, de 1 a 7 o NSE (no existe).")),
    *_antecedents("managers", _("Antecedente de las brechas 1 y 2, de 1 a 7.")),
)
FRONTLINE = (
    _UNIT,
    *_ratings("ability", _("En qué medida se cumple la norma, de 1 a 7 o NSE (no existe).")),
    *_ratings("promise", _("En qué medida se da lo prometido, de 1 a 7.")),
    *_antecedents("frontline", _("Antecedente de las brechas 3 y 4, de 1 a 7.")),
)
STANDARDS = (
    Column(
        "measured",
        "boolean",
        _("Si la norma está escrita con un número que se mide."),
        aliases=("medida", "medible"),
    ),
    Column("dimension", "text", _("Dimensión de la norma."), False, ("dimensión",)),
    Column("item", "text", _("Pregunta a que responde, de T1 a E5."), False, ("pregunta",)),
    Column("standard", "text", _("La norma, en palabras."), False, ("norma",)),
    Column("cases", "integer", _("Casos medidos."), False, ("casos",), minimum=0),
    Column("kept", "integer", _("Casos dentro de la norma."), False, ("cumplidos",), minimum=0),
    Column(
        "target",
        "number",
        _("Parte que debe cumplirla, de 0 a 1."),
        False,
        ("objetivo",),
        minimum=0,
        maximum=1,
    ),
)
PROMISES = (
    Column("kept", "boolean", _("Si se cumplió."), aliases=("cumplida",)),
    Column("dimension", "text", _("Dimensión de la promesa."), False, ("dimensión",)),
    Column(
        "origin",
        "text",
        _("Quién prometió; vacío es la publicidad."),
        False,
        ("origen",),
        choices=("advert", "agent", "contract", "law"),
    ),
)
FILES = {
    "customers": CUSTOMERS,
    "managers": MANAGERS,
    "standards": STANDARDS,
    "frontline": FRONTLINE,
    "promises": PROMISES,
}
