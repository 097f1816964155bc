"""The words people read about what they keep ready for cases."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words
from vinculo.kernel.history import RecordedThing, recorded_things

error_words.add(
    "case_unknown_place",
    _("Nada rellena %(places)s. Puede usar: %(known)s."),
)
error_words.add(
    "case_open_place",
    _("Quedan huecos por rellenar: %(places)s. Escríbalos o bórrelos; su texto sigue aquí."),
)
error_words.add(
    "case_answered_meanwhile",
    _("%(who)s ha contestado mientras usted escribía. Léalo antes de enviar; su texto está aquí."),
)
error_words.add("case_no_such_text", _("Ese texto no existe o no está a su alcance."))
error_words.add(
    "case_text_needs_words", _("Un texto preparado necesita un nombre y algo que decir.")
)
error_words.add("case_text_too_long", _("El texto pasa de %(most)s caracteres. Acórtelo."))
error_words.add("case_shortcut_taken", _("Otro texto usa ya el atajo «/%(shortcut)s». Elija otro."))
recorded_things.add(
    "cases.CannedAnswer",
    RecordedThing(
        thing=_("Texto preparado"),
        fields={
            "name": _("nombre"),
            "shortcut": _("atajo"),
            "texts": _("texto en cada idioma"),
            "service": _("servicio"),
            "person": _("de quién es"),
            "team_id": _("equipo"),
            "is_offer": _("es una oferta"),
        },
        refers={"team_id": "organization.Team"},
    ),
)

error_words.add("case_no_such_macro", _("Esa macro no existe o no está a su alcance."))
error_words.add("case_macro_steps", _("Una macro hace entre uno y %(most)s pasos."))
error_words.add(
    "case_macro_order",
    _("Pasar, esperar y resolver van al final y solo uno de ellos; contestar, una vez."),
)
error_words.add("case_macro_value", _("A «%(action)s» le falta elegir algo que exista."))
error_words.add(
    "case_draft_in_the_way",
    _("Ya ha empezado una respuesta en este caso. Envíela o bórrela antes de usar la macro."),
)
error_words.add(
    "case_undo_too_late",
    _("Ya no puede deshacerse: el caso ha cambiado después o ya se deshizo."),
)
recorded_things.add(
    "cases.Macro",
    RecordedThing(
        thing=_("Macro"),
        fields={
            "name": _("nombre"),
            "steps": _("pasos"),
            "service": _("servicio"),
            "person": _("de quién es"),
            "team_id": _("equipo"),
            "is_offer": _("es una oferta"),
        },
        refers={"team_id": "organization.Team"},
    ),
)

error_words.add(
    "case_offer_forbidden",
    _(
        "La ley no deja usar la atención al cliente para ofertas: quite «%(name)s» de la respuesta."
        " Si el cliente la ha pedido, apúntelo antes en «Ofertas», con el mensaje en que lo hace."
    ),
)
error_words.add(
    "case_offer_not_asked",
    _("Elija el mensaje en que el cliente pide la oferta, o cuente con una frase cómo la pidió."),
)
error_words.add("case_no_such_term", _("Eso ya no se ofrece. Elija otra cosa de la lista."))
error_words.add(
    "case_goes_on_elsewhere",
    _("Este caso sigue en otro: deshaga la unión, o siga en el caso al que se unió."),
)
error_words.add("case_term_taken", _("En esa rama ya hay «%(name)s»."))
error_words.add("case_term_too_deep", _("Un árbol tiene %(most)s niveles como mucho."))
error_words.add("case_bad_field", _("«%(field)s» no admite eso. Se espera: %(wants)s."))
error_words.add(
    "case_needs_class", _("Diga de qué trataba el caso antes de resolverlo: elija su clase.")
)
error_words.add(
    "case_needs_fields", _("Antes de resolver el caso falta: %(fields)s. Rellénelo en sus datos.")
)
error_words.add(
    "case_field_needs_label",
    _("Un campo necesita un nombre y, si se elige de una lista, sus opciones."),
)
recorded_things.add(
    "cases.Term",
    RecordedThing(
        thing=_("Clase o etiqueta"),
        fields={
            "kind": _("clase o etiqueta"),
            "parent": _("dentro de"),
            "name": _("nombre"),
            "words": _("palabras que la proponen"),
            "service": _("servicio"),
            "is_retired": _("retirada"),
        },
    ),
)
recorded_things.add(
    "cases.CustomField",
    RecordedThing(
        thing=_("Campo propio"),
        title="label",
        fields={
            "key": _("llave"),
            "label": _("nombre"),
            "kind": _("qué se escribe"),
            "kinds": _("tipos de caso"),
            "service": _("servicio"),
            "options": _("opciones"),
            "mask": _("forma"),
            "least": _("mínimo"),
            "most": _("máximo"),
            "is_required": _("hace falta para resolver"),
            "is_retired": _("retirado"),
            "place": _("orden"),
        },
    ),
)

error_words.add("case_same", _("Es el mismo caso: elija otro."))
error_words.add(
    "case_other_customer",
    _("Son de clientes distintos: no se unen, porque uno leería lo del otro. Puede enlazarlos."),
)
error_words.add("case_cannot_merge", _("Uno de los dos ya terminó o ya se unió. Puede enlazarlos."))
error_words.add(
    "case_nothing_to_split",
    _("Marque algún mensaje del cliente, y deje alguno en este caso."),
)
