"""The mail of the practice company: what customers of an internet provider write.

``hours`` counts open hours of the shop before the moment of the demonstration, so that what is
late or nearly late is so at any hour of the week.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PracticeMail:
    """One message; ``style`` says how the customer's program writes it."""

    key: str
    customer: str
    hours: float
    subject: str
    text: str
    style: str = "plain"


OVERDUE = "carmen-centralita"
NEARLY_LATE = "antonio-tecnico"
CHAIN = "beatriz-cobertura"

MAILS = (
    PracticeMail(
        key="rocio-precio",
        customer="rocio",
        hours=46,
        subject="Subida de precio sin avisar",
        text="Buenos días:\n\nEn el recibo de este mes me cobran 4 euros más y nadie me ha dicho "
        "nada. ¿Desde cuándo? ¿Puedo volver a lo que pagaba?\n\nRocío Márquez",
    ),
    PracticeMail(
        key="antonio-marina",
        customer="antonio",
        hours=41,
        subject="Avería en la calle Marina",
        text="Hola, en todo el portal 14 de la calle Marina estamos sin fibra desde las ocho. "
        "Hay una furgoneta de obra en la acera, igual han cortado algo.\n\nAntonio Garrido",
    ),
    PracticeMail(
        key="carmen-sede",
        customer="carmen",
        hours=37,
        subject="Instalación en la segunda sede",
        text="Buenos días:\n\nAbrimos consulta en la calle Molino el día 1. Necesitamos línea y "
        "dos teléfonos funcionando ese día. ¿Qué plazo tienen?\n\nUn saludo,\nCarmen Ibáñez",
        style="html",
    ),
    PracticeMail(
        key="manuel-electronica",
        customer="manuel",
        hours=32,
        subject="Factura electrónica",
        text="Quisiera dejar de recibir la factura en papel. ¿Cómo lo hago?\n\nM. Ñíguez",
    ),
    PracticeMail(
        key="lucia-anoche",
        customer="lucia",
        hours=27,
        subject="SIN INTERNET DESDE ANOCHE",
        text="Es la tercera vez este mes. Trabajo desde casa y he perdido la mañana entera. He "
        "llamado y me han tenido veinte minutos esperando para nada. Quiero una solución hoy y "
        "quiero saber quién me paga el día.\n\nLucía Romero",
    ),
    PracticeMail(
        key="inma-wifi",
        customer="inma",
        hours=23,
        subject="El wifi no llega al salón",
        text="Buenas tardes, desde que cambiaron el router el wifi no llega al salón. Antes sí "
        "llegaba. ¿Hay algo que pueda probar yo antes de que venga nadie?\n\nGracias,\nInma",
    ),
    PracticeMail(
        key="fran-permanencia",
        customer="josema",
        hours=19,
        subject="Duda sobre la permanencia",
        text="Hola. Si me paso a la tarifa de 600 megas, ¿empieza otra vez la permanencia? En la "
        "tienda me dijeron que no y en el teléfono que sí.\n\nJosé Manuel Vázquez",
    ),
    PracticeMail(
        key=CHAIN,
        customer="beatriz",
        hours=15,
        subject="Cobertura en Aljaraque",
        text="Buenas, me mudo a Aljaraque, a la calle Almendro 7. ¿Llega la fibra allí? No quiero "
        "firmar el alquiler sin saberlo.\n\nBeatriz Ponce",
    ),
    PracticeMail(
        key="manuel-domicilio",
        customer="manuel",
        hours=11,
        subject="Cambio de domicilio",
        text="Buenos días:\n\nEl día 30 me cambio de casa, de la avenida de Andalucía 22 a la "
        "plaza Niña 3, 2.º B. Quiero llevarme la línea y el número fijo.\n\nManuel Ñíguez Bravo",
    ),
    PracticeMail(
        key="inma-gracias",
        customer="inma",
        hours=8,
        subject="Gracias",
        text="Solo quería decir que lo del repetidor ha funcionado y que el chico que me lo "
        "explicó tuvo mucha paciencia. Da gusto.\n\nInma",
        style="phone",
    ),
    PracticeMail(
        key=OVERDUE,
        customer="carmen",
        hours=5.2,
        subject="La centralita corta las llamadas",
        text="Buenos días:\n\nDesde el lunes la centralita corta las llamadas a los dos minutos. "
        "Nos pasa con pacientes que piden cita y ya hemos perdido varias. Ayer nos dijeron que "
        "llamarían a primera hora y no ha llamado nadie.\n\nNecesitamos que se arregle hoy.\n\n"
        "Carmen Ibáñez\nClínica Dental Ibáñez",
        style="html",
    ),
    PracticeMail(
        key=NEARLY_LATE,
        customer="antonio",
        hours=3.7,
        subject="¿Cuándo viene el técnico?",
        text="Me dijeron que venía el técnico entre las 9 y las 11 y aquí no ha aparecido nadie. "
        "He pedido la mañana libre en el trabajo para esto.\n\nAntonio Garrido\n600 000 131",
    ),
    PracticeMail(
        key="thomas-slow",
        customer="thomas",
        hours=3.0,
        subject="Slow connection in the evenings",
        text="Hello,\n\nEvery evening between eight and eleven the connection drops to about 20 "
        "megabits. In the morning it is fine. I have tried another cable and another laptop. "
        "Could somebody have a look?\n\nKind regards,\nThomas Whitfield",
    ),
    PracticeMail(
        key="rocio-baja",
        customer="rocio",
        hours=2.5,
        subject="Quiero darme de baja",
        text="Después de lo del precio y de dos semanas de cortes, quiero darme de baja. Díganme "
        "qué tengo que devolver y cuándo dejo de pagar. No me llamen para convencerme.\n\nRocío "
        "Márquez Cano",
    ),
    PracticeMail(
        key="segura-factura",
        customer="segura",
        hours=2.0,
        subject="Factura de octubre: dos líneas de más",
        text="Buenos días:\n\nEn la factura de octubre, que adjuntamos, aparecen dos líneas "
        "móviles que dimos de baja en agosto. Rogamos una factura corregida antes del "
        "viernes, porque cerramos el mes.\n\nRosa Segura\nAdministración",
        style="attachment",
    ),
    PracticeMail(
        key="josema-router",
        customer="josema",
        hours=1.5,
        subject="Luz roja en el router",
        text="Les mando una foto. Se pone así cada media hora y hay que reiniciarlo.",
        style="picture",
    ),
    PracticeMail(
        key="fuente-tele",
        customer="ramon",
        hours=1.1,
        subject="Los canales se han desordenado",
        text="Buenas tardes. Desde esta mañana los canales de la televisión salen en otro orden y "
        "el mando no responde al 0. Somos mayores y no sabemos volver a ponerlo.\n\nUn saludo de "
        "la familia De la Fuente",
    ),
    PracticeMail(
        key="aicha-clave",
        customer="aicha",
        hours=0.8,
        subject="Contraseña del wifi",
        text="Hola, he perdido la pegatina del router con la contraseña. ¿Cómo la recupero?\n\n"
        "Gracias\nAicha",
        style="phone",
    ),
    PracticeMail(
        key="molino-datafono",
        customer="molino",
        hours=0.4,
        subject="URGENTE: no podemos cobrar con tarjeta",
        text="Estamos sin línea en la panadería y el datáfono no funciona. Hay cola y la gente se "
        "va. Por favor, llamen al 959 000 233 en cuanto lo vean.\n\nPanadería El Molino",
    ),
    PracticeMail(
        key="inma-trato",
        customer="inma",
        hours=2.6,
        subject="Cómo me atendieron ayer por teléfono",
        text="Buenos días:\n\nSiempre me han tratado muy bien, por eso les escribo. Ayer llamé por "
        "el repetidor y Javier me interrumpió tres veces, me dijo que no sabía usar mi wifi y "
        "colgó. Prefiero que no me atienda él y que esto lo lea una persona responsable.\n\n"
        "Inmaculada Domínguez",
    ),
)

CHAIN_ANSWER = (
    "<p>Buenos días, Beatriz:</p><p>Sí, la fibra llega a la calle Almendro 7. La instalación "
    "tarda entre tres y cinco días laborables desde que usted la pide.</p><p>Si me dice la fecha "
    "de la mudanza, le reservo el día.</p><p>Un saludo,<br>Marta Rey</p>"
)
CHAIN_REPLY = (
    "¡Estupendo! La mudanza es el día 12. ¿Podría ser esa misma semana, por la tarde?\n\nBeatriz"
)
