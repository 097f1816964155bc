"""Addresses of the desk."""

from django.urls import path

from vinculo.desk.web import help as help_pages

app_name = "desk"
urlpatterns = [
    path("ayuda/", help_pages.help_index, name="help"),
    path("ayuda/<slug:slug>/", help_pages.help_page, name="help_page"),
]
