"""Addresses of customers."""

from django.urls import path

from vinculo.customers.web import views

app_name = "customers"
urlpatterns = [
    path("clientes/", views.customer_list, name="customers"),
    path("clientes/nuevo/", views.new_customer, name="new_customer"),
    path("clientes/<uuid:customer_id>/", views.customer, name="customer"),
    path("clientes/<uuid:customer_id>/contacto/", views.add_contact_point, name="add_contact"),
]
