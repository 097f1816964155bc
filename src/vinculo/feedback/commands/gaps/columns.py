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


def _asked_of(who: str) -> str:
    """The questions of a group's antecedents, by antecedent."""
    return ", ".join(f"{a.key}1–{a.count}" for a in ANTECEDENTS if a.who == who)


_WHICH = _(
    "T1 a T4 elementos tangibles, R1 a R5 fiabilidad, S1 a S4 capacidad de respuesta, A1 a A4 "
    "seguridad, E1 a E5 empatía"
)
_ITEMS = tuple(item for items in QUESTIONS.values() for item in items)

CUSTOMERS = (
    _UNIT,
    *(
        _answer(item, "E", _("Lo que el cliente espera en cada pregunta: %s.") % _WHICH)
        for item in _ITEMS
    ),
    *(
        _answer(item, "P", _("Lo que el cliente recibe en las mismas preguntas."))
        for item in _ITEMS
    ),
    *_points(_("Cien puntos repartidos entre las cinco dimensiones, según lo que le importa.")),
)
MANAGERS = (
    _UNIT,
    *(
        _answer(
            item, "E", _("Lo que el directivo cree que espera el cliente, en las mismas preguntas.")
        )
        for item in _ITEMS
    ),
    *_points(_("Los cien puntos como cree que los repartiría el cliente.")),
    *_ratings(
        "standard",
        _(
            "Brecha 2, por dimensión: qué grado de norma formal existe, de 1 a 7, o NSE "
            "(no existe)."
        ),
    ),
    *_antecedents(
        "managers",
        _("Antecedentes de las brechas 1 y 2, pregunta a pregunta: %s.") % _asked_of("managers"),
    ),
)
FRONTLINE = (
    _UNIT,
    *_ratings(
        "ability",
        _(
            "Brecha 3, por dimensión: en qué medida se cumple la norma, de 1 a 7, o NSE "
            "(no existe)."
        ),
    ),
    *_ratings("promise", _("Brecha 4, por dimensión: en qué medida se da lo prometido, de 1 a 7.")),
    *_antecedents(
        "frontline",
        _("Antecedentes de las brechas 3 y 4, pregunta a pregunta: %s.") % _asked_of("frontline"),
    ),
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
FILE_WORDS = {
    "customers": _("Archivo con lo que cada cliente espera y recibe (brechas 1 y 5)."),
    "managers": _("Archivo con lo que contesta cada directivo (brechas 1 y 2)."),
    "standards": _("Archivo con las normas escritas y sus casos cumplidos (brechas 2 y 3)."),
    "frontline": _("Archivo con lo que contesta cada persona de contacto (brechas 3 y 4)."),
    "promises": _("Archivo con cada promesa hecha y si se cumplió (brecha 4); puede faltar."),
}
"""What each file holds, for ``--help``."""
