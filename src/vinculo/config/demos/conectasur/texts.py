"""What people write in ConectaSur's year: the parts that any letter may have, and what a story is.

Places in a part: {town}, {street}, {number}, {amount}, {day} (past), {next} (to come), {device}.
"""

from dataclasses import dataclass

from vinculo.cases.contracts import CaseKind

REFUNDED = "Tiene razón, no debía volver a salir. Está anulado y devuelto hoy mismo."


@dataclass(frozen=True)
class Good:
    """What is ordered in a story: so many of an item of the catalogue, with its choices."""

    item: str
    quantity: int
    chosen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Wish:
    """Something nearly impossible: what was tried with whom, and what the customer was told."""

    wanted: str
    tried: str
    with_whom: str
    result: str
    state: str
    outcome: str
    alternative: str = ""

    @property
    def told(self) -> str:
        """What the customer reads of it."""
        return f"{self.outcome} {self.alternative}".strip()


@dataclass(frozen=True, kw_only=True)
class Plot:
    """One story from end to end: each variant of a part fits each variant of the others.

    ``then`` is what went to and fro while it was being solved, in its order; ``at_once`` is the
    only answer where the first one solved it; ``back`` and ``again`` belong to those that came
    back. In a calm one nobody is upset. ``fault``: the cause that its first answer names.
    """

    subjects: tuple[str, ...]
    happened: tuple[str, ...]
    detail: tuple[str, ...]
    asked: tuple[str, ...]
    first: tuple[str, ...]
    then: tuple[tuple[str, str], ...]
    solved: tuple[str, ...]
    back: str
    words: str
    note: str
    at_once: tuple[str, ...] = ()
    again: str = "Perdone la vuelta. Lo hemos revisado de principio a fin y queda arreglado."
    is_calm: bool = False
    fault: str = ""
    goods: Good | None = None
    wish: Wish | None = None


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A matter that comes again and again; ``weight`` says how often in a quiet month."""

    key: str
    service: str
    leaf: str
    kind: CaseKind
    weight: float
    plots: tuple[Plot, ...]

    def plots_for(self, *, at_once: bool) -> tuple[Plot, ...]:
        """The stories that can have gone so."""
        return tuple(plot for plot in self.plots if plot.at_once) if at_once else self.plots


OPENINGS = (
    "{hail}:", "Hola:", "{hail}:", "Hola, buenas:", "Estimados señores:", "Buenas:",
    "Hola, les escribo desde {town}.", "{hail}, soy cliente desde hace años.",
)  # fmt: skip
AGAIN = ("{hail}:", "Hola:", "Hola de nuevo:", "Buenas:", "Hola otra vez:")
CLOSINGS = (
    "Un saludo,", "Gracias.", "Gracias de antemano,", "Saludos,", "Espero su respuesta.",
    "Quedo a la espera,", "Atentamente,", "Muchas gracias,",
)  # fmt: skip
INSISTED = (
    ("¿Se sabe algo?", "Sigo con ello. Le escribo el {next}, como muy tarde."),
    ("Perdonen que insista, pero nadie me ha dicho nada todavía.",
     "Tiene razón, debimos avisarle antes. Sigue abierto y lo llevo yo."),
    ("No me queda claro el plazo. ¿Cuenta desde que lo avisé o desde hoy?",
     "El plazo cuenta desde el día en que usted nos avisó. Lo dejo escrito en su expediente."),
    ("¿Hay alguna novedad?", "Siento que se alargue. He vuelto a pedir que lo miren hoy mismo."),
)  # fmt: skip
THANKS = (
    "Muchas gracias por la rapidez. Quedo pendiente.",
    "Gracias, así da gusto. Espero noticias.",
    "Perfecto, muchas gracias por explicarlo tan claro.",
    "Muy amable, gracias. Quedo a la espera.",
    "De acuerdo. Gracias por la paciencia.",
)
UPSET = (
    "Esto es una vergüenza: llevo días llamando y nadie da la cara.",
    "Ya no sé qué más hacer. Cada vez que llamo me cuentan una cosa distinta.",
    "Es la tercera vez que lo explico y siento que me toman el pelo.",
    "Es indignante tener que escribir tantas veces por lo mismo.",
    "No hay derecho a este trato. Si no lo resuelven, me voy a otra compañía.",
)
SIGNED = ("Un saludo,", "Quedo a su disposición,", "Reciba un saludo,", "Gracias por su paciencia,")
GREETED = ("{hail}, {name}:", "Hola, {name}:")

BOUND = {
    "contract": (
        "Instalación en la fecha del contrato",
        "Cambio del equipo averiado en un día laborable",
    ),
    "duty": ("Contestar la reclamación dentro del plazo legal",),
    "claim": ("Instalación en diez días, como decía el anuncio", "Router nuevo sin coste"),
}
COMMENTS = {
    5: ("Rápidos y claros.", "Muy buena atención.", "Me lo explicaron sin prisas.", ""),
    4: ("Bien, aunque tardaron un poco.", "Todo correcto.", ""),
    3: ("Se arregló, pero tuve que insistir.", "Ni bien ni mal.", ""),
    2: ("Demasiadas esperas.", "Tuve que explicarlo a tres personas.", ""),
    1: ("Nadie me llamó cuando dijeron.", "Días enteros esperando y ni una disculpa.", ""),
}
DEVICES = ("RX-20", "RX-20 Plus", "HG-8145", "RX-30", "F-680")
DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado")
