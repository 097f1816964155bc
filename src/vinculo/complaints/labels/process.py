"""The words of targets, audits and reviews of the handling."""

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.domain.process import AuditStep, Measure, Result, Standing
from vinculo.kernel.errors import error_words

MEASURE = {
    Measure.ACKNOWLEDGED: _("Acusadas a tiempo"),
    Measure.ANSWERED: _("Respondidas a tiempo"),
    Measure.PROCESS: _("Satisfechos con el proceso (4 o 5)"),
    Measure.SYSTEMATIC: _("Sistemáticas, como mucho"),
}
STANDING = {
    Standing.MET: _("Se cumple"),
    Standing.MISSED: _("No se cumple"),
    Standing.UNSURE: _("Aún no se puede decir"),
    Standing.EMPTY: _("Nada que medir"),
}
STANDING_LOOKS = {
    Standing.MET: "ok",
    Standing.MISSED: "breach",
    Standing.UNSURE: "warn",
    Standing.EMPTY: "idle",
}
AUDIT_STEP = {
    AuditStep.COMMUNICATION: _("C1 El cliente sabía cómo reclamar"),
    AuditStep.RECEIPT: _("C2 Quedó registrada, con su clave"),
    AuditStep.TRACKING: _("C3 Se podía seguir"),
    AuditStep.ACKNOWLEDGEMENT: _("C4 Se acusó recibo"),
    AuditStep.ASSESSMENT: _("C5 Se valoró lo que pesa"),
    AuditStep.INVESTIGATION: _("C6 Se investigó en proporción"),
    AuditStep.RESPONSE: _("C7 Se contestó cada punto"),
    AuditStep.DECISION: _("C8 Se comunicó la decisión, con otras vías"),
    AuditStep.CLOSING: _("C9 Se cerró con lo que dice el cliente"),
}
RESULT = {
    Result.CONFORMS: _("Conforme"),
    Result.FAILS: _("No conforme"),
    Result.NOT_ASKED: _("No procede"),
}
for code, words in (
    (
        "complaint_bad_target",
        _("Una meta va del 1 al 100, y las de tiempo llevan en cuántas horas."),
    ),
    (
        "complaint_bad_audit",
        _("Póngale nombre, los días en orden y una muestra de 1 a 50 reclamaciones."),
    ),
    (
        "complaint_nothing_to_audit",
        _("En esos días no se cerró ninguna que esa persona pueda mirar sin haberla llevado."),
    ),
    ("complaint_audit_over", _("La auditoría está concluida: ya no cambia.")),
    (
        "complaint_finding_whole",
        _("Lo que no es conforme lleva por qué, quién lo arregla y para cuándo."),
    ),
    (
        "complaint_no_such_audit",
        _("Esa reclamación no está en la muestra, o no está a su alcance."),
    ),
    ("complaint_no_such_review", _("Esa revisión no existe.")),
    (
        "complaint_second_auditor",
        _(
            "Elija a otra persona que audite, vea esa reclamación y no haya intervenido en ella. Si"
            " no hay ninguna, sortee otra reclamación."
        ),
    ),
    (
        "complaint_audit_not_in_the_way",
        _("Esa reclamación la puede mirar usted, o ya está mirada: no se pasa ni se sustituye."),
    ),
    (
        "complaint_audit_nothing_left",
        _("No queda otra reclamación cerrada de esos días: pásela a otra persona que audite."),
    ),
    ("complaint_audits_own", _("Quien llevó una reclamación no la audita.")),
    ("complaint_no_conclusion", _("Escriba las conclusiones.")),
    ("complaint_unchecked", _("Quedan reclamaciones de la muestra sin mirar (%(count)s).")),
    ("complaint_review_signed", _("La revisión está firmada: ya no cambia.")),
    (
        "complaint_review_changed",
        _("La revisión ha cambiado desde que la abrió: léala otra vez antes de firmar."),
    ),
):
    error_words.add(code, words)
