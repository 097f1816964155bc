"""Stories of what customers order from the catalogue, and of what is nearly impossible."""
# ruff: noqa: E501

from vinculo.config.demos.conectasur.texts import Good, Plot, Wish

SENT = "Queda pedido y confirmado. Si el paquete viene dañado, no lo firme y escríbame."


def _bought(
    subject: str, happened: str, detail: str, asked: str, offer: str, made: str, good: Good
) -> Plot:
    return Plot(
        subjects=(subject,),
        happened=(happened,),
        detail=(detail, "Vivo en {street}, {number}, de {town}."),
        asked=(asked,),
        first=(offer,),
        at_once=(made,),
        then=(("De acuerdo, adelante con ello.", "Lo preparo hoy y le mando el resumen."),),
        solved=(made,),
        back="Ya ha llegado el pedido, pero la caja estaba golpeada. ¿Me lo cambian?",
        again="Se lo cambiamos sin coste: recogen ese y le dejan otro en la misma visita.",
        words="Le escribo en cuanto salga el pedido.",
        note="Pide por catálogo. Precio y plazo leídos en voz alta.",
        goods=good,
    )


BOUGHT = (
    _bought(
        "Un repetidor para la planta de arriba",
        "En el dormitorio de arriba la wifi llega muy justa y un amigo me habló del repetidor.",
        "La casa tiene dos plantas y el router está en la entrada.",
        "¿Cuánto cuesta y cuándo llegaría?",
        "El repetidor cuesta 39,90 euros y llega en tres días laborables. Si le parece bien, se lo pido hoy.",
        "Pedido un repetidor wifi: 39,90 euros, en casa en tres días laborables a más tardar.",
        Good("repetidor", 1),
    ),
    _bought(
        "Dos repetidores para el local",
        "Quiero poner wifi en la terraza y en el almacén y con un router no basta.",
        "El almacén está al otro lado del patio.",
        "¿Me mandan dos repetidores?",
        "Claro: dos repetidores son 79,80 euros. Los mando en cuanto me confirme que los quiere.",
        "Pedidos dos repetidores wifi: 79,80 euros en total, en tres días laborables a más tardar.",
        Good("repetidor", 2),
    ),
    _bought(
        "Router nuevo",
        "El router que tengo es el del primer contrato y querría el de wifi 6.",
        "Somos cinco en casa y todos conectados a la vez.",
        "¿Puedo comprarlo sin cambiar de tarifa?",
        "Sí, sin tocar su tarifa: 60 euros en negro. Si no me dice otra cosa, se lo pido en ese color.",
        "Pedido un router wifi 6 negro: 60,00 euros, en tres días laborables a más tardar.",
        Good("router", 1, (("Color", "Negro"),)),
    ),
    _bought(
        "Router blanco para el salón",
        "Quiero el router de wifi 6, pero en blanco, que va encima del mueble.",
        "El negro que tengo desentona con todo.",
        "¿Lo hay en blanco?",
        "Lo hay en blanco por 65 euros. Si está de acuerdo, lo dejo pedido hoy.",
        "Pedido un router wifi 6 blanco: 65,00 euros, en tres días laborables a más tardar.",
        Good("router", 1, (("Color", "Blanco"),)),
    ),
    _bought(
        "Otra toma en el despacho",
        "He puesto el despacho en la habitación del fondo y ahí no hay toma de red.",
        "Por las mañanas estoy siempre en casa.",
        "¿Cuánto cuesta llevar otra toma?",
        "Otra toma con la canaleta a la vista son 45 euros, por la mañana. Si le va bien, la dejo pedida.",
        "Pedida otra toma con canaleta vista: 45,00 euros, por la mañana y en cinco días laborables a más tardar.",
        Good("toma", 1, (("Franja", "Mañana"), ("Canaleta", "Vista"))),
    ),
    _bought(
        "Toma sin que se vea el cable",
        "Quiero otra toma en el cuarto de mi hijo, pero sin cables a la vista.",
        "Salgo de trabajar a las tres: mejor por la tarde.",
        "¿Se puede ocultar la canaleta?",
        "Se puede: con canaleta oculta son 65 euros, por la tarde. Si está conforme, se la pido.",
        "Pedida otra toma con canaleta oculta: 65,00 euros, por la tarde y en cinco días laborables a más tardar.",
        Good("toma", 1, (("Franja", "Tarde"), ("Canaleta", "Oculta"))),
    ),
    _bought(
        "Cable de red para la tele",
        "Quiero unir el router y la tele del salón por cable, que hay unos nueve metros.",
        "La wifi me corta las películas.",
        "¿Venden cable?",
        "Sí, en rollos de cinco metros: diez metros son 12 euros. Dígame y se lo mando.",
        "Pedidos diez metros de cable de red: 12,00 euros, en dos días laborables a más tardar.",
        Good("cable", 10),
    ),
)


