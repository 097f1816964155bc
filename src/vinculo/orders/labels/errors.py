"""What is said when a step of an order or of a special request is refused."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words

for code, words in (
    ("order_not_found", _("Ese pedido no existe o no está a su alcance.")),
    ("order_no_case", _("Ese caso no existe o no está a su alcance.")),
    ("order_case_ended", _("Ese caso ya terminó: reábralo antes.")),
    (
        "order_draft_begun",
        _("El caso tiene un borrador empezado: confírmelo o cancélelo antes."),
    ),
    ("order_wrong_state", _("Ese paso no toca ahora: mire en qué punto está el pedido.")),
    (
        "order_quicker",
        _("%(who)s lo cambió antes que usted. Mire cómo está ahora y decida otra vez."),
    ),
    (
        "order_delivered_cancel",
        _("El cliente ya tiene algo de este pedido: no se cancela, se devuelve."),
    ),
    ("order_no_reason", _("Escriba por qué.")),
    ("order_no_proof", _("Diga qué muestra que se entregó: quién lo recibió, qué albarán.")),
    (
        "order_delivery_quantities",
        _("Una entrega lleva al menos una unidad, y no más de las que faltan."),
    ),
    (
        "order_delivered_outside",
        _("El momento de la entrega no puede ser anterior al pedido ni estar por venir."),
    ),
    ("order_item_retired", _("«%(name)s» no se vende hoy. Quítelo o elija otra cosa.")),
    (
        "order_quantity",
        _("De «%(name)s» se piden de %(least)s a %(most)s, de %(step)s en %(step)s."),
    ),
    ("order_option_missing", _("Falta elegir «%(name)s».")),
    ("order_unknown_choice", _("Nadie ofrece «%(name)s» en ese artículo. Elija de la lista.")),
    (
        "order_agreed_price",
        _(
            "El precio acordado se escribe solo en lo que está a consultar, y con dos decimales:"
            " revise «%(name)s»."
        ),
    ),
    (
        "order_two_currencies",
        _("Un pedido lleva una sola moneda: aquí habría %(one)s y %(other)s. Haga dos pedidos."),
    ),
    (
        "order_too_much",
        _("Ningún pedido tiene tantas líneas ni cuesta tanto: revise las cantidades."),
    ),
    ("order_no_lines", _("El pedido está vacío: ponga al menos una línea.")),
    (
        "order_price_changed",
        _(
            "El precio de «%(name)s» ha cambiado desde que empezó: era %(was)s y ahora es %(now)s."
            " Ponga los precios de hoy y confírmelo otra vez con el cliente."
        ),
    ),
    ("order_line_not_found", _("Esa línea ya no está en el pedido.")),
    (
        "order_below_delivered",
        _("De «%(name)s» ya se han entregado %(delivered)s: no puede quedar en menos."),
    ),
    ("order_due_before_today", _("Ese día ya ha pasado: prometa uno que esté por venir.")),
    ("order_due_too_far", _("El plazo queda a más de cinco años: nadie podría responder de él.")),
    (
        "order_no_working_day",
        _("El calendario de la empresa no abre nunca: no se puede proponer una fecha."),
    ),
    (
        "order_no_apology",
        _("Mover la fecha prometida pide una disculpa: es lo que lee el cliente."),
    ),
    (
        "order_nobody_wrote",
        _(
            "El cliente no ha escrito nada en este caso desde que se le prometió la fecha: diga si"
            " lo pidió por teléfono o de otro modo."
        ),
    ),
    ("order_same_day", _("Esa es la fecha que ya estaba prometida.")),
    ("request_not_found", _("Esa petición no existe o no está a su alcance.")),
    ("request_no_wish", _("Escriba qué quiere el cliente, con sus palabras.")),
    ("request_due_passed", _("Prometa contarlo en un momento que esté por venir.")),
    ("request_empty_attempt", _("Diga qué se intentó y qué resultó.")),
    ("request_not_tried", _("Nadie dice que no sin haberlo intentado: apunte antes un intento.")),
    (
        "request_tell_it",
        _(
            "Si nadie puede, quien no recibe lo que pidió lo lee: está puesto arriba, en «Contarle"
            " en qué queda». Escriba qué se le ofrece en su lugar y cuénteselo."
        ),
    ),
    (
        "request_over",
        _("%(who)s la terminó antes que usted. Nada de lo que escribió sale dos veces."),
    ),
    ("request_no_outcome", _("Escriba lo que lee el cliente: qué se consiguió, o por qué no.")),
    (
        "request_no_alternative",
        _("A quien no recibe lo que pidió se le ofrece otra cosa: escriba cuál."),
    ),
    (
        "request_not_told",
        _("No se le puede escribir desde este caso: diga cómo se le ha contado."),
    ),
    (
        "request_untold",
        _("El caso tiene la petición %(number)s sin contar. Cuéntele al cliente en qué quedó."),
    ),
    (
        "request_double_of_none",
        _(
            "La petición %(number)s sigue sin contar. Si el caso está repetido, únalo al otro y la"
            " petición seguirá en él; resuelto sin decir de cuál, nadie se la contaría al cliente."
        ),
    ),
    ("request_same_owner", _("Esa persona ya la intenta.")),
    (
        "request_cannot_open",
        _("Esa persona no puede abrir el caso: dele acceso antes, o elija a otra."),
    ),
    (
        "order_return_quantities",
        _("Una devolución lleva al menos una unidad, y no más de las que tiene el cliente."),
    ),
    ("request_no_owner", _("Elija a quien la intente: una persona que trabaje aquí.")),
):
    error_words.add(code, words)
