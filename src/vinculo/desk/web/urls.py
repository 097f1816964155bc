"""Addresses of the desk."""

from django.urls import path

from vinculo.desk.web import help as help_pages
from vinculo.desk.web import setup, system, workplace

app_name = "desk"
urlpatterns = [
    *setup.urlpatterns,
    path("", workplace.home, name="home"),
    path("escritorio/", workplace.empty_desk, name="desk"),
    path("escritorio/siguiente/", workplace.take_next, name="take_next"),
    path("escritorio/<uuid:case_id>/", workplace.desk, name="case"),
    path("ajustes/sistema/", system.system, name="system"),
    path("ajustes/sistema/reintentar/", system.retry_all, name="retry_all"),
    path("ajustes/sistema/<uuid:letter_id>/reintentar/", system.retry, name="retry"),
    path("ayuda/", help_pages.help_index, name="help"),
    path("ayuda/<slug:slug>/", help_pages.help_page, name="help_page"),
]
