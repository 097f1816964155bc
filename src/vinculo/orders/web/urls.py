"""Addresses of the pages about orders and special requests."""

from django.urls import path

from vinculo.orders.web import page, register, requests, steps

app_name = "orders"
ONE = "pedidos/<uuid:order_id>/"
WISH = "pedidos/peticiones/<uuid:wish_id>/"

urlpatterns = [
    path("pedidos/", register.order_list, name="orders"),
    path("pedidos/exportar/", register.export, name="export"),
    path("pedidos/caso/<uuid:case_id>/", register.of_case, name="of_case"),
    path("pedidos/caso/<uuid:case_id>/componer/", steps.begin, name="begin"),
    path("pedidos/caso/<uuid:case_id>/peticion/", requests.new_request, name="new_request"),
    path("pedidos/cliente/<uuid:customer_id>/", register.of_customer, name="of_customer"),
    path(
        "pedidos/cliente/<uuid:customer_id>/componer/",
        steps.begin_for_customer,
        name="begin_for_customer",
    ),
    path("pedidos/peticiones/", requests.request_list, name="requests"),
    path(WISH, requests.one_request, name="request"),
    path(f"{WISH}intento/", requests.attempt, name="attempt"),
    path(f"{WISH}contar/", requests.end, name="end_request"),
    path(f"{WISH}pasar/", requests.hand_on, name="hand_request"),
    path(f"{WISH}dejar/", requests.drop, name="drop_request"),
    path(ONE, page.order, name="order"),
    path(f"{ONE}poner/<uuid:catalogue_id>/", steps.add_line, name="add_line"),
    path(f"{ONE}lineas/", steps.change_lines, name="lines"),
    path(f"{ONE}datos/", steps.set_details, name="details"),
    path(f"{ONE}precios/", steps.reprice, name="reprice"),
    path(f"{ONE}confirmar/", steps.confirm, name="confirm"),
    path(f"{ONE}preparar/", steps.prepare, name="prepare"),
    path(f"{ONE}enviar/", steps.send, name="send"),
    path(f"{ONE}entregar/", steps.deliver, name="deliver"),
    path(f"{ONE}fecha/", steps.move, name="move"),
    path(f"{ONE}fecha-pedida/", steps.ask_for, name="ask_for"),
    path(f"{ONE}cancelar/", steps.cancel, name="cancel"),
    path(f"{ONE}cerrar/", steps.settle, name="settle"),
    path(f"{ONE}devolver/", steps.give_back, name="return"),
]
