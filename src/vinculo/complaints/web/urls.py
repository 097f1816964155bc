"""Addresses of the pages about complaints."""

from django.urls import path

from vinculo.complaints.web import (
    beside,
    causes,
    filing,
    heard,
    law,
    leaving,
    page,
    process,
    register,
    remedies,
    steps,
)

app_name = "complaints"
ONE = "reclamaciones/<uuid:complaint_id>/"
REMEDY = "reclamaciones/remedios/<uuid:remedy_id>/"

urlpatterns = [
    path("reclamaciones/", register.complaint_list, name="complaints"),
    path("reclamaciones/exportar/", register.export, name="export"),
    path("reclamaciones/callan/", register.silent, name="silent"),
    path("reclamaciones/causas/", causes.tree, name="causes"),
    path("reclamaciones/remedios/", remedies.use, name="use"),
    path("reclamaciones/proceso/", process.overview, name="process"),
    path("reclamaciones/auditorias/<uuid:audit_id>/", process.audit, name="audit"),
    path("reclamaciones/revisiones/<uuid:review_id>/", process.review, name="review"),
    path("reclamaciones/bajas/", leaving.after_complaining, name="leaving"),
    path("reclamaciones/caso/<uuid:case_id>/", page.of_case, name="of_case"),
    path("reclamaciones/caso/<uuid:case_id>/tratar/", filing.file_case, name="file"),
    path("reclamaciones/cliente/<uuid:customer_id>/", register.of_customer, name="of_customer"),
    path(ONE, page.complaint, name="complaint"),
    path(f"{ONE}justificante/", register.receipt, name="receipt"),
    path(f"{ONE}justificante/entregar/", steps.hand, name="hand"),
    path(f"{ONE}conversacion/", beside.conversation, name="conversation"),
    path(f"{ONE}quien/", beside.who, name="who"),
    path(f"{ONE}plazos/", law.terms, name="terms"),
    path(f"{ONE}plazos/asunto/", law.topic, name="topic"),
    path(f"{ONE}plazos/pausa/", law.pause, name="pause"),
    path(f"{ONE}plazos/cartas/<uuid:letter_id>/", law.letter, name="letter"),
    path(f"{ONE}plazos/seguir/", law.resume, name="resume"),
    path(f"{ONE}causa/", causes.of_complaint, name="cause"),
    path(f"{ONE}causa/decir/", causes.set_cause, name="set_cause"),
    path(f"{ONE}paso/<slug:step_name>/", page.step, name="step"),
    path(f"{ONE}acusar/", steps.acknowledge, name="acknowledge"),
    path(f"{ONE}valorar/", steps.assess, name="assess"),
    path(f"{ONE}tipo/", steps.legal_type, name="legal_type"),
    path(f"{ONE}puntos/", steps.points, name="points"),
    path(f"{ONE}puntos/<uuid:raised_id>/", steps.answer_point, name="point"),
    path(f"{ONE}personas/", steps.people, name="people"),
    path(f"{ONE}averiguado/", steps.findings, name="findings"),
    path(f"{ONE}remedios/", remedies.grant, name="grant"),
    path(f"{ONE}responder/", steps.answer, name="answer"),
    path(f"{ONE}otra-mirada/", steps.look_again, name="look_again"),
    path(f"{ONE}cerrar/", steps.close, name="close"),
    path(f"{ONE}supervisor/", steps.ask_help, name="help"),
    path(f"{ONE}trato/", heard.heard, name="heard"),
    path(f"{ONE}leccion/", steps.lesson, name="lesson"),
    path(f"{REMEDY}decidir/", remedies.decide, name="decide"),
    path(f"{REMEDY}entregar/", remedies.carry_out, name="carry_out"),
    path("ajustes/remedios/", remedies.settings, name="remedies"),
    path("ajustes/remedios/nuevo/", remedies.edit, name="remedy_new"),
    path("ajustes/remedios/<uuid:remedy_kind_id>/", remedies.edit, name="remedy_edit"),
    path("ajustes/formularios/<uuid:form_id>/tipo/", remedies.set_form_kind, name="form_kind"),
]
