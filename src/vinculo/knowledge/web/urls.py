"""Addresses of articles."""

from django.urls import path

from vinculo.knowledge.web import public, views

app_name = "knowledge"
urlpatterns = [
    path("conocimiento/", views.article_list, name="articles"),
    path("conocimiento/nuevo/", views.new, name="new"),
    path("conocimiento/<uuid:article_id>/", views.article, name="article"),
    path("conocimiento/<uuid:article_id>/cambiar/", views.edit, name="edit"),
    path("conocimiento/<uuid:article_id>/retirar/", views.retire, name="retire"),
    path("respuestas/", public.answers, name="answers"),
    path("respuestas/proponer/", public.proposed, name="proposed"),
    path("respuestas/<slug:slug>/", public.answer, name="answer"),
    path("respuestas/<slug:slug>/opinion/", public.opine, name="opine"),
]
