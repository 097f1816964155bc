"""Addresses of the outbox."""

from django.urls import path

from vinculo.delivery.web import views

app_name = "delivery"
urlpatterns = [
    path("ajustes/salida/", views.outbox, name="outbox"),
    path("ajustes/salida/<uuid:mail_id>/reintentar/", views.retry, name="retry"),
]
