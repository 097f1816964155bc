"""Whether a customer's words speak of a bill or a charge.

The law answers such complaints sooner. It is presumed until a person says so: rather once too
often than a customer who waits longer than the law lets them.
"""

import re

from vinculo.lib.text.folding import fold

LONGEST = 8_000

_SPANISH = (
    r"factura(?:s|cion|do|da|dos|das|ron|r|is|mos)?",
    r"cobr(?:o|os|ado|ada|ados|adas|an|aron|ar|arme|arnos|ais|asteis|aban|o de mas)",
    r"recargos?",
    r"cargos? (?:indebidos?|duplicados?|errone[oa]s?|incorrectos?|no reconocidos?|dobles?)",
    r"cargos? (?:en (?:mi|la|el|nuestra|su)|de \d|por \d|que no)",
    r"(?:un|dos|tres|varios|este|ese|estos|otro|el mismo|doble) cargos?(?! de (?:conciencia))",
    r"(?:me|nos) (?:han |habeis |ha )?(?:cargado|cargaron|cargais|cargan)",
    r"(?:el|mi|un|los|mis|dos|ultimo|este|ese|su|del|al) recibos?(?! respuesta)",
    r"recibos? (?:de (?!nuevo)|mal|duplicado|incorrecto|erroneo|devuelto|bancario)",
    r"(?:importe|cuota|mensualidad) (?:\w+ ){0,2}(?:cobrad|incorrect|errone|mal|de mas|equivocad)",
    r"domiciliaci(?:on|ones)",
)
_ENGLISH = (
    r"(?:over|mis|double )?charged|overcharg(?:e|ing)",
    r"(?:wrong|extra|double|undue|unknown) charges?",
    r"charges? (?:on|to) (?:my|our|the)|(?:a|the|this|two|these|my|your) charges?",
    r"invoices?|invoiced|billing|billed|bills",
    r"(?:the|my|our|a|your|this|last|latest|electricity|phone|wrong|monthly|water|gas) bill",
)
_SAYS = re.compile(rf"\b(?:{'|'.join([*_SPANISH, *_ENGLISH])})\b")
_NO_BILL = re.compile(
    r"\b(?:acuses? de recibo|(?:se|me) (?:hace|hacen|hago|hizo) cargo|alto cargo)\b"
)


def speaks_of_billing(text: str) -> bool:
    """Whether ``text`` names a bill, a charge or what was collected, in Spanish or English."""
    return _SAYS.search(_NO_BILL.sub(" ", fold(text[:LONGEST]))) is not None
