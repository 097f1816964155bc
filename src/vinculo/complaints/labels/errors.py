"""What is said when a step of a complaint is refused."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words

for code, words in (
    ("complaint_no_case", _("Ese caso no existe o no está a su alcance.")),
    (
        "complaint_said_outside",
        _("No pudo decirlo entonces: ni antes de que empezara el caso ni después de ahora."),
    ),
    (
        "complaint_date_reason",
        _("Cambiar la fecha mueve los plazos del cliente: escriba el motivo."),
    ),
    (
        "complaint_date_answered",
        _("Ya se contestó: sus plazos terminaron con la fecha que tenía entonces."),
    ),
    (
        "complaint_handed_before",
        _("Ya consta que se entregó así: la primera entrega es la que cuenta."),
    ),
    (
        "complaint_handed_when",
        _("No pudo dárselo entonces: ni antes de que se hiciera ni después de ahora."),
    ),
    ("complaint_handed_whom", _("Diga a quién se lo dio o adónde lo envió: es la prueba.")),
    ("complaint_help_not_found", _("Nadie pidió esa llamada en esta reclamación.")),
    ("complaint_help_is_over", _("Ya habló con el cliente: esa llamada no queda por hacer.")),
    (
        "complaint_help_not_a_call",
        _("Aún puede atender en el mismo contacto: la llamada toca pasados los tres minutos."),
    ),
    ("complaint_tried_where", _("Diga a qué número llamó, o por qué medio: es la prueba.")),
    (
        "complaint_tried_when",
        _("No pudo llamar entonces: ni antes de que lo pidiera ni después de ahora."),
    ),
    ("complaint_tried_before", _("Esa llamada ya está apuntada.")),
    ("complaint_no_receipt_yet", _("El justificante aún se está haciendo: delo cuando esté.")),
    ("complaint_not_found", _("Esa reclamación no existe o no está a su alcance.")),
    ("complaint_asked_day", _("Elija el último día que se le da al cliente.")),
    ("complaint_asked_way", _("Elija cómo se le pide al cliente.")),
    ("complaint_wrong_step", _("Ese paso no toca ahora: mire en qué punto está la reclamación.")),
    ("complaint_outside_body", _("Diga a qué organismo acudió y de qué clase es.")),
    (
        "complaint_outside_proof",
        _("Falta la prueba: el mensaje del cliente, la carta o con quién se habló y qué dijo."),
    ),
    (
        "complaint_outside_too_big",
        _("El archivo pesa demasiado: caben 20 MB. Escanéelo con menos calidad o por partes."),
    ),
    (
        "complaint_outside_end_proof",
        _(
            "Desde que termina se puede volver a cortar y a reclamar la deuda: adjunte la carta del"
            " organismo. Con un mensaje o una llamada solo lo apunta quien supervisa."
        ),
    ),
    (
        "complaint_outside_day",
        _("No pudo acudir ese día: ni después de hoy ni más de un año antes de reclamar."),
    ),
    (
        "complaint_outside_end_day",
        _("No pudo terminar ese día: ni antes de empezar ni después de hoy."),
    ),
    ("complaint_outside_why", _("Escriba el motivo con una frase entera: queda de prueba.")),
    (
        "complaint_outside_gone",
        _("Eso ya no consta así: mire cómo está ahora y vuelva a intentarlo si hace falta."),
    ),
    ("complaint_outside_twice", _("Ya consta.")),
    (
        "complaint_own_service",
        _("La reclamación es de ese servicio, o se le unió otra que lo es: tiene que ver con él."),
    ),
    ("complaint_merged", _("Su caso se unió a otro: siga en la reclamación de ese caso.")),
    (
        "complaint_void",
        _("Quedó sin efecto al separarse los casos: siga en la reclamación que se le había unido."),
    ),
    ("complaint_denial_reason", _("Escriba por qué no es una reclamación: queda de prueba.")),
    (
        "complaint_topic_reason",
        _("Cambiar de asunto puede quitar un plazo al cliente: escriba el motivo."),
    ),
    (
        "complaint_already_closed",
        _("%(who)s la cerró antes que usted. Nada de lo que escribió se ha perdido: sigue abajo."),
    ),
    (
        "complaint_about_them",
        _("La reclamación habla de esa persona: ni la investiga ni la decide. Elija a otra."),
    ),
    (
        "complaint_decided_by_them",
        _("Esa persona ya la decidió: primero pida otra mirada, y después diga que habla de ella."),
    ),
    (
        "complaint_accompanies_them",
        _("La reclamación habla de esa persona: no puede acompañar al cliente. Elija a otra."),
    ),
    (
        "complaint_decided_before",
        _("Esa persona ya la decidió una vez. La revisión la hace otra."),
    ),
    (
        "complaint_no_points",
        _("Apunte primero lo que plantea el cliente: se contesta punto por punto."),
    ),
    (
        "complaint_open_points",
        _("Quedan puntos sin contestar (%(count)s). La respuesta sale cuando todos la tienen."),
    ),
    (
        "complaint_by_them",
        _(
            "La persona de quien habla la reclamación contestó antes estos puntos: %(points)s."
            " Antes de comunicar la decisión los mira otra persona y guarda su respuesta."
        ),
    ),
    (
        "complaint_findings_by_them",
        _(
            "Lo averiguado lo escribió la persona de quien habla la reclamación: antes de decidir"
            " lo mira y lo escribe otra."
        ),
    ),
    (
        "complaint_not_investigated",
        _("Por lo que pesa, no se decide sin haber escrito antes lo averiguado."),
    ),
    ("complaint_no_reasons", _("Escriba los motivos: sin ellos, la respuesta no explica nada.")),
    ("complaint_no_findings", _("Escriba qué se ha mirado y qué se ha encontrado.")),
    (
        "complaint_remedies_wait",
        _("Quedan remedios por aprobar o por entregar (%(count)s). Ciérrela cuando estén hechos."),
    ),
    ("complaint_not_answered", _("Primero se comunica la decisión al cliente.")),
    ("complaint_nothing_said", _("Diga qué contesta el cliente a la decisión.")),
    (
        "complaint_no_ways",
        _("A quien no se le da toda la razón se le dice qué otras vías tiene: elija al menos una."),
    ),
    (
        "complaint_no_outside_way",
        _(
            "La ley pide decirle al menos una vía fuera de la empresa (%(law)s). Marque un"
            " organismo, o mediación, arbitraje, oficina de consumo o regulador: que se revise"
            " aquí, o los tribunales, no bastan. Nada de lo escrito se ha perdido."
        ),
    ),
    (
        "complaint_body_name",
        _("Póngale el nombre del organismo, y que no lo tenga otro de los que se ofrecen."),
    ),
    (
        "complaint_body_place",
        _("Escriba su dirección o su página: sin ninguna de las dos, el cliente no llega."),
    ),
    (
        "complaint_body_link",
        _("La página empieza por https:// y lleva el nombre de un sitio: https://www.ejemplo.es"),
    ),
    (
        "complaint_body_closed_platform",
        _(
            "La plataforma europea de litigios en línea cerró el 20 de julio de 2025: no se manda"
            " a nadie allí. Escriba la página del propio organismo."
        ),
    ),
    (
        "complaint_body_days",
        _("El último día en que se ofrece no puede ir antes que el primero."),
    ),
    (
        "complaint_no_such_body",
        _("Ese organismo ya no se ofrece para este servicio. Elija otro; lo escrito sigue aquí."),
    ),
    ("complaint_body_way", _("Elija mediación, arbitraje, oficina de consumo o regulador.")),
    ("complaint_body_service", _("Uno de esos servicios ya no está.")),
    (
        "complaint_no_justification",
        _("Bajar el tipo quita derechos al cliente: escriba por qué, con una frase entera."),
    ),
    ("complaint_bad_grade", _("Valore la gravedad, la dificultad y el alcance con su escala.")),
    ("complaint_no_at_once", _("Diga qué hay que hacer ya.")),
    (
        "complaint_bad_amount",
        _("Escriba el importe en cifras, mayor que cero y no tan grande: 1200 o 39,90."),
    ),
    (
        "complaint_other_currency",
        _(
            "Su límite es de %(limit)s y esto son %(amount)s, en otra moneda: no se comparan. Pida"
            " la aprobación, o que se fije su límite en esa moneda."
        ),
    ),
    (
        "complaint_over_limit",
        _(
            "Supera lo que puede conceder en este caso: le quedan %(room)s y son %(amount)s."
            " Puede pedir la aprobación con un toque."
        ),
    ),
    (
        "complaint_remedy_decided",
        _("%(who)s se adelantó: mire cómo está ahora el remedio. Nada se ha perdido."),
    ),
    ("complaint_no_refusal_reason", _("Diga por qué no se concede: quien lo pidió lo lee.")),
    ("complaint_no_such_remedy", _("Ese remedio ya no está en el catálogo.")),
    (
        "complaint_nobody_approves",
        _("Nadie que vea esta reclamación puede conceder %(amount)s. Suba un límite en Ajustes."),
    ),
    (
        "complaint_nobody_seconds",
        _(
            "%(amount)s superan todos los límites: los conceden dos personas, una de ellas"
            " responsable del servicio, y no hay otra que vea esta reclamación. Avise a quien"
            " administra."
        ),
    ),
    (
        "complaint_owed_reason",
        _("Supera todos los límites: escriba por qué se debe, con una frase entera. Es la prueba."),
    ),
    (
        "complaint_owed_second",
        _(
            "Supera todos los límites: lo aprueba otra persona, y una de las dos responde del"
            " servicio."
        ),
    ),
    ("complaint_remedy_name", _("Póngale un nombre que no tenga otro remedio.")),
    ("complaint_point_no_words", _("Escriba qué plantea el cliente.")),
    ("complaint_point_no_answer", _("Escriba la respuesta a este punto.")),
    ("complaint_too_many_points", _("Son más de %(most)s puntos: junte los que digan lo mismo.")),
    (
        "complaint_point_too_long",
        _(
            "La línea %(number)s («%(begins)s…») tiene %(n)s caracteres y caben %(most)s: "
            "pártala en dos puntos o acórtela."
        ),
    ),
    ("complaint_no_such_point", _("Ese punto ya no está.")),
    ("complaint_not_a_supervisor", _("Elija a quien supervisa o responde del servicio.")),
    (
        "complaint_calendar_never_opens",
        _("El calendario de la empresa no tiene ningún día laborable: corríjalo en Ajustes."),
    ),
    ("complaint_lesson_no_words", _("Diga qué va a cambiar para que no se repita.")),
    ("complaint_lesson_due", _("Ponga una fecha que esté por venir.")),
    ("complaint_no_such_cause", _("Esa causa ya no se usa.")),
    ("complaint_cause_name", _("Póngale un nombre que no tenga otra causa de la misma rama.")),
    ("complaint_cause_too_deep", _("El árbol llega a %(most)s niveles: más hondo nadie lo lee.")),
    ("complaint_no_cause_yet", _("Diga primero la causa: se cuenta por ella.")),
    ("complaint_not_asked", _("Ya nos contestó, o no se le ha preguntado. Gracias.")),
    ("complaint_three_answers", _("Conteste las tres preguntas, del 1 al 5.")),
    (
        "complaint_still_open",
        _(
            "Es una reclamación y aún no se ha comunicado la decisión. Contéstela punto por punto"
            " en su página; después se resuelve el caso."
        ),
    ),
    (
        "complaint_double_of_none",
        _(
            "Es una reclamación sin contestar. Si está repetida, una su caso al otro y seguirá en"
            " él; resuelta sin decir de cuál, nadie la contestaría."
        ),
    ),
    (
        "complaint_joins_answered",
        _(
            "La reclamación del otro caso ya se contestó, y esta no. Conteste esta por separado, o"
            " pida antes que la otra se mire de nuevo."
        ),
    ),
    (
        "complaint_speak_of_two",
        _(
            "Cada reclamación habla de una persona distinta, y ninguna de las dos puede decidir"
            " sobre sí misma: se contestan por separado."
        ),
    ),
    (
        "complaint_case_over",
        _(
            "El caso ya está cerrado. Lo que el cliente cuenta ahora es un caso nuevo, que se"
            " enlaza con este."
        ),
    ),
):
    error_words.add(code, words)
