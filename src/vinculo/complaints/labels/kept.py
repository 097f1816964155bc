"""How people read histories and evidence of complaints, and what the API may be let do."""

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import ComplaintKind, Loss, RemedyWay, Taking, WayOut
from vinculo.complaints.domain.process import Measure
from vinculo.complaints.labels import KIND, LOSS, OUTSIDE_WAY, REMEDY_WAY, ROLE_WITH_LIMIT, TAKING
from vinculo.complaints.labels.process import MEASURE
from vinculo.kernel.access import scope_words
from vinculo.kernel.actor import Role
from vinculo.kernel.evidence.words import evidence_words
from vinculo.kernel.history import RecordedThing, recorded_things

evidence_words.add("complaints.ComplaintAnswered", _("Se comunicó la decisión de una reclamación"))
evidence_words.add("complaints.ComplaintClosed", _("Se cerró una reclamación"))
evidence_words.add("complaints.ComplaintFiled", _("Se registró una reclamación"))
evidence_words.add("complaints.ComplaintReopened", _("Se volvió a mirar una reclamación"))
evidence_words.add(
    "complaints.LegalTypeChanged", _("Cambió el tipo de una reclamación según la ley")
)
evidence_words.add("complaints.ReceiptMade", _("Se hizo el justificante de una reclamación"))
evidence_words.add("complaints.ReceiptDelivered", _("El justificante llegó a quien reclama"))
evidence_words.add(
    "complaints.ReceiptReturned", _("El correo con un justificante no llegó a quien reclama")
)
evidence_words.add("complaints.HelpAsked", _("Un cliente pidió hablar con un supervisor"))
evidence_words.add("complaints.HelpTurned", _("Nadie atendió en tres minutos: se le llama"))
evidence_words.add("complaints.HelpTried", _("Un supervisor llamó y nadie contestó"))
evidence_words.add("complaints.HelpGiven", _("Un supervisor habló con el cliente"))
evidence_words.add("complaints.RemedyDecided", _("Se decidió un remedio"))
evidence_words.add(
    "complaints.owed_above_limits", _("Dos personas aprobaron lo debido por encima de los límites")
)
evidence_words.add("complaints.suspension_asked", _("Pregunta de si se puede cortar el servicio"))
evidence_words.add("complaints.debt_asked", _("Pregunta de si se puede reclamar una deuda"))
evidence_words.add("complaints.outside_began", _("Un cliente acudió a la vía extrajudicial"))
evidence_words.add("complaints.outside_ended", _("Terminó una vía extrajudicial"))
evidence_words.add("complaints.outside_undone", _("Vía extrajudicial apuntada por error"))
evidence_words.add(
    "complaints.outside_runs_on", _("Final de una vía extrajudicial apuntado por error")
)
evidence_words.add("complaints.unrelated", _("Reclamación que no tiene que ver con un servicio"))
evidence_words.add("complaints.related", _("Reclamación que sí tiene que ver con un servicio"))
evidence_words.add("complaints.justification", _("Motivo de bajar el tipo según la ley"))
evidence_words.add("complaints.dated", _("Fecha corregida de una reclamación"))
evidence_words.add("complaints.topic", _("Asunto de una reclamación según la ley"))
evidence_words.add("complaints.not_one", _("Motivo de que no sea una reclamación"))
evidence_words.add(
    "complaints.topic_presumed", _("Asunto de una reclamación, supuesto por sus palabras")
)
evidence_words.add("complaints.paused", _("Motivo de la pausa de un plazo legal"))
evidence_words.add("complaints.merged", _("Reclamación unida a la de otro caso"))
evidence_words.add("complaints.void", _("Reclamación sin efecto: los casos se separaron"))
scope_words.add("complaints.see", _("Leer las reclamaciones"))
scope_words.add("complaints.file", _("Registrar reclamaciones"))
scope_words.add(
    "complaints.ask_suspension", _("Preguntar si se puede cortar un servicio o reclamar su deuda")
)

recorded_things.add(
    "complaints.RemedyKind",
    RecordedThing(
        thing=_("Remedio"),
        fields={
            "name": _("qué se concede"),
            "way": _("de qué manera"),
            "amount": _("importe"),
            "cost": _("coste"),
            "currency": _("moneda"),
            "is_owed": _("se debe"),
            "is_retired": _("ya no se ofrece"),
        },
        values={"way": lambda value: REMEDY_WAY[RemedyWay(value)]},
    ),
)
recorded_things.add(
    "complaints.Body",
    RecordedThing(
        thing=_("Organismo extrajudicial"),
        fields={
            "way": _("qué vía"),
            "name": _("organismo"),
            "taking": _("si la empresa participa"),
            "address": _("dirección"),
            "url": _("página"),
            "how": _("cómo se acude"),
            "how_en": _("cómo se acude, en inglés"),
            "place": _("de qué lugar"),
            "service_ids": _("de cuántos servicios"),
            "since_on": _("se ofrece desde"),
            "until_on": _("se ofrece hasta"),
            "is_retired": _("ya no se ofrece"),
        },
        values={
            "way": lambda value: OUTSIDE_WAY[WayOut(value)],
            "taking": lambda value: TAKING[Taking(value)],
            "service_ids": lambda value: str(len(value)) if value else _("de todos"),
        },
    ),
)
evidence_words.add(
    "complaints.audit_item_moved",
    _("Reclamación de una auditoría pasada a otra persona o sustituida"),
)
evidence_words.add("complaints.audit_closed", _("Auditoría de las reclamaciones concluida"))
evidence_words.add("complaints.review_signed", _("Revisión de las reclamaciones firmada"))
recorded_things.add(
    "complaints.ProcessTarget",
    RecordedThing(
        thing=_("Meta de las reclamaciones"),
        title="measure",
        fields={
            "service": _("servicio"),
            "measure": _("qué se mide"),
            "within_hours": _("en cuántas horas"),
            "target_pct": _("meta (%)"),
        },
        values={"measure": lambda value: MEASURE[Measure(value)]},
    ),
)
recorded_things.add(
    "complaints.RemedyLimit",
    RecordedThing(
        thing=_("Límite por caso"),
        title="role",
        fields={"role": _("papel"), "amount": _("importe"), "currency": _("moneda")},
        values={"role": lambda value: ROLE_WITH_LIMIT[Role(value)]},
    ),
)
recorded_things.add(
    "complaints.Cause",
    RecordedThing(
        thing=_("Causa"),
        fields={
            "name": _("nombre"),
            "parent": _("debajo de"),
            "owner": _("responde de ella"),
            "loss": _("cuánto pierde el cliente"),
            "is_retired": _("ya no se usa"),
        },
        values={"loss": lambda value: LOSS[Loss(value)] if value else ""},
    ),
)
recorded_things.add(
    "complaints.FormKind",
    RecordedThing(
        thing=_("Formulario de reclamaciones"),
        title="source",
        fields={"source": _("entrada"), "kind": _("tipo")},
        values={"kind": lambda value: KIND[ComplaintKind(value)]},
    ),
)
