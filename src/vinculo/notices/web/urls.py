"""Addresses of the notices context."""

from django.urls import path

from vinculo.notices.web import own, views

app_name = "notices"
urlpatterns = [
    path("avisos/", views.notices, name="list"),
    path("avisos/campana/", views.bell, name="bell"),
    path("avisos/leidos/", views.all_read, name="all_read"),
    path("avisos/<uuid:notice_id>/", views.follow, name="follow"),
    path("mi/avisos/", own.preferences, name="preferences"),
    path("mi/ausencia/", own.away, name="away"),
    path("mi/ausencia/<uuid:absence_id>/borrar/", own.back, name="back"),
]
