"""What people write in ConectaSur's year: parts of letters by subject, put together by chance.

Each topic has what happened, a detail, and what is asked for; every part is whole by itself, so
that each may stand beside each. Places: {town}, {street}, {number}, {amount}, {day}, {device}.
"""

from dataclasses import dataclass

from vinculo.cases.contracts import CaseKind


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A matter that comes again and again; ``weight`` says how often in a quiet month."""

    key: str
    service: str
    leaf: str
    kind: CaseKind
    weight: float
    subjects: tuple[str, ...]
    happened: tuple[str, ...]
    detail: tuple[str, ...]
    asked: tuple[str, ...]
    first: tuple[str, ...]
    more: tuple[str, ...]
    solved: tuple[str, ...]


OPENINGS = (
    "Buenos días:", "Hola:", "Buenas tardes:", "Hola, buenas:", "Estimados señores:", "Buenas:",
    "Hola, les escribo desde {town}.", "Buenos días, soy cliente desde hace años.",
)  # fmt: skip
CLOSINGS = (
    "Un saludo,", "Gracias.", "Gracias de antemano,", "Saludos,", "Espero su respuesta.",
    "Quedo a la espera,", "Atentamente,", "Muchas gracias,",
)  # fmt: skip
AGAIN = (
    "Hola otra vez. Sigo igual que el primer día, ¿se sabe algo?",
    "Perdonen que insista, pero nadie me ha llamado todavía.",
    "Ya está mirado lo que me pedían y no ha cambiado nada.",
    "Les adjunto lo que me pidieron: el equipo es {device} y la luz sigue encendida en rojo.",
    "De acuerdo, espero. Pero necesito saber para cuándo, que trabajo desde casa.",
    "He hecho lo que me dijo y ha mejorado algo, aunque por la noche vuelve a fallar.",
    "Me va bien el {day} por la mañana. Por la tarde no hay nadie en casa.",
    "Gracias por contestar. Mi número de contrato lo tiene en la factura, acaba en {number}.",
    "¿Y mientras tanto quién me paga a mí estos días? Llevo así desde el {day}.",
    "Vale, entendido. Quedo pendiente de que me lo confirmen.",
    "Esta mañana ha vuelto a pasar, justo a la misma hora.",
    "No me queda claro lo del plazo. ¿Cuenta desde que lo avisé o desde hoy?",
)
THANKS = (
    "Perfecto, ya está. Muchas gracias por la rapidez.",
    "Funciona todo. Gracias, de verdad.",
    "Arreglado, gracias. Ojalá siempre fuera así.",
    "Gracias por la paciencia y por explicarlo tan claro.",
    "Confirmo que va bien. Un saludo.",
    "Todo correcto, muy amables.",
)
UPSET = (
    "Esto es una vergüenza: llevo días llamando y nadie da la cara.",
    "Estoy harto. Cada vez que llamo me cuentan una cosa distinta.",
    "Es la tercera vez que lo explico y me siento engañado.",
    "Es indignante que me cobren todos los meses por algo que no funciona.",
    "No hay derecho a este trato. Si no lo resuelven, me voy a otra compañía.",
)
FOLLOWED = (
    "Lo he visto con el equipo técnico y estamos en ello. Le escribo el {day}, como muy tarde.",
    "He vuelto a comprobar su línea y he pedido que lo miren hoy mismo. Siento que se alargue.",
    "Tiene razón, debimos avisarle. Queda anotado y la cita está confirmada para el {day}.",
    "Gracias por los datos. Con eso ya puedo pedir el cambio; tarda un día laborable.",
    "El plazo cuenta desde el día en que usted nos avisó. Lo dejo escrito en su expediente.",
)
SIGNED = ("Un saludo,", "Quedo a su disposición,", "Reciba un saludo,", "Gracias por su paciencia,")
GREETED = ("Buenos días, {name}:", "Hola, {name}:", "Buenas tardes, {name}:", "Estimado cliente:")

WORDS = (
    "Le llamo yo mañana antes de las doce.",
    "El técnico irá el día acordado a las nueve.",
    "Verá el abono en tres días laborables.",
    "Le escribo esta tarde con lo que diga red.",
    "Recibirá la tarjeta nueva en 48 horas.",
    "Le confirmo la cita antes de que acabe el día.",
)
BOUND = {
    "contract": (
        "Instalación en la fecha del contrato",
        "Cambio del equipo averiado en un día laborable",
        "Revisión anual de la línea del negocio",
    ),
    "duty": ("Contestar la reclamación dentro del plazo legal",),
    "claim": ("Instalación en diez días, como decía el anuncio", "Router nuevo sin coste"),
}
COMMENTS = {
    5: ("Rápidos y claros.", "Muy buena atención.", "Me lo explicaron sin prisas.", ""),
    4: ("Bien, aunque tardaron un poco.", "Todo correcto.", ""),
    3: ("Se arregló, pero tuve que insistir.", "Ni bien ni mal.", ""),
    2: ("Demasiadas esperas.", "Tuve que explicarlo a tres personas.", ""),
    1: ("Nadie me llamó cuando dijeron.", "Una semana sin servicio y ni una disculpa.", ""),
}
NOTES = (
    "Lo cuenta por teléfono. Le leo lo que voy a escribir y está de acuerdo.",
    "Llama desde el móvil de un familiar. Prefiere que le avisemos por la tarde.",
    "Medida la línea: atenuación alta en el último tramo. Paso a red.",
    "Cliente tranquilo; ya había mirado el router.",
    "Ha venido a la tienda con la factura en la mano. Se la hemos explicado.",
    "Pide que no le llamemos a la hora de comer.",
)
DEVICES = ("RX-20", "RX-20 Plus", "HG-8145", "RX-30", "F-680")
DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado")
