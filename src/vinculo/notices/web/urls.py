"""Addresses of the notices context."""

from django.urls import path

from vinculo.notices.web import views

app_name = "notices"
urlpatterns = [
    path("avisos/", views.notices, name="list"),
    path("avisos/campana/", views.bell, name="bell"),
    path("avisos/leidos/", views.all_read, name="all_read"),
    path("avisos/<uuid:notice_id>/", views.follow, name="follow"),
]
