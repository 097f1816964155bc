"""What the practice company has already answered, and what its people noted."""

from dataclasses import dataclass

from vinculo.cases.contracts import Outcome
from vinculo.cases.services.answer import Then


@dataclass(frozen=True, kw_only=True)
class PracticeAnswer:
    """An answer to one practice mail, so many open hours after it arrived."""

    mail: str
    by: str
    hours: float
    html: str
    then: Then = Then.RESOLVE
    outcome: Outcome = Outcome.ANSWERED


@dataclass(frozen=True, kw_only=True)
class PracticeNote:
    """A case that somebody took, with what they noted, so many open hours after it arrived."""

    mail: str
    by: str
    hours: float
    text: str


ANSWERS = (
    PracticeAnswer(
        mail="rocio-precio",
        by="marta",
        hours=1.5,
        html=(
            "<p>Buenos días, Rocío:</p><p>La subida se avisó en la factura de septiembre, en la "
            "segunda hoja, y empezó a contar el día 1. Tiene usted razón en que no se veía.</p>"
            "<p>Puede volver a lo que pagaba pasando a la tarifa de 300 megas, sin permanencia "
            "nueva. Si la quiere, respóndame y la cambio desde este mes.</p>"
            "<p>Un saludo,<br>Marta Rey</p>"
        ),
    ),
    PracticeAnswer(
        mail="antonio-marina",
        by="javier",
        hours=0.4,
        html=(
            "<p>Buenos días, Antonio:</p><p>Gracias por contarnos lo de la obra: en efecto han "
            "cortado el cable de la acera. La cuadrilla ya está allí y esperamos tener el portal "
            "con servicio antes de las dos.</p><p>Un saludo,<br>Javier</p>"
        ),
        outcome=Outcome.SOLVED,
    ),
    PracticeAnswer(
        mail="carmen-sede",
        by="marta",
        hours=2.0,
        html=(
            "<p>Buenos días, Carmen:</p><p>Para que el día 1 todo funcione, lo instalamos el 27 "
            "por la mañana. Necesito que me confirme quién abre la consulta ese día y si el "
            "cuadro eléctrico ya está puesto.</p><p>Un saludo,<br>Marta Rey</p>"
        ),
        then=Then.WAIT,
    ),
    PracticeAnswer(
        mail="manuel-electronica",
        by="javier",
        hours=1.0,
        html=(
            "<p>Buenos días, Manuel:</p><p>Ya está hecho: desde la próxima, la factura le llega "
            "a este mismo correo y deja de recibirla en papel.</p><p>Un saludo,<br>Javier</p>"
        ),
        outcome=Outcome.SOLVED,
    ),
    PracticeAnswer(
        mail="lucia-anoche",
        by="javier",
        hours=3.2,
        html=(
            "<p>Buenos días, Lucía:</p><p>Siento que haya perdido la mañana. El corte era de un "
            "repartidor de su calle y ha quedado cambiado a las 12:40; le he pedido que lo "
            "compruebe desde su router y responde bien.</p><p>Le abono los días sin servicio de "
            "este mes en la próxima factura. Si se vuelve a cortar, escríbame a mí.</p>"
            "<p>Un saludo,<br>Javier</p>"
        ),
        outcome=Outcome.SOLVED,
    ),
    PracticeAnswer(
        mail="inma-wifi",
        by="marta",
        hours=1.2,
        html=(
            "<p>Buenas tardes, Inma:</p><p>Pruebe primero esto:</p><ol><li>Ponga el router en "
            "alto y lejos del televisor.</li><li>Apáguelo un minuto y vuelva a encenderlo.</li>"
            "</ol><p>Si el salón sigue sin señal, le mando un repetidor sin coste y un compañero "
            "le explica por teléfono cómo se pone.</p><p>Un saludo,<br>Marta Rey</p>"
        ),
        outcome=Outcome.SOLVED,
    ),
    PracticeAnswer(
        mail="fran-permanencia",
        by="javier",
        hours=2.5,
        html=(
            "<p>Buenos días, José Manuel:</p><p>Lo correcto es lo que le dijeron en la tienda: "
            "cambiar a 600 megas no empieza otra permanencia. Se lo dejo aquí por escrito.</p>"
            "<p>Un saludo,<br>Javier</p>"
        ),
    ),
    PracticeAnswer(
        mail="manuel-domicilio",
        by="javier",
        hours=2.0,
        html=(
            "<p>Buenos días, Manuel:</p><p>Se puede llevar la línea y el número. Tengo sitio el "
            "30 por la tarde o el 1 por la mañana: dígame cuál le viene mejor y si habrá alguien "
            "en la casa nueva.</p><p>Un saludo,<br>Javier</p>"
        ),
        then=Then.WAIT,
    ),
    PracticeAnswer(
        mail="inma-gracias",
        by="marta",
        hours=1.0,
        html=(
            "<p>Muchas gracias, Inma. Se lo he leído al compañero y se ha puesto contento.</p>"
            "<p>Un saludo,<br>Marta Rey</p>"
        ),
    ),
)

NOTES = (
    PracticeNote(
        mail="carmen-centralita",
        by="marta",
        hours=0.6,
        text=(
            "Llamé a red: sospechan del registro de la centralita, que caduca a los 120 segundos. "
            "Lo mira el turno de tarde. No prometer hora hasta que lo confirmen."
        ),
    ),
    PracticeNote(
        mail="thomas-slow",
        by="marta",
        hours=0.5,
        text="Escribe en inglés. Pedir a red la ocupación del nodo de 20 a 23 antes de contestar.",
    ),
)
