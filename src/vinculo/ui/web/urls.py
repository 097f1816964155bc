"""Addresses of the ui context."""

from django.urls import path

from vinculo.ui.web import views

app_name = "ui"
urlpatterns = [
    path("preferencias/", views.keep_preferences, name="preferences"),
    path("atajos/", views.keys, name="keys"),
    path("ajustes/", views.settings_index, name="settings"),
    path("favicon.ico", views.icon, name="icon"),
    path("componentes/", views.catalogue, name="catalogue"),
]
