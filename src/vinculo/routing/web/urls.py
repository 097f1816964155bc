"""Addresses of the pages about queues and presence."""

from django.urls import path

from vinculo.routing.web import feeds, leading, offers, setup, views

app_name = "routing"

urlpatterns = [
    path("ajustes/colas/", views.queue_list, name="queues"),
    path("ajustes/colas/<uuid:queue_id>/", views.queue_page, name="queue"),
    path("ajustes/colas/<uuid:queue_id>/reparto/", setup.giving_page, name="giving"),
    path("ajustes/entradas/", feeds.feed_list, name="feeds"),
    path("ajustes/reparto/", setup.settings_page, name="settings"),
    path("ajustes/habilidades/", setup.people_page, name="people"),
    path("ajustes/pausas/", setup.pauses_page, name="pauses"),
    path("ajustes/pausas/<uuid:pause_id>/", setup.switch_pause, name="switch_pause"),
    path("presencia/", views.set_presence, name="presence"),
    path("presencia/latido/", views.heartbeat, name="heartbeat"),
    path("personas/<uuid:user_id>/estado/", leading.set_state_of, name="set_state_of"),
    path("presencia/pausas/", views.pauses_menu, name="pauses_menu"),
    path("ofertas/", offers.offer, name="offer"),
    path("ofertas/<uuid:offer_id>/atender/", offers.accept, name="accept"),
    path("ofertas/<uuid:offer_id>/rehusar/", offers.refuse, name="refuse"),
    path("reparto/<uuid:item_id>/", offers.story, name="why"),
]
