"""Addresses of customers."""

from django.urls import path

from vinculo.customers.web import beside, holdings, merging, requests, rights, views

app_name = "customers"
urlpatterns = [
    path("clientes/", views.customer_list, name="customers"),
    path("clientes/nuevo/", views.new_customer, name="new_customer"),
    path("clientes/<uuid:customer_id>/", views.customer, name="customer"),
    path("clientes/<uuid:customer_id>/contacto/", views.add_contact_point, name="add_contact"),
    path(
        "clientes/<uuid:customer_id>/contacto/<uuid:point_id>/quitar/",
        views.remove_contact_point,
        name="remove_contact",
    ),
    path("clientes/contratado/traer/", holdings.bring, name="bring_holdings"),
    path(
        "clientes/contratado/servicio/<uuid:service_id>/",
        beside.beside_offer,
        name="beside_offer",
    ),
    path("clientes/contratado/<uuid:holding_id>/baja/", holdings.end_holding, name="end_holding"),
    path("clientes/<uuid:customer_id>/contratado/", holdings.held, name="held"),
    path("clientes/<uuid:customer_id>/contratado/nuevo/", holdings.hold, name="hold"),
    path("clientes/<uuid:customer_id>/consentimiento/", holdings.consent, name="consent"),
    path("clientes/<uuid:customer_id>/unir/", merging.choose, name="merge_choose"),
    path("clientes/<uuid:customer_id>/unir/<uuid:other_id>/", merging.merge, name="merge"),
    path("clientes/<uuid:customer_id>/datos/", rights.personal, name="personal"),
    path("clientes/<uuid:customer_id>/datos/pedir/", requests.register, name="ask"),
    path("clientes/<uuid:customer_id>/datos/copia/", rights.ask_copy, name="ask_copy"),
    path("clientes/<uuid:customer_id>/datos/bloquear/", rights.block, name="block"),
    path("clientes/<uuid:customer_id>/datos/desbloquear/", rights.unblock, name="unblock"),
    path("clientes/<uuid:customer_id>/datos/borrar/", rights.erase, name="erase"),
    path("clientes/copias/<uuid:copy_id>/", rights.copy_file, name="copy_file"),
    path("clientes/peticiones/", requests.data_requests, name="data_requests"),
    path("clientes/peticiones/<uuid:request_id>/", requests.data_request, name="data_request"),
    path("clientes/peticiones/<uuid:request_id>/plazo/", requests.extend, name="extend_request"),
    path("clientes/uniones/<uuid:merge_id>/deshacer/", merging.split, name="split"),
]
