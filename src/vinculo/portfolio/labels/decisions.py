"""Words for the three decisions and for third parties."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.kernel.errors import error_words
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, key_things, recorded_things
from vinculo.portfolio.contracts.party import PartyKind
from vinculo.portfolio.domain.decisions import Form, Instrument, Kind, Standing, State

KIND = {
    Kind.WHICH: _("Qué servicios"),
    Kind.LEVEL: _("Qué nivel"),
    Kind.FORM: _("Qué forma"),
}
KIND_NOTE = {
    Kind.WHICH: _("Cuáles ofrecer, por lo que importan y por lo que ya da la competencia."),
    Kind.LEVEL: _("Cuánto y cómo de bien, con lo que dicen los cinco instrumentos."),
    Kind.FORM: _("Con medios propios, con un distribuidor o por subcontrata."),
}
FORM = {
    Form.OWN: _("Con medios propios"),
    Form.DISTRIBUTOR: _("Con un distribuidor"),
    Form.OUTSOURCED: _("Subcontratado"),
}
INSTRUMENT = {
    Instrument.COMPARISON: _("Compra por comparación"),
    Instrument.SURVEYS: _("Encuestas"),
    Instrument.SUGGESTIONS: _("Buzones de sugerencias"),
    Instrument.TOLL_FREE: _("Línea gratuita"),
    Instrument.COMPLAINTS: _("Quejas y reclamaciones"),
}
STATE = {
    State.OPEN: _("Sin decidir"),
    State.MADE: _("Decidida"),
    State.DUE: _("Toca revisarla"),
}
STANDING = {
    Standing.AHEAD: _("por delante"),
    Standing.SAME: _("igual"),
    Standing.BEHIND: _("por detrás"),
    Standing.ABSENT: _("aún no se ofrece"),
    Standing.UNKNOWN: _("sin comparar"),
}
PARTY_KIND = {
    PartyKind.DISTRIBUTOR: _("Distribuidor"),
    PartyKind.OUTSOURCER: _("Subcontrata"),
}

for code, words in {
    "option_nameless": _("Escriba cómo se llama la opción."),
    "option_half_level": _("Un nivel se dice en cantidad y en calidad: escriba las dos."),
    "option_no_form": _("Diga con qué forma llegaría el servicio al cliente."),
    "option_wrong_party": _(
        "Con medios propios no hay tercero; un distribuidor distribuye y una subcontrata"
        " trabaja por encargo. Elija el tercero que encaje, o ninguno."
    ),
    "option_chosen": _("Esta opción ya fue elegida una vez: añada otra en lugar de cambiarla."),
    "decision_changed": _(
        "La decisión ha cambiado desde que la leyó: lo elegido, una opción o en qué se apoya."
        " Mírela otra vez antes de elegir."
    ),
    "option_not_found": _("Esa opción ya no existe."),
    "decision_not_found": _("Esa decisión no existe o no está a su alcance."),
    "decision_untitled": _("Escriba qué hay que decidir."),
    "decision_needs_service": _("El nivel y la forma se deciden servicio a servicio: elija uno."),
    "decision_few_options": _("Con una sola opción no hay nada que decidir: escriba otra."),
    "decision_no_reason": _("Escriba por qué se elige: en la revisión se preguntará."),
    "decision_review_past": _("La revisión es un día que aún no ha llegado."),
    "decision_wrong_kind": _("Esto no es de una decisión de esta clase."),
    "rating_range": _("La importancia y la valoración van de 0 a 10."),
    "rating_source": _("Escriba la fuente, cuántos respondieron y un día que ya haya llegado."),
    "rating_half_competitor": _("La competencia y su valoración van juntas: escriba las dos."),
    "finding_empty": _("Escriba qué se averiguó y dónde se puede ver."),
    "party_nameless": _("Escriba el nombre del tercero."),
    "party_name_taken": _("Ya hay un tercero llamado «%(name)s»."),
    "party_not_found": _("Ese tercero no existe."),
    "party_dates": _("El último día no puede ser anterior al primero."),
    "party_ended": _("Este tercero ya no trabaja con la empresa: no se le piden normas nuevas."),
    "party_standard_not_found": _("Esa norma no es de ningún tercero."),
    "party_result_count": _("Los cumplidos no pueden ser más que los contados, ni de ninguno."),
    "party_result_period": _("El periodo empieza antes de acabar, y ya ha acabado."),
}.items():
    error_words.add(code, words)

evidence_words.add("portfolio.decision_made", _("Decisión sobre servicios"))
evidence_words.add("portfolio.party_result", _("Resultado de un tercero"))

recorded_things.add(
    "portfolio.Decision",
    RecordedThing(
        thing=_("Decisión"),
        title="title",
        fields={
            "kind": _("clase"),
            "title": _("título"),
            "why": _("por qué se plantea"),
            "service": _("servicio"),
            "review_on": _("se revisa el"),
            "opened_by": _("quién la planteó"),
            "created_at": _("alta"),
        },
        values={"kind": lambda value: KIND[Kind(value)]},
        refers={"opened_by": "identity.User"},
    ),
)
recorded_things.add(
    "portfolio.DecisionOption",
    RecordedThing(
        thing=_("Opción de una decisión"),
        fields={
            "decision": _("decisión"),
            "number": _("número"),
            "name": _("nombre"),
            "words": _("en qué consiste"),
            "evidence": _("evidencia"),
            "quantity": _("cantidad"),
            "quality": _("calidad"),
            "form": _("forma"),
            "party": _("tercero"),
            "created_at": _("alta"),
        },
        values={"form": lambda value: FORM[Form(value)] if value else "—"},
    ),
)
recorded_things.add(
    "portfolio.InstrumentFinding",
    RecordedThing(
        thing=_("Lo que dice un instrumento"),
        title="instrument",
        fields={
            "decision": _("decisión"),
            "instrument": _("instrumento"),
            "finding": _("qué se averiguó"),
            "evidence": _("evidencia"),
            "n": _("sobre cuántos"),
            "on": _("día"),
            "written_by": _("quién lo escribió"),
            "created_at": _("alta"),
        },
        values={"instrument": lambda value: INSTRUMENT[Instrument(value)]},
        refers={"written_by": "identity.User"},
    ),
)
recorded_things.add(
    "portfolio.CandidateRating",
    RecordedThing(
        thing=_("Línea de la encuesta de candidatos"),
        title="candidate",
        fields={
            "decision": _("decisión"),
            "candidate": _("candidato"),
            "importance": _("importancia"),
            "ours": _("valoración propia"),
            "competitor": _("competencia"),
            "theirs": _("valoración de la competencia"),
            "n": _("sobre cuántos"),
            "surveyed_on": _("día"),
            "source": _("fuente"),
            "written_by": _("quién lo escribió"),
            "created_at": _("alta"),
        },
        refers={"written_by": "identity.User"},
    ),
)
recorded_things.add(
    "portfolio.Party",
    RecordedThing(
        thing=pgettext_lazy("party", "Tercero"),
        fields={
            "kind": _("clase"),
            "name": _("nombre"),
            "does": _("qué hace"),
            "owner": _("responsable"),
            "since": _("desde"),
            "until": _("hasta"),
            "created_at": _("alta"),
        },
        values={"kind": lambda value: PARTY_KIND[PartyKind(value)]},
    ),
)
key_things.add("decision", "portfolio.Decision")
key_things.add("party", "portfolio.Party")
