"""Stories of lines, of their speed and of equipment."""
# ruff: noqa: E501

from vinculo.config.demos.conectasur.texts import Plot

OUTAGES = (
    Plot(
        subjects=("Sin internet desde el {day}", "Avería en {street}", "No tengo línea en {town}"),
        happened=(
            "Desde el {day} no tenemos internet en {street}, {number}, de {town}.",
            "Se ha cortado la fibra y el router tiene la luz PON en rojo.",
        ),
        detail=(
            "He reiniciado el {device} dos veces y sigue igual.",
            "No he cambiado nada de sitio y los cables están bien puestos.",
        ),
        asked=(
            "¿Pueden mirar la línea y decirme para cuándo estará?",
            "Necesito que venga un técnico cuanto antes: trabajo desde casa.",
        ),
        first=(
            "He medido su línea desde aquí y no llega luz a su equipo: el corte está entre la caja de la fachada y su casa. Le propongo visita el {next} entre las 9 y las 12. ¿Habrá alguien?",
        ),
        at_once=(
            "He reiniciado su puerto desde la central y su equipo ya recibe luz: puede conectarse. Le descontamos los días sin servicio.",
        ),
        then=(
            (
                "Sí, el {next} por la mañana estoy en casa. La luz sigue en rojo.",
                "Queda la visita para el {next} a primera hora. El técnico le llamará media hora antes.",
            ),
            (
                "Son ya varios días. ¿Me los descontarán de la factura?",
                "Sí: los días sin servicio se descuentan en la próxima factura; lo dejo anotado en su caso.",
            ),
            (
                "¿Se sabe si viene el mismo técnico? Es que el portal tiene clave.",
                "Gracias por avisar: le he pasado la clave del portal a quien va.",
            ),
        ),
        solved=(
            "El técnico ha cambiado el cable de la fachada y ha medido con usted delante. Le descontamos los días sin servicio. Si vuelve a fallar, conteste a este correo y lo retomo yo.",
        ),
        back="Ha vuelto a cortarse: otra vez la luz en rojo, como al principio.",
        words="El técnico irá el día acordado a las nueve.",
        note="Medida la línea: sin luz en el último tramo. Pido visita.",
        fault="El corte está entre la caja de la fachada y su casa.",
    ),
    Plot(
        subjects=(
            "Corte de internet en {town}",
            "Llevamos sin conexión horas",
            "Se ha ido la fibra en toda la calle",
        ),
        happened=(
            "En {town} llevamos horas sin conexión y a los vecinos del portal les pasa lo mismo.",
            "Se ha ido la fibra a todos los vecinos de {street}, en {town}.",
        ),
        detail=(
            "Anoche hubo viento y puede que un cable se haya soltado.",
            "Hay una obra en la acera y creo que han tocado la canalización.",
            "El datáfono de la tienda no cobra porque no hay línea.",
        ),
        asked=("Díganme al menos si es una avería general.", "¿Para cuándo calculan que estará?"),
        first=(
            "Es una avería general: hay un cable roto en {town} que afecta a varias calles. El equipo ya está trabajando y le escribo en cuanto vuelva la señal.",
        ),
        at_once=(
            "La avería general de {town} quedó reparada hace unos minutos y su equipo ya tiene señal. Gracias por avisar.",
        ),
        then=(
            (
                "Gracias por contestar. ¿Y más o menos para cuándo?",
                "Están empalmando ahora. Calculan que hoy mismo, aunque puede alargarse a la noche.",
            ),
            (
                "Sigo sin conexión. ¿Se ha complicado?",
                "Sí, han encontrado un segundo tramo dañado. Siento que se alargue; mañana a primera hora le digo cómo va.",
            ),
            (
                "¿Nos descontarán estas horas?",
                "El abono se hace solo a todas las líneas afectadas; lo verá en la próxima factura.",
            ),
        ),
        solved=(
            "La avería general de {town} está reparada y su equipo ya tiene señal. Gracias por avisar: nos ayudó a encontrarla.",
            "Reparado: eran dos tramos de cable. El abono por las horas sin servicio va en su próxima factura.",
        ),
        back="Se ha vuelto a ir la línea en toda la calle.",
        words="Le escribo esta tarde con lo que diga red.",
        note="Avería general en su zona. Le cuento lo que sabemos y queda conforme.",
        fault="Hay un cable roto en su zona que afecta a varias calles.",
    ),
)
SPEED = (
    Plot(
        subjects=(
            "Internet va muy lento por la tarde",
            "No llega la velocidad contratada",
            "Velocidad baja en {town}",
        ),
        happened=(
            "Por las tardes internet va a pedales en {town}.",
            "De ocho a once de la noche no llego ni a 20 megas, y pago 600.",
        ),
        detail=(
            "Con cable también va despacio, así que no es el wifi.",
            "Antes del verano iba perfecto.",
            "Mis hijos estudian en línea y así no se puede.",
        ),
        asked=("¿Hay saturación en la zona?", "¿Pueden revisarlo?"),
        first=(
            "Tiene razón: el nodo de {town} está cargado por las noches. Hemos pedido la ampliación del enlace y mientras tanto le paso a otro puerto.",
        ),
        at_once=(
            "Su línea estaba en un puerto cargado. La he pasado a otro y acabo de medir 590 megas.",
        ),
        then=(
            (
                "Ayer mejoró algo, pero a las nueve volvió a caer.",
                "Lo vemos en la gráfica. La ampliación está prevista para el {next}.",
            ),
            (
                "¿Y estos meses quién me los compensa?",
                "Le aplico un descuento en la cuota de este mes. La ampliación sigue en fecha.",
            ),
        ),
        solved=(
            "Ampliado el enlace de {town}: la velocidad de noche ya es la contratada. Acabo de medirla.",
        ),
        back="Otra vez lento por la noche, igual que antes de la ampliación.",
        words="Le escribo esta tarde con lo que diga red.",
        note="Mide bien por la mañana y mal de noche: nodo cargado. Paso a red.",
        fault="El nodo de su zona está cargado por las noches.",
    ),
    Plot(
        subjects=("El wifi no llega al salón", "Se corta la videollamada", "Mala señal en casa"),
        happened=(
            "El wifi no llega a la habitación del fondo y tengo contratados 600 megas.",
            "Las videollamadas se cortan cada diez minutos desde el {day}.",
        ),
        detail=(
            "El router es un {device} y está en la entrada, dentro de un mueble.",
            "Por cable va perfecto; el problema es el wifi.",
        ),
        asked=("¿Qué puedo probar yo?", "Querría que lo mirase alguien que sepa."),
        first=(
            "Su línea mide bien hasta el router, así que el problema está dentro de casa. Ponga el equipo en alto y fuera del mueble, y haga un test en el salón.",
        ),
        then=(
            (
                "He hecho lo que me dijo y ha mejorado algo, pero al fondo sigue sin llegar.",
                "Entonces hace falta un repetidor. No tiene coste de instalación; se lo llevan el {next}.",
            ),
            (
                "De acuerdo, el {next} por la mañana hay alguien en casa.",
                "Confirmado. El técnico lo deja emparejado y mide delante de usted.",
            ),
        ),
        solved=(
            "Con el repetidor instalado llega señal a toda la casa: acabamos de medir 540 megas en el salón.",
        ),
        back="El repetidor se desconecta y al fondo vuelve a no llegar el wifi.",
        words="El técnico irá el día acordado a las nueve.",
        note="Cliente tranquilo; ya había movido el router.",
    ),
    Plot(
        subjects=("La conexión se cae varias veces al día", "Cortes continuos", "Se cae internet"),
        happened=(
            "La conexión se cae y vuelve sola varias veces al día.",
            "Desde el {day} internet se corta cada hora y vuelve a los dos minutos.",
        ),
        detail=("El {device} se reinicia él solo.", "Lo tengo enchufado directamente a la pared."),
        asked=("¿Pueden cambiarme el router?", "¿Es cosa del aparato?"),
        first=(
            "Veo en el registro que el {device} se reinicia por calor. Le mando un equipo nuevo, sin coste; llega el {next}.",
        ),
        at_once=(
            "He actualizado el programa de su {device} y he fijado el canal del wifi. Desde entonces no se ha reiniciado.",
        ),
        then=(
            (
                "Ha llegado el equipo, pero no sé cómo se cambia.",
                "Es cuestión de pasar los dos cables. Conéctelos como en la foto que le adjunto y avíseme: yo lo activo desde aquí.",
            ),
        ),
        solved=(
            "El router nuevo está activado con el mismo nombre de wifi y la misma clave. No ha habido cortes en los dos últimos días.",
        ),
        back="Con el router nuevo también se corta, acaba de pasar dos veces.",
        words="Recibirá el equipo nuevo en 48 horas.",
        note="El equipo se reinicia por calor. Se le envía otro.",
        fault="El equipo se reinicia por calor.",
    ),
)
ROUTERS = (
    Plot(
        subjects=("Clave del wifi", "¿Cómo cambio la contraseña?", "Wifi para invitados"),
        happened=(
            "He perdido la pegatina con la contraseña del wifi.",
            "Quiero separar el wifi de los invitados y no encuentro dónde.",
        ),
        detail=("No soy muy de ordenadores.", "La aplicación no me deja entrar."),
        asked=("¿Me lo explican paso a paso?", "¿Se puede hacer por teléfono?"),
        first=(
            "No tiene coste. Entre en 192.168.1.1 con la clave que le mando por SMS y siga los tres pasos que le pego debajo; si se atasca, dígame en cuál.",
        ),
        at_once=(
            "Le he puesto una clave nueva y se la he enviado por SMS al teléfono del contrato. Los pasos para cambiarla van debajo.",
        ),
        then=(
            (
                "Me pide un usuario y no sé cuál es.",
                "El usuario es «admin», en minúsculas. La clave es la del SMS.",
            ),
        ),
        solved=(
            "Queda la clave nueva y el wifi de invitados activado. Guárdela en un sitio seguro.",
        ),
        back="El wifi de invitados ha desaparecido otra vez.",
        words="Le llamo yo mañana antes de las doce.",
        note="Lo hacemos por teléfono, paso a paso. Queda hecho.",
    ),
    Plot(
        subjects=(
            "Luz roja en el router",
            "El router se reinicia solo",
            "El {device} no enciende bien",
        ),
        happened=(
            "El router {device} se apaga solo y vuelve a encenderse.",
            "Tengo una luz roja fija en el {device} que antes no estaba.",
        ),
        detail=(
            "Lo he dejado desenchufado toda la noche.",
            "Vivo en {town} y me cuesta bajar a la tienda.",
        ),
        asked=("¿Me pueden mandar otro?", "¿Tiene algún coste?"),
        first=(
            "El cambio no tiene coste. Le mando un equipo nuevo con mensajero: llega el {next} y el viejo se lo llevan en la misma visita.",
        ),
        then=(
            (
                "El {next} no estoy, ¿puede ser por la tarde?",
                "Cambiado a la tarde, entre las 16 y las 19.",
            ),
        ),
        solved=("El equipo nuevo llegó y está funcionando. El viejo se lo llevó el mensajero.",),
        back="El equipo nuevo también se apaga solo.",
        words="Recibirá el equipo nuevo en 48 horas.",
        note="Pide que se lo llevemos a casa: le cuesta bajar a la tienda.",
    ),
)
