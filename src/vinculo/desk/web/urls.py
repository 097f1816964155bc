"""Addresses of the desk."""

from django.urls import path

from vinculo.desk.web import help as help_pages
from vinculo.desk.web import leaving, live, live_rows, search, setup, system, workplace

app_name = "desk"
urlpatterns = [
    *setup.urlpatterns,
    path("", workplace.home, name="home"),
    path("escritorio/", workplace.empty_desk, name="desk"),
    path("escritorio/siguiente/", workplace.take_next, name="take_next"),
    path("escritorio/<uuid:case_id>/", workplace.desk, name="case"),
    path("en-vivo/", live.live, name="live"),
    path("en-vivo/<slug:figure>/", live_rows.rows, name="live_rows"),
    path("ajustes/mi-empresa/", leaving.leave, name="leave"),
    path("ajustes/sistema/", system.system, name="system"),
    path("ajustes/sistema/reintentar/", system.retry_all, name="retry_all"),
    path("ajustes/sistema/<uuid:letter_id>/reintentar/", system.retry, name="retry"),
    path("buscar/", search.search_page, name="search"),
    path("buscar/filtros/", search.filters, name="search_filters"),
    path("buscar/sugerencias/", search.suggestions, name="suggestions"),
    path("ayuda/", help_pages.help_index, name="help"),
    path("ayuda/<slug:slug>/", help_pages.help_page, name="help_page"),
]
