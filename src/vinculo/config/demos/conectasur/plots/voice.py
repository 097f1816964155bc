"""Stories of the fixed telephone and of television."""
# ruff: noqa: E501

from vinculo.config.demos.conectasur.texts import Plot

PHONES = (
    Plot(
        subjects=("El fijo no da tono", "No puedo recibir llamadas", "Centralita de la oficina"),
        happened=(
            "El teléfono fijo no da tono desde el {day}.",
            "Podemos llamar, pero nadie puede llamarnos.",
        ),
        detail=(
            "Es el número de mis padres, que son mayores.",
            "Es el teléfono del negocio.",
            "Internet va bien.",
        ),
        asked=("¿Lo pueden mirar hoy?", "¿Se puede desviar al móvil mientras?"),
        first=(
            "He desviado su número al móvil mientras lo arreglamos. La avería está en nuestro registro de voz.",
        ),
        at_once=("He vuelto a registrar su número en la central: ya da tono y entran llamadas.",),
        then=(
            (
                "El desvío funciona, gracias. ¿Para cuándo el fijo?",
                "Renovamos el registro esta noche. Mañana le confirmo.",
            ),
            (
                "Hoy sigue sin tono.",
                "Ha quedado un equipo pendiente. Lo hacemos ahora y le escribo.",
            ),
        ),
        solved=("Registro de voz renovado: entran y salen llamadas. He quitado el desvío.",),
        back="Otra vez sin tono y el desvío ya no está.",
        words="Le confirmo que da tono antes de que acabe el día.",
        note="Número de personas mayores: se deja desviado hasta que dé tono.",
        fault="Hay una avería en nuestro registro de voz.",
    ),
    Plot(
        subjects=("Se cortan las llamadas", "Ruido en el fijo"),
        happened=(
            "Las llamadas se cortan justo a los dos minutos.",
            "Oigo eco y ruido en todas las llamadas.",
        ),
        detail=("He probado con otro aparato y hace lo mismo.", "Internet va bien."),
        asked=("Necesito ese número funcionando.", "¿Pueden venir a verlo?"),
        first=(
            "Desenchufe el teléfono del router un minuto y pruebe. Si sigue igual, mando al técnico el {next}.",
        ),
        then=(
            (
                "Hecho, y sigue cortándose.",
                "Entonces va el técnico el {next} entre las 10 y las 13. Le llamará antes.",
            ),
        ),
        solved=("El técnico ha cambiado la toma y el tono es limpio.",),
        back="Vuelve el ruido en las llamadas.",
        words="El técnico irá el día acordado a las nueve.",
        note="Prueba con otro aparato: el ruido está en la toma.",
    ),
)
TELEVISION = (
    Plot(
        subjects=("No se ven algunos canales", "Partido sin señal", "Faltan canales"),
        happened=("Desde el {day} no se ven los canales de deportes.", "Anoche nos perdimos el partido: pantalla en negro."),
        detail=("Pago el paquete completo.", "En la otra tele se ve bien."),
        asked=("¿Cómo se arregla?", "Quiero un descuento por el partido."),
        first=("Su paquete había quedado a medias tras el último cambio de tarifa. Ya lo he corregido: apague el descodificador diez segundos y dígame.",),
        at_once=("Su paquete había quedado a medias tras el cambio de tarifa. Ya está completo: apague y encienda el descodificador.",),
        then=(("Se ven todos menos uno.", "Ese canal cambia de dial; le he reenviado la lista y ya debería salir."),),
        solved=("Se ven todos los canales. Por el partido le descontamos la cuota de deportes de este mes.",),
        back="Han vuelto a desaparecer los canales de deportes.",
        words="Verá el abono en tres días laborables.",
        note="Paquete mal cargado tras el cambio de tarifa.",
        fault="El paquete quedó a medias tras el último cambio de tarifa.",
    ),
    Plot(
        subjects=("El descodificador se bloquea", "Mando de la tele", "La imagen se congela"),
        happened=("El descodificador se queda en negro y hay que apagarlo.", "La imagen se congela en el mejor momento.",
                  "El mando no responde y ya le he cambiado las pilas."),
        detail=("Internet funciona sin problema.", "El aparato tiene cinco años."),
        asked=("¿Me cambian el aparato?", "¿Tengo que ir a la tienda?"),
        first=("He reenviado la señal a su descodificador. Si mañana sigue igual, se lo cambiamos en la tienda de {town}, con su mando.",),
        then=(("Sigue igual. Paso por la tienda el {next}.", "Tiene el equipo reservado a su nombre; lleve solo el viejo."),),
        solved=("Descodificador y mando cambiados en la tienda de {town}. Ya se ve sin cortes.",),
        back="El descodificador nuevo se ha vuelto a quedar en negro.",
        words="Tendrá el equipo reservado en la tienda.",
        note="Equipo de cinco años: se cambia en tienda.",
    ),
)  # fmt: skip
