"""Addresses of the outbox."""

from django.urls import path

from vinculo.delivery.web import consent, views, ways_out

app_name = "delivery"
urlpatterns = [
    path("ajustes/salida/", views.outbox, name="outbox"),
    path("ajustes/salida/<uuid:mail_id>/reintentar/", views.retry, name="retry"),
    path("ajustes/salida/servidores/", ways_out.route_list, name="routes"),
    path("ajustes/salida/servidores/quitar/", ways_out.drop_route, name="route_drop"),
    path("ajustes/salida/firma/", ways_out.key_list, name="keys"),
    path("ajustes/salida/firma/<uuid:key_id>/", ways_out.key_step, name="key_step"),
    path("ajustes/consentimientos/", consent.consent_list, name="consents"),
    path("ajustes/consentimientos/empezar/", consent.start, name="consent_start"),
    path("ajustes/consentimientos/vuelta/", consent.come_back, name="consent_back"),
]
