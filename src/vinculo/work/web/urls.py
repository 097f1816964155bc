"""Addresses of the work context."""

from django.urls import path

from vinculo.work.web import views

app_name = "work"
urlpatterns = [
    path("tareas/", views.tasks, name="list"),
    path("tareas/<uuid:task_id>/", views.task_page, name="task"),
    path("tareas/<uuid:task_id>/hecha/", views.done, name="done"),
]