def _wished(subject: str, happened: str, detail: str, asked: str, first: str, wish: Wish) -> Plot:
    return Plot(
        subjects=(subject,),
        happened=(happened,),
        detail=(detail,),
        asked=(asked,),
        first=(first,),
        at_once=(wish.told,),
        then=(("Le agradezco que lo intente.", "Sigo con ello. Le cuento en qué queda."),),
        solved=(wish.told,),
        back="Una pregunta más sobre lo que me contó: ¿me lo puede dejar por escrito?",
        again="Aquí lo tiene por escrito, tal como quedamos. Guárdelo con su contrato.",
        words="Le cuento en qué queda antes de cinco días.",
        note="Petición fuera de lo normal. Se intenta antes de decir que no.",
        is_calm=True,
        wish=wish,
    )


WISHED = (
    _wished(
        "Instalar en domingo",
        "Mi madre vuelve del hospital el domingo y necesita la línea ese día para la teleasistencia.",
        "Sé que los domingos no trabajan.",
        "¿Hay alguna manera?",
        "Los domingos no instalamos, pero lo intento: pregunto hoy a los técnicos y le cuento.",
        Wish(
            "Instalar un domingo, por la teleasistencia de su madre.",
            "Preguntar quién puede ir el domingo", "Técnicos de guardia",
            "Una técnica se ofrece de nueve a once.",
            "achieved",
            "Lo hemos conseguido: una técnica irá el domingo entre las nueve y las once, sin recargo.",
        ),
    ),
    _wished(
        "Recuperar el número de toda la vida",
        "Dejé perder el fijo de mis padres hace dos años y me gustaría recuperarlo.",
        "Lo tiene apuntado toda la familia.",
        "¿Se puede intentar?",
        "Es difícil: pasado un año los números vuelven al operador. Pregunto y le cuento.",
        Wish(
            "Recuperar un número perdido hace dos años.",
            "Pedir el número al operador que lo tiene", "Portabilidad",
            "Está asignado a otra persona desde marzo.",
            "not",
            "No ha podido ser: ese número es hoy de otra persona y nadie puede quitárselo.",
            "Le guardamos sin coste uno que acaba en las mismas cuatro cifras, si lo quiere.",
        ),
    ),
    _wished(
        "Factura en letra grande",
        "Mi padre ve muy poco y no puede leer la factura que le mandan.",
        "Quiere entenderla él, sin ayuda.",
        "¿Pueden mandarla en letra grande?",
        "No la tenemos en letra grande, pero lo intento con quien hace las facturas y le cuento.",
        Wish(
            "Recibir la factura en letra grande.",
            "Imprimir la factura a 20 puntos", "Facturas y contratos",
            "Sale bien la primera hoja; el detalle de llamadas no cabe.",
            "partly",
            "En parte: le llegará la primera hoja en letra grande, con el total y cada concepto.",
            "El detalle de llamadas se lo leemos por teléfono cuando quiera.",
        ),
    ),
    _wished(
        "Fibra en una casa de campo",
        "Tengo una casa a dos kilómetros del último poste y querría trabajar desde allí.",
        "Me han dicho que no tres compañías.",
        "¿De verdad es imposible?",
        "Hasta allí no llega la fibra. Mando a alguien a mirar otra forma y le cuento.",
        Wish(
            "Tener conexión en una casa a dos kilómetros del último poste.",
            "Medir la señal desde el tejado", "Equipo de campo",
            "Con una antena orientada al repetidor se miden 80 megas.",
            "achieved",
            "Lo hemos conseguido de otra forma: con una antena en el tejado tendrá 80 megas. Le preparo el presupuesto.",
        ),
    ),
)  # fmt: skip
