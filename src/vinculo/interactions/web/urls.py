"""Addresses of messages, their files, what was put aside, and practice."""

from django.urls import path

from vinculo.interactions.web import (
    contents,
    domain_records,
    history,
    human,
    mailboxes,
    new_mailbox,
    practice,
    quarantine,
    reception,
    round_trip,
    spam,
    wording,
)
from vinculo.interactions.web.forms import builder, letter, papers, public

app_name = "interactions"
FORM = "ajustes/formularios/<uuid:form_id>/"
urlpatterns = [
    path("mensajes/<uuid:message_id>/html/", contents.message_html, name="message_html"),
    path("mensajes/<uuid:message_id>/original/", contents.message_raw, name="message_raw"),
    path("adjuntos/<uuid:attachment_id>/", contents.attachment, name="attachment"),
    path("cuarentena/", quarantine.quarantine_list, name="quarantine"),
    path("cuarentena/reintentar/", quarantine.retry_all, name="quarantine_retry_all"),
    path("cuarentena/<uuid:raw_id>/reintentar/", quarantine.retry, name="quarantine_retry"),
    path("cuarentena/<uuid:raw_id>/original/", quarantine.original, name="quarantine_raw"),
    path("ajustes/buzones/", mailboxes.mailbox_list, name="mailboxes"),
    path("ajustes/buzones/nuevo/", new_mailbox.new_mailbox, name="new_mailbox"),
    path("ajustes/buzones/<uuid:mailbox_id>/", reception.reception, name="mailbox"),
    path(
        "ajustes/buzones/<uuid:mailbox_id>/historia/", history.history_import, name="history_import"
    ),
    path(
        "ajustes/buzones/<uuid:mailbox_id>/lectura/",
        reception.reception_switch,
        name="mailbox_switch",
    ),
    path(
        "ajustes/buzones/<uuid:mailbox_id>/dominio/",
        domain_records.mailbox_domain,
        name="mailbox_domain",
    ),
    path("ajustes/buzones/<uuid:mailbox_id>/prueba/", round_trip.mailbox_try, name="mailbox_try"),
    path("ajustes/buzones/<uuid:mailbox_id>/identidad/", wording.identity, name="identity"),
    path("ajustes/plantillas/", wording.template_list, name="templates"),
    path("ajustes/plantillas/<slug:occasion>/<slug:language>/", wording.template, name="template"),
    path("ajustes/correo-no-deseado/", spam.spam_list, name="spam"),
    path("ajustes/correo-no-deseado/<uuid:spam_id>/retirar/", spam.drop, name="spam_drop"),
    path("ajustes/opcion-humana/", human.human, name="human"),
    path("ajustes/opcion-humana/comprobar/", human.human_check, name="human_check"),
    path("practica/", practice.practice_page, name="practice"),
    path("practica/nuevo/", practice.practice_newcomer, name="practice_newcomer"),
    path("practica/responder/", practice.practice_reply, name="practice_reply"),
    path("ajustes/formularios/", builder.form_list, name="forms"),
    path(f"{FORM}", builder.form_detail, name="form"),
    path(f"{FORM}datos/", builder.form_settings, name="form_settings"),
    path(f"{FORM}preguntas/nueva/", builder.form_new_field, name="form_new_field"),
    path(f"{FORM}preguntas/<slug:field_key>/", builder.form_field, name="form_field"),
    path(f"{FORM}orden/", builder.form_move, name="form_move"),
    path(f"{FORM}publicar/", builder.form_publish, name="form_publish"),
    path(f"{FORM}vista-previa/", builder.form_preview, name="form_preview"),
    path(f"{FORM}cartel.pdf", papers.form_poster, name="form_poster"),
    path("contactos/carta/", letter.letter_page, name="letter"),
    path("f/<slug:slug>/papel.pdf", papers.form_sheet, name="form_sheet"),
    path(f"{FORM}respuestas.<str:ending>", builder.form_answers, name="form_answers"),
    path("f/<slug:slug>/", public.form_page, name="form_page"),
    path("f/<slug:slug>/gracias/", public.form_thanks, name="form_thanks"),
    path("f/<slug:slug>/marco/", public.form_frame, name="form_frame"),
    path("f/<slug:slug>/marco/gracias/", public.form_frame_thanks, name="form_frame_thanks"),
]
