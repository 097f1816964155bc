"""Addresses of what the law asks about a case."""

from django.urls import path

from vinculo.statutory.web import page, pausing

app_name = "statutory"
ONE = "ley/<uuid:matter_id>/"

urlpatterns = [
    path("ley/caso/<uuid:case_id>/", page.of_case, name="of_case"),
    path(f"{ONE}justificante/", page.receipt, name="receipt"),
    path(f"{ONE}entregado/", page.handed, name="handed"),
    path(f"{ONE}asunto/", page.topic, name="topic"),
    path(f"{ONE}causa/", page.cause, name="cause"),
    path(f"{ONE}pausa/", pausing.pause, name="pause"),
    path(f"{ONE}seguir/", pausing.resume, name="resume"),
    path(f"{ONE}cartas/<uuid:case_letter_id>/", pausing.letter, name="letter"),
]
