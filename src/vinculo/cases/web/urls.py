"""Addresses of the pages about cases."""

from django.urls import path

from vinculo.cases.web import (
    actions,
    evidence,
    files,
    lists,
    page,
    planned,
    reply_rules,
    tracking,
    tracking_entry,
)

app_name = "cases"
OWN = "seguimiento/caso/<str:ref>/"

urlpatterns = [
    path("casos/", lists.case_list, name="list"),
    path("casos/nuevo/", lists.register, name="register"),
    path("casos/plazos/", lists.deadlines, name="deadlines"),
    path("ajustes/respuestas/", reply_rules.replies, name="replies"),
    path("casos/ir/", lists.go_to_number, name="go"),
    path("casos/evidencia/", evidence.evidence_list, name="evidence_list"),
    path("casos/evidencia/<uuid:case_id>/", evidence.evidence_page, name="evidence"),
    path("casos/<uuid:case_id>/", page.case_page, name="page"),
    path("casos/<uuid:case_id>/hilo/", page.live_parts, name="live"),
    path("casos/<uuid:case_id>/borrador/", page.save_draft, name="draft"),
    path("casos/por-salir/", planned.planned_list, name="planned"),
    path("casos/por-salir/<uuid:planned_id>/deshacer/", planned.take_back, name="take_back"),
    path("casos/por-salir/<uuid:planned_id>/enviar/", planned.send_now, name="send_now"),
    path("casos/<uuid:case_id>/mas-tarde/", planned.later, name="later"),
    path("casos/<uuid:case_id>/imagenes/", files.paste, name="paste"),
    path("casos/<uuid:case_id>/imagenes/<uuid:file_id>/", files.picture, name="picture"),
    path("casos/<uuid:case_id>/archivos/", files.attach, name="attach"),
    path("casos/<uuid:case_id>/archivos/<uuid:file_id>/quitar/", files.detach, name="detach"),
    path("casos/<uuid:case_id>/responder/", actions.answer, name="answer"),
    path("casos/<uuid:case_id>/nota/", actions.note, name="note"),
    path("casos/<uuid:case_id>/tomar/", actions.take, name="take"),
    path("casos/<uuid:case_id>/devolver/", actions.give_back, name="give_back"),
    path("casos/<uuid:case_id>/pasar/", actions.transfer, name="transfer"),
    path("casos/<uuid:case_id>/esperar/", actions.wait, name="wait"),
    path("casos/<uuid:case_id>/seguir/", actions.resume, name="resume"),
    path("casos/<uuid:case_id>/resolver/", actions.resolve, name="resolve"),
    path("casos/<uuid:case_id>/reabrir/", actions.reopen, name="reopen"),
    path("casos/<uuid:case_id>/remitente/", actions.confirm_sender, name="confirm_sender"),
    path("casos/<uuid:case_id>/quien/", actions.choose_customer, name="choose_customer"),
    path("casos/<uuid:case_id>/cliente/", actions.set_customer, name="set_customer"),
    path("seguimiento/", tracking_entry.ask, name="tracking_ask"),
    path("seguimiento/<str:token>/", tracking_entry.enter, name="tracking_enter"),
    path(OWN, tracking.tracking_page, name="tracking_page"),
    path(f"{OWN}escribir/", tracking.tracking_write, name="tracking_write"),
    path(f"{OWN}resuelto/", tracking.tracking_confirm, name="tracking_confirm"),
    path(f"{OWN}no-resuelto/", tracking.tracking_deny, name="tracking_deny"),
    path(f"{OWN}archivos/", tracking.tracking_attach, name="tracking_attach"),
    path(f"{OWN}archivos/<uuid:file_id>/quitar/", tracking.tracking_detach, name="tracking_detach"),
    path(f"{OWN}adjunto/<uuid:attachment_id>/", tracking.tracking_file, name="tracking_file"),
    path(f"{OWN}preferencias/", tracking.tracking_wish, name="tracking_wish"),
    path(f"{OWN}idioma/", tracking.tracking_language, name="tracking_language"),
]
