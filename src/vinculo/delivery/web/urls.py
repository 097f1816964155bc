"""Addresses of the outbox."""

from django.urls import path

from vinculo.delivery.web import consent, views

app_name = "delivery"
urlpatterns = [
    path("ajustes/salida/", views.outbox, name="outbox"),
    path("ajustes/salida/<uuid:mail_id>/reintentar/", views.retry, name="retry"),
    path("ajustes/consentimientos/", consent.consent_list, name="consents"),
    path("ajustes/consentimientos/empezar/", consent.start, name="consent_start"),
    path("ajustes/consentimientos/vuelta/", consent.come_back, name="consent_back"),
]
