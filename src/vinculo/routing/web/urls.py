"""Addresses of the pages about queues and presence."""

from django.urls import path

from vinculo.routing.web import views

app_name = "routing"

urlpatterns = [
    path("ajustes/colas/", views.queue_list, name="queues"),
    path("ajustes/colas/<uuid:queue_id>/", views.queue_page, name="queue"),
    path("presencia/", views.set_presence, name="presence"),
    path("presencia/latido/", views.heartbeat, name="heartbeat"),
]
