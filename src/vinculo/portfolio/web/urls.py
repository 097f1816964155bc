"""Addresses of the portfolio context."""

from django.urls import path

from vinculo.portfolio.web import views

app_name = "portfolio"
urlpatterns = [
    path("servicios/", views.service_list, name="services"),
    path("servicios/nuevo/", views.new_service, name="new_service"),
    path("servicios/<uuid:service_id>/", views.service, name="service"),
    path("servicios/<uuid:service_id>/editar/", views.edit_service, name="edit_service"),
    path("servicios/<uuid:service_id>/estandares/<slug:metric>/", views.standard, name="standard"),
    path(
        "servicios/<uuid:service_id>/estandares/<slug:metric>/retirar/",
        views.withdraw,
        name="withdraw",
    ),
]
