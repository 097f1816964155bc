"""What starts and what stops the clocks of the legal profiles, in words."""

from collections.abc import Mapping

from vinculo.kernel.words import gettext_noop, gettext_of

_ = gettext_of("portfolio")

EVENTS: Mapping[str, str] = {
    "amend_done_at": gettext_noop("la corrección de lo reclamado"),
    "amend_requested_at": gettext_noop("el requerimiento de corregir"),
    "answer_sent_at": gettext_noop("el envío de la respuesta"),
    "audit_report": gettext_noop("el informe de la auditoría"),
    "available_at": gettext_noop("la puesta a disposición"),
    "breach_known_at": gettext_noop("el conocimiento de la violación de seguridad"),
    "breach_notified_at": gettext_noop("la notificación de la violación de seguridad"),
    "call_started_at": gettext_noop("el comienzo de la llamada"),
    "cancellation_received_at": gettext_noop("la recepción de la baja"),
    "code_sent_at": gettext_noop("el envío del código"),
    "complaint_at": gettext_noop("la reclamación"),
    "consent_given_or_renewed_at": gettext_noop("el consentimiento o su renovación"),
    "decision_dated_at": gettext_noop("la fecha de la decisión"),
    "decision_notified_at": gettext_noop("la notificación de la decisión"),
    "delivery_or_contract_at": gettext_noop("la entrega o la firma del contrato"),
    "document_created": gettext_noop("la creación del documento"),
    "dsr_answered_at": gettext_noop("la respuesta a quien ejerce sus derechos"),
    "dsr_received_at": gettext_noop("la recepción de la solicitud de derechos"),
    "effective_at": gettext_noop("el momento en que surte efecto"),
    "evaluation_done": gettext_noop("la evaluación"),
    "evaluation_year_end": gettext_noop("el final del año evaluado"),
    "fact_date": gettext_noop("la fecha de los hechos"),
    "may_delete": gettext_noop("el permiso para borrar"),
    "nonrenewal_deadline": gettext_noop("el último día para no renovar"),
    "notice_sent_at": gettext_noop("el envío del aviso"),
    "previous_audit": gettext_noop("la auditoría anterior"),
    "previous_evaluation": gettext_noop("la evaluación anterior"),
    "product_received_at": gettext_noop("la recepción del producto"),
    "received_at": gettext_noop("la recepción"),
    "recording_made_at": gettext_noop("la grabación"),
    "registered_at": gettext_noop("el registro"),
    "remedy_done_at": gettext_noop("la reparación"),
    "resolution_at": gettext_noop("la resolución"),
    "resolution_notified_at": gettext_noop("la notificación de la resolución"),
    "review_at": gettext_noop("la revisión"),
    "sale_or_payment_or_delivery": gettext_noop("la venta, el pago o la entrega"),
    "service_offered": gettext_noop("el ofrecimiento del servicio"),
    "sheet_date": gettext_noop("la fecha de la hoja"),
    "supervisor_connected_at": gettext_noop("la atención por un supervisor"),
    "supervisor_requested_at": gettext_noop("la petición de un supervisor"),
    "use_or_purchase_at": gettext_noop("el uso o la compra"),
    "withdrawal_at": gettext_noop("el desistimiento"),
    "withdrawal_received_at": gettext_noop("la recepción del desistimiento"),
}


def event_words(code: str) -> str:
    """What happens, in the language of the terminal; an event without words keeps its code."""
    return _(EVENTS[code]) if code in EVENTS else f"«{code}»"
