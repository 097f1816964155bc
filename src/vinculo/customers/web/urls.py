"""Addresses of customers."""

from django.urls import path

from vinculo.customers.web import merging, views

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
    path("clientes/<uuid:customer_id>/unir/", merging.choose, name="merge_choose"),
    path("clientes/<uuid:customer_id>/unir/<uuid:other_id>/", merging.merge, name="merge"),
    path("clientes/uniones/<uuid:merge_id>/deshacer/", merging.split, name="split"),
]
