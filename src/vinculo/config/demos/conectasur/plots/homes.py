"""Stories of installations, visits, moves, thanks and complaints about how somebody was treated."""
# ruff: noqa: E501

from vinculo.config.demos.conectasur.texts import Plot

ORDERS = (
    Plot(
        subjects=("Quiero contratar fibra", "Alta en {town}", "Instalación en casa nueva"),
        happened=(
            "Quiero contratar fibra en {street}, {number}, de {town}.",
            "Nos mudamos a {town} y queremos fibra en {street}, {number}.",
        ),
        detail=("El piso ya tuvo fibra de otra compañía.", "Solo puedo por las mañanas."),
        asked=("¿Qué plazo tienen?", "¿Cuánto cuesta la instalación?"),
        first=(
            "Hay cobertura en su calle y la instalación no tiene coste. Le propongo el {next} entre las 9 y las 12; necesito el DNI del titular para dar el alta.",
        ),
        at_once=(
            "Hay cobertura en su calle y la instalación no tiene coste. Puede elegir día y hora en el enlace que le mando; el alta queda abierta a su nombre.",
        ),
        then=(
            (
                "Me va bien el {next}. Le adjunto el DNI.",
                "Alta hecha y cita confirmada para el {next}.",
            ),
        ),
        solved=("Instalado y medido: 600 megas en el salón. Bienvenido a ConectaSur.",),
        back="Desde la instalación se corta cada tarde.",
        words="El técnico irá el día acordado a las nueve.",
        note="Solo puede por las mañanas.",
    ),
    Plot(
        subjects=("¿Cuándo vienen a instalar?", "Sigo sin cita de instalación"),
        happened=(
            "Pedí el alta el {day} y nadie me ha dado cita.",
            "Abrimos un local en {town} y necesitamos línea para el día 1.",
        ),
        detail=("Ya he firmado el contrato.", "Sin línea no puedo abrir."),
        asked=("¿Pueden darme día y hora?", "¿Qué ha pasado?"),
        first=(
            "Siento la espera: su orden se quedó sin asignar. Tiene cita el {next} a primera hora; se la confirmo también por SMS.",
        ),
        at_once=(
            "Su cita es el {next} a las 9, con técnico asignado. Se la he confirmado también por SMS.",
        ),
        then=(
            (
                "Espero que esta vez vengan.",
                "La lleva un técnico con nombre: Ismael. Le llamará al salir hacia allí.",
            ),
        ),
        solved=("La línea quedó en marcha y medida. Gracias por la paciencia.",),
        back="La línea nueva ha dejado de funcionar.",
        words="El técnico irá el día acordado a las nueve.",
        note="Orden sin asignar tras el cambio de turno. Se le da hueco.",
    ),
    Plot(
        subjects=("Falta permiso de la comunidad", "Instalación parada"),
        happened=("El instalador vino y dijo que faltaba permiso de la comunidad.",),
        detail=(
            "El presidente de la comunidad da su permiso.",
            "Es una casa de campo a un kilómetro.",
        ),
        asked=("¿Qué tengo que mandarles?", "¿Cuándo pueden volver?"),
        first=(
            "Basta una nota firmada por quien preside la comunidad; le adjunto el modelo. En cuanto llegue, volvemos en tres días.",
        ),
        then=(("Se la adjunto firmada.", "Recibida. Van el {next} entre las 9 y las 12."),),
        solved=("Instalación terminada por la canaleta del patio, como pidió la comunidad.",),
        back="La comunidad dice que el cable quedó mal puesto.",
        words="El técnico irá el día acordado a las nueve.",
        note="Falta el permiso de la comunidad. Se le manda el modelo.",
    ),
)
VISITS = (
    Plot(
        subjects=("El técnico no vino", "He estado toda la mañana esperando"),
        happened=(
            "Tenía cita el {day} y no apareció nadie.",
            "El técnico llamó cuando yo ya me había ido.",
        ),
        detail=(
            "Pedí el día libre para estar en casa.",
            "Nadie me avisó del cambio.",
            "Es la segunda vez.",
        ),
        asked=("Quiero otra cita y que se cumpla.", "¿Me compensan la mañana perdida?"),
        first=(
            "Le pido disculpas: la visita se quedó sin asignar al cambiar el turno. Tiene hueco el {next} a las 9 y le llamaré yo antes.",
        ),
        at_once=(
            "Le pido disculpas: la visita se quedó sin asignar. La he fijado para el {next} a las 9 y le abono una cuota por la mañana perdida.",
        ),
        then=(
            (
                "El {next} a las 9 me viene bien. ¿Es seguro?",
                "Sí. La visita tiene ya técnico y vehículo, y la sigo yo.",
            ),
        ),
        solved=(
            "El técnico acudió a la hora acordada y dejó todo funcionando. Por la mañana perdida le abonamos una cuota.",
        ),
        back="Otra vez: el técnico no ha venido.",
        words="El técnico irá el día acordado a las nueve.",
        note="Perdió la mañana esperando. La sigo yo hasta que vayan.",
    ),
    Plot(
        subjects=("Cambiar la cita", "No puedo el día de la visita"),
        happened=("Necesito cambiar la visita: ese día trabajo.",),
        detail=("En {town} cuesta mucho que venga alguien.", "Solo puedo por la tarde."),
        asked=("¿Pueden llamarme media hora antes?", "¿Puede ser otro día?"),
        first=("Cita cambiada al {next} por la tarde. El técnico le llamará media hora antes.",),
        at_once=("Cita cambiada al {next} por la tarde. El técnico le llamará media hora antes.",),
        then=(
            (
                "Perfecto. ¿Sirve que esté mi madre?",
                "Sí, basta con que haya una persona mayor de edad.",
            ),
        ),
        solved=("Visita hecha y avería resuelta en la misma tarde.",),
        back="La visita no resolvió nada: sigue igual.",
        words="Le confirmo la cita antes de que acabe el día.",
        note="Pide que no le llamemos a la hora de comer.",
    ),
)
MOVES = (
    Plot(
        subjects=("Me mudo a {town}", "Traslado de línea", "Cambio de domicilio"),
        happened=(
            "Me mudo el {day} a {street}, {number}, en {town}.",
            "Quiero llevarme la fibra y el número a la casa nueva, en {town}.",
        ),
        detail=(
            "La casa nueva ya tiene roseta.",
            "No quiero estar ni un día sin conexión.",
            "Dejo el piso a final de mes.",
        ),
        asked=("¿Cuánto tardan?", "¿Puedo conservar el número?"),
        first=(
            "Conserva el número y no tiene coste. Hay fibra en la casa nueva: le propongo el traslado el {next} por la mañana.",
        ),
        at_once=(
            "Traslado anotado para el {next} por la mañana, sin coste y con el mismo número. Se lo confirmo por SMS.",
        ),
        then=(
            (
                "El {next} ya tengo las llaves. Adelante.",
                "Queda para el {next}. No apague el equipo viejo hasta que le llamen.",
            ),
        ),
        solved=("Traslado terminado con el mismo número: la línea funciona ya en {town}.",),
        back="En la casa nueva se va la señal por la noche.",
        words="El técnico irá el día acordado a las nueve.",
        note="Quiere conservar el número. Se lo confirmo.",
    ),
)
PRAISE = (
    Plot(
        subjects=("Gracias al técnico", "Enhorabuena por el servicio"),
        happened=(
            "Quería dar las gracias a la persona que me atendió el {day}.",
            "El técnico que vino a {town} fue un encanto y lo dejó todo recogido.",
        ),
        detail=(
            "Da gusto que te traten así.",
            "Explicó cada paso a mi padre.",
            "No es lo habitual.",
        ),
        asked=("Que se lo hagan llegar, por favor.", "Un saludo para todo el equipo."),
        first=("Se lo hago llegar hoy mismo. Muchas gracias por tomarse el tiempo de escribir.",),
        at_once=(
            "Se lo he leído al compañero y nos ha alegrado el día. Muchas gracias por tomarse el tiempo de escribir.",
        ),
        then=(),
        solved=("Se lo he leído al compañero y nos ha alegrado el día. Gracias.",),
        back="Se me olvidó decirles el nombre: fue Ismael.",
        again="Gracias: se lo decimos también a él.",
        words="Se lo hago llegar hoy mismo.",
        note="Agradecimiento para el equipo de campo.",
        is_calm=True,
    ),
)
MANNERS = (
    Plot(
        subjects=("Queja por el trato recibido", "Me colgaron el teléfono"),
        happened=("El {day} me colgaron después de veinte minutos de espera.",
                  "La persona que me atendió no me dejó terminar ni una frase."),
        detail=("Pedí hablar con un responsable y se negó.", "Tengo setenta y dos años.", "No fui yo quien perdió las formas."),
        asked=("Espero una disculpa.", "Quiero que alguien se haga cargo."),
        first=("Le pido disculpas en nombre de la empresa. He abierto su queja y la lleva una responsable que no estuvo en esa llamada.",),
        at_once=("Hemos escuchado la llamada: tiene usted razón. Se ha hablado con la persona y le pedimos disculpas por escrito.",),
        then=(("¿Han escuchado la llamada?", "La escuchamos mañana con la responsable y le contesto punto por punto."),),
        solved=("Hemos escuchado la llamada: tiene usted razón. Se ha hablado con la persona y le reiteramos las disculpas.",),
        back="Me ha vuelto a pasar con la misma persona.",
        again="Lo lamento. La responsable le llama hoy y esa persona ya no atiende su caso.",
        words="Le llamo yo mañana antes de las doce.",
        note="La lleva una responsable que no estuvo en la llamada.",
    ),
)  # fmt: skip
