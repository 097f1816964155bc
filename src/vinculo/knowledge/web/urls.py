"""Addresses of articles and of what is announced."""

from django.urls import path

from vinculo.knowledge.web import public, service_notices, views

app_name = "knowledge"
ONE = "conocimiento/incidencias/<uuid:service_notice_id>/"
urlpatterns = [
    path("conocimiento/", views.article_list, name="articles"),
    path("conocimiento/nuevo/", views.new, name="new"),
    path("conocimiento/<uuid:article_id>/", views.article, name="article"),
    path("conocimiento/<uuid:article_id>/cambiar/", views.edit, name="edit"),
    path("conocimiento/<uuid:article_id>/retirar/", views.retire, name="retire"),
    path("conocimiento/incidencias/", service_notices.notice_list, name="notices"),
    path("conocimiento/incidencias/nueva/", service_notices.announce, name="announce"),
    path(ONE, service_notices.notice, name="notice"),
    path(f"{ONE}novedad/", service_notices.tell, name="tell"),
    path(f"{ONE}terminar/", service_notices.end, name="end"),
    path(f"{ONE}anular/", service_notices.call_off, name="call_off"),
    path("estado/", service_notices.state, name="state"),
    path("respuestas/", public.answers, name="answers"),
    path("respuestas/proponer/", public.proposed, name="proposed"),
    path("respuestas/<slug:slug>/", public.answer, name="answer"),
    path("respuestas/<slug:slug>/opinion/", public.opine, name="opine"),
]
