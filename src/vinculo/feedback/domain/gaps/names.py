"""What the gaps are asked by: dimensions, their questions, and the antecedents of gaps 1 to 4."""

from dataclasses import dataclass

LOW, HIGH = 1, 7

QUESTIONS: dict[str, tuple[str, ...]] = {
    "tangibles": ("T1", "T2", "T3", "T4"),
    "reliability": ("R1", "R2", "R3", "R4", "R5"),
    "responsiveness": ("S1", "S2", "S3", "S4"),
    "assurance": ("A1", "A2", "A3", "A4"),
    "empathy": ("E1", "E2", "E3", "E4", "E5"),
}
DIMENSIONS = tuple(QUESTIONS)
ITEMS = tuple(item for items in QUESTIONS.values() for item in items)
DIMENSION_OF = {item: dimension for dimension, items in QUESTIONS.items() for item in items}

NAMES = {
    "tangibles": ("elementos_tangibles", "tangibilidad", "aspecto"),
    "reliability": ("fiabilidad", "confiabilidad"),
    "responsiveness": ("capacidad_de_respuesta", "respuesta", "sensibilidad"),
    "assurance": ("seguridad", "garantia", "confianza"),
    "empathy": ("empatia",),
}
"""Other names of the dimensions, without accents and spaces."""

NO_STANDARD = frozenset(
    {"nse", "no_existe", "no_existe_norma", "sin_norma", "no_standard", "no_standard_exists"}
)


@dataclass(frozen=True)
class Antecedent:
    """A cause of a gap: so many questions, some of them reversed, asked of managers or staff."""

    key: str
    gap: int
    who: str
    count: int
    reversed: tuple[int, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The names of its questions."""
        return tuple(f"{self.key}{number}" for number in range(1, self.count + 1))


ANTECEDENTS = (
    Antecedent("MRO", 1, "managers", 4, (4,)),
    Antecedent("UC", 1, "managers", 4, (4,)),
    Antecedent("LM", 1, "managers", 2, (1,)),
    Antecedent("MCSQ", 2, "managers", 4, (4,)),
    Antecedent("GS", 2, "managers", 3),
    Antecedent("TS", 2, "managers", 2),
    Antecedent("PF", 2, "managers", 3, (2,)),
    Antecedent("TW", 3, "frontline", 4, (3,)),
    Antecedent("EJF", 3, "frontline", 2),
    Antecedent("TJF", 3, "frontline", 2, (2,)),
    Antecedent("PC", 3, "frontline", 4, (2, 3)),
    Antecedent("SCS", 3, "frontline", 3, (3,)),
    Antecedent("RC", 3, "frontline", 4, (1, 2, 3)),
    Antecedent("RA", 3, "frontline", 4, (4,)),
    Antecedent("HC", 4, "frontline", 4, (4,)),
    Antecedent("PO", 4, "frontline", 2, (1, 2)),
)
"""Turned round where reversed, so that a high mean is always a small gap."""
